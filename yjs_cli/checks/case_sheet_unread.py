"""A sheet of cases and answers, of which no heading begins with a key question's code.

Passed over in silence, its cases would be missing from the ratings.

Passes::

    Case  | 2.1.1 Desistance
    1001  | Yes

Fails::

    Case  | Desistance 2.1.1
    1001  | Yes

To mend: put the question's code first in each heading. A sheet that is not to be read belongs in another workbook.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "case-sheet-unread"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "Cases with answers, under headings of which none begins with a key question's code: none is read.",
            "Put the question's code first in each heading, or move the sheet to another workbook.",
        )
