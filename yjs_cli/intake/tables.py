"""Finding the tables on a sheet by their headings, wherever they stand, and telling their rows from what is not one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from yjs_cli.framework import Framework
from yjs_cli.inspection import Oddity, Place, Value, column_letters
from yjs_cli.intake.answers import UNANSWERED, UNREAD, read_answer
from yjs_cli.intake.headings import Heading, Meaning, may_begin_a_table, read_headings
from yjs_cli.intake.sheet import Merge, Row, Sheet, as_text, is_blank

Layout = Literal["cases", "long", "ratings"]

# A heading stands near the top; a sheet of another kind is not searched to its end.
_SEARCHED_ROWS = 1000

_TOTALS = re.compile(
    r"(?:(?:grand|sub)[\s-]?)?totals?(?:\s.*)?|%.*|per\s?cent(?:age)?(?:\s.*)?|averages?(?:\s.*)?|mean(?:\s.*)?"
    r"|(?:count|sum|number)(?:\s(?:of\s)?.*)?|yes|no|n/a",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(r"\*.*|(?:notes?|source|key)\b.*|(?=.{25}).*\s.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Table:
    """A table on a sheet: its layout, its headings, and the rows that belong to it."""

    layout: Layout
    sheet: Sheet
    header_row: int
    headings: tuple[Heading, ...]
    rows: list[Row]

    @cached_property
    def columns(self) -> dict[Meaning, int]:
        """The first column with each meaning."""
        return {heading.meaning: heading.column for heading in reversed(self.headings)}

    def column(self, meaning: Meaning) -> int | None:
        """The first column with this meaning, or None."""
        return self.columns.get(meaning)

    def values(self, column: int) -> list[Value]:
        """The values of a column, one a row of the table."""
        index = column - 1
        return [row.values[index] if index < len(row.values) else None for row in self.rows]

    def place(self, row: int, column: int | None) -> Place:
        """The place of a cell of this table."""
        return Place(self.sheet.name, row, column)


@dataclass(frozen=True)
class SheetTables:
    """The tables of a sheet in order, and what is odd about their headings and rows."""

    tables: tuple[Table, ...]
    oddities: tuple[Oddity, ...]


def find_tables(sheet: Sheet, framework: Framework) -> SheetTables:
    """Find every table that we know on a sheet. Titles, notes and blank rows may stand above and between them.

    A heading row ends the table above it, so tables stacked on one sheet, or a heading repeated on every printed page,
    are read as what they are.
    """
    headers = _headers(sheet, framework)
    tables: list[Table] = []
    oddities = [] if headers else _case_sheet_without_case_column(sheet, framework)
    ends = [*(header.first_index for header in headers[1:]), len(sheet.rows)][: len(headers)]
    for header, end in zip(headers, ends, strict=True):
        rows, passed_over = _body(sheet, header, sheet.rows[header.last_index + 1 : end])
        tables.append(Table(header.layout, sheet, header.row, header.headings, rows))
        oddities += [*_heading_oddities(sheet, header, rows), *passed_over]
    return SheetTables(tuple(tables), tuple(oddities))


@dataclass(frozen=True)
class _Header:
    layout: Layout
    row: int
    headings: tuple[Heading, ...]
    first_index: int  # indices into the sheet's rows: a header may take two of them
    last_index: int

    def meant(self) -> set[Meaning]:
        return {heading.meaning for heading in self.headings}


def _headers(sheet: Sheet, framework: Framework) -> list[_Header]:
    """Every header of a sheet. Below the first, only a row with a heading in the first one's key column can be one."""
    headers: list[_Header] = []
    key_column = 0
    for index, row in enumerate(sheet.rows):
        if not headers and index >= _SEARCHED_ROWS:
            break
        if headers and not may_begin_a_table(row.value(key_column)):
            continue
        header = _header_at(sheet, index, framework)
        if header and not (headers and header.first_index <= headers[-1].last_index):
            headers.append(header)
            key_column = next(h.column for h in header.headings if h.meaning in {"case", "standard"})
    return headers


def _header_at(sheet: Sheet, index: int, framework: Framework) -> _Header | None:
    """The header that a row is, alone or together with the row below it (codes above, names below, or the reverse)."""
    row = sheet.rows[index]
    cells = _with_merges_from_above(sheet, row)
    if header := _header(framework, row.number, cells, index, index):
        return header
    if index + 1 < len(sheet.rows) and sheet.rows[index + 1].number == row.number + 1:
        below = _with_merges_from_above(sheet, sheet.rows[index + 1])
        if not _header(framework, row.number + 1, below, index, index):
            return _header(framework, row.number + 1, cells | below, index, index + 1, upper=cells)
    return None


def _with_merges_from_above(sheet: Sheet, row: Row) -> dict[int, Value]:
    """Column -> value of a row, with the value of a cell that is merged down into it."""
    cells = {column: value for column, value in enumerate(row.values, start=1) if not is_blank(value)}
    for merge in sheet.merges:
        if merge.first_row < row.number <= merge.last_row and merge.first_column == merge.last_column:
            anchor = next((above for above in sheet.rows if above.number == merge.first_row), None)
            if anchor and not is_blank(anchor.value(merge.first_column)):
                cells.setdefault(merge.first_column, anchor.value(merge.first_column))
    return cells


