"""A row among the cases that holds only a note.

It was passed over: its first cell reads like a sentence, or it has nothing under the headings that count.

Passes::

    a note above the headings

Fails::

    Case ID                               | 2.1.1
    1001                                  | Yes
    Note: two cases were closed on Monday |

To mend: move the note above the headings or to another sheet.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "note-row"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "A note among the cases: the row was passed over.",
            "Move it above the headings, or give the row a case id if it is a case.",
        )
