"""A key question of a domain that has cases, without a column.

Its answers are missing, so its standard has no rating. Most likely the heading is mistyped, or an error stands in it.

Passes::

    Case ID | 2.1.1 | 2.1.2 | 2.1.3

Fails::

    Case ID | 2.1.1 | 2.1.2

To mend: add the column, or put the question's code first in its heading.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "question-missing"
SEVERITY = "warning"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    for asked in inspection.asked:
        for domain in framework.case_domains:
            missing = [question.code for question in domain.questions if question.code not in asked.questions]
            if domain.code in asked.domains and missing:
                yield Finding(
                    asked.place,
                    f"Nothing is headed {', '.join(missing)} ({domain.name}): "
                    f"{'its' if len(missing) == 1 else 'their'} answers are missing.",
                    "Add the column, or put the question's code first in its heading.",
                )
