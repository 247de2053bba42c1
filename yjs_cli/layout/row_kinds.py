"""Which rows below a case sheet's headings are cases, and which are totals or notes."""

import re
from typing import Literal

from yjs_cli.inspection import Fact
from yjs_cli.layout.answers import NO, UNREAD, YES, read_answer
from yjs_cli.layout.doubtful_cases import is_unticked_row
from yjs_cli.layout.headings import meaning_of
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Row, is_blank

# Labels of totals. An id may begin like one ("Number 7", "Mean Street 3"), so no figure may follow the word.
_TOTALS = re.compile(
    r"(?:(?:grand|sub)[\s-]?)?totals?(?:\W.*)?|%\D*|per\s?cent(?:age)?(?:\W\D*)?|averages?(?:\W\D*)?"
    r"|(?:mean|count|sum|number)(?:\W\D*)?",
    re.IGNORECASE | re.DOTALL,
)
# Labels of counts below a column of answers. They are unlikely ids if there is no answer in words next to them.
_COUNTED = re.compile(
    r"(?:(?:number|no\.?|count|sum|total) (?:of )?|#\s*)?"
    r"(?:yes|no|n\.?/?a\.?|(?:not )?(?:applicable|answered)|unanswered|blank|missing|case|check|tally)"
    r"(?:e?s|ed)?(?:\W+(?:total|count)s?)?\W*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 250  # letters: longer than any label
NOTE = re.compile(r"\*.*|(?:notes?|source|key)\b.*|(?=.{25}).*\s.*", re.IGNORECASE | re.DOTALL)


def case_rows(table: Table) -> tuple[list[Row], list[Fact]]:
    """The rows of a case sheet that are cases, and what to report of those ignored: totals, remarks, unticked boxes."""
    headings = table.header.headings
    known = [heading.column for heading in headings if heading.meaning != "attribute"]
    questions = [heading.column for heading in headings if heading.meaning == "key question"]
    spread = any(heading.choice is not None for heading in headings)
    rows: list[Row] = []
    facts: list[Fact] = []
    unticked: list[Row] = []
    for row in table.rows:
        kind = _kind(row, table.header.key_column, known, questions, spread)
        if kind == "case":
            rows.append(row)
        elif kind == "rows-unticked":
            unticked.append(row)
        else:
            facts.append(Fact(kind, table.place(row.number, None)))
    if unticked:
        facts.append(Fact("rows-unticked", table.place(unticked[0].number, None), count=len(unticked)))
    return rows, facts


def answer_rows(table: Table) -> tuple[list[Row], list[Fact]]:
    """The rows of a long table without those of counts below it, and what to report of these."""
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
    """Whether a cell says Yes or No in a word: below a label of totals are numbers, or N/A if there are none."""
    return isinstance(value, str) and read_answer(value) in {YES, NO} and any(map(str.isalpha, value))


def is_one_or_zero(value: Value) -> bool:
    """Whether a cell says Yes or No by a 1 or a 0, typed as a number or as text."""
    return not isinstance(value, bool) and read_answer(value) in {YES, NO} and not is_worded_answer(value)


def is_zero(value: Value) -> bool:
    """Whether a cell says No by a 0."""
    return is_one_or_zero(value) and read_answer(value) == NO


RowKind = Literal["case", "totals-row", "note-row", "rows-unticked"]


def _kind(row: Row, case_column: int, known: list[int], questions: list[int], spread: bool) -> RowKind:
    identifier = row.value(case_column)
    if is_blank(identifier):
        label = next((value for value in row.values if isinstance(value, str) and value.strip()), None)
        totals = is_totals_label(label)
        if not totals and all(is_blank(row.value(column)) for column in known):
            # Answers under no heading are not a note: the row is kept, so that its missing id is reported.
            return "case" if any(map(is_worded_answer, row.values)) else "note-row"
        if (
            not spread
            and is_unticked_row(row, questions)
            and all(is_blank(row.value(c)) for c in _others(known, questions))
        ):
            return "rows-unticked"
        if not totals and not spread and _are_remarks(row, questions):
            return "note-row"
    else:
        totals = _is_counted(identifier)
        if isinstance(identifier, str) and _REMARKS.fullmatch(identifier.strip()) and _are_remarks(row, questions):
            return "note-row"
    if totals and not any(is_worded_answer(row.value(column)) for column in questions):
        return "totals-row"
    if isinstance(identifier, str) and NOTE.fullmatch(identifier[:_LONGEST].strip()) and _is_alone(row):
        return "note-row"
    return "case"


def _others(known: list[int], questions: list[int]) -> list[int]:
    return [column for column in known if column not in questions]


_REMARKS = re.compile(r"(?:comments?|notes?|evidence|rationale|reasons?|remarks?|response|answer)\W*", re.IGNORECASE)
_LIKE_AN_ANSWER = re.compile(r"\W*(?:yes|no|y|n|n/?a|true|false|met|not|partly|partially)\b(?!\W*[:?])", re.IGNORECASE)
_LONGEST_START = 100  # characters of a text that are looked at
_SHORTEST_REMARK = 5  # characters


def begins_like_an_answer(text: str) -> bool:
    """Whether a text begins as answers do: ``Yes``, ``No - see note``, ``Not met``."""
    return _LIKE_AN_ANSWER.match(text[:_LONGEST_START].strip()) is not None


def is_remarks_label(value: Value) -> bool:
    """Whether a cell is the label of remarks: ``Comments``, ``Evidence``."""
    return isinstance(value, str) and _REMARKS.fullmatch(value.strip()) is not None


def _are_remarks(row: Row, questions: list[int]) -> bool:
    """Whether the cells of the questions hold remarks, or a second row of headings: texts, none like an answer."""
    filled = [value for column in questions if not is_blank(value := row.value(column))]
    return bool(filled) and all(isinstance(value, str) and _is_a_remark(value.strip()) for value in filled)


def _is_a_remark(text: str) -> bool:
    """Whether a text is a remark or a heading such as ``Response``, and no attempt at an answer."""
    if meaning_of(text) == "answer":
        return True
    return len(text) >= _SHORTEST_REMARK and read_answer(text) == UNREAD and not begins_like_an_answer(text)


def _is_alone(row: Row) -> bool:
    return sum(not is_blank(value) for value in row.values) == 1
