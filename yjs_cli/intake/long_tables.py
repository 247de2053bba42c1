"""Long tables: one row an answer, with the case's id and the question's code beside it."""

from dataclasses import replace
from typing import TypeVar

import numpy as np

from yjs_cli.framework import Framework
from yjs_cli.inspection import Oddity, StrayAnswer, Unread, Value, column_letters
from yjs_cli.intake.answers import UNANSWERED, UNREAD, AnswerCodes, case_key
from yjs_cli.intake.case_details import CaseDetails, Vocabulary, read_details
from yjs_cli.intake.cases import CaseTable, Numbers
from yjs_cli.intake.headings import question_code
from yjs_cli.intake.sheet import Row, as_text, is_blank
from yjs_cli.intake.tables import Table

T = TypeVar("T")

_NONE = -1  # the code of a question that is blank or not one of the framework's


def read_long_table(table: Table, framework: Framework, words: Vocabulary) -> CaseTable:
    """Read a table with a row an answer. A case is an id in a domain; the question tells the domain.

    A question without a row is unanswered. A row whose question is not one of the framework's is unread, and an answer
    whose Domain is not its question's is stray.
    """
    answer_column, question_column = table.column("answer") or 0, table.column("question") or 0
    pairs = zip(table.rows, table.values(question_column), table.values(answer_column), strict=True)
    rows = [row for row, question, answer in pairs if not (is_blank(question) and is_blank(answer))]
    table = replace(table, rows=rows)
    details, unread = read_details(table, words)
    codes = list(framework.question_domains)
    homes = np.array([framework.domains.index(domain) for domain in framework.question_domains.values()])
    asked = _questions(table.values(question_column), codes)
    unread += [
        Unread(table.place(row.number, question_column), "question", row.value(question_column))
        for row, question in zip(rows, asked, strict=True)
        if question == _NONE
    ]
    code_of = AnswerCodes()
    given = np.array([code_of[value] for value in table.values(answer_column)], dtype=np.int64)
    unread += [
        Unread(table.place(rows[index].number, answer_column), "answer", rows[index].value(answer_column))
        for index in np.flatnonzero(given == UNREAD)
    ]

    kept = np.flatnonzero(asked != _NONE)
    case_of_row, first_rows = _cases(details, homes[asked[kept]], kept)
    domain = homes[asked[first_rows]]
    cell = case_of_row * len(codes) + asked[kept]
    answers = np.full(len(first_rows) * len(codes), UNANSWERED, dtype=np.int64)
    numbers = np.zeros_like(answers)
    # Backwards, so that of an answer given twice (an error that stops scoring) the first is read.
    answers[cell[::-1]] = given[kept][::-1]
    numbers[cell[::-1]] = np.array([rows[index].number for index in kept[::-1]], dtype=np.int64)
    case, question = np.nonzero(domain[:, np.newaxis] == homes)
    flat = case * len(codes) + question
    return CaseTable(
        sheet=table.sheet.name,
        columns=table.columns,
        details=_of_cases(details, case_of_row, kept, [framework.domains[index].code for index in domain]),
        rows=[rows[index].number for index in first_rows],
        case=case,
        question=question,
        answer=answers[flat],
        row=numbers[flat],
        column=np.where(numbers[flat] > 0, answer_column, 0),
        headed=frozenset(codes[index] for index in np.unique(asked[kept])),
        unread=tuple(unread),
        stray_answers=tuple(
            StrayAnswer(table.place(rows[index].number, question_column), codes[asked[index]], stated)
            for index in kept
            if (stated := details.domain[index]) and stated != framework.domains[homes[asked[index]]].code
        ),
        oddities=tuple(_repeated(table, rows, kept, cell, answer_column)),
    )


def _questions(values: list[Value], codes: list[str]) -> Numbers:
    """The index of each row's question among the framework's, or _NONE. Each distinct text is read once."""
    order = {code: index for index, code in enumerate(codes)}
    known = {value: order.get(question_code(as_text(value)) or "", _NONE) for value in set(values)}
    return np.array([known[value] for value in values], dtype=np.int64)


def _cases(details: CaseDetails, homes: Numbers, kept: Numbers) -> tuple[Numbers, list[int]]:
    """The case of each kept row, numbered by first appearance, and the index of the row in which each first appears.

    A row without an id is a case of its own: it stays visible, and a check names its cell.
    """
    numbers: dict[tuple[object, int], int] = {}
    first_rows: list[int] = []
    case_of_row = np.empty(len(kept), dtype=np.int64)
    for position, (index, home) in enumerate(zip(kept.tolist(), homes.tolist(), strict=True)):
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

    return CaseDetails(
        case_id=first_filled(details.case_id),
        domain=domains,
        disposal=first_filled(details.disposal),
        interviewed=first_filled(details.interviewed),
        start_date=first_filled(details.start_date),
        inspector=first_filled(details.inspector),
        attributes={name: first_filled(values) for name, values in details.attributes.items()},
    )


def _repeated(table: Table, rows: list[Row], kept: Numbers, cell: Numbers, column: int) -> list[Oddity]:
    """A question answered twice for one case, at the later answer; ``about`` is the address of the earlier."""
    if len(np.unique(cell)) == len(cell):
        return []
    first: dict[int, int] = {}
    oddities: list[Oddity] = []
    for key, index in zip(cell.tolist(), kept.tolist(), strict=True):
        earlier = first.setdefault(key, index)
        if earlier != index:
            about = f"{column_letters(column)}{rows[earlier].number}"
            oddities.append(Oddity("answer-repeated", table.place(rows[index].number, column), about))
    return oddities
