"""A small .xlsb, record by record, so that any record can be false. Follows [MS-XLSB]."""

import struct
from collections.abc import Sequence

from tests.hostile import openxml
from tests.hostile.archives import packed
from tests.hostile.openxml import Parts
from yjs_cli.workbook.limits import COLUMNS

ROW, TEXT, SHEET, COLUMN, MERGE, DIMENSION, STRINGS, STRING, STRING_CELL = 0, 6, 156, 60, 176, 148, 159, 19, 7
BEGIN_BOOK, END_BOOK, BEGIN_SHEETS, END_SHEETS, BEGIN_SHEET, END_SHEET, BEGIN_ROWS, END_ROWS = (
    131, 132, 143, 144, 129, 130, 145, 146,
)  # fmt: skip
BOOK, ROWS = "xl/workbook.bin", "xl/worksheets/sheet1.bin"

CASES = (("Case ID", "2.1.1", "2.1.2"), ("A-1", "Yes", "Yes"), ("A-2", "Yes", "No"))


def record(kind: int, body: bytes = b"", length: int | None = None) -> bytes:
    """A record. ``length`` is the length it claims, if that is false."""
    return seven_bits(kind) + seven_bits(len(body) if length is None else length) + body


def text(value: str, length: int | None = None) -> bytes:
    return struct.pack("<L", len(value) if length is None else length) + value.encode("utf-16-le")


def row(number: int, values: Sequence[str]) -> bytes:
    """A row of texts. Rows and columns count from 0 in these records."""
    heading = record(ROW, struct.pack("<2LH3B3L", number, 0, 300, 0, 0, 0, 1, 0, COLUMNS - 1))
    return heading + b"".join(
        record(TEXT, struct.pack("<2L", column, 0) + text(value)) for column, value in enumerate(values)
    )


def sheet(rows: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    return (
        record(BEGIN_SHEET)
        + record(DIMENSION, struct.pack("<4L", 0, 10, 0, 10))
        + before
        + record(BEGIN_ROWS)
        + rows
        + record(END_ROWS)
        + after
        + record(END_SHEET)
    )


def cases(more: bytes = b"") -> bytes:
    return b"".join(row(number, values) for number, values in enumerate(CASES)) + more


def book(name: str = "Cases", relation: str = "rId1") -> bytes:
    listed = record(SHEET, struct.pack("<2L", 0, 1) + text(relation) + text(name))
    return record(BEGIN_BOOK) + record(BEGIN_SHEETS) + listed + record(END_SHEETS) + record(END_BOOK)


def parts(rows: bytes | None = None, **changed: bytes) -> Parts:
    """The parts of a workbook with two cases. ``rows`` replaces theirs, ``sheet`` and ``book`` whole parts."""
    return {
        openxml.TYPES: openxml.types(),
        openxml.TOP: openxml.relations([("rId1", "officeDocument", "xl/workbook.bin")]),
        "xl/_rels/workbook.bin.rels": openxml.relations([("rId1", "worksheet", "worksheets/sheet1.bin")]),
        BOOK: changed.get("book", book()),
        ROWS: changed.get("sheet", sheet(cases() if rows is None else rows)),
    }


def workbook(rows: bytes | None = None, **changed: bytes) -> bytes:
    return packed(parts(rows, **changed))


def seven_bits(value: int) -> bytes:
    """Seven bits per byte, lowest first; the eighth bit means that more follow."""
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])
