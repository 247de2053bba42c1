"""One of Excel's error values where an answer, a rating or another detail should stand.

``#N/A`` looks like N/A and is not: it says that a formula found nothing. Careless readers take it for a blank.

Passes::

    Case ID | 2.1.1
    1001    | N/A

Fails::

    Case ID | 2.1.1
    1001    | #N/A

To mend: type the value, or correct the formula in the cell.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, shortened
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import CellError

CODE = "cell-error"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in inspection.unread:
        if isinstance(unread.value, CellError):
            wanted = "an answer" if unread.field == "answer" else "a value"
            yield Finding(
                unread.place,
                f"{shortened(unread.value.text)} is an Excel error, not {wanted}.",
                "Type the value, or correct the formula in the cell.",
            )
