"""Cases in rows: one row for each case, and a column, or a column for each choice, for each key question."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from yjs_cli.framework import Framework
from yjs_cli.inspection import Fact, StrayAnswer, TableQuestions, Unread
from yjs_cli.layout.answers import NOT_APPLICABLE, UNANSWERED, UNREAD, AnswerCodes, answer_words, is_ticked
from yjs_cli.layout.case_details import CaseDetails, Vocabulary, read_details
from yjs_cli.layout.case_table import CaseLayout, CaseTable, Numbers, answer_cells
from yjs_cli.layout.choices import marked_choice
from yjs_cli.layout.doubtful_cases import doubtful_cases, unclear_na
from yjs_cli.layout.headings import Heading
from yjs_cli.layout.table_facts import figures_among_words, merged_answers
from yjs_cli.layout.tables import Table

NO_DOMAIN = -1


def read_case_rows(
    table: Table, framework: Framework, words: Vocabulary, domain: str | None = None, read_as: CaseLayout = "cases"
) -> CaseTable:
    """Read a table with one row for each case.

    A case belongs to the domain that its Domain names; without that, to the one its Disposal implies; without that, to
    the one in which it has answers, or the only one the table asks about, or ``domain``, which the sheet's name gives.
    Blanks in another domain's questions are not missing answers, and N/A there says only that the question is not this
    case's. Any other answer there is stray.
    """
    details, unread = read_details(table, words)
    codes = list(framework.question_domains)
    domain_of = np.array([framework.domains.index(domain) for domain in framework.question_domains.values()])
    code_of = AnswerCodes(answer_words(framework))
    columns = list(_columns(table, code_of, answer_words(framework)))
    answers = np.full((len(table.rows), len(codes)), UNANSWERED, dtype=np.int8)
    column_of = np.zeros((len(table.rows) if any(c.spread for c in columns) else 1, len(codes)), dtype=np.int64)
    shared = np.zeros(len(codes), dtype=bool)  # questions whose column another domain's question has too
    for column in reversed(columns):  # of a question with two columns (an error that stops scoring) the first is read
        for code in column.heading.codes:
            index = codes.index(code)
            answers[:, index] = column.answers
            column_of[:, index] = column.columns
            shared[index] = len(column.heading.codes) > 1

    stated = _stated_domains(table, details, words, framework)
    fallback = next((i for i, each in enumerate(framework.domains) if each.code == domain), NO_DOMAIN)
    if fallback == NO_DOMAIN and (stated == NO_DOMAIN).all():
        fallback = _common_domain(columns, codes, domain_of)
    case_domain = _domains_of_cases(stated, answers, domain_of, column_of.max(axis=0), shared, fallback)
    details.domain = [framework.domains[code].code if code != NO_DOMAIN else None for code in case_domain]

    headed = column_of.max(axis=0) > 0
    of_domain = case_domain[:, np.newaxis] == domain_of
    case, question = np.nonzero(of_domain & headed)
    numbers = np.array([row.number for row in table.rows], dtype=np.int64)
    column_of = np.broadcast_to(column_of, answers.shape)
    is_stray = (answers != UNANSWERED) & (answers != NOT_APPLICABLE) & ~of_domain & ~shared
    asked = frozenset(codes[index] for index in np.flatnonzero(headed))
    return CaseTable(
        read_as=read_as,
        sheet=table.sheet.name,
        details=details,
        rows=numbers,
        columns=np.full(len(numbers), table.column("case") or 0, dtype=np.int64),
        detail_columns={h.meaning: h.column for h in reversed(table.header.headings) if h.meaning != "attribute"},
        seen=_answers_given(answers, of_domain, is_stray, case_domain, columns),
        answers=answer_cells(
            case, question, answers[case, question].astype(np.int64), numbers[case], column_of[case, question]
        ),
        table_questions=TableQuestions(
            table.place(table.header.row, None), asked, frozenset(filter(None, set(details.domain)))
        ),
        unread=(*unread, *(each for column in columns for each in column.unread)),
        stray_answers=tuple(
            StrayAnswer(
                table.place(int(numbers[at]), int(column_of[at, index])), codes[index], details.domain[at] or ""
            )
            for at, index in np.argwhere(is_stray)
        ),
        facts=(
            *(fact for column in columns for fact in column.facts),
            *figures_among_words(table, seen=code_of.keys()),
            *merged_answers(table),
            *doubtful_cases(table, code_of.keys()),
            *unclear_na(table, framework, code_of.keys()),
        ),
    )


def _answers_given(
    answers: NDArray[np.int8],
    of_domain: NDArray[np.bool_],
    is_stray: NDArray[np.bool_],
    case_domain: Numbers,
    columns: "list[_Column]",
) -> int:
    """How many answers the cases have. N/A to another domain's question says only that it is not this case's."""
    without = case_domain == NO_DOMAIN
    own = int(((answers <= NOT_APPLICABLE) & of_domain).sum()) + int((is_stray & ~without[:, np.newaxis]).sum())
    return own + sum(int((column.answers[without] <= NOT_APPLICABLE).sum()) for column in columns)


class _Column(NamedTuple):
    """The answers to one question, an index into ANSWERS and a column for each row of the table."""

    heading: Heading
    answers: NDArray[np.int8]
    columns: Numbers | int
    spread: bool
    unread: list[Unread]
    facts: list[Fact]


def _columns(table: Table, code_of: AnswerCodes, words: Mapping[str, int]) -> Iterator[_Column]:
    """The columns of key questions in the order of the sheet; the choices of one question together."""
    headings = [heading for heading in table.header.headings if heading.meaning == "key question"]
    by_question: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for heading in headings:
        if heading.choice is not None:
            by_question.setdefault(heading.codes, []).append((heading.column, heading.choice))
    for heading in headings:
        if heading.choice is None:
            yield _plain_column(table, heading, code_of)
        elif heading.column == by_question[heading.codes][0][0]:
            others = _other_choices(table, by_question[heading.codes])
            yield _spread_column(table, heading, by_question[heading.codes], others, words)


def _other_choices(table: Table, choices: list[tuple[int, int]]) -> list[int]:
    """The columns right of a question's choices, up to the next question, that may be further choices: ``Partly``."""
    last = max(column for column, _ in choices)
    others: list[int] = []
    for heading in table.header.headings:
        if heading.column == last + len(others) + 1 and heading.meaning == "attribute":
            others.append(heading.column)
    return others


