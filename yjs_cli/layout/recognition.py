"""What a sheet is: the tables on it, and what is odd about them."""

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact
from yjs_cli.layout.ignored_answers import (
    answers_elsewhere,
    answers_without_a_table,
    ratings_elsewhere,
    unread_case_sheet,
)
from yjs_cli.layout.row_kinds import answer_rows, case_rows
from yjs_cli.layout.table_facts import heading_facts, hidden_facts, merged_details
from yjs_cli.layout.tables import Layout, Table, find_headers, rows_below
from yjs_cli.workbook.limits import check_table_count
from yjs_cli.workbook.sheet import Row, Sheet

_ROWS: dict[Layout, Callable[[Table], tuple[list[Row], list[Fact]]]] = {
    "cases": case_rows,
    "long": answer_rows,
    "ratings": lambda table: (table.rows, []),
}


class SheetTables(msgspec.Struct, frozen=True):
    """The tables of a sheet in order, and what is odd about the sheet."""

    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]


def find_tables(file: str, sheet: Sheet, framework: Framework) -> SheetTables:
    """Recognise a sheet by its heading rows, whatever its name and wherever they stand.

    ``file`` is the name of its file. Raises LimitError for more heading rows than are read.
    """
    headers = find_headers(sheet, framework)
    check_table_count(file, len(headers))
    tables: list[Table] = []
    facts: list[Fact] = []
    for header, below, titles in rows_below(sheet, headers):
        table = Table(sheet, header, below)
        # A title of the next table is told, since a case that is not begun would look the same.
        facts += [Fact("note-row", table.place(title.number, None)) for title in titles]
        rows, passed_over = _ROWS[header.layout](table)
        tables.append(replace(table, rows=rows))
        facts += [*heading_facts(tables[-1], framework), *merged_details(tables[-1]), *passed_over]
        facts += answers_elsewhere(tables[-1], framework)
    if not tables:
        found = [*answers_without_a_table(sheet, framework)]
        facts += found or unread_case_sheet(sheet, framework)
    facts += ratings_elsewhere(sheet, tables, framework)
    return SheetTables(tuple(tables), (*facts, *hidden_facts(sheet, tables)))
