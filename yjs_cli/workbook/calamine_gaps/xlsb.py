"""The gaps of an .xlsb, found record by record as [MS-XLSB] describes them."""

import posixpath
import struct
from collections.abc import Iterator
from enum import IntEnum
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from yjs_cli.workbook.calamine_gaps import ERROR_NUMBERS, CalamineGaps
from yjs_cli.workbook.cell import CellError, Uncalculated
from yjs_cli.workbook.limits import COLUMNS, ROWS
from yjs_cli.workbook.sheet import Merge, spanned

_BOOK = "xl/workbook.bin"
_TEXTS = "xl/sharedStrings.bin"
_RELATIONS = "xl/_rels/workbook.bin.rels"


class _Record(IntEnum):
    ROW = 0
    BLANK = 1
    SHORT_NUMBER = 2
    ERROR = 3
    TRUTH = 4
    NUMBER = 5
    TEXT = 6
    SHARED_TEXT = 7
    TEXT_FORMULA = 8
    NUMBER_FORMULA = 9
    TRUTH_FORMULA = 10
    ERROR_FORMULA = 11
    ITEM = 19
    COLUMN = 60
    SHEET = 156
    CALCULATION = 157
    MERGE = 176


# Minimum bytes of a cell's record: eight for its column and format, then its value. If a record is shorter, calamine
# returns bytes of the record before it.
_MINIMUM_BYTES: dict[int, int] = {
    _Record.BLANK: 8, _Record.SHORT_NUMBER: 12, _Record.ERROR: 9, _Record.TRUTH: 9, _Record.NUMBER: 16,
    _Record.TEXT: 12, _Record.SHARED_TEXT: 12,
    _Record.TEXT_FORMULA: 12, _Record.NUMBER_FORMULA: 16, _Record.TRUTH_FORMULA: 9, _Record.ERROR_FORMULA: 9,
}  # fmt: skip

# Short cells without their column, and cells with rich text. Some programs write them, Excel does not, and calamine
# ignores them.
_IGNORED_BY_CALAMINE = frozenset((*range(12, 19), 62))

_HIDDEN_ROW = 0x10
_HIDDEN_COLUMN = 0x01
_CALCULATED_ON_LOAD = 0x01


def find_gaps(package: ZipFile) -> list[CalamineGaps]:
    """The gaps of every sheet, in the workbook's order.

    Raises ValueError if calamine would miss cells, or if cells are out of place or do not match their type, and other
    exceptions for a damaged file.
    """
    relations = fromstring(package.read(_RELATIONS))
    targets = {r.attrib["Id"]: posixpath.normpath(posixpath.join("/xl", r.attrib["Target"])) for r in relations}
    parts, results_hold = [], True
    for kind, body in _records(package.read(_BOOK)):
        if kind == _Record.SHEET:
            length = struct.unpack_from("<I", body, 8)[0]
            parts.append(targets[body[12 : 12 + 2 * length].decode("utf-16-le")].lstrip("/"))
        elif kind == _Record.CALCULATION and len(body) >= 26:
            results_hold = not body[24] & _CALCULATED_ON_LOAD
    if _TEXTS in package.namelist():
        for kind, body in _records(package.read(_TEXTS)):
            if kind == _Record.ITEM:
                _check_text(body, 1)
    return [_gaps(package.read(part), results_hold) for part in parts]


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body of every record. Numbers have seven bits per byte; the eighth bit says that more follow."""
    position, end = 0, len(stream)
    while position < end:
        kind = stream[position]
        position += 1
        if kind & 0x80 and position < end:
            kind = kind & 0x7F | stream[position] << 7
            position += 1
        length = shift = 0
        while position < end:
            byte = stream[position]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80 or shift == 28:
                break
        yield kind, stream[position : position + length]
        position += length


def _gaps(stream: bytes, results_hold: bool) -> CalamineGaps:
    gaps = CalamineGaps(merges=[])
    hidden_columns = []
    for row, column, kind, body in _positioned(stream):
        match kind:
            case _Record.ROW if body[11] & _HIDDEN_ROW:
                gaps.hidden_rows.add(row)
            case _Record.ERROR | _Record.ERROR_FORMULA if results_hold or kind == _Record.ERROR:
                gaps.cells[row, column] = CellError(ERROR_NUMBERS.get(body[8], "#UNKNOWN!"))
            case _Record.TEXT_FORMULA | _Record.NUMBER_FORMULA | _Record.TRUTH_FORMULA | _Record.ERROR_FORMULA:
                if not results_hold:
                    gaps.cells[row, column] = Uncalculated()
            case _Record.COLUMN if body[16] & _HIDDEN_COLUMN:
                first, last = struct.unpack_from("<II", body)
                hidden_columns.append((first + 1, last + 1))
            case _Record.MERGE if gaps.merges is not None:
                first_row, last_row, first_column, last_column = (
                    bound + 1 for bound in struct.unpack_from("<IIII", body)
                )
                gaps.merges.append(Merge(first_row, first_column, last_row, last_column))
            case _ if kind in _IGNORED_BY_CALAMINE:
                raise ValueError("cells that calamine would ignore")
    gaps.hidden_columns = spanned(hidden_columns, COLUMNS)
    return gaps


def _positioned(stream: bytes) -> Iterator[tuple[int, int, int, bytes]]:
    """Every record as (row, column, kind, body): the position of the cell that it is, or of the one before it."""
    row = column = 0
    for kind, body in _records(stream):
        if kind == _Record.ROW:
            row, column = _next(row, _number(body), ROWS), 0
        elif kind in _MINIMUM_BYTES:
            column = _next(column, _number(body), COLUMNS)
            if len(body) < _MINIMUM_BYTES[kind]:
                raise ValueError("a cell without its value")
            if kind in {_Record.TEXT, _Record.TEXT_FORMULA}:
                _check_text(body, 8)
        yield row, column, kind, body


def _next(before: int, number: int, last: int) -> int:
    """``number``, if it can follow ``before`` as the number of a row or column. Otherwise raises ValueError."""
    if not before < number <= last:
        raise ValueError("rows or cells out of order")
    return number


def _check_text(body: bytes, start: int) -> None:
    """Raise ValueError for a text shorter than its length says, at two bytes per character."""
    if len(body) < start + 4 + 2 * struct.unpack_from("<I", body, start)[0]:
        raise ValueError("a text cut short")


def _number(body: bytes) -> int:
    return int(struct.unpack_from("<I", body)[0]) + 1