def _header(
    framework: Framework,
    row: int,
    cells: dict[int, Value],
    first_index: int,
    last_index: int,
    upper: dict[int, Value] | None = None,
) -> _Header | None:
    headings = read_headings(cells, framework)
    if upper:  # of two rows that name one column, the one that means something counts
        above = {heading.column: heading for heading in read_headings(upper, framework)}
        headings = tuple(above[h.column] if h.meaning == "attribute" and h.column in above else h for h in headings)
    meant = Counter(heading.meaning for heading in headings)
    layout: Layout
    if meant["case"] and meant["question"] and meant["answer"]:
        layout = "long"
    elif meant["case"] and meant["key question"]:
        layout = "cases"
    elif meant["standard"] and meant["rating"]:
        layout = "ratings"
    else:
        return None
    return _Header(layout, row, headings, first_index, last_index)


def _body(sheet: Sheet, header: _Header, candidates: list[Row]) -> tuple[list[Row], list[Oddity]]:
    if header.layout != "cases":
        return candidates, []
    case_column = next(heading.column for heading in header.headings if heading.meaning == "case")
    known = [heading.column for heading in header.headings if heading.meaning != "attribute"]
    questions = [heading.column for heading in header.headings if heading.meaning == "key question"]
    rows: list[Row] = []
    oddities: list[Oddity] = []
    for row in candidates:
        kind = _kind_of_row(row, case_column, known, questions)
        if kind == "case":
            rows.append(row)
        elif kind != "blank":
            oddities.append(Oddity(kind, Place(sheet.name, row.number)))
    return rows, oddities


def _kind_of_row(row: Row, case_column: int, known: list[int], questions: list[int]) -> str:
    """``case``, ``totals-row``, ``note-row``, or ``blank`` where nothing stands under any heading that is known."""
    label = identifier = row.value(case_column)
    if is_blank(identifier):
        label = next((value for value in row.values if isinstance(value, str) and value.strip()), None)
        if all(is_blank(row.value(column)) for column in known) and not _is_totals(label):
            return "note-row"
    if _is_totals(label) and not any(_is_worded_answer(row.value(column)) for column in questions):
        return "totals-row"
    if isinstance(identifier, str) and _NOTE.fullmatch(identifier.strip()) and len(_filled(row)) == 1:
        return "note-row"
    return "case"


def _filled(row: Row) -> list[Value]:
    return [value for value in row.values if not is_blank(value)]


def _is_totals(label: Value) -> bool:
    return isinstance(label, str) and _TOTALS.fullmatch(label.strip()) is not None


def _is_worded_answer(value: Value) -> bool:
    """Whether a cell holds an answer in words: under a totals label only figures stand, under a case's id words."""
    return isinstance(value, str) and read_answer(value) not in {UNANSWERED, UNREAD}


def _heading_oddities(sheet: Sheet, header: _Header, rows: list[Row]) -> Iterator[Oddity]:
    first: dict[tuple[str, str], Heading] = {}
    for heading in header.headings:
        place = Place(sheet.name, header.row, heading.column)
        key = (heading.meaning, heading.code or ("" if heading.meaning != "attribute" else heading.text.casefold()))
        if heading.meaning == "unknown question":
            yield Oddity("question-unknown", place, heading.code)
        elif key in first:
            kind = "attribute-repeated" if heading.meaning == "attribute" else "header-repeated"
            yield Oddity(kind, place, f"{column_letters(first[key].column)}{header.row}")
        first.setdefault(key, heading)
    named = {heading.column: heading for heading in header.headings}
    for merge in sheet.merges:
        if merge.first_column in named and merge.first_row <= header.row <= merge.last_row:
            yield from _merged_heading(sheet, header, merge, rows)


def _merged_heading(sheet: Sheet, header: _Header, merge: Merge, rows: list[Row]) -> Iterator[Oddity]:
    """A heading merged over several columns heads the first; what stands under the others has no heading."""
    place = Place(sheet.name, merge.first_row, merge.first_column)
    others = range(merge.first_column + 1, merge.last_column + 1)
    headed = {heading.column for heading in header.headings}
    for column in others:
        if column not in headed and any(not is_blank(row.value(column)) for row in rows):
            filled = next(row for row in rows if not is_blank(row.value(column)))
            yield Oddity("header-spans-answers", Place(sheet.name, filled.number, column), str(place.cell))
            return
    yield Oddity("header-merged", place, f"{column_letters(merge.last_column)}{merge.last_row}")


def _case_sheet_without_case_column(sheet: Sheet, framework: Framework) -> list[Oddity]:
    """A sheet with key questions over worded answers and no case column: cases that would be lost in silence."""
    for index, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        cells = {column: value for column, value in enumerate(row.values, start=1) if isinstance(value, str)}
        questions = [heading.column for heading in read_headings(cells, framework) if heading.meaning == "key question"]
        if len(questions) > 1:
            answered = any(_is_worded_answer(below.value(c)) for below in sheet.rows[index + 1 :] for c in questions)
            if answered:
                return [Oddity("case-column-missing", Place(sheet.name, row.number))]
    return []


def hidden_oddities(sheet: Sheet, tables: tuple[Table, ...]) -> Iterator[Oddity]:
    """Hidden rows and columns that hold part of a table, and a hidden sheet with one: they count, and are told."""
    if not tables:
        return
    if sheet.hidden:
        yield Oddity("sheet-hidden", Place(sheet.name))
    if sheet.hidden_rows:
        numbers = sorted({row.number for table in tables for row in table.rows} & sheet.hidden_rows)
        yield from (Oddity("row-hidden", Place(sheet.name, run[0]), count=len(run)) for run in _runs(numbers))
    columns = {heading.column for table in tables for heading in table.headings if heading.meaning != "attribute"}
    for column in sorted(columns & sheet.hidden_columns):
        yield Oddity("column-hidden", Place(sheet.name, None, column))


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Split sorted numbers into runs without a gap."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def cell_text(row: Row, column: int | None) -> str:
    """The text of a row's cell, empty where the table has no such column."""
    return as_text(row.value(column)) if column else ""
