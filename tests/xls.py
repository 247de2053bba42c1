"""Workbooks of Excel 97 to 2003, and of Excel 5.0 and 95, built in memory record by record after [MS-XLS]."""

import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from openpyxl.utils import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from tests.compound import compound
from tests.workbooks import Calculated, Cell, Page, Rows
from yjs_cli.workbook.calamine_gaps import ERROR_NUMBERS
from yjs_cli.workbook.cell import CellError, Uncalculated

EXCEL_97, EXCEL_5 = 0x0600, 0x0500
WORKSHEET, MACROS, CHART = 0, 1, 2
STATES = {"visible": 0, "hidden": 1, "veryHidden": 2}
ERRORS = {text: number for number, text in ERROR_NUMBERS.items()}

_ROWS = 65_536
_LONGEST = 8224  # bytes of a record; longer ones continue in further records
_FORMATS = ("General", "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm:ss", "[h]:mm:ss")
_STYLES = 16  # cell formats before those of the cells
_PLAIN, _DAY, _MOMENT, _TIME, _SPAN, _NUMBER = range(_STYLES - 1, _STYLES + 5)


def xls(sheets: Mapping[str, Rows | Page], version: int = EXCEL_97, from_1904: bool = False) -> bytes:
    """The bytes of an .xls with these sheets, in this order."""
    pages = [given if isinstance(given, Page) else Page(given) for given in sheets.values()]
    number_format = next((page.number_format for page in pages if page.number_format), "0")
    texts: list[str] = []
    bodies = [_Writer(page, version, from_1904, texts).body() for page in pages]
    shared = table_of_texts([_text(text) for text in texts]) if version == EXCEL_97 else b""
    beginning = record(0x0022, struct.pack("<H", from_1904)) + _formats(number_format, version)
    states = [STATES[page.state] for page in pages]
    return book(list(sheets), bodies, beginning, CALCULATED + shared, states, version=version)


def book(
    names: Sequence[str],
    bodies: Sequence[bytes],
    beginning: bytes = b"",
    end: bytes = b"",
    states: Sequence[int] = (),
    kinds: Sequence[int] = (),
    version: int = EXCEL_97,
) -> bytes:
    """The bytes of an .xls whose sheets have these records; ``beginning`` and ``end`` are those of the book itself."""
    content = stream(names, bodies, beginning, end, states, kinds, version)
    return compound({"Workbook" if version == EXCEL_97 else "Book": content})


def stream(
    names: Sequence[str],
    bodies: Sequence[bytes],
    beginning: bytes = b"",
    end: bytes = b"",
    states: Sequence[int] = (),
    kinds: Sequence[int] = (),
    version: int = EXCEL_97,
) -> bytes:
    """The records of a book and its sheets, in order."""

    def first_part(places: Sequence[int]) -> bytes:
        sheets = [
            record(0x0085, struct.pack("<IBB", place, *about) + short_text(name, version))
            for name, place, *about in zip(
                names, places, states or [0] * len(names), kinds or [WORKSHEET] * len(names), strict=True
            )
        ]
        codes = record(0x0042, struct.pack("<H", 1200 if version == EXCEL_97 else 1252))
        return b"".join([_begin(0x0005, version), codes, beginning, *sheets, end, END])

    parts = [_begin(0x0020 if kind == CHART else 0x0010, version) for kind in kinds or [WORKSHEET] * len(names)]
    parts = [part + body + END for part, body in zip(parts, bodies, strict=True)]
    at = len(first_part([0] * len(parts)))
    places = [at + sum(map(len, parts[:number])) for number in range(len(parts))]
    return first_part(places) + b"".join(parts)


def record(kind: int, body: bytes = b"") -> bytes:
    """One record; if its body is too long, it continues in others."""
    rest = body[_LONGEST:]
    return (
        struct.pack("<HH", kind, min(len(body), _LONGEST)) + body[:_LONGEST] + (record(0x003C, rest) if rest else b"")
    )


END = record(0x000A)


def calculated_by(build: int) -> bytes:
    """The record that names the build of the program that calculated a book."""
    return record(0x01C1, struct.pack("<II", 0x01C1, build))


