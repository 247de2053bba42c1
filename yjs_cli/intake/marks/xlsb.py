"""The marks of an .xlsb: its records, one after the other, as [MS-XLSB] describes them."""

import posixpath
import struct
from collections.abc import Iterator
from enum import IntEnum
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from yjs_cli.inspection import CellError, Uncalculated
from yjs_cli.intake.limits import COLUMNS
from yjs_cli.intake.marks import ERROR_NUMBERS, Marks
from yjs_cli.intake.sheet import Merge

_BOOK = "xl/workbook.bin"
_RELATIONS = "xl/_rels/workbook.bin.rels"


class _Record(IntEnum):
    ROW = 0
    ERROR = 3
    TEXT_FORMULA = 8
    NUMBER_FORMULA = 9
    TRUTH_FORMULA = 10
    ERROR_FORMULA = 11
    COLUMN = 60
    SHEET = 156
    CALCULATION = 157
    MERGE = 176


# Cells in a shorter form, without their column, and cells with a text in several formats. Excel does not write them,
# some programs do, and calamine passes over them.
_PASSED_OVER = frozenset((*range(12, 19), 62))

_HIDDEN_ROW = 0x10
_HIDDEN_COLUMN = 0x01
_CALCULATED_ON_LOAD = 0x01


def sheet_marks(package: ZipFile) -> list[Marks]:
    """The marks of every sheet, in the workbook's order.

    Raises ValueError where a sheet has cells that calamine does not see, and whatever a damaged file leads to.
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
    return [_marks(package.read(part), results_hold) for part in parts]


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and body of every record. Their numbers are seven bits a byte; the eighth says that more follow."""
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


def _marks(stream: bytes, results_hold: bool) -> Marks:
    marks = Marks(merges=[])
    row = 0
    for kind, body in _records(stream):
        match kind:
            case _Record.ROW:
                row = struct.unpack_from("<I", body)[0] + 1
                if body[11] & _HIDDEN_ROW:
                    marks.hidden_rows.add(row)
            case _Record.ERROR | _Record.ERROR_FORMULA if results_hold or kind == _Record.ERROR:
                marks.cells[row, _column(body)] = CellError(ERROR_NUMBERS.get(body[8], "#UNKNOWN!"))
            case _Record.TEXT_FORMULA | _Record.NUMBER_FORMULA | _Record.TRUTH_FORMULA | _Record.ERROR_FORMULA:
                if not results_hold:
                    marks.cells[row, _column(body)] = Uncalculated()
            case _Record.COLUMN if body[16] & _HIDDEN_COLUMN:
                first, last = struct.unpack_from("<II", body)
                marks.hidden_columns.update(range(first + 1, min(last + 1, COLUMNS) + 1))
            case _Record.MERGE if marks.merges is not None:
                first_row, last_row, first_column, last_column = (
                    bound + 1 for bound in struct.unpack_from("<IIII", body)
                )
                marks.merges.append(Merge(first_row, first_column, last_row, last_column))
            case _ if kind in _PASSED_OVER:
                raise ValueError("cells of a kind that is not read")
    return marks


def _column(body: bytes) -> int:
    return int(struct.unpack_from("<I", body)[0]) + 1
