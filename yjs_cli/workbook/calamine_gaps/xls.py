"""The marks of an .xls: its records, one after the other, as [MS-XLS] describes them (Excel 5.0 to 2003)."""

import io
import struct
from collections.abc import Iterator
from enum import IntEnum

import olefile

from yjs_cli.errors import PasswordNeededError
from yjs_cli.workbook.calamine_gaps import ERROR_NUMBERS, Marks
from yjs_cli.workbook.cell import CellError, Uncalculated
from yjs_cli.workbook.sheet import spanned


class _Record(IntEnum):
    BEGINNING = 0x0809
    END = 0x000A
    PASSWORD = 0x002F
    SHEET = 0x0085
    ROW = 0x0208
    COLUMN = 0x007D
    TRUTH_OR_ERROR = 0x0205
    TEXT_RESULT = 0x0207
    CALCULATED_BY = 0x01C1
    FORMULA = 0x0006


# A formula's result is a number, or, where its last two bytes are these, what its first byte says.
_NO_NUMBER = b"\xff\xff"
_TEXT, _ERROR, _EMPTY = 0, 2, 3
_CALCULATED_ON_LOAD = 0x02
_HIDDEN_ROW = 0x20
_HIDDEN_COLUMN = 0x01
_COLUMNS = 256

# Cells that hold something: texts of three kinds, numbers of two, truth values or errors, formulas; a run of numbers.
_CELLS = frozenset((0x0204, 0x00FD, 0x00D6, 0x0203, 0x027E, 0x0205, 0x0006))
_RUN = 0x00BD
_BYTES_OF_ONE = 6  # of a number in a run, and of all around them

Address = tuple[int, int]


def sheet_marks(content: bytes) -> list[Marks]:
    """The marks of every sheet, in the workbook's order.

    Raises PasswordNeededError for a workbook that is encrypted, ValueError where a cell stands twice, and whatever a
    damaged file leads to.
    """
    with olefile.OleFileIO(io.BytesIO(content)) as compound:
        stream = compound.openstream("Workbook" if compound.exists("Workbook") else "Book").read()
    beginnings = []
    calculated = False
    for kind, body in _records(stream, 0):
        if kind == _Record.PASSWORD:
            raise PasswordNeededError
        if kind == _Record.SHEET:
            beginnings.append(struct.unpack_from("<I", body)[0])
        calculated |= kind == _Record.CALCULATED_BY
    sheets = [_Sheet(stream, beginning) for beginning in beginnings]
    # A program that calculates works out every formula, and says so. It says "empty" of one whose result is the empty
    # text, which programs that cannot calculate say of all.
    calculated = calculated or any(sheet.has_result for sheet in sheets)
    for sheet in sheets:
        without_result = sheet.without_result if calculated else sheet.without_result + sheet.empty
        sheet.marks.cells.update(dict.fromkeys(without_result, Uncalculated()))
    return [sheet.marks for sheet in sheets]


def _records(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """The records of a substream from its beginning to its own end, without those embedded in it, such as charts."""
    depth = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        position += 4
        depth += (kind == _Record.BEGINNING) - (kind == _Record.END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, stream[position : position + length]
        position += length


class _Sheet:
    """One sheet: its marks, and the formulas whose result is missing, or tells nothing by itself."""

    def __init__(self, stream: bytes, beginning: int) -> None:
        self.marks = Marks()
        self.has_result = False
        self.without_result: list[Address] = []
        self.empty: list[Address] = []
        self.filled: set[Address] = set()
        hidden_columns: list[tuple[int, int]] = []
        text_awaited: Address | None = None
        for kind, body in _records(stream, beginning):
            if kind in _CELLS:
                self._fill(_address(body), 1)
            elif kind == _RUN:
                self._fill(_address(body), len(body) // _BYTES_OF_ONE - 1)
            match kind:
                case _Record.FORMULA:
                    self._without_result(text_awaited)
                    text_awaited = self._formula(body)
                case _Record.TEXT_RESULT:
                    text_awaited, self.has_result = None, True
                case _Record.TRUTH_OR_ERROR if body[7]:
                    self.marks.cells[_address(body)] = _error(body[6])
                case _Record.ROW if body[12] & _HIDDEN_ROW:
                    self.marks.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
                case _Record.COLUMN if body[8] & _HIDDEN_COLUMN:
                    first, last = struct.unpack_from("<HH", body)
                    hidden_columns.append((first + 1, last + 1))
        self._without_result(text_awaited)
        self.marks.hidden_columns = spanned(hidden_columns, _COLUMNS)

    def _fill(self, first: Address, count: int) -> None:
        """Take note of cells side by side. Raises ValueError where one of them holds something already."""
        row, column = first
        cells = {(row, column + beside) for beside in range(count)}
        if not self.filled.isdisjoint(cells):
            raise ValueError("a cell twice")
        self.filled |= cells

    def _without_result(self, address: Address | None) -> None:
        self.without_result += [address] if address else []

    def _formula(self, body: bytes) -> Address | None:
        """Take note of a formula's result; its address, where that is a text that a further record is to give."""
        address, result, flags = _address(body), body[6:14], body[14]
        if result[6:] != _NO_NUMBER:
            # A nought that is to be worked out on opening is what some programs put for "not yet".
            if flags & _CALCULATED_ON_LOAD and not any(result):
                self.without_result.append(address)
            else:
                self.has_result = True
        elif result[0] == _EMPTY:
            self.empty.append(address)
        elif result[0] == _TEXT:
            return address
        else:
            self.has_result = True
            if result[0] == _ERROR:
                self.marks.cells[address] = _error(result[2])
        return None


def _address(body: bytes) -> Address:
    row, column = struct.unpack_from("<HH", body)
    return row + 1, column + 1


def _error(number: int) -> CellError:
    return CellError(ERROR_NUMBERS.get(number, "#UNKNOWN!"))
