"""What all sheets share: a title in A1, what the sheet is for below it, one table, and how it is printed."""

import re
import textwrap
from collections.abc import Sequence

import msgspec
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.output.words import printable
from yjs_cli.template.looks import HEADINGS, LINE, Look, wear

LAST_ROW = 10_000  # down to which lists, formats of their own and formulas reach

_NAME_LENGTH = 31  # letters of a sheet's name
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LINE_HEIGHT, _PADDING = 15.75, 4  # points


class Column(msgspec.Struct, frozen=True):
    """A column of a table: heading, width in letters, the look of its cells and which of the grounds its heading has."""

    heading: str
    width: float
    look: Look
    ground: int = 0


def add_sheet(book: Workbook, name: str, title: str, *about: str) -> Worksheet:
    """Add a sheet with its title in A1 and lines of text below."""
    sheet = book.create_sheet(name)
    write(sheet, 1, 1, title).style = "Heading 1"
    for row, line in enumerate(about, start=2):
        wear(write(sheet, row, 1, line), LINE)
    return sheet


def sheet_name(text: str, book: Workbook, otherwise: str) -> str:
    """A text as the name of a further sheet, or another name where Excel would refuse it."""
    name = _NOT_IN_NAMES.sub(" ", printable(text)).strip(" '")
    taken = {existing.casefold() for existing in book.sheetnames} | {"history"}
    return name if name and len(name) <= _NAME_LENGTH and name.casefold() not in taken else otherwise


def write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text as a text, though it may look like a formula or an error value."""
    cell: Cell = sheet.cell(row, column)
    cell.value = printable(text)
    cell.data_type = "s"
    return cell


def add_table(sheet: Worksheet, name: str, row: int, columns: Sequence[Column], rows: int) -> None:
    """Head a table at a row, give its columns their looks, and mark it up, its name and header row included.

    ``rows`` are those that are there from the start. Below them a column keeps its look.
    """
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        wear(sheet.column_dimensions[letter], msgspec.structs.replace(column.look, ground=None, bordered=False))
        wear(write(sheet, row, number, column.heading), HEADINGS[column.ground])
        for below in range(row + 1, row + 1 + rows):
            wear(sheet.cell(below, number), column.look)
    fit_height(sheet, row, *((column.heading, column.width) for column in columns))
    table = Table(displayName=name, ref=f"A{row}:{get_column_letter(len(columns))}{row + max(rows, 1)}")
    # Named here, since openpyxl would add the buttons of a filter, which stand in the way of the headings.
    table.tableColumns = [TableColumn(id=i, name=printable(column.heading)) for i, column in enumerate(columns, start=1)]
    sheet.add_table(table)


def fit_height(sheet: Worksheet, row: int, *texts: tuple[str, float]) -> None:
    """Make a row as high as its texts need when they are wrapped at these widths: not every program does."""
    lines = max(len(textwrap.wrap(text, max(1, int(width) - 1))) for text, width in texts)
    sheet.row_dimensions[row].height = _LINE_HEIGHT * lines + _PADDING


def set_up_print(sheet: Worksheet, header_row: int | None = None, *, portrait: bool = False, large: bool = False) -> None:
    """All columns on the width of an A4 or a large A3 page, headings on every page, name and page number at its foot."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if large else sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, header=0.3, footer=0.3)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = "Page &P of &N"
