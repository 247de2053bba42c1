"""Answers that are spread over columns, one for each choice: a mark under Yes, No or N/A."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from yjs_cli.layout.answers import UNANSWERED, UNREAD, AnswerCodes, is_ticked
from yjs_cli.layout.headings import Heading, have_both
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Row, is_blank

_MOST_CHOICES = 4  # Yes, No, N/A and perhaps one for a remark


class Marked(NamedTuple):
    """The answer that marks in the columns of one question give, and the column of the mark, or of the first choice.

    ``second`` is the column of a second mark, 0 where there is none: the answer is then UNREAD.
    """

    answer: int
    column: int
    second: int = 0


def marked_choice(row: Row, choices: Sequence[tuple[int, int]], words: Mapping[str, int]) -> Marked:
    """Read the marks of one question in a row; ``choices`` are the columns and the answer that each stands for."""
    marked: list[tuple[int, int]] = []
    for column, choice in choices:
        ticked = is_ticked(row.value(column), choice, words)
        if ticked is None:
            return Marked(UNREAD, column)
        if ticked:
            marked.append((column, choice))
    if not marked:
        return Marked(UNANSWERED, choices[0][0])
    if len(marked) > 1:
        return Marked(UNREAD, marked[0][0], marked[1][0])
    return Marked(marked[0][1], marked[0][0])


def with_unheaded_choices(table: Table, words: Mapping[str, int]) -> Table:
    """The table, with columns of choices recognised whose headings were lost.

    Survey exports give each choice a column and head only the first: every column then holds one answer and blanks,
    another in each, and no row has two of them.
    """
    headings = {heading.column: heading for heading in table.header.headings}
    width = max((len(row.values) for row in table.rows), default=0)
    if len(headings) >= width:
        return table  # no column without a heading
    code_of = AnswerCodes(words)
    questions = [h for h in table.header.headings if h.meaning == "key question" and h.choice is None]
    spread: dict[int, Heading] = {}
    for heading in questions:
        spread |= _spread(table, heading, headings, width, code_of)
    if not have_both(heading.choice for heading in spread.values()):
        return table
    pattern = _pattern(questions, spread)
    for heading in questions:
        if heading.column not in spread:
            spread |= _spread_like(table, heading, headings, pattern, code_of)
    combined = {**headings, **spread}
    header = replace(table.header, headings=tuple(combined[column] for column in sorted(combined)))
    return replace(table, header=header)


def _spread(
    table: Table, heading: Heading, headings: Mapping[int, Heading], width: int, code_of: AnswerCodes
) -> dict[int, Heading]:
    """The columns of a question's choices, if each holds one answer, another in each, and no row has two of them."""
    columns = [heading.column]
    while columns[-1] < width and columns[-1] + 1 not in headings and len(columns) < _MOST_CHOICES:
        columns.append(columns[-1] + 1)
    choices = [_only_answer(table.values(column), code_of) for column in columns]
    while choices and choices[-1] is None:
        choices.pop()
    read = columns[: len(choices)]
    if len(choices) < 2 or None in choices or len(set(choices)) < len(choices):
        return {}
    if any(sum(not is_blank(row.value(column)) for column in read) > 1 for row in table.rows):
        return {}
    return {
        column: replace(heading, column=column, choice=choice) for column, choice in zip(read, choices, strict=True)
    }


def _spread_like(
    table: Table, heading: Heading, headings: Mapping[int, Heading], pattern: Sequence[int], code_of: AnswerCodes
) -> dict[int, Heading]:
    """The columns of a question's choices, in the pattern of another's: a choice that nobody made is a blank column."""
    columns = [heading.column + offset for offset in range(len(pattern))]
    for column, choice in zip(columns, pattern, strict=True):
        values = table.values(column)
        if (column in headings and column != heading.column) or not (
            all(map(is_blank, values)) or _only_answer(values, code_of) == choice
        ):
            return {}
    return {
        column: replace(heading, column=column, choice=choice) for column, choice in zip(columns, pattern, strict=True)
    }


def _pattern(questions: Sequence[Heading], spread: Mapping[int, Heading]) -> list[int]:
    """The choices of the question that has the most columns for them, in order."""
    patterns = []
    for heading in questions:
        choices: list[int] = []
        while (found := spread.get(heading.column + len(choices))) and found.codes == heading.codes:
            choices.append(found.choice or 0)
        patterns.append(choices)
    return max(patterns, key=len)


def _only_answer(values: Sequence[Value], code_of: AnswerCodes) -> int | None:
    """The one answer that a column holds besides blanks; None where it holds none, several, or something else."""
    found = {code_of[value] for value in values} - {UNANSWERED}
    answer = found.pop() if len(found) == 1 else None
    return None if answer == UNREAD else answer
