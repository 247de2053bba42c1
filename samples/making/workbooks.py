"""Build workbooks from tables in the style of an export, and save them to the same bytes on every run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

MADE = datetime(2024, 10, 25, 12, 0)
CellValue = str | int | float | date | None


@dataclass(frozen=True)
class Table:
    """A sheet: title lines, a header row (none if empty), and rows."""

    title: tuple[str, ...]
    header: tuple[str, ...]
    rows: Sequence[Sequence[CellValue]]


def new_book(title: str) -> Workbook:
    """An empty workbook with fixed properties."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title
    book.properties.creator = "yjs samples"
    book.properties.created = book.properties.modified = MADE
    return book


def add_sheet(book: Workbook, name: str, table: Table) -> Worksheet:
    """Add a sheet in the style of an export: titles, a bold header that stays in view, and dates as dates."""
    sheet: Worksheet = book.create_sheet(name)
    for line in table.title:
        sheet.append([line])
    if table.title:
        sheet["A1"].font = Font(bold=True, size=14)
        sheet.append([])
    if table.header:
        _add_header(sheet, table.header)
    for row in table.rows:
        sheet.append(list(row))
    _fit(sheet, table)
    return sheet


def workbook_bytes(book: Workbook) -> bytes:
    """Return the file with a fixed date, so that the same workbook gives the same bytes on any day and system.

    Parts are stored uncompressed, because compressed bytes differ between zlib versions and systems.
    """
    made = BytesIO()
    ExcelWriter(book, ZipFile(made, "w")).save()
    fixed = BytesIO()
    with ZipFile(made) as parts, ZipFile(fixed, "w") as archive:
        for name in parts.namelist():
            entry = ZipInfo(name, MADE.timetuple()[:6])
            entry.create_system = 0
            archive.writestr(entry, parts.read(name))
    return fixed.getvalue()


def _add_header(sheet: Worksheet, header: Iterable[str]) -> None:
    sheet.append(list(header))
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color="1F3864")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"B{sheet.max_row + 1}"


def _fit(sheet: Worksheet, table: Table) -> None:
    """Set column widths from the rows, so that no date shows as ####. Headers wrap and titles overflow."""
    for index, column in enumerate(zip(*table.rows, strict=True), start=1):
        widths = [10 if isinstance(value, date) else len(str(value or "")) for value in column]
        sheet.column_dimensions[get_column_letter(index)].width = max(12, min(60, max(widths) + 2))
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
