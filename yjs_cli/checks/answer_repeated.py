"""A question answered twice for one case, in a sheet with a row an answer.

Two answers cannot both count, and nothing tells which is meant, even where they agree today.

Passes::

    Case ID | Question | Answer
    1001    | 2.1.1    | Yes
    1001    | 2.1.2    | No

Fails::

    Case ID | Question | Answer
    1001    | 2.1.1    | Yes
    1001    | 2.1.1    | No

To mend: delete the row that does not hold, or correct its case id or question.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "answer-repeated"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            f"This case's question is already answered in {fact.about}.",
            "Delete the row that does not hold, or correct its case id or question.",
        )
