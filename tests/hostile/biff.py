"""A small .xls, record by record, so that any record can be false. Follows [MS-XLS], for Excel 97 to 2003."""

import struct
from collections.abc import Iterable, Sequence

from tests.hostile.compound import compound

BEGINNING, END_OF_SHEET, SHEET, TEXT, NUMBER, DIMENSIONS = 0x0809, 0x000A, 0x0085, 0x0204, 0x0203, 0x0200
ROW, COLUMN, MERGES, FORMULA, PASSWORD, STRINGS, STRING_CELL, CONTINUED, FORMAT, CELL_FORMAT = (
    0x0208, 0x007D, 0x00E5, 0x0006, 0x002F, 0x00FC, 0x00FD, 0x003C, 0x041E, 0x00E0,
)  # fmt: skip
_WHOLE_BOOK, _ONE_SHEET = 0x0005, 0x0010

CASES = (("Case ID", "2.1.1", "2.1.2"), ("A-1", "Yes", "Yes"), ("A-2", "Yes", "No"))


def record(kind: int, body: bytes = b"", length: int | None = None) -> bytes:
    """A record. ``length`` is the length it claims, if that is false."""
    return struct.pack("<HH", kind, len(body) if length is None else length) + body


def text(row: int, column: int, value: str) -> bytes:
    """A text cell. Rows and columns count from 0 in these records."""
    return record(TEXT, struct.pack("<4HB", row, column, 0, len(value), 1) + value.encode("utf-16-le"))


def number(row: int, column: int, value: float) -> bytes:
    return record(NUMBER, struct.pack("<3Hd", row, column, 0, value))


def cells(rows: Sequence[Sequence[str]] = CASES) -> bytes:
    return b"".join(text(r, c, value) for r, values in enumerate(rows) for c, value in enumerate(values))


def stream(
    sheets: Iterable[tuple[str, bytes]] = (("Cases", cells()),), about: bytes = b"", at: int | None = None
) -> bytes:
    """The stream of a workbook: ``about`` it, then its sheets' records. ``at``: where each sheet claims to begin."""
    listed = list(sheets)
    beginning = _beginning(_WHOLE_BOOK)
    end = record(END_OF_SHEET)
    names = [name.encode("utf-16-le") for name, _ in listed]
    position = len(beginning) + len(about) + sum(4 + 8 + len(name) for name in names) + len(end)
    made = beginning + about
    bodies = []
    for (_, content), name in zip(listed, names, strict=True):
        body = _beginning(_ONE_SHEET) + content + end
        where = position if at is None else at
        made += record(SHEET, struct.pack("<L2B2B", where, 0, 0, len(name) // 2, 1) + name)
        position += len(body)
        bodies.append(body)
    return made + end + b"".join(bodies)


def workbook(more: bytes = b"", about: bytes = b"") -> bytes:
    """An .xls with two cases, with ``more`` records on its sheet and ``about`` the workbook."""
    return compound({"Workbook": stream([("Cases", cells() + more)], about)})


def _beginning(kind: int) -> bytes:
    return record(BEGINNING, struct.pack("<4H2L", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))
