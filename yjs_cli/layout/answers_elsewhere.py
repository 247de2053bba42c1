"""Columns of answers and ratings that do not count, next to those that do: a moderator's, or a second reader's."""

from collections.abc import Iterator, Sequence

from yjs_cli.framework import Framework, joined
from yjs_cli.inspection import Fact
from yjs_cli.layout.answers import is_yes_or_no, read_answer
from yjs_cli.layout.headings import Heading, may_begin_a_table, read_headings
from yjs_cli.layout.question_codes import codes_within, prompted_question
from yjs_cli.layout.row_kinds import is_worded_answer
from yjs_cli.layout.tables import SEARCHED_ROWS, Table
from yjs_cli.layout.wording import question_words
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.sheet import Sheet

_SECOND_READER = ("moderat", "second", "qa", "review", "agreed", "check", "final", "previous", "old")


def answers_elsewhere(table: Table, framework: Framework) -> Iterator[Fact]:
    """Columns of answers that do not count, next to those that do: a moderator's, or a second reader's."""
    words = question_words(framework)
    yield from _a_second_column_each(table)
    for heading in table.header.headings:
        if heading.meaning != "attribute" or not heading.text or prompted_question(heading.text, framework):
            continue
        place = table.place(table.header.row, heading.column)
        if table.header.layout == "long":
            if _is_second_answer(table, heading):
                yield Fact("answer-elsewhere", place)
            continue
        meant = heading.may_be or codes_within(heading.text, framework)
        if (meant or words.touches(heading.text)) and any(map(is_yes_or_no, table.values(heading.column))):
            if heading.may_be:
                yield Fact("question-ambiguous", place, " or ".join(heading.may_be))
            else:
                yield Fact("answer-elsewhere", place, meant[0] if meant else "")


def _a_second_column_each(table: Table) -> Iterator[Fact]:
    """Columns of answers under one heading that is there again next to question after question: a second reader's."""
    if table.header.layout != "cases":
        return
    by_text: dict[str, list[Heading]] = {}
    for heading in table.header.headings:
        if heading.meaning != "key question" and heading.text:
            by_text.setdefault(joined(heading.text), []).append(heading)
    for alike in by_text.values():
        answered = [h for h in alike if any(map(is_worded_answer, table.values(h.column)))] if len(alike) > 1 else []
        if len(answered) > 1:
            yield Fact("answer-elsewhere", table.place(table.header.row, answered[0].column), answered[0].text)


def _is_second_answer(table: Table, heading: Heading) -> bool:
    """Whether a column next to the answers answers too: it says so, or varies within a case as no detail of it does."""
    if not any(map(is_yes_or_no, table.values(heading.column))):
        return False
    name = joined(heading.text)
    if "answer" in name or "response" in name or any(word in name for word in _SECOND_READER):
        return True
    said: dict[Value, set[int]] = {}
    ids = table.values(table.header.key_column)
    for case_id, value in zip(ids, table.values(heading.column), strict=True):
        if is_yes_or_no(value):
            said.setdefault(case_id, set()).add(read_answer(value))
    return any(len(answers) > 1 for answers in said.values())


def ratings_elsewhere(sheet: Sheet, tables: Sequence[Table], framework: Framework) -> Iterator[Fact]:
    """Columns of ratings that are not read, next to the one that is or on a sheet of standards without one."""
    headers = [(table.header.headings, table.header.row, table.rows) for table in tables]
    if not tables:
        for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
            if any(map(may_begin_a_table, row.values)):
                read = read_headings(dict(enumerate(row.values, start=1)), framework)
                headers = [(read, row.number, sheet.rows[index + 1 :])]
                break
    for headings, number, rows in headers:
        if any(heading.meaning == "standard" for heading in headings):
            for heading in headings:
                values = (row.value(heading.column) for row in rows)
                if heading.meaning == "attribute" and any(_is_rating(value, framework) for value in values):
                    yield Fact("rating-elsewhere", Place(sheet.name, number, heading.column))


def _is_rating(value: Value, framework: Framework) -> bool:
    return isinstance(value, str) and framework.rating(value) is not None
