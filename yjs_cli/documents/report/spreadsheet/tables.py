"""A sheet as a gptables table: its text, cells and formats."""

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
from gptables import GPTable
from gptables.core.gptable import FormatList

from yjs_cli.documents.report.content import Cell, Table
from yjs_cli.documents.report.spreadsheet.layout import Sheet
from yjs_cli.documents.report.spreadsheet.measures import is_wrapped
from yjs_cli.documents.report.spreadsheet.names import headings, one_cell

_NUMBER_FORMATS = {"count": "#,##0", "percent": "0"}
_BETWEEN_DOLLARS = re.compile(r"(?<=\$)(?=\$)")


def gptable(sheet: Sheet, name: str) -> GPTable:
    """The sheet's table with the lines above it."""
    columns = sheet.table.columns
    values = [
        [_value(cell, linked=sheet.linked and not at) for at, cell in enumerate(row.cells)] for row in sheet.table.rows
    ]
    table = GPTable(
        pd.DataFrame(values, columns=[f"column {at}" for at in range(len(columns))], dtype=object),
        name,
        _line(sheet.title, title=True),
        subtitles=[_line(text) for text in sheet.above],
        instructions=_line(sheet.instructions),
        legend=[_line(text) for text in sheet.legend],
        index_columns={},
        additional_formatting=list(_formats(sheet.table)),
    )
    # Set afterwards, because gptables refuses headings with $$, its markup for notes.
    table.table.columns = pd.Index(headings(columns))
    return table


def rich(text: str, **formatting: Any) -> list[Any]:
    """Text that gptables writes unchanged.

    It is formatted text, in which gptables does not look for links, with each $$ split in two, because $$ marks notes.
    """
    return [piece for part in _BETWEEN_DOLLARS.split(one_cell(text)) for piece in (formatting, part)]


def _line(text: str, *, title: bool = False) -> list[Any]:
    return rich(text, text_wrap=True, valign="top") if is_wrapped(text, title=title) else rich(text)


def _value(cell: Cell, *, linked: bool) -> Any:
    if linked:
        sheet = cell.text.replace("'", "''")
        return {cell.text: f"internal:'{sheet}'!A1"}
    if cell.absent or not cell.text.strip():
        return f"[{cell.absent or 'x'}]"
    return cell.value if isinstance(cell.value, int) else FormatList(rich(cell.text))


def _formats(table: Table) -> Iterator[dict[str, Any]]:
    for at, column in enumerate(table.columns):
        if number_format := _NUMBER_FORMATS.get(column.kind):
            yield {"column": {"columns": [at], "format": {"num_format": number_format}}}
        elif at:
            # Without an indent, text would touch the numbers on its left.
            yield {"column": {"columns": [at], "format": {"indent": 1}, "include_names": True}}
    if rows := [at for at, row in enumerate(table.rows, start=1) if row.emphasised]:
        yield {"row": {"rows": rows, "format": {"bold": True}, "include_names": True}}
