"""A formula that was saved without its result.

Some programs write formulas and leave the calculating to Excel. Until a person opens and saves the file there, the cell
looks blank to every reader, and is not.

Passes::

    a cell with =IF(F7>2,"Yes","No") that was saved by Excel: its result counts

Fails::

    the same cell, written by a script and never opened in Excel

To mend: open the workbook in Excel, save it, and run again.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Uncalculated

CODE = "formula-uncalculated"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in inspection.unread:
        if isinstance(unread.value, Uncalculated):
            yield Finding(
                unread.place,
                "A formula whose result was never calculated: it only looks blank.",
                "Open the workbook in Excel, save it, and run again.",
            )