def _plain_column(table: Table, heading: Heading, code_of: AnswerCodes) -> _Column:
    values = table.values(heading.column)
    answers = np.array([code_of[value] for value in values], dtype=np.int8)
    unread = [
        Unread(table.place(table.rows[at].number, heading.column), "answer", values[at])
        for at in np.flatnonzero(answers == UNREAD).tolist()
    ]
    return _Column(heading, answers, heading.column, False, unread, [])


def _spread_column(
    table: Table, heading: Heading, choices: list[tuple[int, int]], others: list[int], words: Mapping[str, int]
) -> _Column:
    marked = [marked_choice(row, choices, words) for row in table.rows]
    unread: list[Unread] = []
    facts: list[Fact] = []
    for row, mark in zip(table.rows, marked, strict=True):
        if mark.second:
            first = table.place(row.number, mark.column)
            facts.append(Fact("choices-two", table.place(row.number, mark.second), second=first))
        elif mark.answer == UNREAD:
            unread.append(Unread(table.place(row.number, mark.column), "answer", row.value(mark.column)))
        elif mark.answer == UNANSWERED:
            marked_elsewhere = (c for c in others if isinstance(v := row.value(c), str) and is_ticked(v, UNREAD))
            about = " and ".join(heading.codes)
            facts += [Fact("answer-elsewhere", table.place(row.number, column), about) for column in marked_elsewhere]
    answers = np.array([mark.answer for mark in marked], dtype=np.int8)
    columns = np.array([mark.column for mark in marked], dtype=np.int64)
    return _Column(heading, answers, columns, True, unread, facts)


def _stated_domains(table: Table, details: CaseDetails, words: Vocabulary, framework: Framework) -> Numbers:
    """The index of the domain that a case's Domain or else its Disposal names, NO_DOMAIN where neither does."""
    index = {domain.code: position for position, domain in enumerate(framework.domains)}
    codes = (code for h in table.header.headings if h.meaning == "key question" for code in h.codes)
    one_domain = len({framework.question_domains[code].code for code in codes}) == 1
    by_disposal = {} if one_domain else words.domain_of_disposal
    return np.array(
        [
            index.get(domain or by_disposal.get(disposal or "", ""), NO_DOMAIN)
            for domain, disposal in zip(details.domain, details.disposal, strict=True)
        ],
        dtype=np.int64,
    )


def _common_domain(columns: list[_Column], codes: list[str], domain_of: Numbers) -> int:
    """The index of the one domain in which every answered question may be asked, or every question if none is answered.

    A blank decides nothing: a form of one domain may be used for a case of another.
    """
    answered = [column for column in columns if (column.answers <= NOT_APPLICABLE).any()] or columns
    sets = [{int(domain_of[codes.index(code)]) for code in column.heading.codes} for column in answered]
    common = set.intersection(*sets) if sets else set()
    return common.pop() if len(common) == 1 else NO_DOMAIN


def _domains_of_cases(
    stated: Numbers,
    answers: NDArray[np.int8],
    domain_of: Numbers,
    columns: Numbers,
    shared: NDArray[np.bool_],
    named: int,
) -> Numbers:
    domain = stated.copy()
    asked_about = np.unique(domain_of[columns > 0])
    if len(asked_about) == 1:
        return np.where(domain == NO_DOMAIN, asked_about[0], domain)
    # N/A tells no domain: people fill the other domain's columns with it. Nor does a column that two domains share.
    answered = (answers != UNANSWERED) & (answers != NOT_APPLICABLE) & ~shared
    for each in asked_about:
        domain = np.where((domain == NO_DOMAIN) & answered[:, domain_of == each].any(axis=1), each, domain)
    return np.where(domain == NO_DOMAIN, named, domain)
