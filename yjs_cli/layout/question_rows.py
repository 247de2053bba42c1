"""Questions down a sheet: what forms and cases across have in common. Where they are, and where their answers are."""

from collections.abc import Iterator, Sequence

import msgspec

from yjs_cli.framework import Framework
from yjs_cli.layout.answers import UNANSWERED, UNREAD, AnswerCodes, answer_words
from yjs_cli.layout.headings import (
    Heading,
    choice_of,
    code_within,
    have_both,
    meaning_of,
    prompted_question,
    question_code,
)
from yjs_cli.layout.wording import question_words
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank

_FEWEST = 2  # questions that make a block: a single code may be anything
_HEADING_ROWS = 6  # above the first question, in which its answers' heading is looked for
_COUNTS = frozenset({"%", "percent", "percentage", "applicable", "total", "cases", "n", "count", "yes %", "% yes"})


class Line(msgspec.Struct, frozen=True):
    """A row that asks a key question: the row, the column of the question's text or code, and what it may ask."""

    row: Row
    column: int
    codes: tuple[str, ...]


class Block(msgspec.Struct, frozen=True):
    """Questions below each other, each once; the rows above them that may say whose answers they are; their answers.

    ``answer`` is the one column of answers, ``choices`` the columns of Yes, No and N/A with the answer that each stands
    for; where both are empty, every column may be a case. ``heading`` is the row that heads them, None without one.
    """

    lines: tuple[Line, ...]
    above: tuple[Row, ...]
    between: tuple[Row, ...]
    heading: Row | None
    answer: int | None
    choices: tuple[tuple[int, int], ...]
    others: tuple[int, ...] = ()  # further columns under a name of answers

    @property
    def right_of(self) -> int:
        """The column of the questions, to the right of which the answers are."""
        return max(line.column for line in self.lines)


def find_blocks(sheet: Sheet, rows: Sequence[Row], framework: Framework) -> list[Block]:
    """The blocks of questions in some rows of a sheet, those of counts and percentages left out."""
    lines = {line.row.number: line for line in _lines(sheet, rows, framework)}
    blocks: list[Block] = []
    for group, above, between in _groups(rows, lines):
        if len(group) >= _FEWEST:
            block = _block(group, above, between, framework)
            if not _is_counts(block) and not _is_a_list_of_choices(block, framework):
                blocks.append(block)
    return blocks


def _lines(sheet: Sheet, rows: Sequence[Row], framework: Framework) -> Iterator[Line]:
    section = ""
    words = question_words(framework)
    for row in rows:
        texts = [
            (column, value)
            for column, value in enumerate(row.values, start=1)
            if isinstance(value, str) and value.strip()
        ]
        found = _question(texts, (section, sheet.name or ""), framework)
        if found:
            yield Line(row, *found)
        elif len(texts) == 1 and words.names_a_standard(texts[0][1]):
            section = texts[0][1]


def _question(
    texts: Sequence[tuple[int, str]], around: Sequence[str], framework: Framework
) -> tuple[int, tuple[str, ...]] | None:
    """The last of the leading cells that names the question, and the question: by its code, or else by its words."""
    words = question_words(framework)
    code, last = "", 0
    for column, text in texts:
        here = question_code(text) or code_within(text, framework) or ""
        if here in framework.question_domains and (not code or here == code):
            code, last = here, column
        elif code and words.questions(text, around):
            last = column
        elif code or here:
            break
    if code:
        return last, (code,)
    for column, text in texts:
        if prompted_question(text, framework):
            return None
        if codes := words.questions(text, around):
            return column, codes
    return None


def _groups(rows: Sequence[Row], lines: dict[int, Line]) -> Iterator[tuple[list[Line], list[Row], list[Row]]]:
    """Lines below each other, with the rows above them and those between: a question asked again begins a new group."""
    group: list[Line] = []
    above: list[Row] = []
    since: list[Row] = []
    between: list[Row] = []
    for row in rows:
        line = lines.get(row.number)
        if line is None:
            since.append(row)
            continue
        labelled = any(_names_a_case(each) for each in since)
        if group and (labelled or any(line.codes == other.codes for other in group)):
            yield group, above, between
            group, between = [], []
        if not group:
            above = since
        else:
            between += since
        since = []
        group.append(line)
    if group:
        yield group, above, [*between, *since]


def _names_a_case(row: Row) -> bool:
    """Whether a row has the label of a case id and a value next to it, as the top of a form has."""
    texts = [value for value in row.values if not is_blank(value)]
    return bool(texts) and isinstance(texts[0], str) and meaning_of(texts[0].partition(":")[0]) == "case"


def _block(group: list[Line], above: list[Row], between: list[Row], framework: Framework) -> Block:
    first = max(line.column for line in group)
    for row in reversed(above[-_HEADING_ROWS:]):
        named = [(c, v) for c, v in enumerate(row.values, start=1) if c > first and isinstance(v, str) and v.strip()]
        answers = [column for column, text in named if meaning_of(text) == "answer"]
        choices = [(c, choice) for c, text in named if (choice := choice_of(text, framework)) is not None]
        if answers:
            return Block(tuple(group), tuple(above), tuple(between), row, answers[0], (), tuple(answers[1:]))
        if have_both(choice for _, choice in choices):
            return Block(tuple(group), tuple(above), tuple(between), row, None, tuple(choices))
    return Block(tuple(group), tuple(above), tuple(between), None, None, ())


def _is_counts(block: Block) -> bool:
    """Whether a block is a table of how many answered Yes and No, as a summary or a live sheet has."""
    if block.heading and any(as_text(value).casefold() in _COUNTS for value in block.heading.values):
        return True
    values = [line.row.value(column) for line in block.lines for column, _ in block.choices]
    return any(isinstance(value, int | float) and not isinstance(value, bool) and value > 1 for value in values)


def _is_a_list_of_choices(block: Block, framework: Framework) -> bool:
    """Whether every question has the same several answers next to it: what may be answered, not what was."""
    code_of = AnswerCodes(answer_words(framework))
    if block.answer or block.choices:
        return False
    seen = {
        tuple(code_of[v] for v in line.row.values[line.column :] if code_of[v] not in {UNANSWERED, UNREAD})
        for line in block.lines
    }
    return len(seen) == 1 and len(set(next(iter(seen)))) > 2


def answered_columns(block: Block, framework: Framework) -> list[int]:
    """The columns to the right of the questions in which an answer is, in order."""
    code_of = AnswerCodes(answer_words(framework))
    width = max(len(line.row.values) for line in block.lines)
    return [
        column
        for column in range(block.right_of + 1, width + 1)
        if any(code_of[line.row.value(column)] not in {UNANSWERED, UNREAD} for line in block.lines)
    ]


def heading_of(line: Line, column: int) -> Heading:
    """A line as the heading of a column of answers."""
    text = as_text(line.row.value(line.column))
    return Heading(column, text, "key question", line.codes)


def label_of(value: Value) -> str:
    """The text of a label without its colon; empty for anything but a text."""
    return value.strip().removesuffix(":").strip() if isinstance(value, str) else ""
