"""What calamine leaves out of a workbook: cells that only look blank, what is hidden, and what is merged.

calamine returns a blank for an Excel error and for a formula without a result (its issues 105 and 107), and says
nothing about hidden rows and columns. Each module here finds these in the bytes of one format. The package can go when
calamine returns errors and uncalculated formulas as such, and reports what is hidden.
"""

import msgspec

from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Merge


class CalamineGaps(msgspec.Struct):
    """What calamine leaves out of one sheet. Rows and columns count from 1.

    ``cells`` has the true value of cells, by (row, column), that calamine reads as blank or wrongly. ``struck`` has the
    cells whose font strikes them through. ``merges`` is None
    if calamine reports the merged ranges itself. ``is_of_another_file``: the sheet is a copy from another workbook,
    kept for formulas that refer to it.
    """

    cells: dict[tuple[int, int], Value] = msgspec.field(default_factory=dict)
    hidden_rows: set[int] = msgspec.field(default_factory=set)
    hidden_columns: frozenset[int] = frozenset()
    struck: set[tuple[int, int]] = msgspec.field(default_factory=set)
    merges: list[Merge] | None = None
    is_of_another_file: bool = False


# Excel's error values by their numbers in its binary formats.
ERROR_NUMBERS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
