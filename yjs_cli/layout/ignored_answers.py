"""Answers and ratings in places that are not read: passed over in silence, they would be missing from the ratings."""

from collections.abc import Collection, Iterator, Sequence

from yjs_cli.framework import Framework, joined
from yjs_cli.inspection import Fact
from yjs_cli.layout.answers import NOT_APPLICABLE, UNANSWERED, UNREAD, read_answer
from yjs_cli.layout.headings import codes_within, may_begin_a_table, prompted_question, read_headings
from yjs_cli.layout.row_kinds import is_totals_label, is_worded_answer
from yjs_cli.layout.tables import SEARCHED_ROWS, Table
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.sheet import Row, Sheet, is_blank

# Rows of questions over columns of their own that are tried as headings, on a sheet without a table.
_LAYOUTS = 20


def answers_without_a_table(sheet: Sheet, framework: Framework) -> Iterator[Fact]:
    """Answers on a sheet without a table that is read: passed over in silence, their cases would be missing."""
    tried: set[tuple[int, ...]] = set()
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        texts = {column: value for column, value in enumerate(row.values, start=1) if isinstance(value, str)}
        headings = read_headings(texts, framework)
        questions = tuple(heading.column for heading in headings if heading.meaning == "key question")
        if len(questions) > 1 and questions not in tried and len(tried) < _LAYOUTS:
            tried.add(questions)  # without answers below one such row, there are none below the next
            if any(_is_answered(each, questions) for each in sheet.rows[index + 1 :]):
                yield Fact("case-column-missing", Place(sheet.name, row.number))
                return
        if questions:
            beside = [column for column in texts if column > questions[0] and is_worded_answer(texts[column])]
            is_a_list_of_answers = len({read_answer(texts[column]) for column in beside}) > 1 and any(
                read_answer(value) == NOT_APPLICABLE for value in texts.values()
            )
            if (answer := next(iter(beside), None)) and not is_a_list_of_answers:
                yield Fact("layout-unknown", Place(sheet.name, row.number, answer))
                return


def unread_case_sheet(sheet: Sheet, framework: Framework) -> Iterator[Fact]:
    """A sheet with a column of case ids and answers beside them, of which no heading begins with a question's code.

    It may well be a register with a few Yes and No of its own: a code within a heading tells, or as many columns of
    answers as a domain has questions.
    """
    fewest = min((len(domain.questions) for domain in framework.case_domains), default=0)
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        if not any(map(may_begin_a_table, row.values)):
            continue
        headings = read_headings(dict(enumerate(row.values, start=1)), framework)
        if not any(heading.meaning == "case" for heading in headings):
            continue
        below = sheet.rows[index + 1 :]
        others = (heading for heading in headings if heading.meaning == "attribute" and heading.text)
        answered = [h for h in others if any(is_worded_answer(each.value(h.column)) for each in below)]
        if answered and (len(answered) >= fewest or any(codes_within(heading.text, framework) for heading in answered)):
            yield Fact("case-sheet-unread", Place(sheet.name, row.number, answered[0].column))
        return


def answers_elsewhere(table: Table, framework: Framework) -> Iterator[Fact]:
    """Columns of answers that do not count, beside those that do: a moderator's, or a second reader's."""
    for heading in table.header.headings:
        if heading.meaning != "attribute" or prompted_question(heading.text, framework):
            continue
        meant = codes_within(heading.text, framework)
        if table.header.layout == "long":
            meant = ("",) if any(word in joined(heading.text) for word in ("answer", "response")) else ()
        if meant and any(map(is_worded_answer, table.values(heading.column))):
            yield Fact("answer-elsewhere", table.place(table.header.row, heading.column), meant[0])


def ratings_elsewhere(sheet: Sheet, tables: Sequence[Table], framework: Framework) -> Iterator[Fact]:
    """Columns of ratings that are not read, beside the one that is or on a sheet of standards without one."""
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


def _is_answered(row: Row, questions: Collection[int]) -> bool:
    """Whether a row reads like a case's answers, and not like totals or percentages."""
    label = next((value for value in row.values if not is_blank(value)), None)
    filled = [row.value(column) for column in questions if not is_blank(row.value(column))]
    if any(map(is_worded_answer, filled)):
        return not is_totals_label(label)
    totals = is_totals_label(label) or read_answer(label) not in {UNANSWERED, UNREAD}
    return bool(filled) and not totals and all(read_answer(value) != UNREAD for value in filled)
