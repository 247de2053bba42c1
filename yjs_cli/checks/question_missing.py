from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A key question without a column, in a domain that has cases.

Its answers are missing, so its standard has no rating. Most likely its heading is mistyped or is an
Excel error.

Passes:

    Case ID | 2.1.1 | 2.1.2 | 2.1.3

Fails:

    Case ID | 2.1.1 | 2.1.2

To fix: add the column, or start its heading with the question code.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    for table in inspection.asked:
        for domain in framework.case_domains:
            missing = [question.code for question in domain.questions if question.code not in table.questions]
            if domain.code in table.domains and missing:
                yield Finding(
                    table.place,
                    f"There is no column for {', '.join(missing)} ({domain.name}), so "
                    f"{'its' if len(missing) == 1 else 'their'} answers are missing.",
                    "Add the column, or start its heading with the question code.",
                )


RULE = ComputedRule("question-missing", "warning", MANUAL, check)
