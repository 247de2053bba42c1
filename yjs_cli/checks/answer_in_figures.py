"""A row answered in figures, on a sheet whose other answers are in words.

``1`` and ``0`` are read as Yes and No where a sheet is answered so. Among answers in words, such a row is more
likely one of counts, and as a case it would move the percentages.

Passes::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | No
    1002    | No    | Yes

Fails::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | No
    Other   | 0     | 1

To mend: if the row is a case, answer Yes or No; if it holds counts, head it Total or take it off the sheet.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "answer-in-figures"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "Figures among answers in words: a case, or a row of counts?",
            "Answer Yes or No if it is a case; else head the row Total, or take it off the sheet.",
        )
