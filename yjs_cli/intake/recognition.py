"""What a sheet is: the tables on it, and what is odd about them."""

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.inspection import Oddity
from yjs_cli.intake.case_rows import answer_rows, case_rows
from yjs_cli.intake.limits import check_table_count
from yjs_cli.intake.oddities import heading_oddities, hidden_oddities, merged_details
from yjs_cli.intake.passed_over import (
    answers_elsewhere,
    answers_without_a_table,
    ratings_elsewhere,
    unread_case_sheet,
)
from yjs_cli.intake.sheet import Row, Sheet
from yjs_cli.intake.tables import Layout, Table, find_headers, rows_below

_ROWS: dict[Layout, Callable[[Table], tuple[list[Row], list[Oddity]]]] = {
    "cases": case_rows,
    "long": answer_rows,
    "ratings": lambda table: (table.rows, []),
}


class SheetTables(msgspec.Struct, frozen=True):
    """The tables of a sheet in order, and what is odd about the sheet."""

    tables: tuple[Table, ...]
    oddities: tuple[Oddity, ...]


def find_tables(file: str, sheet: Sheet, framework: Framework) -> SheetTables:
    """Recognise a sheet by its heading rows, whatever its name and wherever they stand.

    ``file`` is the name of its file. Raises LimitError for more heading rows than are read.
    """
    headers = find_headers(sheet, framework)
    check_table_count(file, len(headers))
    tables: list[Table] = []
    oddities: list[Oddity] = []
    for header, below, titles in rows_below(sheet, headers):
        table = Table(sheet, header, below)
        # A title of the next table is told, since a case that is not begun would look the same.
        oddities += [Oddity("note-row", table.place(title.number, None)) for title in titles]
        rows, passed_over = _ROWS[header.layout](table)
        tables.append(replace(table, rows=rows))
        oddities += [*heading_oddities(tables[-1], framework), *merged_details(tables[-1]), *passed_over]
        oddities += answers_elsewhere(tables[-1], framework)
    if not tables:
        found = [*answers_without_a_table(sheet, framework)]
        oddities += found or unread_case_sheet(sheet, framework)
    oddities += ratings_elsewhere(sheet, tables, framework)
    return SheetTables(tuple(tables), (*oddities, *hidden_oddities(sheet, tables)))
