"""Rows of headings: what kind of table they head, alone or together with the rows above and below."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Literal

import msgspec
from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.layout.answers import UNREAD, read_answer
from yjs_cli.layout.field_names import DETAILS, Meaning
from yjs_cli.layout.headings import (
    Heading,
    have_both,
    may_begin_a_table,
    narrowed,
    numbers_rows,
    read_headings,
    speaks_of_an_id,
)
from yjs_cli.layout.wording import question_words
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank

Layout = Literal["cases", "long", "list", "ratings"]

_LONG = 8  # letters: longer than any answer, mistyped or not


class Header(msgspec.Struct, frozen=True, dict=True):
    """The headings of a table: what is below them, and where they are.

    ``first`` and ``last`` are indices into the sheet's rows, since headings may take two; ``row`` is Excel's number of
    the last. ``neighbour`` is a cell of another table on the same rows, if there is one.
    """

    layout: Layout
    headings: tuple[Heading, ...]
    row: int
    first: int
    last: int
    neighbour: Place | None = None

    @cached_property
    def columns(self) -> dict[Meaning, int]:
        """The first column with each meaning."""
        return {heading.meaning: heading.column for heading in reversed(self.headings)}

    @property
    def key_column(self) -> int:
        """The column that tells one row from another: the case's id, or the standard's code."""
        return self.columns["standard" if self.layout == "ratings" else "case"]


def header_at(sheet: Sheet, index: int, framework: Framework, above: Header | None) -> Header | None:
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
    if layout is None and (named := _with_unknown_id(headings, sheet.rows[index + 1 :])):
        headings, layout = named, "cases"
    if layout in {None, "list"} and below:
        lower = read_headings(below, framework, {**titles, **_spread(cells, below)})
        if _layout(lower) in {None, "list"}:
            joined_headings = _joined(headings, lower)
            joined_layout = None if _has_a_case(below, joined_headings) else _layout(joined_headings)
            if joined_layout not in {None, "list"}:
                headings, layout, last = joined_headings, joined_layout, index + 1
    elif layout == "cases" and _are_names(below, headings):
        last = index + 1
    if layout == "cases" and last == index and (spread := _choices_below(headings, below, framework)):
        headings, last = spread, index + 1
    if layout is None:
        return None
    next_to_it = _beside(sheet, row, headings, layout, above)
    headings = tuple(replace(h, meaning="attribute") if h.meaning not in _READ[layout] else h for h in headings)
    headings = narrowed(headings, framework, framework.domain_named(sheet.name or ""))
    return Header(layout, headings, sheet.rows[last].number, index, last, next_to_it)


# What is read of each kind of table. Any other heading is an attribute of its rows.
_READ: dict[Layout, frozenset[Meaning]] = {
    "cases": DETAILS | {"key question", "unknown question", "attribute"},
    "long": DETAILS | {"question", "answer", "choice", "attribute"},
    "list": DETAILS | {"attribute"},
    "ratings": frozenset({"standard", "rating", "reason", "attribute"}),
}
_FEWEST_QUESTIONS = 2  # that make a row one of headings without a known name for its ids
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
    return "list" if "case" in meant and len(meant & DETAILS) > 1 else None


def _with_unknown_id(headings: tuple[Heading, ...], below: Sequence[Row]) -> tuple[Heading, ...] | None:
    """The headings of several questions, with the ids under a name that is not known: filled, and each once.

    Only a column to the left of the questions is taken for that: one whose heading speaks of an id, or the only one.
    """
    questions = [heading.column for heading in headings if heading.meaning == "key question"]
    if len(questions) < _FEWEST_QUESTIONS:
        return None
    answered = [row for row in below if any(not is_blank(row.value(column)) for column in questions)]
    fitting = [
        heading
        for heading in headings
        if heading.meaning == "attribute"
        and heading.text
        and heading.column < questions[0]
        and _are_ids([row.value(heading.column) for row in answered])
    ]
    chosen = next(filter(speaks_of_an_id, fitting), fitting[0] if len(fitting) == 1 else None)
    if chosen is None:
        return None
    return tuple(replace(h, meaning="case") if h is chosen else h for h in headings)


def _are_ids(values: Sequence[Value]) -> bool:
    """Whether every row has a value with a digit in it, each once, no date, and they do more than number the rows."""
    texts = [as_text(value) for value in values]
    return (
        len(texts) > 1
        and not any(isinstance(value, date) for value in values)
        and all(any(map(str.isdigit, text)) for text in texts)
        and len(set(texts)) == len(texts)
        and not numbers_rows(texts)
    )


def _titles_above(sheet: Sheet, index: int, framework: Framework, above: Header | None) -> dict[int, list[str]]:
    """By column, the texts in the rows above a header that may name its standard, the nearest first.

    A title reaches as far to the right as it is merged, or else to the next title of its row.
    """
    words = question_words(framework)
    first = max(index - _ROWS_OF_TITLES, above.last + 1 if above else 0, 0)
    titles: dict[int, list[str]] = {}
    labels = [c for c, v in enumerate(sheet.rows[index].values, start=1) if isinstance(v, str) and words.touches(v)]
    width = len(sheet.rows[index].values)
    for row in reversed(sheet.rows[first:index]):
        named = {c: v for c, v in enumerate(row.values, start=1) if isinstance(v, str) and words.names_a_standard(v)}
        if not named or any(label < min(named) for label in labels):
            continue  # titles that are centred by hand do not say where their columns begin
        width = max(width, len(row.values))
        current = ""
        for column in range(1, width + 1):
            value = row.value(column)
            current = named.get(column, current if is_blank(value) else "")
            if current:
                titles.setdefault(column, []).append(current)
    if sheet.name and words.names_a_standard(sheet.name):
        for column in range(1, width + 1):
            titles.setdefault(column, []).append(sheet.name)
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
    if _has_a_case(below, headings):
        return None
    lower = read_headings(below, framework)
    if not any(heading.meaning == "choice" for heading in lower):
        return None
    spread = _joined(headings, lower)
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
        above = by_column.get(heading.column, heading)
        if heading.meaning == "answer" and above.meaning == "key question":
            continue  # "Yes or No", below the question that is answered so
        if heading.meaning == "choice" and question:
            by_column[heading.column] = replace(question, column=heading.column, choice=heading.choice)
        elif heading.meaning != "attribute" or by_column.get(heading.column, heading).meaning == "attribute":
            by_column[heading.column] = heading
    return tuple(by_column[column] for column in sorted(by_column))


def _has_a_case(below: dict[int, Value], headings: tuple[Heading, ...]) -> bool:
    """Whether an id is below the heading of the case column: it has a digit in it, as no heading has."""
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
