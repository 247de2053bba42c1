"""Blocks of questions: each is read as a form or as cases across, is an explanation, or is an error."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact
from yjs_cli.layout.account import covered_by_block
from yjs_cli.layout.answers import UNANSWERED, UNREAD, AnswerCodes, answer_words, is_ticked
from yjs_cli.layout.block_answers import (
    answered_columns,
    is_like_an_answer,
    lists_all_choices,
    printed_choices,
    stray_cell,
)
from yjs_cli.layout.case_details import Vocabulary
from yjs_cli.layout.case_table import CaseTable
from yjs_cli.layout.cases_across import read_cases_across
from yjs_cli.layout.field_names import DETAILS
from yjs_cli.layout.forms import has_two_cases, identifies_a_case, is_form, read_form
from yjs_cli.layout.headings import meaning_of, numbers_rows
from yjs_cli.layout.question_codes import prompted_question
from yjs_cli.layout.question_rows import Block, find_blocks, heading_of, label_of
from yjs_cli.layout.row_kinds import is_remarks_label
from yjs_cli.layout.sheet_names import domain_in_name
from yjs_cli.workbook.cell import CellError, Place, Uncalculated, column_letters
from yjs_cli.workbook.sheet import Row, Sheet, as_text, is_blank


class ReadBlock(NamedTuple):
    """A block of questions: its cases if it could be read, the cells that it covers, and what to report of it."""

    tables: tuple[CaseTable, ...]
    covered: dict[int, frozenset[int]]
    facts: tuple[Fact, ...]


def read_blocks(
    sheet: Sheet, rows: Sequence[Row], framework: Framework, words: Vocabulary, domain: str | None
) -> Iterator[ReadBlock]:
    """The blocks of questions in the rows of a sheet that no table holds.

    Questions without a case and without plain answers next to them are an explanation, a summary or an empty form, and
    are left out. Any other block that cannot be read is an error.
    """
    for block in find_blocks(sheet, rows, framework):
        used = [block.answer] if block.answer else [column for column, _ in block.choices]
        used = used or answered_columns(block, framework)
        if _has_a_column_of_cases(block):
            yield ReadBlock((), {}, (Fact("sheet-unread", Place(sheet.name, block.lines[0].row.number), "log"),))
        elif _is_answered(block, used, framework) or identifies_a_case(block, sheet):
            yield _read_block(sheet, block, used, framework, words, domain or _domain_in_titles(block, framework))


def _read_block(
    sheet: Sheet, block: Block, used: list[int], framework: Framework, words: Vocabulary, domain: str | None
) -> ReadBlock:
    stray = stray_cell(block, used, framework)
    unknown = Place(sheet.name, *(stray or (block.lines[0].row.number, used[0] if used else block.labels)))
    error = ReadBlock((), {}, (Fact("layout-unknown", unknown),))
    unmarked = bool(block.choices) and not any(_is_filled(block, column) for column in used)
    if stray and (not used or unmarked or has_two_cases(block)):
        return error
    if not (block.answer or block.choices) and printed_choices(block, used, framework):
        return ReadBlock((), {}, ()) if lists_all_choices(block, used, framework) else error
    if used and _offers_choices(block, used):
        return ReadBlock((), {}, ())
    if is_form(block, framework):
        table = read_form(sheet, block, framework, words, domain)
    elif across := read_cases_across(sheet, block, framework, words, domain):
        table = across
    else:
        return error if stray or _is_answered(block, used, framework) else ReadBlock((), {}, ())
    facts = [*_shape(sheet, block, used), *_open_questions(sheet, block, used, framework)]
    if table.read_as == "form":
        facts += _second_answers(sheet, block, used, framework)
        if stray:
            facts.append(Fact("answer-elsewhere", Place(sheet.name, *stray)))
    facts += _answers_between(sheet, block, used, framework)
    return ReadBlock((table,), covered_by_block(block, used), tuple(facts))


def _is_answered(block: Block, used: Sequence[int], framework: Framework) -> bool:
    """Whether most questions have something in the columns of answers, and most of that is an answer or a mark."""
    code_of = AnswerCodes(answer_words(framework))
    values = [v for line in block.lines for column in used if not is_blank(v := line.row.value(column))]
    plain = sum(
        isinstance(v, CellError | Uncalculated) or code_of[v] not in {UNANSWERED, UNREAD} or is_like_an_answer(v)
        for v in values
    )
    answered = sum(any(not is_blank(line.row.value(column)) for column in used) for line in block.lines)
    long_texts = sum(isinstance(v, str) and len(v) > _LONGEST_ANSWER for v in values)
    return 2 * plain >= len(values) and 2 * long_texts < len(values) and 2 * answered >= len(block.lines)


_LONGEST_ANSWER = 40  # characters: a longer text that begins like an answer explains one


def _has_a_column_of_cases(block: Block) -> bool:
    """Whether a column next to the questions, headed as case ids, has several cases in it: a log of single answers."""
    for row in block.above:
        for column, value in enumerate(row.values, start=1):
            if meaning_of(label_of(value)) == "case" and column not in block.question_columns:
                ids = [as_text(line.row.value(column)) for line in block.lines]
                numbered = any(map(str.isdigit, "".join(ids))) and not numbers_rows(ids)
                if all(ids) and numbered and column < min(block.question_columns):
                    return True
    return False


def _domain_in_titles(block: Block, framework: Framework) -> str | None:
    """The domain that a title above the questions names."""
    for row in block.above:
        filled = [value for value in row.values if not is_blank(value)]
        if len(filled) == 1 and isinstance(filled[0], str) and (domain := domain_in_name(filled[0], framework)):
            return domain
    return None


def _offers_choices(block: Block, used: Sequence[int]) -> bool:
    """Whether every answer is the list of those to choose from: ``Yes / No / N/A``, in a form to copy."""
    values = [as_text(v).casefold() for line in block.lines for c in used if not is_blank(v := line.row.value(c))]
    return bool(values) and all("yes" in value and "no" in value.replace("not", "") for value in values)


def _is_filled(block: Block, column: int) -> bool:
    return any(not is_blank(line.row.value(column)) for line in block.lines)


def _second_answers(sheet: Sheet, block: Block, used: Sequence[int], framework: Framework) -> Iterator[Fact]:
    """Answers of a form that do not count: a mark under another choice, or a second reader's column of Yes and No."""
    code_of = AnswerCodes(answer_words(framework))
    for line in block.lines if block.choices else ():
        if not any(is_ticked(line.row.value(column), choice) for column, choice in block.choices):
            free = (c for c in range(1, len(line.row.values) + 1) if c not in used and c not in line.columns)
            marked = next((c for c in free if isinstance(v := line.row.value(c), str) and is_ticked(v, UNREAD)), None)
            if marked:
                yield Fact("answer-elsewhere", Place(sheet.name, line.row.number, marked))
    for column in range(1, block.width + 1):
        if column in used or column in block.question_columns or column in block.others:
            continue
        values = [line.row.value(column) for line in block.lines]
        heading = block.heading.value(column) if block.heading else None
        answers = sum(isinstance(v, str | bool) and code_of[v] not in {UNANSWERED, UNREAD} for v in values)
        if 2 * answers >= len(values) and not is_remarks_label(heading):
            yield Fact("answer-elsewhere", Place(sheet.name, block.lines[0].row.number, column))


