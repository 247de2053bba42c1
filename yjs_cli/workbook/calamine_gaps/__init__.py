"""What a workbook says and calamine does not: cells that only look blank, what is hidden, and what is merged.

One file a format. Each looks through the bytes of its format for Excel's errors, for formulas without a result, and for
whatever else calamine tells otherwise than the file does.
"""

import msgspec

from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Merge


class Marks(msgspec.Struct):
    """Cells that look blank and are not, by (row, column); hidden rows and columns; all counted from 1.

    ``merges`` is None where calamine tells the merged ranges itself. ``of_another_file``: the sheet is a copy of one in
    another workbook, kept for formulas that refer to it.
    """

    cells: dict[tuple[int, int], Value] = msgspec.field(default_factory=dict)
    hidden_rows: set[int] = msgspec.field(default_factory=set)
    hidden_columns: frozenset[int] = frozenset()
    merges: list[Merge] | None = None
    of_another_file: bool = False


# Excel's error values by the number that its binary formats give them.
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
