"""Long tables: one row an answer, with the case's id and the question's code beside it."""

from typing import Any, Literal, SupportsIndex, TypeVar

import numpy as np
from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact, StrayAnswer, TableQuestions, Unread, case_key
from yjs_cli.layout.answers import UNANSWERED, UNREAD, AnswerCodes
from yjs_cli.layout.case_details import CaseDetails, Vocabulary, read_details
from yjs_cli.layout.cases import CaseTable, Numbers
from yjs_cli.layout.headings import prompted_question, question_code
from yjs_cli.layout.row_kinds import NOTE, is_nought, is_worded_answer
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Place, Value
from yjs_cli.workbook.sheet import Row, as_text, is_blank

T = TypeVar("T")

_NONE = -1  # the code of a question that is blank or not one of the framework's
_LISTS = ("case_id", "domain", "disposal", "interviewed", "start_date", "inspector")


def read_long_tables(tables: list[Table], framework: Framework, words: Vocabulary) -> CaseTable:
    """Read the tables with a row an answer, all together: a case may go on below repeated headings or on another sheet.

    A case is an id in a domain; the question tells the domain. A question without a row is unanswered. A row with
    neither question nor answer still names a case if it tells its domain, and so does the row of a prompt or remark
    below a question that has rows of its own. A row whose question is not one of the framework's is unread, and an
    answer whose Domain is not its question's is stray.
    """
    tables = [replace(table, rows=[row for row in table.rows if _says_something(table, row)]) for table in tables]
    details, unread = _details(tables, words)
    codes = list(framework.question_domains)
    homes = np.array([framework.domains.index(domain) for domain in framework.question_domains.values()])
    questions = [value for table in tables for value in table.values(table.column("question") or 0)]
    texts = [value for table in tables for value in table.values(table.column("answer") or 0)]
    places = [(at, row.number) for at, table in enumerate(tables) for row in table.rows]
    asked = _questions(questions, codes)
    prompted = _prompted(questions, codes, asked, framework)
    code_of = AnswerCodes()
    given = np.array([code_of[text] for text in texts], dtype=np.int64)
    domain_of_row = _domains(details, questions, np.maximum(asked, prompted), homes, framework, words)

    def place(index: SupportsIndex, column: Literal["question", "answer"]) -> Place:
        at, number = places[int(index)]
        return tables[at].place(number, tables[at].column(column))

    # A row that names a case and asks nothing is no mistake; any other row without a question is.
    asks = np.array([not (is_blank(q) and is_blank(a)) for q, a in zip(questions, texts, strict=True)], dtype=bool)
    lost = np.flatnonzero((asked == _NONE) & (prompted == _NONE) & (asks | (domain_of_row == _NONE)))
    unread += [Unread(place(index, "question"), "question", questions[index]) for index in lost]
    misspelt = np.flatnonzero((given == UNREAD) & (prompted == _NONE))
    unread += [Unread(place(index, "answer"), "answer", texts[index]) for index in misspelt]

    kept = np.flatnonzero(domain_of_row != _NONE)
    case_of_row, first_rows = _cases(details, domain_of_row[kept], kept)
    domain = domain_of_row[first_rows]
    answering = asked[kept] != _NONE
    answered = kept[answering]
    cell = case_of_row[answering] * len(codes) + asked[answered]
    # Backwards, so that of an answer given twice (an error that stops scoring) the first is read.
    answers = np.full(len(first_rows) * len(codes), UNANSWERED, dtype=np.int64)
    answers[cell[::-1]] = given[answered][::-1]
    origin = np.full(len(answers), _NONE, dtype=np.int64)
    origin[cell[::-1]] = answered[::-1]
    case, question = np.nonzero(domain[:, np.newaxis] == homes)
    flat = case * len(codes) + question
    table_of_row, number_of_row = np.array(places, dtype=np.int64).reshape(-1, 2).T
    answer_columns = np.array([table.column("answer") for table in tables], dtype=np.int64)
    # An answer in another table than its case's first row has a place that the frame of answers cannot name.
    found = (origin[flat] != _NONE) & (table_of_row[origin[flat]] == table_of_row[first_rows][case])
    return CaseTable(
        sources=tables,
        details=_of_cases(details, case_of_row, kept, [framework.domains[index].code for index in domain]),
        tables=table_of_row[first_rows],
        rows=number_of_row[first_rows].tolist(),
        case=case,
        question=question,
        answer=answers[flat],
        row=np.where(found, number_of_row[origin[flat]], 0),
        column=np.where(found, answer_columns[table_of_row[origin[flat]]], 0),
        asked=(
            TableQuestions(
                tables[0].place(tables[0].header.row, None),
                frozenset(codes[index] for index in np.unique(asked[answered])),
                frozenset(framework.domains[index].code for index in np.unique(domain)),
            ),
        ),
        unread=tuple(unread),
        stray_answers=tuple(
            StrayAnswer(place(index, "question"), codes[asked[index]], stated)
            for index in answered
            if (stated := details.domain[index]) and stated != framework.domains[homes[asked[index]]].code
        ),
        facts=tuple(
            Fact("answer-repeated", place(later, "answer"), str(place(earlier, "answer")))
            for later, earlier in _repeated(cell, answered)
        )
        + tuple(Fact("answer-zero", place(index, "answer")) for index in _noughts_among_words(texts)),
    )


