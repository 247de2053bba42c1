"""Joining what all tables of all files say into one inspection's frames: a case is an id in a domain."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import pandas as pd
from msgspec.structs import replace
from numpy.typing import NDArray

from yjs_cli.framework import Framework
from yjs_cli.inspection import ANSWERS, Fact, TableQuestions, case_key
from yjs_cli.layout.answers import UNANSWERED, UNREAD
from yjs_cli.layout.case_table import CaseTable, Numbers
from yjs_cli.layout.frames import Mentions, TableOfFile, attribute_frame, case_frame, coded, where
from yjs_cli.workbook.cell import Place

T = TypeVar("T")

_NONE = -1
_CONFLICTS = 1_000  # of one kind that are reported


class Joined(NamedTuple):
    """The frames of an Inspection, what contradicts itself in the tables, and how many answers of each table count.

    ``asked`` has the questions that tables with cases in common ask, together.
    """

    cases: pd.DataFrame
    attributes: pd.DataFrame
    answers: pd.DataFrame
    facts: tuple[Fact, ...]
    counted: tuple[int, ...]
    asked: tuple[TableQuestions, ...]


def joined_tables(tables: Sequence[TableOfFile], framework: Framework) -> Joined:
    """Join the tables, in their order.

    A case whose id appears in several tables is one case; in the rows of one table it is reported elsewhere, and stays
    two. Of an answer given twice the first counts. The other is a fact: a conflict where it differs, a copy where it
    says the same.
    """
    mentions = _mentions(tables, framework)
    frame = case_frame(tables, mentions, framework)
    answers, facts, counted = _answers(tables, mentions, framework)
    facts += _details_in_conflict(tables, mentions)
    return Joined(frame, attribute_frame(tables, mentions), answers, tuple(facts), counted, _asked(tables, mentions))


def _asked(tables: Sequence[TableOfFile], mentions: "Mentions") -> tuple[TableQuestions, ...]:
    """The questions of the tables, of those that share a case together: a tab for each standard asks a few.

    Forms and rows of single answers are together too: a question that one of them leaves out is only not answered yet.
    """
    group = list(range(len(tables)))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    first_with: dict[object, int] = {}
    for number, (part, (_, table)) in enumerate(zip(mentions.of_table, tables, strict=True)):
        keys: set[object] = set(mentions.case[part].tolist())
        if table.read_as in {"form", "answers"}:
            keys.add(table.read_as)
        for key in keys:
            group[root(number)] = root(first_with.setdefault(key, number))
    together: dict[int, TableQuestions] = {}
    for number, (file, table) in enumerate(tables):
        asked = table.table_questions
        if asked and table.read_as != "sample-list":
            known = together.get(root(number), replace(asked, place=replace(asked.place, file=file)))
            together[root(number)] = replace(
                known, questions=known.questions | asked.questions, domains=known.domains | asked.domains
            )
    return tuple(together.values())


def _mentions(tables: Sequence[TableOfFile], framework: Framework) -> Mentions:
    index = {domain.code: position for position, domain in enumerate(framework.domains)}
    if len(tables) == 1:  # its rows are its cases
        codes = [index.get(code or "", _NONE) for code in tables[0].table.details.domain]
        every = range(len(codes))
        return Mentions(
            np.arange(len(codes)), [slice(0, len(codes))], [(0, at) for at in every], np.array(codes, dtype=np.int64)
        )
    known: dict[tuple[str, int], int] = {}
    case: list[int] = []
    of_table: list[slice] = []
    first: list[tuple[int, int]] = []
    domains: list[int] = []
    for number, (_, table) in enumerate(tables):
        start = len(case)
        here: set[int] = set()
        for position, (case_id, code) in enumerate(zip(table.details.case_id, table.details.domain, strict=True)):
            domain = index.get(code or "", _NONE)
            key = (case_key(case_id), domain) if case_id else None
            joined = known.get(key, _NONE) if key else _NONE
            if joined == _NONE or joined in here:  # a repeat within one table stays a case, for a check to report
                joined = len(first)
                first.append((number, position))
                domains.append(domain)
                if key:
                    known.setdefault(key, joined)
            here.add(joined)
            case.append(joined)
        of_table.append(slice(start, len(case)))
    return Mentions(np.array(case, dtype=np.int64), of_table, first, np.array(domains, dtype=np.int64))


def _answers(
    tables: Sequence[TableOfFile], mentions: Mentions, framework: Framework
) -> tuple[pd.DataFrame, list[Fact], tuple[int, ...]]:
    """The frame ``answers``, with a row for every case and every question of its domain."""
    questions = len(framework.question_domains)
    cells = np.concatenate([table.answers for _, table in tables] or [np.empty(0, dtype=np.int8)])
    table_of = np.repeat(np.arange(len(tables)), [len(table.answers) for _, table in tables])
    case_parts = [
        mentions.case[part][table.answers["case"]] for part, (_, table) in zip(mentions.of_table, tables, strict=True)
    ]
    case = np.concatenate([np.empty(0, dtype=np.int64), *case_parts])
    size = len(mentions.first) * questions
    origin = np.full(size, _NONE, dtype=np.int64)
    if len(cells):
        cell = case * questions + cells["question"]
        given = cells["answer"] != UNANSWERED
        blanks, answers = np.flatnonzero(~given), np.flatnonzero(given)
        origin[cell[blanks][::-1]] = blanks[::-1]
        origin[cell[answers][::-1]] = answers[::-1]  # backwards, so that the first of several counts
        again = answers[origin[cell[answers]] != answers]
        facts = list(_given_again(tables, cells, table_of, again, origin[cell[again]]))
        counts = given & (cells["answer"] != UNREAD)
        counts[again] = False
        counted = np.bincount(table_of[counts], minlength=len(tables))
    else:
        facts, counted = [], np.zeros(len(tables), dtype=np.int64)
    domain_of = np.array([framework.domains.index(domain) for domain in framework.question_domains.values()])
    of_case, question = np.nonzero(mentions.domain[:, np.newaxis] == domain_of)
    source = origin[of_case * questions + question]
    found = source != _NONE

    def field(name: str, missing: int) -> Numbers:
        return np.where(found, cells[name][source], missing) if len(cells) else np.full(len(source), missing)

    frame = pd.DataFrame(
        {
            "case": of_case.astype(np.int32),
            "question": coded(question, list(framework.question_domains)),
            "answer": coded(field("answer", UNANSWERED), list(ANSWERS)),
            **where(tables, np.where(found, table_of[source], _NONE) if len(cells) else np.full(len(source), _NONE)),
            "row": field("row", 0).astype(np.int32),
            "column": field("column", 0).astype(np.int16),
        }
    )
    return frame, facts, tuple(counted.tolist())


def _given_again(
    tables: Sequence[TableOfFile], cells: NDArray[np.void], table_of: Numbers, again: Numbers, first: Numbers
) -> Iterator[Fact]:
    """Facts about answers that another table gives first: a conflict for each that differs, a copy for each table."""
    differs = cells["answer"][again] != cells["answer"][first]

    def place(index: int) -> Place:
        return tables[int(table_of[index])].place(int(cells["row"][index]), int(cells["column"][index]))

    for later, earlier in list(zip(again[differs].tolist(), first[differs].tolist(), strict=True))[:_CONFLICTS]:
        yield Fact("answer-conflict", place(later), second=place(earlier))
    copies: dict[int, list[tuple[int, int]]] = {}
    for later, earlier in zip(again[~differs].tolist(), first[~differs].tolist(), strict=True):
        copies.setdefault(int(table_of[later]), []).append((later, earlier))
    for number, pairs in copies.items():
        repeated = _cases_repeated(tables, table_of, cells, number, pairs)
        for case, (_, earlier) in repeated.items():
            file, table = tables[number]
            before = tables[int(table_of[earlier])].table
            yield Fact(
                "case-repeated-elsewhere",
                replace(table.id_place(case), file=file),
                second=replace(before.id_place(int(cells["case"][earlier])), file=file),
            )
        copied = [pair for pair in pairs if int(cells["case"][pair[0]]) not in repeated]
        if copied:
            yield Fact("answer-copied", place(copied[0][0]), second=place(copied[0][1]), count=len(copied))


def _cases_repeated(
    tables: Sequence[TableOfFile],
    table_of: Numbers,
    cells: NDArray[np.void],
    number: int,
    pairs: Sequence[tuple[int, int]],
) -> dict[int, tuple[int, int]]:
    """The cases of a table whose every answer an earlier table of its kind and file gives too, each with one such pair.

    Most likely two children were given one id. None if all its cases of a domain are such copies, or the tables differ
    in kind: then one is a summary or a copy of the other.
    """
    file, table = tables[number]
    alike: dict[int, list[tuple[int, int]]] = {}
    for later, earlier in pairs:
        other_file, other = tables[int(table_of[earlier])]
        if table.read_as in {"cases", "answers"} and other.read_as == table.read_as and other_file == file:
            alike.setdefault(int(cells["case"][later]), []).append((later, earlier))
    if not alike:
        return {}
    answered = table.answers["case"][table.answers["answer"] != UNANSWERED]
    given = np.bincount(answered, minlength=len(table.rows))
    repeated = {case: copies[0] for case, copies in alike.items() if len(copies) == given[case]}
    domains = table.details.domain
    answered_in = Counter(domains[case] for case in np.flatnonzero(given))
    repeated_in = Counter(domains[case] for case in repeated)
    return {case: pair for case, pair in repeated.items() if repeated_in[domains[case]] < answered_in[domains[case]]}


def _details_in_conflict(tables: Sequence[TableOfFile], mentions: Mentions) -> list[Fact]:
    """Where two tables give one case different disposals, start dates or answers to whether it was interviewed."""
    if len(mentions.first) == len(mentions.case):
        return []
    facts: list[Fact] = []
    for name, read in _COMPARED.items():
        first: dict[int, tuple[object, Place]] = {}
        for part, table in zip(mentions.of_table, tables, strict=True):
            values = read(table.table)
            for position, (case, value) in enumerate(zip(mentions.case[part].tolist(), values, strict=True)):
                if value is None:
                    continue
                place = table.place(int(table.table.rows[position]), int(table.table.columns[position]))
                said, where = first.setdefault(case, (value, place))
                if said != value:
                    facts.append(Fact("detail-conflict", place, name, second=where))
    return facts[:_CONFLICTS]


_COMPARED: dict[str, Callable[[CaseTable], Sequence[object]]] = {
    "disposal": lambda table: table.details.disposal,
    "start date": lambda table: table.details.start_date,
    "interviewed": lambda table: table.details.interviewed,
}
