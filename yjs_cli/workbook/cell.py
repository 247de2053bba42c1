"""A cell: its value and its place."""

from datetime import date, datetime, time, timedelta

import msgspec


class CellError(msgspec.Struct, frozen=True):
    """An Excel error value such as ``#REF!``. It is neither blank nor an answer."""

    text: str


class Uncalculated(msgspec.Struct, frozen=True):
    """A formula saved without its result. It looks blank but is not."""


# The values that a cell can have.
Value = str | bool | int | float | datetime | date | time | timedelta | CellError | Uncalculated | None


class Place(msgspec.Struct, frozen=True):
    """A place in a workbook: a cell, a whole row or column, a sheet (no row, no column), or the file.

    ``sheet`` is None in delimited text, which has no sheets. Rows and columns count from 1, as in Excel. ``file`` is
    the file's name if several files are read as one inspection, otherwise None.
    """

    sheet: str | None
    row: int | None = None
    column: int | None = None
    file: str | None = None

    @property
    def cell(self) -> str | None:
        """The address of the cell (``D7``), or None if the place is not one cell."""
        return f"{column_letters(self.column)}{self.row}" if self.row and self.column else None

    def __str__(self) -> str:
        within = self.cell or (str(self.row) if self.row else column_letters(self.column) if self.column else "")
        file = f"[{self.file}]" if self.file else ""
        return file + "!".join(part for part in (self.sheet, within) if part)


def column_letters(column: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, remainder = divmod(column - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters
