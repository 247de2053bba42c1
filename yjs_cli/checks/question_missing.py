from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, asked_questions
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A key question without a column, in a domain that has cases.

No sheet with cases of the domain asks it, so its answers are missing and its standard has no rating.
Most likely its heading is mistyped or is an Excel error.

Passes:

    Case ID | 2.1.1 | 2.1.2 | 2.1.3

Fails:

    Case ID | 2.1.1 | 2.1.2

To fix: add the column, or put the question code in its heading.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    for domain in framework.case_domains:
        asked = asked_questions(inspection, domain.code)
        missing = [question.code for question in domain.questions if question.code not in asked]
        first = next((table.place for table in inspection.asked if domain.code in table.domains), None)
        if first and missing:
            yield Finding(
                first,
                f"There is no column for {', '.join(missing)} ({domain.name}), so "
                f"{'its' if len(missing) == 1 else 'their'} answers are missing.",
                "Add the column, or put the question code in its heading.",
            )


RULE = ComputedRule("question-missing", "warning", MANUAL, check)
