"""Finding the tables on a sheet by their headings, wherever they are."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.layout.field_names import Meaning
from yjs_cli.layout.heading_rows import Header, header_at
from yjs_cli.layout.headings import may_begin_a_table
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.limits import COLUMNS, TABLES
from yjs_cli.workbook.sheet import Row, Sheet, is_blank

# Headings are near the top; a sheet of another kind is not searched to its end.
SEARCHED_ROWS = 1000


class Table(msgspec.Struct, frozen=True):
    """A table on a sheet: its headings and the rows that belong to it."""

    sheet: Sheet
    header: Header
    rows: list[Row]

    def column(self, meaning: Meaning) -> int | None:
        """The first column with this meaning, or None."""
        return self.header.columns.get(meaning)

    def values(self, column: int) -> list[Value]:
        """The values of a column, one a row of the table."""
        index = column - 1
        return [row.values[index] if index < len(row.values) else None for row in self.rows]

    def place(self, row: int, column: int | None) -> Place:
        """The place of a cell of this table."""
        return Place(self.sheet.name, row, column)


def find_headers(sheet: Sheet, framework: Framework) -> list[Header]:
    """Every header of a sheet. Titles, notes and blank rows may be above and between tables.

    A header ends the table above it, so tables stacked on one sheet, or headings repeated on every printed page, are
    read as what they are. Two tables side by side cannot be separated: the header says so in ``neighbour``. Only the
    first TABLES headers are found: more are too many to read.
    """
    headers: list[Header] = []
    beginnings = _beginnings(sheet)
    for index, row in enumerate(sheet.rows):
        if headers:
            if index <= headers[-1].last or beginnings.isdisjoint(row.values):
                continue
        elif index >= SEARCHED_ROWS:
            break
        if header := header_at(sheet, index, framework, headers[-1] if headers else None):
            headers.append(header)
            if len(headers) > TABLES:
                break
    return headers


def _beginnings(sheet: Sheet) -> frozenset[Value]:
    """Every text of a sheet that may head the first column of a table: rows without one need no further look."""
    texts = set[Value]().union(*(row.values for row in sheet.rows))
    return frozenset(filter(may_begin_a_table, texts))


class Below(NamedTuple):
    """A header, the rows below it down to the next one, and the rows between that are titles of the next."""

    header: Header
    rows: list[Row]
    titles: list[Row]


def rows_below(sheet: Sheet, headers: list[Header]) -> Iterator[Below]:
    """Each header with what is below it."""
    above: Header | None = None
    for header, following in zip_longest(headers, headers[1:]):
        rows = sheet.rows[header.last + 1 : following.first if following else None]
        end = len(rows)
        while following and end and _is_title(rows[end - 1]):
            end -= 1
        yield Below(_with_neighbour(sheet, header, rows, above), rows[:end], rows[end:])
        above = header


def _with_neighbour(sheet: Sheet, header: Header, rows: list[Row], above: Header | None) -> Header:
    """The header, saying where a table that began above it in other columns still continues next to its rows."""
    if above is None or header.neighbour or above.key_column in {heading.column for heading in header.headings}:
        return header
    neighbour = next((row.number for row in rows if not is_blank(row.value(above.key_column))), None)
    return header if neighbour is None else replace(header, neighbour=Place(sheet.name, neighbour, above.key_column))


def side_by_side(table: Table) -> list[Table]:
    """The tables that are next to each other on the same rows, each with its own column of case ids; else the one."""
    headings = table.header.headings
    starts = [heading.column for heading in headings if heading.meaning == "case"]
    if table.header.layout != "cases" or len(starts) < 2:
        return [table]
    parts = []
    for start, end in zip_longest(starts, starts[1:], fillvalue=COLUMNS + 1):
        first = 1 if start == starts[0] else start
        own = tuple(heading for heading in headings if first <= heading.column < end)
        if not any(heading.meaning == "key question" for heading in own):
            return [table]
        cells = (
            Row(row.number, [v if first <= c < end else None for c, v in enumerate(row.values, start=1)])
            for row in table.rows
        )
        rows = [row for row in cells if not all(map(is_blank, row.values))]
        parts.append(Table(table.sheet, replace(table.header, headings=own), rows))
    return parts


def _is_title(row: Row) -> bool:
    """Whether a row above a header holds a single text with letters in it, as a case that is not begun may also do."""
    filled = [value for value in row.values if not is_blank(value)]
    return len(filled) == 1 and isinstance(filled[0], str) and any(map(str.isalpha, filled[0]))
