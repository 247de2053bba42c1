"""An Interviewed cell that says neither Yes nor No.

Passes::

    Case ID | Interviewed
    1001    | Yes

Fails::

    Case ID | Interviewed
    1001    | by phone

To mend: type Yes or No. It changes no rating, only the count of interviews.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, quoted, unread_cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "interviewed-unknown"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in unread_cells(inspection, "interviewed"):
        yield Finding(
            unread.place, f"{quoted(unread.value)} is neither Yes nor No.", "Type Yes or No, or clear the cell."
        )
