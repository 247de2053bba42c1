"""Case sheets: one row a case, one column a key question."""

import numpy as np
from numpy.typing import NDArray

from yjs_cli.framework import Framework
from yjs_cli.inspection import StrayAnswer, TableQuestions, Unread
from yjs_cli.layout.answers import NOT_APPLICABLE, UNANSWERED, UNREAD, AnswerCodes
from yjs_cli.layout.case_details import CaseDetails, Vocabulary, read_details
from yjs_cli.layout.cases import CaseTable, Numbers
from yjs_cli.layout.table_facts import figures_among_words, merged_answers
from yjs_cli.layout.tables import Table

NO_DOMAIN = -1


def read_case_sheet(table: Table, framework: Framework, words: Vocabulary) -> CaseTable:
    """Read a table with a row a case and a column a key question.

    A case belongs to the domain its Domain says; without that, to the one its Disposal implies; without that, to the
    one in which it has answers, or the only one the table asks about. Blanks in another domain's questions are not
    missing answers, and N/A there says only that the question is not this case's. Any other answer there is stray.
    """
    details, unread = read_details(table, words)
    codes = list(framework.question_domains)
    columns = _question_columns(table, codes)
    code_of = AnswerCodes()
    answers = _answers(table, columns, code_of)
    homes = np.array([framework.domains.index(domain) for domain in framework.question_domains.values()])
    domain = _domains_of_cases(_stated_domains(table, details, words, framework), answers, homes, columns)
    details.domain = [framework.domains[code].code if code != NO_DOMAIN else None for code in domain]

    asked = domain[:, np.newaxis] == homes
    answered = (answers != UNANSWERED) & (answers != NOT_APPLICABLE)
    case, question = np.nonzero(asked)
    numbers = np.array([row.number for row in table.rows], dtype=np.int64)
    headed = frozenset(codes[index] for index in np.flatnonzero(columns))
    return CaseTable(
        sources=[table],
        details=details,
        tables=np.zeros(len(table.rows), dtype=np.int64),
        rows=numbers.tolist(),
        case=case,
        question=question,
        answer=answers[case, question].astype(np.int64),
        row=np.where(columns[question] > 0, numbers[case], 0),
        column=columns[question],
        asked=(
            TableQuestions(table.place(table.header.row, None), headed, frozenset(filter(None, set(details.domain)))),
        ),
        unread=(*unread, *_unread_answers(table, answers, columns)),
        stray_answers=tuple(
            StrayAnswer(table.place(table.rows[at].number, int(columns[index])), codes[index], details.domain[at] or "")
            for at, index in np.argwhere(answered & ~asked)
        ),
        facts=(*figures_among_words(table, seen=code_of.keys()), *merged_answers(table)),
    )


def _question_columns(table: Table, codes: list[str]) -> Numbers:
    """The column of each of the framework's key questions, 0 where the table has none.

    Of a question with two columns (an error that stops scoring) the first is read.
    """
    columns = np.zeros(len(codes), dtype=np.int64)
    for heading in reversed(table.header.headings):
        if heading.meaning == "key question":
            columns[codes.index(heading.code)] = heading.column
    return columns


def _answers(table: Table, columns: Numbers, code_of: AnswerCodes) -> NDArray[np.int8]:
    """Indices into ANSWERS, a row a case and a column a key question of the framework."""
    answers = np.full((len(table.rows), len(columns)), UNANSWERED, dtype=np.int8)
    for index in np.flatnonzero(columns):
        answers[:, index] = [code_of[value] for value in table.values(int(columns[index]))]
    return answers


def _stated_domains(table: Table, details: CaseDetails, words: Vocabulary, framework: Framework) -> Numbers:
    """The index of the domain that a case's Domain or else its Disposal names, NO_DOMAIN where neither does."""
    index = {domain.code: position for position, domain in enumerate(framework.domains)}
    questions = (heading.code for heading in table.header.headings if heading.meaning == "key question")
    one_domain = len({framework.question_domains[code].code for code in questions}) == 1
    by_disposal = {} if one_domain else words.domain_of_disposal
    return np.array(
        [
            index.get(domain or by_disposal.get(disposal or "", ""), NO_DOMAIN)
            for domain, disposal in zip(details.domain, details.disposal, strict=True)
        ],
        dtype=np.int64,
    )


def _domains_of_cases(stated: Numbers, answers: NDArray[np.int8], homes: Numbers, columns: Numbers) -> Numbers:
    domain = stated.copy()
    asked_about = np.unique(homes[columns > 0])
    if len(asked_about) == 1:
        return np.where(domain == NO_DOMAIN, asked_about[0], domain)
    # N/A tells no domain: people fill the other domain's columns with it.
    answered = (answers != UNANSWERED) & (answers != NOT_APPLICABLE)
    for home in asked_about:
        domain = np.where((domain == NO_DOMAIN) & answered[:, homes == home].any(axis=1), home, domain)
    return domain


def _unread_answers(table: Table, answers: NDArray[np.int8], columns: Numbers) -> list[Unread]:
    unread: list[Unread] = []
    for case, index in np.argwhere(answers == UNREAD):
        row, column = table.rows[case], int(columns[index])
        unread.append(Unread(table.place(row.number, column), "answer", row.value(column)))
    return unread
