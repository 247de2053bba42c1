"""The rows of a pool as an Excel workbook: one table with a heading row, text as text and dates as dates."""

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.output.words import printable
from yjs_cli.pooling import Rows
from yjs_cli.pooling.pool import Pool
from yjs_cli.pooling.rows import Value, headings, pool_rows

_WIDTHS = {"file": 36, "service": 32, "fieldwork_start": 15, "framework": 14, "question_label": 28, "overall": 20}
_WIDTH = 12  # characters; wide enough for most ratings
_DATE = "yyyy-mm-dd"


def render_spreadsheet(pool: Pool, rows: Rows) -> bytes:
    """The bytes of the workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = rows.capitalize()
    names = headings(pool, rows)
    for column, name in enumerate(names, start=1):
        _write(sheet, 1, column, name).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, max(_WIDTH, len(name) + 2))
    for number, row in enumerate(pool_rows(pool, rows), start=2):
        for column, value in enumerate(row, start=1):
            if value is not None:
                _write(sheet, number, column, value)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{sheet.max_row}"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write a value. Text stays text, even if it looks like a number, a formula or an error value."""
    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]  # there are no merged cells
    if isinstance(value, str):
        cell.value = printable(value)
        cell.data_type = "s"
        cell.number_format = "@"
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DATE
    return cell
