"""The frames of cases and attributes, from the tables that mention the cases."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from yjs_cli.framework import Framework
from yjs_cli.layout.case_table import CaseTable, Numbers
from yjs_cli.layout.field_names import Meaning
from yjs_cli.workbook.cell import Place, Value

T = TypeVar("T")

_NONE = -1
_CONFLICTS = 1_000  # of one kind that are reported


class TableOfFile(NamedTuple):
    """A table, and the name of its file where several files are read as one inspection."""

    file: str | None
    table: CaseTable

    def place(self, row: int, column: int) -> Place:
        """The place of a cell of this table."""
        return Place(self.table.sheet, row, column, self.file)


class Mentions(NamedTuple):
    """Where the tables mention cases.

    ``case`` is the case of each mention, table after table; ``of_table`` is each table's part of it. ``first`` is the
    first mention of each case, as (table, position), and ``domain`` the index of its domain.
    """

    case: Numbers
    of_table: list[slice]
    first: list[tuple[int, int]]
    domain: Numbers


# Texts of pandas's own kind, whether or not pyarrow is installed, which would copy each text.
_TEXT = pd.StringDtype("python", na_value=np.nan)


def case_frame(tables: Sequence[TableOfFile], mentions: Mentions, framework: Framework) -> pd.DataFrame:
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
            "case_id": pd.array(_detail(tables, mentions, lambda table: table.details.case_id), dtype=_TEXT),
            "domain": coded(mentions.domain, domains),
            "disposal": coded(
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
            "inspector": pd.array(_detail(tables, mentions, lambda table: table.details.inspector), dtype=_TEXT),
            **where(tables, table_of),
            "row": gathered([table.rows for _, table in tables]).astype(np.int32),
            "id_column": gathered([table.columns for _, table in tables]).astype(np.int16),
            "disposal_column": own_column("disposal"),
            "date_column": own_column("start date"),
            "inspector_column": own_column("inspector"),
        }
    )


def attribute_frame(tables: Sequence[TableOfFile], mentions: Mentions) -> pd.DataFrame:
    names = dict.fromkeys(name for _, table in tables for name in table.details.attributes)
    columns = {name: _detail(tables, mentions, partial(_attribute, name)) for name in names}
    return pd.DataFrame(columns, index=range(len(mentions.first)), dtype=object)


def _attribute(name: str, table: CaseTable) -> Sequence[Value]:
    return table.details.attributes.get(name) or [None] * len(table.rows)


def _detail(
    tables: Sequence[TableOfFile], mentions: Mentions, of_table: Callable[[CaseTable], Sequence[T | None]]
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


def where(tables: Sequence[TableOfFile], table_of: Numbers) -> dict[str, "pd.Categorical[str]"]:
    """The columns ``file`` and ``sheet``, for entries of the tables with these numbers; the first table's for _NONE."""
    files = list(dict.fromkeys(file or "" for file, _ in tables))
    sheets = list(dict.fromkeys(table.sheet or "" for _, table in tables))
    file_of = np.array([files.index(file or "") for file, _ in tables], dtype=np.int64)
    sheet_of = np.array([sheets.index(table.sheet or "") for _, table in tables], dtype=np.int64)
    known = np.maximum(table_of, 0)
    return {
        "file": coded(file_of[known] if len(known) else known, files),
        "sheet": coded(sheet_of[known] if len(known) else known, sheets),
    }


def coded(codes: Numbers, names: list[str]) -> "pd.Categorical[str]":
    return pd.Categorical.from_codes(codes, pd.Index(names, dtype=_TEXT))
