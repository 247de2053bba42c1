"""Joining what all tables of all files say into one inspection's frames: a case is an id in a domain."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np
import pandas as pd
from msgspec.structs import replace
from numpy.typing import NDArray

from yjs_cli.framework import Framework
from yjs_cli.inspection import ANSWERS, Fact, case_key
from yjs_cli.layout.answers import UNANSWERED, UNREAD
from yjs_cli.layout.case_table import CaseTable, Numbers
from yjs_cli.layout.headings import Meaning
from yjs_cli.workbook.cell import Place, Value

T = TypeVar("T")

_NONE = -1
_CONFLICTS = 1_000  # of one kind that are reported


class Joined(NamedTuple):
    """The frames of an Inspection, what contradicts itself in the tables, and how many answers of each table count."""

    cases: pd.DataFrame
    attributes: pd.DataFrame
    answers: pd.DataFrame
    facts: tuple[Fact, ...]
    counted: tuple[int, ...]


class TableOfFile(NamedTuple):
    """A table, and the name of its file where several files are read as one inspection."""

    file: str | None
    table: CaseTable

    def place(self, row: int, column: int) -> Place:
        """The place of a cell of this table."""
        return Place(self.table.sheet, row, column, self.file)


def joined_tables(tables: Sequence[TableOfFile], framework: Framework) -> Joined:
    """Join the tables, in their order.

    A case whose id appears in several tables is one case; in the rows of one table it is reported elsewhere, and stays
    two. Of an answer given twice the first counts. The other is a fact: a conflict where it differs, a copy where it
    says the same.
    """
    mentions = _mentions(tables, framework)
    frame = _cases(tables, mentions, framework)
    answers, facts, counted = _answers(tables, mentions, framework)
    facts += _details_in_conflict(tables, mentions)
    return Joined(frame, _attributes(tables, mentions), answers, tuple(facts), counted)


class _Mentions(NamedTuple):
    """Where the tables mention cases.

    ``case`` is the case of each mention, table after table; ``of_table`` is each table's part of it. ``first`` is the
    first mention of each case, as (table, position), and ``domain`` the index of its domain.
    """

    case: Numbers
    of_table: list[slice]
    first: list[tuple[int, int]]
    domain: Numbers


def _mentions(tables: Sequence[TableOfFile], framework: Framework) -> _Mentions:
    index = {domain.code: position for position, domain in enumerate(framework.domains)}
    if len(tables) == 1:  # its rows are its cases
        codes = [index.get(code or "", _NONE) for code in tables[0].table.details.domain]
        every = range(len(codes))
        return _Mentions(
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
    return _Mentions(np.array(case, dtype=np.int64), of_table, first, np.array(domains, dtype=np.int64))


def _answers(
    tables: Sequence[TableOfFile], mentions: _Mentions, framework: Framework
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
            "question": _coded(question, list(framework.question_domains)),
            "answer": _coded(field("answer", UNANSWERED), list(ANSWERS)),
            **_where(tables, np.where(found, table_of[source], _NONE) if len(cells) else np.full(len(source), _NONE)),
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

    Most likely two children were given one id. None if all cases of the table are such copies, or the tables differ in
    kind: then one is a summary or a copy of the other.
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
    return repeated if len(repeated) < np.count_nonzero(given) else {}


def _cases(tables: Sequence[TableOfFile], mentions: _Mentions, framework: Framework) -> pd.DataFrame:
    disposals = [disposal.name for domain in framework.domains for disposal in domain.disposals]
    domains = [domain.code for domain in framework.domains]
    table_of = np.array([table for table, _ in mentions.first], dtype=np.int64)
    at = np.array([position for _, position in mentions.first], dtype=np.int64)

    def gathered(values: Sequence[Numbers]) -> Numbers:
        starts = np.cumsum([0, *map(len, values)])[:-1]
        return np.concatenate([np.empty(0, dtype=np.int64), *values])[starts[table_of] + at] if len(at) else at

    def own_column(meaning: Meaning) -> NDArray[np.int16]:
        columns = np.array([table.detail_columns.get(meaning, 0) for _, table in tables], dtype=np.int16)
        return columns[table_of] if len(at) else np.empty(0, dtype=np.int16)

    disposal = {name: code for code, name in enumerate(disposals)}
    return pd.DataFrame(
        {
            "case_id": pd.array(_detail(tables, mentions, lambda table: table.details.case_id), dtype="str"),
            "domain": _coded(mentions.domain, domains),
            "disposal": _coded(
                np.array(
                    [
                        _NONE if name is None else disposal[name]
                        for name in _detail(tables, mentions, lambda table: table.details.disposal)
                    ],
                    dtype=np.int64,
                ),
                disposals,
            ),
            "interviewed": pd.array(
                _detail(tables, mentions, lambda table: table.details.interviewed), dtype="boolean"
            ),
            "start_date": np.array(
                _detail(tables, mentions, lambda table: table.details.start_date), dtype="datetime64[s]"
            ),
            "inspector": pd.array(_detail(tables, mentions, lambda table: table.details.inspector), dtype="str"),
            **_where(tables, table_of),
            "row": gathered([table.rows for _, table in tables]).astype(np.int32),
            "id_column": gathered([table.columns for _, table in tables]).astype(np.int16),
            "disposal_column": own_column("disposal"),
            "date_column": own_column("start date"),
            "inspector_column": own_column("inspector"),
        }
    )


def _attributes(tables: Sequence[TableOfFile], mentions: _Mentions) -> pd.DataFrame:
    names = dict.fromkeys(name for _, table in tables for name in table.details.attributes)
    columns = {name: _detail(tables, mentions, partial(_attribute, name)) for name in names}
    return pd.DataFrame(columns, index=range(len(mentions.first)), dtype=object)


def _attribute(name: str, table: CaseTable) -> Sequence[Value]:
    return table.details.attributes.get(name) or [None] * len(table.rows)


def _detail(
    tables: Sequence[TableOfFile], mentions: _Mentions, of_table: Callable[[CaseTable], Sequence[T | None]]
) -> list[T | None]:
    """A detail of every case, from the first table that gives it."""
    values = [value for _, table in tables for value in of_table(table)]
    if len(mentions.first) == len(values):
        return values
    filled: list[T | None] = [None] * len(mentions.first)
    for case, value in zip(reversed(mentions.case.tolist()), reversed(values), strict=True):
        if value is not None:
            filled[case] = value
    return filled


def _details_in_conflict(tables: Sequence[TableOfFile], mentions: _Mentions) -> list[Fact]:
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


def _where(tables: Sequence[TableOfFile], table_of: Numbers) -> dict[str, "pd.Categorical[str]"]:
    """The columns ``file`` and ``sheet``, for entries of the tables with these numbers; the first table's for _NONE."""
    files = list(dict.fromkeys(file or "" for file, _ in tables))
    sheets = list(dict.fromkeys(table.sheet or "" for _, table in tables))
    file_of = np.array([files.index(file or "") for file, _ in tables], dtype=np.int64)
    sheet_of = np.array([sheets.index(table.sheet or "") for _, table in tables], dtype=np.int64)
    known = np.maximum(table_of, 0)
    return {
        "file": _coded(file_of[known] if len(known) else known, files),
        "sheet": _coded(sheet_of[known] if len(known) else known, sheets),
    }


def _coded(codes: Numbers, names: list[str]) -> "pd.Categorical[str]":
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype="str"))
