"""Where the answers to a block of questions are: their columns, and what looks like an answer outside them."""

from collections.abc import Sequence
from itertools import compress

from yjs_cli.framework import Framework
from yjs_cli.layout.answers import NOT_APPLICABLE, UNANSWERED, UNREAD, AnswerCodes, answer_words, is_ticked
from yjs_cli.layout.headings import ends_in_choice
from yjs_cli.layout.question_rows import Block
from yjs_cli.layout.row_kinds import begins_like_an_answer, is_remarks_label
from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.sheet import as_text, is_blank

_LONGEST_WORD = 20  # characters of a word that may be somebody's own for an answer
_MOST_WORDS = 4  # different words of that kind in a column


def answered_columns(block: Block, framework: Framework) -> list[int]:
    """The columns in which answers to the questions are: to their right, or else to their left.

    Where no word is known, a column that holds a few short words time and again is one of answers in other words.
    """
    code_of = AnswerCodes(answer_words(framework))
    free = [column for column in range(1, block.width + 1) if column not in block.question_columns]
    answered = [column for column in free if any(_answers(line.row.value(column), code_of) for line in block.lines)]
    answered = answered or [column for column in free if _holds_words_of_its_own(block, column)]
    right = [column for column in answered if column > block.labels]
    return right or answered


def _answers(value: Value, code_of: AnswerCodes) -> bool:
    """Whether a cell answers, or would if its formula had been calculated."""
    return isinstance(value, CellError | Uncalculated) or code_of[value] not in {UNANSWERED, UNREAD}


def stray_cell(block: Block, used: Sequence[int], framework: Framework) -> tuple[int, int] | None:
    """The first cell of a block that looks like an answer and is in none of the columns used, as (row, column).

    Columns that are headed as something else are their own: a remark may begin with Yes.
    """
    headed = frozenset[int]()
    if block.heading:
        texts = (isinstance(value, str) and bool(value.strip()) for value in block.heading.values)
        headed = frozenset(compress(range(1, len(block.heading.values) + 1), texts))
    for line in block.lines:
        for column, value in enumerate(line.row.values, start=1):
            if column not in line.columns and column not in used and column not in headed and is_like_an_answer(value):
                return line.row.number, column
        for column in line.columns:
            if ends_in_choice(as_text(line.row.value(column)), framework) and not used:
                return line.row.number, column
    for row in block.between:
        for column, value in enumerate(row.values, start=1):
            if not used and is_like_an_answer(value):
                return row.number, column
    return None


def printed_choices(block: Block, columns: Sequence[int], framework: Framework) -> bool:
    """Whether columns hold the same answers on every line: words to choose from, not what was chosen."""
    code_of = AnswerCodes(answer_words(framework))
    constant = [{code_of[line.row.value(column)] for line in block.lines} for column in columns]
    single = [next(iter(found)) for found in constant if len(found) == 1 and not found & {UNANSWERED, UNREAD}]
    return len(set(single)) > 1 and len(single) == len(columns)


def lists_all_choices(block: Block, columns: Sequence[int], framework: Framework) -> bool:
    """Whether printed choices include N/A and nothing is marked: a page that explains how to answer."""
    code_of = AnswerCodes(answer_words(framework))
    line = block.lines[0].row
    return (
        any(code_of[line.value(column)] == NOT_APPLICABLE for column in columns)
        and stray_cell(block, columns, framework) is None
    )


def is_like_an_answer(value: Value) -> bool:
    """Whether a cell says Yes or No, is marked, or begins like an answer. A number is none unless it is 1 or 0."""
    if is_blank(value):
        return False
    if isinstance(value, str):
        return begins_like_an_answer(value) or (not value.strip().isdigit() and is_ticked(value, UNREAD) is True)
    return isinstance(value, bool)


def _holds_words_of_its_own(block: Block, column: int) -> bool:
    """Whether a column has a short text next to most questions, and few different ones."""
    if block.heading and is_remarks_label(block.heading.value(column)):
        return False
    texts = [as_text(v) for line in block.lines if isinstance(v := line.row.value(column), str) and v.strip()]
    return (
        2 * len(texts) > len(block.lines)
        and all(len(text) <= _LONGEST_WORD or begins_like_an_answer(text) for text in texts)
        and (len(set(texts)) <= min(_MOST_WORDS, len(texts) // 2) or all(map(begins_like_an_answer, texts)))
    )