CALCULATED = calculated_by(191_029)  # Excel 365


def table_of_texts(texts: Sequence[bytes]) -> bytes:
    """The records of shared texts. A text that does not fit continues in the next record, with its own flag."""
    body, records, kind = struct.pack("<II", len(texts), len(texts)), b"", 0x00FC
    for text in texts:
        if len(body) + 3 > _LONGEST:
            records, body, kind = records + record(kind, body), b"", 0x003C
        while len(body) + len(text) > _LONGEST:
            room = (_LONGEST - len(body) - 3) // 2 * 2 + 3  # whole characters, of one byte or two
            records += record(kind, body + text[:room])
            body, text, kind = b"", text[2:3] + text[room:], 0x003C
        body += text
    return records + record(kind, body)


def short_text(text: str, version: int = EXCEL_97) -> bytes:
    """A text with one byte for its length, as in the names of sheets."""
    if version == EXCEL_5:
        return bytes([len(text)]) + text.encode("cp1252")
    return bytes([len(text), 1]) + text.encode("utf-16-le")


def label(row: int, column: int, text: str, version: int = EXCEL_97) -> bytes:
    """The record of a text stored in its cell. Row and column count from 1."""
    spelt = _text(text) if version == EXCEL_97 else struct.pack("<H", len(text)) + text.encode("cp1252")
    return record(0x0204, struct.pack("<HHH", row - 1, column - 1, 0) + spelt)


def short_number(number: float) -> bytes | None:
    """A number in four bytes, as Excel shortens it without loss: its upper half, or a whole number."""
    whole = struct.pack("<d", number)
    if whole[:4] == bytes(4) and not whole[4] & 3:
        return whole[4:]
    return struct.pack("<i", int(number) << 2 | 2) if number.is_integer() and abs(number) < 1 << 29 else None


def formula(
    row: int, column: int, result: bytes, flags: int = 0, cell_format: int = 0, tokens: bytes = b"\x1e\x01\x00"
) -> bytes:
    """The record of a formula, with the eight bytes of its result; row and column count from 1.

    ``tokens`` are those of the formula itself: ``=1`` unless given.
    """
    head = struct.pack("<HHH", row - 1, column - 1, cell_format)
    return record(0x0006, head + result + struct.pack("<HIH", flags, 0, len(tokens)) + tokens)


def _begin(kind: int, version: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", version, kind, 0x0DBB, 0x07CC, 0, 6))


def _text(text: str) -> bytes:
    """A text with two bytes for its length, and one byte per character if possible."""
    wide = any(ord(character) > 0xFF for character in text)
    return struct.pack("<HB", len(text), wide) + text.encode("utf-16-le" if wide else "latin-1")


def _formats(number_format: str, version: int) -> bytes:
    """A font, the number formats, and the cell formats that use them."""
    font = record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + short_text("Arial", version))
    codes = [
        record(0x041E, struct.pack("<H", 164 + number) + _format_code(code, version))
        for number, code in enumerate((*_FORMATS[1:], number_format))
    ]
    rest = b"\0\0\0\xf8" + bytes(10 if version == EXCEL_97 else 6)
    styles = [struct.pack("<HHH", 0, 0, 0xFFF5)] * (_STYLES - 1)
    cells = [struct.pack("<HHH", 0, number, 1) for number in (0, *range(164, 164 + len(codes)))]
    return font * 4 + b"".join(codes) + b"".join(record(0x00E0, each + rest) for each in styles + cells)


def _format_code(code: str, version: int) -> bytes:
    return _text(code) if version == EXCEL_97 else short_text(code, version)


