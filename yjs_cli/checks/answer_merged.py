"""An answer in merged cells.

It is the answer of the first cell. The others are blank, as if they were not answered yet.

Passes::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | Yes

Fails::

    1001, and a Yes merged over 2.1.1 and 2.1.2

To mend: unmerge the cells, and answer each question.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "answer-merged"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            f"An answer merged with the cells up to {fact.about}: it counts for the first of them only.",
            "Unmerge the cells, and answer each question.",
        )