def _answers_between(sheet: Sheet, block: Block, used: Sequence[int], framework: Framework) -> Iterator[Fact]:
    """Answers in rows between the questions that are neither a known prompt nor a detail of the case."""
    first = block.heading.number if block.heading else block.lines[0].row.number - 2
    for row in (*(row for row in block.above if row.number > first), *block.between):
        texts = [value for value in row.values if isinstance(value, str) and value.strip()]
        is_prompt = any(prompted_question(text, framework) for text in texts)
        is_detail = any(meaning_of(label_of(text)) in DETAILS for text in texts)
        answer = next((column for column in used if is_like_an_answer(row.value(column))), None)
        if answer and not (is_prompt or is_detail):
            yield Fact("answer-elsewhere", Place(sheet.name, row.number, answer))


def _shape(sheet: Sheet, block: Block, used: Sequence[int]) -> Iterator[Fact]:
    """What is hidden, merged or struck through in a block that was read."""
    rows = {line.row.number for line in block.lines}
    if sheet.hidden:
        yield Fact("sheet-hidden", Place(sheet.name))
    yield from (Fact("row-hidden", Place(sheet.name, number)) for number in sorted(rows & sheet.hidden_rows))
    yield from (Fact("column-hidden", Place(sheet.name, None, c)) for c in used if c in sheet.hidden_columns)
    for merge in sheet.merges:
        columns = [column for column in used if merge.first_column <= column <= merge.last_column]
        if columns and merge.first_row in rows and (len(columns) > 1 or merge.last_row > merge.first_row):
            last = f"{column_letters(merge.last_column)}{merge.last_row}"
            yield Fact("answer-merged", Place(sheet.name, merge.first_row, merge.first_column), last)
    for column in used if sheet.struck else ():
        filled = [line.row.number for line in block.lines if not is_blank(line.row.value(column))]
        struck = [number for number in filled if (number, column) in sheet.struck]
        if struck and 2 * len(struck) > len(filled):
            yield Fact("case-struck-through", Place(sheet.name, struck[0], column))
        elif struck:
            yield Fact("answer-struck-through", Place(sheet.name, struck[0], column), count=len(struck))


def _open_questions(sheet: Sheet, block: Block, used: Sequence[int], framework: Framework) -> Iterator[Fact]:
    """Questions whose words leave open which is meant, if they are answered."""
    for line in block.lines:
        may_be = heading_of(line, 0, framework).may_be
        if may_be and any(not is_blank(line.row.value(column)) for column in used):
            place = Place(sheet.name, line.row.number, line.columns[-1])
            yield Fact("question-ambiguous", place, " or ".join(may_be))