class _Writer:
    """Writes the records of one worksheet."""

    def __init__(self, page: Page, version: int, from_1904: bool, texts: list[str]) -> None:
        self.page, self.version, self.texts = page, version, texts
        self.epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900
        self.formatted_rows = [min(row, _ROWS) for row in page.formatted_rows]

    def body(self) -> bytes:
        page = self.page
        size = struct.pack("<IIHHH", 0, len(page.rows), 0, max(map(len, page.rows), default=0), 0)
        cells = [
            self._cell(row, column, value)
            for row, values in enumerate(page.rows)
            for column, value in enumerate(values)
            if value is not None
        ]
        formatted = [record(0x0201, struct.pack("<HHH", row - 1, 0, _DAY)) for row in self.formatted_rows]
        columns = [column_index_from_string(letters) - 1 for letters in page.hidden_columns]
        return b"".join(
            [
                *(record(0x007D, struct.pack("<HHHHHH", at, at, 0x0900, _PLAIN, 1, 0)) for at in columns),
                record(
                    0x0200, size if self.version == EXCEL_97 else struct.pack("<HHHHH", *struct.unpack("<IIHHH", size))
                ),
                *map(self._row, sorted({*range(1, len(page.rows) + 1), *self.formatted_rows, *page.hidden_rows})),
                *cells,
                *formatted,
                self._merges(),
            ]
        )

    def _row(self, number: int) -> bytes:
        hidden = 0x20 if number in self.page.hidden_rows else 0
        return record(0x0208, struct.pack("<HHHHHHI", number - 1, 0, 0, 0xFF, 0, 0, 0x0100 | hidden))

    def _merges(self) -> bytes:
        bounds = [range_boundaries(merge) for merge in self.page.merged]
        ranges = [
            struct.pack("<HHHH", *(b - 1 for b in (top, bottom, left, right))) for left, top, right, bottom in bounds
        ]
        # Excel 5 had no merged cells.
        written = ranges and self.version == EXCEL_97
        return record(0x00E5, struct.pack("<H", len(ranges)) + b"".join(ranges)) if written else b""

    def _cell(self, row: int, column: int, value: Cell) -> bytes:
        place = struct.pack("<HH", row, column)
        match value:
            case bool():
                return record(0x0205, place + struct.pack("<HBB", _PLAIN, value, 0))
            case CellError(text):
                return record(0x0205, place + struct.pack("<HBB", _PLAIN, ERRORS[text], 1))
            case str():
                return self._label(row, column, value)
            case Uncalculated():  # 0, to be calculated
                return formula(row + 1, column + 1, bytes(8), 3, _PLAIN)
            case Calculated(result):
                return self._formula(row + 1, column + 1, result)
        cell_format, number = self._number(value)
        if short := short_number(number):
            return record(0x027E, place + struct.pack("<H", cell_format) + short)
        return record(0x0203, place + struct.pack("<Hd", cell_format, number))

    def _label(self, row: int, column: int, text: str) -> bytes:
        if self.version == EXCEL_5:
            return label(row + 1, column + 1, text, self.version)
        self.texts.append(text)
        return record(0x00FD, struct.pack("<HHHI", row, column, _PLAIN, len(self.texts) - 1))

    def _formula(self, row: int, column: int, result: str | int | float | bool) -> bytes:
        match result:
            case bool():
                return formula(row, column, struct.pack("<BBB3xH", 1, 0, result, 0xFFFF), 0, _PLAIN)
            case int() | float():
                return formula(row, column, struct.pack("<d", result), 0, _PLAIN)
            case "":
                return formula(row, column, struct.pack("<B5xH", 3, 0xFFFF), 0, _PLAIN)
            case str() if result in ERRORS:
                return formula(row, column, struct.pack("<BBB3xH", 2, 0, ERRORS[result], 0xFFFF), 0, _PLAIN)
        text = _text(result) if self.version == EXCEL_97 else struct.pack("<H", len(result)) + result.encode("cp1252")
        return formula(row, column, struct.pack("<B5xH", 0, 0xFFFF), 0, _PLAIN) + record(0x0207, text)

    def _number(self, value: Cell) -> tuple[int, float]:
        """The format and the number of a value that Excel stores as a number, as it does dates and times."""
        match value:
            case int() | float():
                return (_NUMBER if self.page.number_format else _PLAIN), float(value)
            case datetime():
                return _MOMENT, float(to_excel(value, self.epoch))
            case date():
                return _DAY, float(to_excel(value, self.epoch))
            case time():
                return _TIME, float(to_excel(value))
            case timedelta():
                return _SPAN, value / timedelta(days=1)
        raise TypeError(value)
