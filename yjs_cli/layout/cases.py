"""The cases of one table as arrays, and how the arrays of all tables become the two frames of an inspection."""

from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from yjs_cli.framework import Framework
from yjs_cli.inspection import ANSWERS, Fact, StrayAnswer, TableQuestions, Unread
from yjs_cli.layout.case_details import CaseDetails
from yjs_cli.layout.headings import Meaning
from yjs_cli.layout.tables import Table

Numbers = NDArray[np.int64]


class CaseTable(msgspec.Struct, frozen=True):
    """What one table, or several long ones together, say of their cases.

    ``details``, ``tables`` and ``rows`` have an entry a case: what it says of itself, the table in which it stands (an
    index into ``sources``), and its row. ``case``, ``question`` (index into the framework's questions), ``answer``
    (index into ANSWERS), ``row`` and ``column`` have an entry an answer.
    """

    sources: list[Table]
    details: CaseDetails
    tables: Numbers
    rows: list[int]
    case: Numbers
    question: Numbers
    answer: Numbers
    row: Numbers
    column: Numbers
    asked: tuple[TableQuestions, ...]
    unread: tuple[Unread, ...] = ()
    stray_answers: tuple[StrayAnswer, ...] = ()
    facts: tuple[Fact, ...] = ()


def case_frames(tables: list[CaseTable], framework: Framework) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The frames ``cases``, ``attributes`` and ``answers`` of an Inspection, of all tables one after the other."""
    counts = [len(table.rows) for table in tables]
    starts = np.cumsum([0, *counts])
    sheets = list(dict.fromkeys(source.sheet.name for table in tables for source in table.sources))
    domains = [domain.code for domain in framework.domains]
    disposals = [disposal.name for domain in framework.domains for disposal in domain.disposals]

    def details(name: str) -> list[Any]:
        return [value for table in tables for value in getattr(table.details, name)]

    def numbers(name: str) -> Numbers:
        return np.concatenate([np.empty(0, dtype=np.int64), *(getattr(table, name) for table in tables)])

    def of_source(value: Callable[[Table], int]) -> Numbers:
        by_table = [np.array([value(source) for source in table.sources], dtype=np.int64) for table in tables]
        each = (values[table.tables] for values, table in zip(by_table, tables, strict=True))
        return np.concatenate([np.empty(0, dtype=np.int64), *each])

    def column(meaning: Meaning) -> NDArray[np.int16]:
        return of_source(lambda source: source.column(meaning) or 0).astype(np.int16)

    cases = pd.DataFrame(
        {
            "case_id": pd.array(details("case_id"), dtype="str"),
            "domain": _coded(_codes(details("domain"), domains), domains),
            "disposal": _coded(_codes(details("disposal"), disposals), disposals),
            "interviewed": pd.array(details("interviewed"), dtype="boolean"),
            "start_date": np.array(details("start_date"), dtype="datetime64[s]"),
            "inspector": pd.array(details("inspector"), dtype="str"),
            "sheet": _coded(of_source(lambda source: sheets.index(source.sheet.name)), [name or "" for name in sheets]),
            "row": np.array([row for table in tables for row in table.rows], dtype=np.int32),
            "id_column": column("case"),
            "disposal_column": column("disposal"),
            "date_column": column("start date"),
            "inspector_column": column("inspector"),
        }
    )
    case = [table.case + start for table, start in zip(tables, starts, strict=False)]
    answers = pd.DataFrame(
        {
            "case": np.concatenate([np.empty(0, dtype=np.int64), *case]).astype(np.int32),
            "question": _coded(numbers("question"), list(framework.question_domains)),
            "answer": _coded(numbers("answer"), list(ANSWERS)),
            "row": numbers("row").astype(np.int32),
            "column": numbers("column").astype(np.int16),
        }
    )
    return cases, _attributes(tables, counts), answers


def _codes(values: list[str | None], names: list[str]) -> Numbers:
    code_of = {name: code for code, name in enumerate(names)} | {None: -1}
    return np.array([code_of[value] for value in values], dtype=np.int64)


def _coded(codes: Numbers, names: list[str]) -> "pd.Categorical[str]":
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype="str"))


def _attributes(tables: list[CaseTable], counts: list[int]) -> pd.DataFrame:
    names = dict.fromkeys(name for table in tables for name in table.details.attributes)
    columns = {
        name: [
            value
            for table, count in zip(tables, counts, strict=True)
            for value in table.details.attributes.get(name, [None] * count)
        ]
        for name in names
    }
    return pd.DataFrame(columns, index=range(sum(counts)), dtype=object)
