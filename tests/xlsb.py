"""Binary Excel workbooks (.xlsb), built in memory record by record after [MS-XLSB]."""

import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from tests.workbooks import Calculated, Cell, Page, Rows
from tests.xls import ERRORS, STATES, short_number
from yjs_cli.workbook.cell import CellError, Uncalculated

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BINARY = "application/vnd.ms-excel"
_FORMATS = ("General", "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm:ss", "[h]:mm:ss")
_PLAIN, _DAY, _MOMENT, _TIME, _SPAN, _NUMBER = range(6)

# Cells by their type, and formulas by the type of their result.
BLANK, RK, ERROR, TRUTH, NUMBER, TEXT, SHARED = range(1, 8)
TEXT_FORMULA, NUMBER_FORMULA, TRUTH_FORMULA, ERROR_FORMULA = range(8, 12)


def xlsb(sheets: Mapping[str, Rows | Page], from_1904: bool = False, calculated: bool = True) -> bytes:
    """The bytes of an .xlsb with these sheets, in this order.

    Only a whole workbook can be uncalculated: it is then calculated on opening. One ``Uncalculated`` cell, or
    ``calculated=False``, makes it so.
    """
    pages = [given if isinstance(given, Page) else Page(given) for given in sheets.values()]
    asks = any(isinstance(value, Uncalculated) for page in pages for row in page.rows for value in row)
    number_format = next((page.number_format for page in pages if page.number_format), "0")
    texts: list[str] = []
    bodies = [_Writer(page, from_1904, texts).body() for page in pages]
    named = [(name, STATES[page.state], "worksheets") for name, page in zip(sheets, pages, strict=True)]
    return package(named, bodies, texts, number_format, from_1904, calculated and not asks)


def package(
    sheets: Sequence[tuple[str, int, str]],
    bodies: Sequence[bytes],
    texts: Sequence[str] = (),
    number_format: str = "0",
    from_1904: bool = False,
    calculated: bool = True,
) -> bytes:
    """The bytes of an .xlsb whose sheets (name, state, folder of the part) have these records."""
    targets = [f"{folder}/sheet{number}.bin" for number, (_, _, folder) in enumerate(sheets, start=1)]
    entries = [
        record(156, struct.pack("<II", state, number) + wide(f"rId{number}") + wide(name))
        for number, (name, state, _) in enumerate(sheets, start=1)
    ]
    settings = record(153, struct.pack("<II", from_1904, 0) + wide(""))
    calculation = record(157, struct.pack("<IIIdIH", 0, 1, 100, 0.001, 1, 0x2A | (not calculated)))
    shared = [record(19, b"\0" + wide(text)) for text in texts]
    parts = {
        "[Content_Types].xml": _content_types(targets),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.bin")}),
        "xl/workbook.bin": b"".join(
            [record(131), settings, record(143), *entries, record(144), calculation, record(132)]
        ),
        "xl/_rels/workbook.bin.rels": _relations(
            {
                **{f"rId{n}": (target.split("/")[0][:-1], target) for n, target in enumerate(targets, start=1)},
                "styles": ("styles", "styles.bin"),
                "texts": ("sharedStrings", "sharedStrings.bin"),
            }
        ),
        "xl/styles.bin": _styles(number_format),
        "xl/sharedStrings.bin": b"".join(
            [record(159, struct.pack("<II", len(texts), len(texts))), *shared, record(160)]
        ),
        **{f"xl/{target}": body for target, body in zip(targets, bodies, strict=True)},
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return made.getvalue()


def record(kind: int, body: bytes = b"") -> bytes:
    """One record. Its kind and length have seven bits per byte; the eighth bit means that more follow."""
    length, lengths = len(body), b""
    while length > 0x7F:
        lengths, length = lengths + bytes([length & 0x7F | 0x80]), length >> 7
    return (bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])) + lengths + bytes([length]) + body


def wide(text: str) -> bytes:
    """A text with its length."""
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def cell(kind: int, column: int, rest: bytes = b"", cell_format: int = 0) -> bytes:
    """The record of a cell in the current row. The column counts from 1."""
    return record(kind, struct.pack("<II", column - 1, cell_format) + rest)


