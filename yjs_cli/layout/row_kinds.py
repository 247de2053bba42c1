"""Which rows below a case sheet's headings are cases, and which are totals or notes."""

import re
from typing import Literal

from yjs_cli.inspection import Fact
from yjs_cli.layout.answers import NO, YES, read_answer
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Row, is_blank

# Labels of totals. An id may begin like one ("Number 7", "Mean Street 3"), so no figure may follow the word.
_TOTALS = re.compile(
    r"(?:(?:grand|sub)[\s-]?)?totals?(?:\W.*)?|%\D*|per\s?cent(?:age)?(?:\W\D*)?|averages?(?:\W\D*)?"
    r"|(?:mean|count|sum|number)(?:\W\D*)?",
    re.IGNORECASE | re.DOTALL,
)
# What is counted below a column of answers. As ids they would be odd, and only where no answer in words stands beside.
_COUNTED = re.compile(
    r"(?:(?:number|no\.?|count|sum|total) (?:of )?|#\s*)?"
    r"(?:yes|no|n\.?/?a\.?|(?:not )?(?:applicable|answered)|unanswered|blank|missing|case|check|tally)"
    r"(?:e?s|ed)?(?:\W+(?:total|count)s?)?\W*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 250  # letters: longer than any label
NOTE = re.compile(r"\*.*|(?:notes?|source|key)\b.*|(?=.{25}).*\s.*", re.IGNORECASE | re.DOTALL)


def case_rows(table: Table) -> tuple[list[Row], list[Fact]]:
    """The rows of a case sheet that are cases, and what is told of those passed over: totals and notes."""
    headings = table.header.headings
    known = [heading.column for heading in headings if heading.meaning != "attribute"]
    questions = [heading.column for heading in headings if heading.meaning == "key question"]
    rows: list[Row] = []
    facts: list[Fact] = []
    for row in table.rows:
        kind = _kind(row, table.header.key_column, known, questions)
        if kind == "case":
            rows.append(row)
        else:
            facts.append(Fact(kind, table.place(row.number, None)))
    return rows, facts


def answer_rows(table: Table) -> tuple[list[Row], list[Fact]]:
    """The rows of a long table without those of counts below it, and what is told of these."""
    kept: list[Row] = []
    facts: list[Fact] = []
    answer = table.column("answer") or 0
    for row in table.rows:
        if _is_counted(row.value(table.header.key_column)) and not is_worded_answer(row.value(answer)):
            facts.append(Fact("totals-row", table.place(row.number, None)))
        else:
            kept.append(row)
    return kept, facts


def is_totals_label(value: Value) -> bool:
    """Whether a cell reads like the label of a row of totals: ``Total``, ``% Yes``, ``Average``, ``Count (No)``."""
    return isinstance(value, str) and _is_label(_TOTALS, value)


def _is_counted(value: Value) -> bool:
    """Whether an id reads like a label of totals or of what is counted."""
    return isinstance(value, str) and (_is_label(_TOTALS, value) or _is_label(_COUNTED, value))


def _is_label(labels: re.Pattern[str], value: str) -> bool:
    text = value.strip()
    return len(text) <= _LONGEST and labels.fullmatch(text) is not None


def is_worded_answer(value: Value) -> bool:
    """Whether a cell says Yes or No in a word: below a label of totals stand figures, or N/A for want of any."""
    return isinstance(value, str) and read_answer(value) in {YES, NO} and any(map(str.isalpha, value))


def is_figure_answer(value: Value) -> bool:
    """Whether a cell says Yes or No by a 1 or a 0, typed as a number or as text."""
    return not isinstance(value, bool) and read_answer(value) in {YES, NO} and not is_worded_answer(value)


def is_nought(value: Value) -> bool:
    """Whether a cell says No by a 0."""
    return is_figure_answer(value) and read_answer(value) == NO


def _kind(
    row: Row, case_column: int, known: list[int], questions: list[int]
) -> Literal["case", "totals-row", "note-row"]:
    identifier = row.value(case_column)
    if is_blank(identifier):
        label = next((value for value in row.values if isinstance(value, str) and value.strip()), None)
        totals = is_totals_label(label)
        if not totals and all(is_blank(row.value(column)) for column in known):
            # Answers under no heading are not a note: the row is kept, so that its missing id is told.
            return "case" if any(map(is_worded_answer, row.values)) else "note-row"
    else:
        totals = _is_counted(identifier)
    if totals and not any(is_worded_answer(row.value(column)) for column in questions):
        return "totals-row"
    if isinstance(identifier, str) and _is_alone(row) and NOTE.fullmatch(identifier.strip()):
        return "note-row"
    return "case"


def _is_alone(row: Row) -> bool:
    return sum(not is_blank(value) for value in row.values) == 1
