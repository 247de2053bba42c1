"""Finding the tables on a sheet by their headings, wherever they stand."""

from collections.abc import Iterator
from functools import cached_property
from itertools import zip_longest
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.layout.answers import UNREAD, read_answer
from yjs_cli.layout.headings import (
    Heading,
    Meaning,
    have_both,
    may_begin_a_table,
    narrowed,
    read_headings,
)
from yjs_cli.layout.wording import question_words
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.limits import TABLES
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank

Layout = Literal["cases", "long", "list", "ratings"]

# A heading stands near the top; a sheet of another kind is not searched to its end.
SEARCHED_ROWS = 1000

_LONG = 8  # letters: longer than any answer, mistyped or not


class Header(msgspec.Struct, frozen=True, dict=True):
    """The headings of a table: what lies below them, and where they stand.

    ``first`` and ``last`` are indices into the sheet's rows, since headings may take two; ``row`` is Excel's number of
    the last. ``beside`` is the address of a cell of another table on the same row, where one stands there.
    """

    layout: Layout
    headings: tuple[Heading, ...]
    row: int
    first: int
    last: int
    beside: Place | None = None

    @cached_property
    def columns(self) -> dict[Meaning, int]:
        """The first column with each meaning."""
        return {heading.meaning: heading.column for heading in reversed(self.headings)}

    @property
    def key_column(self) -> int:
        """The column that tells one row from another: the case's id, or the standard's code."""
        return self.columns["standard" if self.layout == "ratings" else "case"]


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
    """Every header of a sheet. Titles, notes and blank rows may stand above and between tables.

    A header ends the table above it, so tables stacked on one sheet, or headings repeated on every printed page, are
    read as what they are. Two tables side by side cannot be told apart: the header says so in ``beside``. Of more than
    TABLES headers, the first are found: they are too many to read.
    """
    headers: list[Header] = []
    beginnings = _beginnings(sheet)
    for index, row in enumerate(sheet.rows):
        if headers:
            if index <= headers[-1].last or beginnings.isdisjoint(row.values):
                continue
        elif index >= SEARCHED_ROWS:
            break
        if header := _header_at(sheet, index, framework, headers[-1] if headers else None):
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
    """Each header with what stands below it."""
    above: Header | None = None
    for header, following in zip_longest(headers, headers[1:]):
        rows = sheet.rows[header.last + 1 : following.first if following else None]
        end = len(rows)
        while following and end and _is_title(rows[end - 1]):
            end -= 1
        yield Below(_with_what_goes_on_beside(sheet, header, rows, above), rows[:end], rows[end:])
        above = header


def _with_what_goes_on_beside(sheet: Sheet, header: Header, rows: list[Row], above: Header | None) -> Header:
    """The header, saying where a table that began above it in other columns still goes on beside its rows."""
    if above is None or header.beside or above.key_column in {heading.column for heading in header.headings}:
        return header
    beside = next((row.number for row in rows if not is_blank(row.value(above.key_column))), None)
    return header if beside is None else replace(header, beside=Place(sheet.name, beside, above.key_column))


def _is_title(row: Row) -> bool:
    """Whether a row above a header holds a single text with letters in it, as a case that is not begun may also do."""
    filled = [value for value in row.values if not is_blank(value)]
    return len(filled) == 1 and isinstance(filled[0], str) and any(map(str.isalpha, filled[0]))


def _header_at(sheet: Sheet, index: int, framework: Framework, above: Header | None) -> Header | None:
    """The header that a row is, alone or together with the row below it (codes above, names below, or the reverse).

    Rows above it may name the standards, and a row below it the choices into which the answers are spread.
    """
    row = sheet.rows[index]
    cells = _with_merges_from_above(sheet, row)
    titles = _titles_above(sheet, index, framework, above)
    headings = read_headings(cells, framework, titles)
    last = index
    below: dict[int, Value] = {}
    if index + 1 < len(sheet.rows) and sheet.rows[index + 1].number == row.number + 1:
        below = _with_merges_from_above(sheet, sheet.rows[index + 1])
    layout = _layout(headings)
    if layout in {None, "list"} and below:
        lower = read_headings(below, framework, {**titles, **_spread(cells, below)})
        if _layout(lower) in {None, "list"}:
            joined_headings = _joined(headings, lower)
            joined_layout = None if _has_a_case(below, joined_headings) else _layout(joined_headings)
            if joined_layout not in {None, layout}:
                headings, layout, last = joined_headings, joined_layout, index + 1
    elif layout == "cases" and _are_names(below, headings):
        last = index + 1
    if layout == "cases" and last == index and (spread := _choices_below(headings, below, framework)):
        headings, last = spread, index + 1
    if layout is None:
        return None
    beside = _beside(sheet, row, headings, layout, above)
    headings = tuple(replace(h, meaning="attribute") if h.meaning not in _READ[layout] else h for h in headings)
    headings = narrowed(headings, framework, framework.domain_named(sheet.name or ""))
    number = sheet.rows[last].number
    return Header(layout, headings, number, index, last, beside)


# What is read of each kind of table. Any other heading is an attribute of its rows.
_DETAILS: frozenset[Meaning] = frozenset({"case", "domain", "disposal", "start date", "interviewed", "inspector"})
_READ: dict[Layout, frozenset[Meaning]] = {
    "cases": _DETAILS | {"key question", "unknown question", "attribute"},
    "long": _DETAILS | {"question", "answer", "choice", "attribute"},
    "list": _DETAILS | {"attribute"},
    "ratings": frozenset({"standard", "rating", "reason", "attribute"}),
}
_ROWS_OF_TITLES = 3  # above the headings of a table, in which the standards may be named