def row(number: int, hidden: bool = False) -> bytes:
    """The record that begins a row; its number counts from 1."""
    return record(0, struct.pack("<IIHBBBI", number - 1, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def sheet(rows: bytes, columns: bytes = b"", merges: bytes = b"", size: tuple[int, int] = (1, 1)) -> bytes:
    """The records of a worksheet around those of its rows."""
    dimensions = record(148, struct.pack("<IIII", 0, max(0, size[0] - 1), 0, max(0, size[1] - 1)))
    widths = record(390) + columns + record(391) if columns else b""
    return b"".join([record(129), dimensions, widths, record(145), rows, record(146), merges, record(130)])


class _Writer:
    """Writes the records of one worksheet."""

    def __init__(self, page: Page, from_1904: bool, texts: list[str]) -> None:
        self.page, self.texts = page, texts
        self.epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900

    def body(self) -> bytes:
        page = self.page
        rows = []
        for number in sorted({*range(1, len(page.rows) + 1), *page.formatted_rows, *page.hidden_rows}):
            values = page.rows[number - 1] if number <= len(page.rows) else ()
            cells = [self._cell(at, value) for at, value in enumerate(values, start=1) if value is not None]
            formatted = cell(BLANK, 1, cell_format=_DAY) if number in page.formatted_rows else b""
            rows += [row(number, number in page.hidden_rows), *cells, formatted]
        columns = [column_index_from_string(letters) - 1 for letters in page.hidden_columns]
        bounds = [range_boundaries(merge) for merge in page.merged]
        merges = [
            record(176, struct.pack("<IIII", top - 1, bottom - 1, left - 1, right - 1))
            for left, top, right, bottom in bounds
        ]
        return sheet(
            b"".join(rows),
            b"".join(record(60, struct.pack("<IIIIH", at, at, 0x0900, 0, 1)) for at in columns),
            b"".join([record(177, struct.pack("<I", len(merges))), *merges, record(178)]) if merges else b"",
            (len(page.rows), max(map(len, page.rows), default=0)),
        )

    def _cell(self, column: int, value: Cell) -> bytes:
        match value:
            case bool():
                return cell(TRUTH, column, bytes([value]))
            case CellError(text):
                return cell(ERROR, column, bytes([ERRORS[text]]))
            case str():
                self.texts.append(value)
                return cell(SHARED, column, struct.pack("<I", len(self.texts) - 1))
            case Uncalculated():
                return self._formula(column, 0)
            case Calculated(result):
                return self._formula(column, result)
        cell_format, number = self._number(value)
        if short := short_number(number):
            return cell(RK, column, short, cell_format)
        return cell(NUMBER, column, struct.pack("<d", number), cell_format)

    def _formula(self, column: int, result: str | int | float | bool) -> bytes:
        meant = struct.pack("<HI3sI", 0, 3, b"\x1e\x01\x00", 0)  # the number 1, as a token
        match result:
            case bool():
                return cell(TRUTH_FORMULA, column, bytes([result]) + meant)
            case int() | float():
                return cell(NUMBER_FORMULA, column, struct.pack("<d", result) + meant)
            case str() if result in ERRORS:
                return cell(ERROR_FORMULA, column, bytes([ERRORS[result]]) + meant)
        return cell(TEXT_FORMULA, column, wide(result) + meant)

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


def _styles(number_format: str) -> bytes:
    """The number formats, and the cell formats that use them."""
    codes = [
        record(44, struct.pack("<H", 164 + number) + wide(code))
        for number, code in enumerate((*_FORMATS[1:], number_format))
    ]
    cells = [record(47, struct.pack("<HH10xH", 0, number, 1)) for number in (0, *range(164, 164 + len(codes)))]
    formats = [record(615, struct.pack("<I", len(codes))), *codes, record(616)]
    return b"".join(
        [record(278), *formats, record(617, struct.pack("<I", len(cells))), *cells, record(618), record(279)]
    )


def _content_types(targets: Sequence[str]) -> bytes:
    kinds = {"xl/workbook.bin": "sheet.binary.macroEnabled.main", "xl/styles.bin": "styles"}
    kinds |= {"xl/sharedStrings.bin": "sharedStrings", **{f"xl/{target}": "worksheet" for target in targets}}
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_BINARY}.{kind}"/>' for part, kind in kinds.items()
    )
    relations = 'ContentType="application/vnd.openxmlformats-package.relationships+xml"'
    return f'<Types xmlns="{_TYPES}"><Default Extension="rels" {relations}/>{overrides}</Types>'.encode()


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'.encode()
