"""A date that is a text, or no date at all.

In a text such as ``03/04/2024`` nothing tells the day from the month, so it is not guessed at. Dates change no rating.

Passes::

    a cell that Excel knows as a date, or the texts 2024-04-03 and 3 April 2024

Fails::

    03/04/2024 typed as text

To mend: type the date again into a cell formatted as a date.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, quoted, unread_cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "date-invalid"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in unread_cells(inspection, "date"):
        yield Finding(
            unread.place,
            f"{quoted(unread.value)} is not certainly one date.",
            "Type it again into a cell formatted as a date, or as 2024-04-03.",
        )
