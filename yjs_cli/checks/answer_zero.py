"""A 0 where other answers are words.

It counts as No. A formula that points at an empty cell shows 0, so it may be no answer at all.

Passes::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | No

Fails::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | 0

To mend: type No, or clear the cell if the question is not answered yet.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "answer-zero"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "0 counts as No here, among answers in words; a formula that points at an empty cell shows 0.",
            "Type No, or clear the cell if the question is not answered yet.",
        )
