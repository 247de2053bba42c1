"""Answers in rows: one row for each answer, with the case's id and the question next to it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec.structs import replace

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact, StrayAnswer, TableQuestions, Unread, case_key
from yjs_cli.layout.answers import NOT_APPLICABLE, UNANSWERED, UNREAD, AnswerCodes, answer_words
from yjs_cli.layout.case_details import CaseDetails, Vocabulary, read_details
from yjs_cli.layout.case_table import CaseTable, Numbers, answer_cells
from yjs_cli.layout.choices import Marked, marked_choice
from yjs_cli.layout.doubtful_cases import unclear_na
from yjs_cli.layout.row_kinds import NOTE, is_worded_answer, is_zero
from yjs_cli.layout.row_questions import NOT_KNOWN, decided_questions, prompted_questions, questions_of_rows
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import Place
from yjs_cli.workbook.sheet import Row, as_text, is_blank

# One row: the question it asks (an index into the framework's, or NOT_KNOWN), the domain of its case, what it answers,
# and whether it is a prompt or remark below a question that has rows of its own.
_ROW = np.dtype(
    [("question", np.int16), ("domain", np.int16), ("answer", np.int8), ("column", np.int16), ("prompt", "?")]
)


def read_answer_rows(table: Table, framework: Framework, words: Vocabulary, domain: str | None = None) -> CaseTable:
    """Read a table with one row for each answer.

    A case is an id in a domain. The question gives the domain. If its words are asked in several domains, the case's
    rows give it, or ``domain``, which comes from the sheet's name. A question without a row is
    unanswered. A row with neither question nor answer still names a case if it tells its domain, and so does the row of
    a prompt or remark below a question that has rows of its own. A row whose question is not one of the framework's is
    unread, and an answer whose Domain is not its question's is stray.
    """
    table = replace(table, rows=[row for row in table.rows if _says_something(table, row)])
    details, unread = read_details(table, words)
    codes = list(framework.question_domains)
    domain_of = np.array([framework.domains.index(each) for each in framework.question_domains.values()])
    asked = questions_of_rows(table, framework)
    marks = _answers(table, framework)
    question_columns = [h.column for h in table.header.headings if h.meaning == "question"]

    rows = np.zeros(len(table.rows), dtype=_ROW)
    rows["answer"] = [mark.answer for mark in marks]
    rows["column"] = [mark.column for mark in marks]
    stated = _stated_domains(details, words, framework)
    rows["question"] = decided_questions(asked, stated, details, domain_of, codes, framework, domain)
    prompted = prompted_questions(table, question_columns, codes, rows["question"], framework)
    rows["prompt"] = prompted != NOT_KNOWN
    of_question = np.maximum(rows["question"], prompted)
    silent = np.array([all(is_blank(row.value(c)) for c in question_columns) for row in table.rows], dtype=bool)
    rows["domain"] = np.where(of_question == NOT_KNOWN, np.where(silent, stated, NOT_KNOWN), domain_of[of_question])

    def place(index: int, column: int) -> Place:
        return table.place(table.rows[index].number, column)

    def question_place(index: int) -> Place:
        filled = (c for c in question_columns if not is_blank(table.rows[index].value(c)))
        return place(index, next(filled, question_columns[0]))

    facts: list[Fact] = []
    blank = rows["answer"] == UNANSWERED
    for index in np.flatnonzero((rows["question"] == NOT_KNOWN) & ~rows["prompt"]).tolist():
        # A row that names a case and asks nothing is no mistake; any other row without a question is.
        if len(asked[index]) > 1:
            facts.append(Fact("question-ambiguous", question_place(index), " or ".join(asked[index])))
        elif not (silent[index] and blank[index]) or rows["domain"][index] == NOT_KNOWN:
            where = question_place(index)
            unread.append(Unread(where, "question", table.rows[index].value(where.column or 1)))
    for index in np.flatnonzero((rows["answer"] == UNREAD) & ~rows["prompt"]).tolist():
        if marks[index].second:
            first = place(index, marks[index].column)
            facts.append(Fact("choices-two", place(index, marks[index].second), second=first))
        else:
            column = marks[index].column
            unread.append(Unread(place(index, column), "answer", table.rows[index].value(column)))

    kept = np.flatnonzero(rows["domain"] != NOT_KNOWN)
    case_of_row, first_rows = _cases(details, rows["domain"], kept)
    answering = rows["question"][kept] != NOT_KNOWN
    answered = kept[answering]
    numbers = np.array([row.number for row in table.rows], dtype=np.int64)
    once, repeats = _once(case_of_row[answering] * len(codes) + rows["question"][answered])
    facts += [
        Fact(
            "answer-repeated",
            place(int(answered[later]), int(rows["column"][answered[later]])),
            second=place(int(answered[first]), int(rows["column"][answered[first]])),
        )
        for later, first in repeats
    ]
    facts += [
        Fact("answer-zero", place(index, int(rows["column"][index]))) for index in _zeros_among_words(table, marks)
    ]
    said = {row.value(mark.column) for row, mark in zip(table.rows, marks, strict=True)}
    facts += unclear_na(table, framework, said)
    answers = answer_cells(
        case_of_row[answering][once],
        rows["question"][answered][once],
        rows["answer"][answered][once],
        numbers[answered][once],
        rows["column"][answered][once],
    )
    domains = [framework.domains[index].code for index in rows["domain"][first_rows].tolist()]
    return CaseTable(
        read_as="answers",
        sheet=table.sheet.name,
        details=_of_cases(details, case_of_row, kept, list(domains)),
        rows=numbers[first_rows],
        columns=np.full(len(first_rows), table.header.key_column, dtype=np.int64),
        detail_columns={h.meaning: h.column for h in reversed(table.header.headings) if h.meaning != "attribute"},
        answers=answers,
        seen=int((rows["answer"] <= NOT_APPLICABLE).sum()),
        table_questions=TableQuestions(
            table.place(table.header.row, None),
            frozenset(codes[index] for index in np.unique(rows["question"][answered]).tolist()),
            frozenset(domains),
        ),
        unread=tuple(unread),
        stray_answers=tuple(
            StrayAnswer(question_place(index), codes[rows["question"][index]], stated_domain)
            for index in answered.tolist()
            if (stated_domain := details.domain[index])
            and stated_domain != framework.domains[domain_of[rows["question"][index]]].code
        ),
        facts=tuple(facts),
    )


def _says_something(table: Table, row: Row) -> bool:
    """Whether a row is more than a blank or a note in the column of ids."""
    columns = (h.column for h in table.header.headings if h.meaning in {"question", "answer", "choice"})
    if not all(is_blank(row.value(column)) for column in columns):
        return True
    identifier = as_text(row.value(table.header.key_column))
    if not identifier or sum(not is_blank(value) for value in row.values) > 1:
        return bool(identifier)
    return " " not in identifier and not NOTE.fullmatch(identifier)


def _answers(table: Table, framework: Framework) -> list[Marked]:
    """What each row answers, from its one cell or from the marks under its choices."""
    words = answer_words(framework)
    column = table.column("answer")
    if column is not None:
        code_of = AnswerCodes(words)
        return [Marked(code_of[value], column) for value in table.values(column)]
    choices = [(h.column, h.choice) for h in table.header.headings if h.meaning == "choice" and h.choice is not None]
    return [marked_choice(row, choices, words) for row in table.rows]


def _stated_domains(details: CaseDetails, words: Vocabulary, framework: Framework) -> Numbers:
    index = {domain.code: position for position, domain in enumerate(framework.domains)}
    return np.array(
        [
            index.get(domain or words.domain_of_disposal.get(disposal or "", ""), NOT_KNOWN)
            for domain, disposal in zip(details.domain, details.disposal, strict=True)
        ],
        dtype=np.int64,
    )


def _cases(details: CaseDetails, domain: Numbers, kept: Numbers) -> tuple[Numbers, list[int]]:
    """The case of each kept row, numbered by first appearance, and the index of the row in which each first appears.

    A row without an id is a case by itself: it stays visible, and a check names its cell.
    """
    numbers: dict[tuple[str | int, int], int] = {}
    first_rows: list[int] = []
    case_of_row = np.empty(len(kept), dtype=np.int64)
    for position, index in enumerate(kept.tolist()):
        identifier = details.case_id[index]
        key = (case_key(identifier) if identifier else index, int(domain[index]))
        if key not in numbers:
            numbers[key] = len(first_rows)
            first_rows.append(index)
        case_of_row[position] = numbers[key]
    return case_of_row, first_rows


def _once(cell: Numbers) -> tuple[Numbers, list[tuple[int, int]]]:
    """The first row of each answer, and the pairs of rows (later, first) that give one answer again."""
    _, first = np.unique(cell, return_index=True)
    if len(first) == len(cell):
        return np.arange(len(cell)), []
    first_of = dict(zip(cell[first].tolist(), first.tolist(), strict=True))
    repeats = [(index, first_of[key]) for index, key in enumerate(cell.tolist()) if first_of[key] != index]
    return np.sort(first), repeats


def _of_cases(details: CaseDetails, case_of_row: Numbers, kept: Numbers, domains: list[str | None]) -> CaseDetails:
    """The details of each case: the first of its rows that is not blank says."""

    def first_filled(values: Sequence[Any]) -> list[Any]:
        filled: list[Any] = [None] * len(domains)
        for case, index in zip(reversed(case_of_row.tolist()), reversed(kept.tolist()), strict=True):
            if values[index] is not None:
                filled[case] = values[index]
        return filled

    return CaseDetails(
        case_id=first_filled(details.case_id),
        domain=domains,
        disposal=first_filled(details.disposal),
        interviewed=first_filled(details.interviewed),
        start_date=first_filled(details.start_date),
        inspector=first_filled(details.inspector),
        attributes={name: first_filled(values) for name, values in details.attributes.items()},
    )


def _zeros_among_words(table: Table, marks: Sequence[Marked]) -> list[int]:
    """Which answers are a 0 where others are words."""
    if any(heading.meaning == "choice" for heading in table.header.headings):
        return []
    values = [row.value(mark.column) for row, mark in zip(table.rows, marks, strict=True)]
    seen = {value for value in values if isinstance(value, str | int | float)}
    if not (any(map(is_zero, seen)) and any(map(is_worded_answer, seen))):
        return []
    return [index for index, value in enumerate(values) if is_zero(value)]
