"""The gaps of an .xls (Excel 5.0 to 2003), found record by record as [MS-XLS] describes them."""

import io
import struct
from collections.abc import Iterator
from enum import IntEnum

import olefile

from yjs_cli.errors import PasswordNeededError
from yjs_cli.workbook.calamine_gaps import ERROR_NUMBERS, CalamineGaps
from yjs_cli.workbook.calamine_gaps.xls_formulas import LIBREOFFICE_BUILD, is_certainly_a_number
from yjs_cli.workbook.cell import CellError, Uncalculated
from yjs_cli.workbook.sheet import spanned


class _Record(IntEnum):
    BEGIN = 0x0809
    END = 0x000A
    PASSWORD = 0x002F
    SHEET = 0x0085
    ROW = 0x0208
    COLUMN = 0x007D
    TRUTH_OR_ERROR = 0x0205
    TEXT_RESULT = 0x0207
    CALCULATED_BY = 0x01C1
    FORMULA = 0x0006


# The result of a formula is a number, unless its last two bytes are these: then its first byte gives the type.
_NOT_A_NUMBER = b"\xff\xff"
_TEXT, _ERROR, _EMPTY = 0, 2, 3
_CALCULATED_ON_LOAD = 0x02
_TOKENS = 22  # where the tokens of a formula begin
_HIDDEN_ROW = 0x20
_HIDDEN_COLUMN = 0x01
_COLUMNS = 256

# Records of filled cells: texts (3 kinds), numbers (2), truth values or errors, formulas; and a run of numbers.
_CELLS = frozenset((0x0204, 0x00FD, 0x00D6, 0x0203, 0x027E, 0x0205, 0x0006))
_RUN = 0x00BD
_BYTES_PER_NUMBER = 6  # in a run; what surrounds the numbers is as long as one of them

Address = tuple[int, int]


def find_gaps(content: bytes) -> list[CalamineGaps]:
    """The gaps of every sheet, in the workbook's order.

    Raises PasswordNeededError for an encrypted workbook, ValueError if one cell has two values, and other exceptions
    for a damaged file.
    """
    with olefile.OleFileIO(io.BytesIO(content)) as compound:
        stream = compound.openstream("Workbook" if compound.exists("Workbook") else "Book").read()
    starts = []
    build = None  # of the program that calculated the workbook
    for kind, body in _records(stream, 0):
        if kind == _Record.PASSWORD:
            raise PasswordNeededError
        if kind == _Record.SHEET:
            starts.append(struct.unpack_from("<I", body)[0])
        if kind == _Record.CALCULATED_BY:
            build = struct.unpack_from("<I", body, 4)[0] if len(body) >= 8 else 0
    sheets = [_Sheet(stream, start) for start in starts]
    # A program that calculates formulas calculates all of them, and gives its build. Its result "empty" is the empty
    # text. Programs that cannot calculate write "empty" for every formula.
    is_calculated = build is not None or any(sheet.has_result for sheet in sheets)
    for sheet in sheets:
        uncalculated = sheet.without_result if is_calculated else sheet.without_result + sheet.empty
        if build == LIBREOFFICE_BUILD:
            uncalculated = uncalculated + sheet.zero_but_perhaps_text
        sheet.gaps.cells.update(dict.fromkeys(uncalculated, Uncalculated()))
    return [sheet.gaps for sheet in sheets]


def _records(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """The records of a substream up to its end, without substreams inside it such as charts."""
    depth = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        position += 4
        depth += (kind == _Record.BEGIN) - (kind == _Record.END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, stream[position : position + length]
        position += length


class _Sheet:
    """One sheet: its gaps, and its formulas whose result is missing or may be."""

    def __init__(self, stream: bytes, start: int) -> None:
        self.gaps = CalamineGaps()
        self.has_result = False
        self.without_result: list[Address] = []
        self.empty: list[Address] = []
        self.zero_but_perhaps_text: list[Address] = []
        self.filled: set[Address] = set()
        hidden_columns: list[tuple[int, int]] = []
        awaiting_text: Address | None = None
        for kind, body in _records(stream, start):
            if kind in _CELLS:
                self._fill(_address(body), 1)
            elif kind == _RUN:
                self._fill(_address(body), len(body) // _BYTES_PER_NUMBER - 1)
            match kind:
                case _Record.FORMULA:
                    self._add_without_result(awaiting_text)
                    awaiting_text = self._formula(body)
                case _Record.TEXT_RESULT:
                    awaiting_text, self.has_result = None, True
                case _Record.TRUTH_OR_ERROR if body[7]:
                    self.gaps.cells[_address(body)] = _error(body[6])
                case _Record.ROW if body[12] & _HIDDEN_ROW:
                    self.gaps.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
                case _Record.COLUMN if body[8] & _HIDDEN_COLUMN:
                    first, last = struct.unpack_from("<HH", body)
                    hidden_columns.append((first + 1, last + 1))
        self._add_without_result(awaiting_text)
        self.gaps.hidden_columns = spanned(hidden_columns, _COLUMNS)

    def _fill(self, first: Address, count: int) -> None:
        """Note that ``count`` cells of a row are filled. Raises ValueError if one of them already is."""
        row, column = first
        cells = {(row, column + offset) for offset in range(count)}
        if not self.filled.isdisjoint(cells):
            raise ValueError("two values for one cell")
        self.filled |= cells

    def _add_without_result(self, address: Address | None) -> None:
        self.without_result += [address] if address else []

    def _formula(self, body: bytes) -> Address | None:
        """Note the result of a formula. Return its address if the result is a text, which a later record gives."""
        address, result, flags = _address(body), body[6:14], body[14]
        if result[6:] != _NOT_A_NUMBER:
            # Some programs write 0, to be calculated on opening, as "not calculated yet".
            if flags & _CALCULATED_ON_LOAD and not any(result):
                self.without_result.append(address)
            else:
                self.has_result = True
                if not any(result) and not is_certainly_a_number(_tokens_of(body)):
                    self.zero_but_perhaps_text.append(address)
        elif result[0] == _EMPTY:
            self.empty.append(address)
        elif result[0] == _TEXT:
            return address
        else:
            self.has_result = True
            if result[0] == _ERROR:
                self.gaps.cells[address] = _error(result[2])
        return None


def _address(body: bytes) -> Address:
    row, column = struct.unpack_from("<HH", body)
    return row + 1, column + 1


def _tokens_of(body: bytes) -> bytes:
    length = int.from_bytes(body[_TOKENS - 2 : _TOKENS], "little")
    return body[_TOKENS : _TOKENS + length]


def _error(number: int) -> CellError:
    return CellError(ERROR_NUMBERS.get(number, "#UNKNOWN!"))
