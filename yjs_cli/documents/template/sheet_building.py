"""What all sheets share: a title in A1, a sentence about the sheet below it, one table, and print set-up."""

import re
import textwrap
from collections.abc import Sequence

import msgspec
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.documents.template.cell_formats import HEADINGS, LINE, CellFormat, apply_format
from yjs_cli.output.words import printable

GUIDANCE, INSPECTION, RATINGS, LIVE, LISTS = SHEETS = "Guidance", "Inspection", "Ratings", "Live percentages", "Lists"

LAST_ROW = 10_000  # the last row with lists, colours and formulas

_MAX_NAME = 31  # characters in the name of a sheet
_MAX_HEADING = 255  # characters in the heading of a table
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")

_LINE_HEIGHT, _PADDING = 15.75, 4  # points
_HEADING_HEIGHTS = {1: 28, 2: 30}  # points; a second-level heading has a gap above it


class Column(msgspec.Struct, frozen=True):
    """A table column: heading, width in characters, cell format, and which of HEADINGS formats the heading."""

    heading: str
    width: float
    cell_format: CellFormat
    shade: int = 0


def add_sheet(book: Workbook, name: str, title: str, about: str) -> Worksheet:
    """Add a sheet with its title in A1 and a sentence about it in A2."""
    sheet: Worksheet = book.create_sheet(name)
    write_heading(sheet, 1, title)
    apply_format(write(sheet, 2, 1, about), LINE)
    return sheet


def sheet_name(text: str, book: Workbook, fallback: str) -> str:
    """Turn text into a sheet name, or return ``fallback`` if Excel would reject it."""
    name = _NOT_IN_NAMES.sub(" ", printable(text)).strip(" '")
    taken = {each.casefold() for each in (*book.sheetnames, *SHEETS, "History")}
    return name if name and len(name) <= _MAX_NAME and name.casefold() not in taken else fallback


def write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write text as text, even if it looks like a formula or an error value."""
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]  # there are no merged cells
    cell.value = printable(text)
    cell.data_type = "s"
    return cell


def write_heading(sheet: Worksheet, row: int, text: str, level: int = 1) -> None:
    """Write a first- or second-level heading in column A."""
    write(sheet, row, 1, text).style = f"Heading {level}"
    sheet.row_dimensions[row].height = _HEADING_HEIGHTS[level]


def add_table(sheet: Worksheet, name: str, row: int, columns: Sequence[Column], rows: int) -> None:
    """Add an Excel table with its headings in ``row``, and format its columns.

    The table starts with this number of ``rows``. Rows below it are formatted as well.
    """
    headings = [textwrap.shorten(printable(column.heading), _MAX_HEADING, placeholder=" …") for column in columns]
    for number, (heading, column) in enumerate(zip(headings, columns, strict=True), start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        apply_format(
            sheet.column_dimensions[letter], msgspec.structs.replace(column.cell_format, fill=None, bordered=False)
        )
        apply_format(write(sheet, row, number, heading), HEADINGS[column.shade])
        for below in range(row + 1, row + 1 + rows):
            apply_format(sheet.cell(below, number), column.cell_format)
    fit_height(sheet, row, *((heading, column.width) for heading, column in zip(headings, columns, strict=True)))
    table = Table(displayName=name, ref=f"A{row}:{get_column_letter(len(columns))}{row + max(rows, 1)}")
    # Columns are named here, because otherwise openpyxl adds filter buttons, which cover the headings.
    table.tableColumns = [TableColumn(id=number, name=heading) for number, heading in enumerate(headings, start=1)]
    sheet.add_table(table)


def fit_height(sheet: Worksheet, row: int, *texts: tuple[str, float]) -> None:
    """Set the height of a row for these texts (text, width in characters), because some programs do not."""
    lines = max(len(textwrap.wrap(text, int(characters), break_long_words=False)) for text, characters in texts)
    sheet.row_dimensions[row].height = _LINE_HEIGHT * lines + _PADDING


def set_up_printing(
    sheet: Worksheet, header_row: int | None = None, *, portrait: bool = False, large: bool = False
) -> None:
    """Fit all columns on an A4 page (A3 if ``large``), repeat the headings on each page, and number the pages."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if large else sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, header=0.3, footer=0.3)
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = "&A", "Page &P of &N"
    sheet.HeaderFooter = HeaderFooter(oddFooter=footer)
