"""What a sheet is: the tables on it, and what is odd about them."""

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact
from yjs_cli.layout.answers import answer_words
from yjs_cli.layout.answers_elsewhere import answers_elsewhere, ratings_elsewhere
from yjs_cli.layout.choices import with_unheaded_choices
from yjs_cli.layout.heading_rows import Layout
from yjs_cli.layout.references import numbers_questions, with_reference
from yjs_cli.layout.row_kinds import answer_rows, case_rows
from yjs_cli.layout.table_facts import heading_facts, merged_details
from yjs_cli.layout.tables import Table, find_headers, rows_below, side_by_side
from yjs_cli.workbook.cell import Place
from yjs_cli.workbook.limits import check_table_count
from yjs_cli.workbook.sheet import Row, Sheet

_ROWS: dict[Layout, Callable[[Table], tuple[list[Row], list[Fact]]]] = {
    "cases": case_rows,
    "long": answer_rows,
    "list": case_rows,
    "ratings": lambda table: (table.rows, []),
}


class SheetTables(msgspec.Struct, frozen=True):
    """The tables of a sheet in order, what to report of their shape, and the numbers of all their rows."""

    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    rows: frozenset[int] = frozenset()


def find_tables(file: str, sheet: Sheet, framework: Framework) -> SheetTables:
    """The tables of a sheet, recognised by their headings, wherever they are and whatever the sheet's name.

    ``file`` is the name of its file. Raises LimitError for more heading rows than are read.
    """
    headers = find_headers(sheet, framework)
    check_table_count(file, len(headers))
    tables: list[Table] = []
    facts: list[Fact] = []
    numbers: set[int] = set()
    for header, below, titles in rows_below(sheet, headers):
        if header.layout == "long" and numbers_questions(Table(sheet, header, below)):
            continue  # a form, headed Ref, Question and Answer
        # A title of the next table is reported, since a case that is not begun would look the same.
        facts += [Fact("note-row", Place(sheet.name, title.number)) for title in titles]
        if header.layout != "list":
            numbers |= {row.number for row in (*sheet.rows[header.first : header.last + 1], *below)}
        for table in side_by_side(Table(sheet, header, below)):
            read, about = _read_table(table, framework)
            tables.append(read)
            facts += about
    facts += ratings_elsewhere(sheet, tables, framework)
    return SheetTables(tuple(tables), tuple(facts), frozenset(numbers))


def _read_table(table: Table, framework: Framework) -> tuple[Table, list[Fact]]:
    """A table with the rows and columns that are its own, and what to report of its shape."""
    facts: list[Fact] = []
    if table.header.layout == "cases":
        table = with_unheaded_choices(table, answer_words(framework))
    rows, ignored = _ROWS[table.header.layout](table)
    table = replace(table, rows=rows)
    if table.header.layout != "ratings":
        table, about_ids = with_reference(table)
        facts += about_ids
    facts += [*heading_facts(table), *merged_details(table), *ignored, *answers_elsewhere(table, framework)]
    return table, facts
