"""What all sheets share: a title in A1, what the sheet is for below it, one table, and how it is printed."""

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

LAST_ROW = 10_000  # down to which lists, colours and formulas reach

_LONGEST_NAME = 31  # letters of a sheet's name
_LONGEST_HEADING = 255  # letters of a heading in a table
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")

_LINE_HEIGHT, _PADDING = 15.75, 4  # points
_HEADING_HEIGHTS = {1: 28, 2: 30}  # points; the second with a gap above it


class Column(msgspec.Struct, frozen=True):
    """A column of a table: heading, width in letters, cell_format of its cells, and which cell_format of HEADINGS its heading has."""

    heading: str
    width: float
    cell_format: CellFormat
    shade: int = 0


def add_sheet(book: Workbook, name: str, title: str, about: str) -> Worksheet:
    """Add a sheet with its title in A1 and what it is for in A2."""
    sheet: Worksheet = book.create_sheet(name)
    write_heading(sheet, 1, title)
    apply_format(write(sheet, 2, 1, about), LINE)
    return sheet


def sheet_name(text: str, book: Workbook, otherwise: str) -> str:
    """A text as the name of a further sheet, or another name where Excel would refuse it."""
    name = _NOT_IN_NAMES.sub(" ", printable(text)).strip(" '")
    taken = {each.casefold() for each in (*book.sheetnames, *SHEETS, "History")}
    return name if name and len(name) <= _LONGEST_NAME and name.casefold() not in taken else otherwise


def write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text as a text, though it may cell_format like a formula or an error value."""
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]  # there are no merged cells
    cell.value = printable(text)
    cell.data_type = "s"
    return cell


def write_heading(sheet: Worksheet, row: int, text: str, level: int = 1) -> None:
    """Write a heading of the first or second level into column A."""
    write(sheet, row, 1, text).style = f"Heading {level}"
    sheet.row_dimensions[row].height = _HEADING_HEIGHTS[level]


def add_table(sheet: Worksheet, name: str, row: int, columns: Sequence[Column], rows: int) -> None:
    """Head a table at a row, give its columns their looks, and mark it up under a name.

    ``rows`` are there from the start. In further rows the cells are formatted all the same.
    """
    headings = [textwrap.shorten(printable(column.heading), _LONGEST_HEADING, placeholder=" …") for column in columns]
    for number, (heading, column) in enumerate(zip(headings, columns, strict=True), start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        apply_format(sheet.column_dimensions[letter], msgspec.structs.replace(column.cell_format, fill=None, bordered=False))
        apply_format(write(sheet, row, number, heading), HEADINGS[column.shade])
        for below in range(row + 1, row + 1 + rows):
            apply_format(sheet.cell(below, number), column.cell_format)
    fit_height(sheet, row, *((heading, column.width) for heading, column in zip(headings, columns, strict=True)))
    table = Table(displayName=name, ref=f"A{row}:{get_column_letter(len(columns))}{row + max(rows, 1)}")
    # Named here, since openpyxl would add the buttons of a filter, which stand in the way of the headings.
    table.tableColumns = [TableColumn(id=number, name=heading) for number, heading in enumerate(headings, start=1)]
    sheet.add_table(table)


def fit_height(sheet: Worksheet, row: int, *texts: tuple[str, float]) -> None:
    """Make a row as high as texts need that are wrapped after so many letters: not every program does it itself."""
    lines = max(len(textwrap.wrap(text, int(letters), break_long_words=False)) for text, letters in texts)
    sheet.row_dimensions[row].height = _LINE_HEIGHT * lines + _PADDING


def set_up_printing(
    sheet: Worksheet, header_row: int | None = None, *, portrait: bool = False, large: bool = False
) -> None:
    """All columns on the width of an A4 page, or an A3 page if large; headings on every page, page numbers below."""
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