def _layout(headings: tuple[Heading, ...]) -> Layout | None:
    meant = {heading.meaning for heading in headings}
    choices = have_both(heading.choice for heading in headings if heading.meaning == "choice")
    if {"case", "question"} <= meant and ("answer" in meant or choices):
        return "long"
    if {"case", "key question"} <= meant:
        return "cases"
    if {"standard", "rating"} <= meant:
        return "ratings"
    # The label of a single value ("Case ID", "0207") is no list: a list says something more of its cases.
    return "list" if "case" in meant and len(meant & _DETAILS) > 1 else None


def _titles_above(sheet: Sheet, index: int, framework: Framework, above: Header | None) -> dict[int, list[str]]:
    """By column, the texts in the rows above a header that may name its standard, the nearest first.

    A title reaches as far to the right as it is merged, or else to the next title of its row.
    """
    words = question_words(framework)
    first = max(index - _ROWS_OF_TITLES, above.last + 1 if above else 0, 0)
    titles: dict[int, list[str]] = {}
    for row in reversed(sheet.rows[first:index]):
        named = {c: v for c, v in enumerate(row.values, start=1) if isinstance(v, str) and words.names_a_standard(v)}
        if not named:
            continue
        width = max(len(sheet.rows[index].values), len(row.values))
        current = ""
        for column in range(1, width + 1):
            value = row.value(column)
            current = named.get(column, current if is_blank(value) else "")
            if current:
                titles.setdefault(column, []).append(current)
    return titles


def _spread(cells: dict[int, Value], below: dict[int, Value]) -> dict[int, list[str]]:
    """By column, the text of the upper of two heading rows, spread over the blanks to its right."""
    spread: dict[int, list[str]] = {}
    current = ""
    for column in range(1, max([*cells, *below], default=0) + 1):
        current = as_text(cells[column]) if column in cells else current
        if current:
            spread[column] = [current]
    return spread


def _choices_below(
    headings: tuple[Heading, ...], below: dict[int, Value], framework: Framework
) -> tuple[Heading, ...] | None:
    """The headings, where the row below spreads the answers of each question over a column for each choice."""
    if any(heading.meaning == "case" and heading.column in below for heading in headings):
        return None
    spread = _joined(headings, read_headings(below, framework))
    choices: dict[tuple[str, ...], list[int | None]] = {}
    for heading in spread:
        if heading.meaning == "key question":
            choices.setdefault(heading.codes, []).append(heading.choice)
    each_once = all(have_both(group) and len(set(group)) == len(group) for group in choices.values())
    return spread if choices and each_once else None


def _joined(upper: tuple[Heading, ...], lower: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings of two rows. Of two that name one column, the one that means something counts, else the lower.

    A choice in the lower row belongs to the question above it, which may be merged over its choices.
    """
    by_column = {heading.column: heading for heading in upper}
    questions = [heading for heading in upper if heading.meaning == "key question"]
    for heading in lower:
        question = next((q for q in reversed(questions) if q.column <= heading.column), None)
        if heading.meaning == "choice" and question:
            by_column[heading.column] = replace(question, column=heading.column, choice=heading.choice)
        elif heading.meaning != "attribute" or by_column.get(heading.column, heading).meaning == "attribute":
            by_column[heading.column] = heading
    return tuple(by_column[column] for column in sorted(by_column))


def _has_a_case(below: dict[int, Value], headings: tuple[Heading, ...]) -> bool:
    """Whether an id stands below the heading of the case column: it has a figure in it, as no heading has."""
    return any(
        heading.meaning == "case" and any(map(str.isdigit, as_text(below.get(heading.column)))) for heading in headings
    )


def _are_names(below: dict[int, Value], headings: tuple[Heading, ...]) -> bool:
    """Whether the row below the codes holds their names: no case id, no details, and a long text under every code.

    Mistyped answers are short, or the same; a row that is taken for names is not read as a case.
    """
    questions = [heading.column for heading in headings if heading.meaning == "key question"]
    details = {heading.column for heading in headings if heading.meaning not in {"key question", "attribute", "case"}}
    names = [as_text(below.get(column)) for column in questions]
    identifiers = [below[h.column] for h in headings if h.meaning == "case" and h.column in below]
    return (
        all(map(may_begin_a_table, identifiers))
        and details.isdisjoint(below)
        and len(set(names)) > 1
        and all(len(name) >= _LONG and read_answer(name) == UNREAD for name in names)
    )


def _beside(
    sheet: Sheet, row: Row, headings: tuple[Heading, ...], layout: Layout, above: Header | None
) -> Place | None:
    """A cell of another table on the row of a header: of a ratings table, or a case of the table above."""
    columns = {heading.meaning: heading.column for heading in headings}
    if layout != "ratings" and {"standard", "rating"} <= columns.keys():
        return Place(sheet.name, row.number, columns["standard"])
    if above is not None:
        here = {heading.column: heading.meaning for heading in headings}
        if here.get(above.key_column) == "attribute":
            return Place(sheet.name, row.number, above.key_column)
    return None


def _with_merges_from_above(sheet: Sheet, row: Row) -> dict[int, Value]:
    """Column -> value of a row, with the value of a cell that is merged down into it."""
    cells = {column: value for column, value in enumerate(row.values, start=1) if not is_blank(value)}
    for merge, value in sheet.merged_down:
        if merge.first_row < row.number <= merge.last_row:
            cells.setdefault(merge.first_column, value)
    return cells
