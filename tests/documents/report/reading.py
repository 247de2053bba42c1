"""A report written as a workbook and read back."""

from functools import cache
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.spreadsheet import render_spreadsheet


@cache
def content_of(report: Report) -> bytes:
    return render_spreadsheet(report)


@cache
def opened(report: Report) -> Any:
    """The workbook as openpyxl reads it. It is cached: do not change it."""
    return load_workbook(BytesIO(content_of(report)))


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet's table by heading."""
    [table] = sheet.tables.values()
    headings, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def above(sheet: Any) -> list[str]:
    """The lines above a sheet's table."""
    [table] = sheet.tables.values()
    return [str(sheet.cell(row, 1).value) for row in range(1, sheet[table.ref][0][0].row)]