def _noughts_among_words(texts: list[Value]) -> list[int]:
    """Which answers are a 0 where others are words."""
    seen = {value for value in texts if isinstance(value, str | int | float)}
    if not (any(map(is_nought, seen)) and any(map(is_worded_answer, seen))):
        return []
    return [index for index, value in enumerate(texts) if is_nought(value)]


def _says_something(table: Table, row: Row) -> bool:
    """Whether a row is more than a blank or a note in the column of ids."""
    if not (is_blank(row.value(table.column("question") or 0)) and is_blank(row.value(table.column("answer") or 0))):
        return True
    identifier = as_text(row.value(table.header.key_column))
    if not identifier or sum(not is_blank(value) for value in row.values) > 1:
        return bool(identifier)
    return " " not in identifier and not NOTE.fullmatch(identifier)


def _details(tables: list[Table], words: Vocabulary) -> tuple[CaseDetails, list[Unread]]:
    """What the rows of all tables say beside their answers, one table after the other."""
    details, unread = CaseDetails(), []
    for table in tables:
        own, its_unread = read_details(table, words)
        unread += its_unread
        for name in own.attributes:
            details.attributes.setdefault(name, [None] * len(details.case_id))
        for name, values in details.attributes.items():
            values += own.attributes.get(name, [None] * len(table.rows))
        for name in _LISTS:
            getattr(details, name).extend(getattr(own, name))
    return details, unread


def _questions(values: list[Value], codes: list[str]) -> Numbers:
    """The index of each row's question among the framework's, or _NONE. Each distinct text is read once."""
    order = {code: index for index, code in enumerate(codes)}
    known = {value: order.get(question_code(as_text(value)) or "", _NONE) for value in set(values)}
    return np.array([known[value] for value in values], dtype=np.int64)


def _prompted(values: list[Value], codes: list[str], asked: Numbers, framework: Framework) -> Numbers:
    """The index of the question below which each row is a prompt or a remark, or _NONE.

    Of a question that is nowhere asked itself, a prompt is more likely the question, mistyped.
    """
    order = {codes[index]: index for index in np.unique(asked[asked != _NONE]).tolist()}
    known = {value: order.get(prompted_question(as_text(value), framework) or "", _NONE) for value in set(values)}
    return np.array([known[value] for value in values], dtype=np.int64)


def _domains(
    details: CaseDetails,
    questions: list[Value],
    asked: Numbers,
    homes: Numbers,
    framework: Framework,
    words: Vocabulary,
) -> Numbers:
    """The index of each row's domain: its question's, or for a row without one what it says of its case."""
    index = {domain.code: position for position, domain in enumerate(framework.domains)}
    stated = [
        index.get(domain or words.domain_of_disposal.get(disposal or "", ""), _NONE) if is_blank(question) else _NONE
        for domain, disposal, question in zip(details.domain, details.disposal, questions, strict=True)
    ]
    return np.where(asked == _NONE, np.array(stated, dtype=np.int64), homes[asked])


def _cases(details: CaseDetails, domain: Numbers, kept: Numbers) -> tuple[Numbers, list[int]]:
    """The case of each kept row, numbered by first appearance, and the index of the row in which each first appears.

    A row without an id is a case of its own: it stays visible, and a check names its cell.
    """
    numbers: dict[tuple[object, int], int] = {}
    first_rows: list[int] = []
    case_of_row = np.empty(len(kept), dtype=np.int64)
    for position, (index, home) in enumerate(zip(kept.tolist(), domain.tolist(), strict=True)):
        identifier = details.case_id[index]
        key = (case_key(identifier) if identifier else index, home)
        if key not in numbers:
            numbers[key] = len(first_rows)
            first_rows.append(index)
        case_of_row[position] = numbers[key]
    return case_of_row, first_rows


def _of_cases(details: CaseDetails, case_of_row: Numbers, kept: Numbers, domains: list[str | None]) -> CaseDetails:
    """The details of each case: of its rows, the first that is not blank says."""

    def first_filled(values: list[T | None]) -> list[T | None]:
        filled: list[T | None] = [None] * len(domains)
        for case, index in zip(reversed(case_of_row.tolist()), reversed(kept.tolist()), strict=True):
            if values[index] is not None:
                filled[case] = values[index]
        return filled

    by_case: dict[str, Any] = {name: first_filled(getattr(details, name)) for name in _LISTS}
    attributes = {name: first_filled(values) for name, values in details.attributes.items()}
    return CaseDetails(**{**by_case, "domain": domains}, attributes=attributes)


def _repeated(cell: Numbers, answered: Numbers) -> list[tuple[int, int]]:
    """Pairs of rows that answer one question for one case: the later, and the earliest."""
    if len(np.unique(cell)) == len(cell):
        return []
    first: dict[int, int] = {}
    pairs = ((index, first.setdefault(key, index)) for key, index in zip(cell.tolist(), answered.tolist(), strict=True))
    return [(later, earlier) for later, earlier in pairs if later != earlier]
