"""A sheet as every reader returns it: rows of values with Excel's row numbers, and what is hidden or merged."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

import msgspec

from yjs_cli.workbook.cell import CellError, Uncalculated, Value

# Excel's error values, as delimited text and calculated cells spell them.
ERROR_TEXTS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
    | {"#SPILL!", "#CALC!", "#FIELD!", "#GETTING_DATA", "#BLOCKED!", "#CONNECT!"}
)


class Row(NamedTuple):
    """A row that is not blank: its number in Excel and its values from column A on (index 0 is column A)."""

    number: int
    values: list[Value]

    def value(self, column: int) -> Value:
        """The value in a column, counting from 1; None beyond the end of the row."""
        return self.values[column - 1] if column <= len(self.values) else None


class Merge(msgspec.Struct, frozen=True):
    """A merged range of cells. Rows and columns count from 1; the last ones are included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Sheet(msgspec.Struct, frozen=True, dict=True):
    """One sheet. ``name`` is None for delimited text. Blank rows are left out; the others keep Excel's numbers.

    ``struck`` has the filled cells whose font strikes them through, by (row, column) counting from 1. Only .xlsx and
    .xlsm give it, and only for whole cells: text of which a part is struck, and conditional formats, do not count.
    """

    name: str | None
    rows: list[Row]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    struck: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def merged_down(self) -> tuple[tuple[Merge, Value], ...]:
        """The merges within one column that have a value, and that value."""
        down = [merge for merge in self.merges if merge.first_column == merge.last_column]
        rows = {row.number: row for row in self.rows} if down else {}
        values = ((merge, rows[merge.first_row].value(merge.first_column)) for merge in down if merge.first_row in rows)
        return tuple((merge, value) for merge, value in values if not is_blank(value))


def spanned(spans: Iterable[tuple[int, int]], end: int) -> frozenset[int]:
    """The numbers from the first to the last of each span, up to ``end``; fast even if many spans overlap."""
    numbers: set[int] = set()
    reach = 0
    for first, last in sorted(spans):
        numbers.update(range(max(first, reach + 1), min(last, end) + 1))
        reach = max(reach, last)
    return frozenset(numbers)


def is_blank(value: Value) -> bool:
    """Whether a cell is empty or contains only white space."""
    return value is None or (isinstance(value, str) and not value.strip())


def as_text(value: Value) -> str:
    """A value as text: text stripped, whole numbers without a decimal point, dates as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, CellError):
        return value.text
    return "" if isinstance(value, Uncalculated) else str(value)
