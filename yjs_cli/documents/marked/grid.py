"""Where the cells of a sheet are, worked out from the column widths and row heights that the sheet states."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

import msgspec

_POINTS_PER_CHARACTER, _MARGIN = 5.25, 3.75  # Excel gives widths in characters


class Grid(msgspec.Struct):
    """Default sizes in points, and the columns (first, last, width) and rows that have other sizes."""

    width: float = 48.0
    height: float = 15.0
    columns: list[tuple[int, int, float]] = msgspec.field(default_factory=list)
    rows: dict[int, float] = msgspec.field(default_factory=dict)

    def read_format(self, attributes: dict[str, str]) -> None:
        """Read the default sizes from the sheet's settings."""
        self.height = float(attributes.get("defaultRowHeight", self.height))
        if "defaultColWidth" in attributes:
            self.width = _width(attributes)

    def read_columns(self, attributes: dict[str, str]) -> None:
        """Read the width of a range of columns."""
        if attributes.get("hidden") in {"1", "true"} or "width" in attributes:
            self.columns.append((int(attributes["min"]), int(attributes["max"]), _width(attributes)))

    def read_row(self, row: int, attributes: dict[str, str]) -> None:
        """Read the height of a row."""
        if attributes.get("hidden") in {"1", "true"}:
            self.rows[row] = 0.0
        elif "ht" in attributes:
            self.rows[row] = float(attributes["ht"])

    def left(self, column: int) -> float:
        """Distance from the left of the sheet to a column, in points."""
        before = column - 1
        others = ((min(last, before) - first + 1, width) for first, last, width in self.columns if first <= before)
        return before * self.width + sum(count * (width - self.width) for count, width in others)

    def tops(self, rows: Iterable[int]) -> dict[int, float]:
        """Row -> distance from the top of the sheet, in points."""
        others = sorted(self.rows)
        more = [0.0, *accumulate(self.rows[row] - self.height for row in others)]
        return {row: (row - 1) * self.height + more[bisect_left(others, row)] for row in rows}


def _width(attributes: dict[str, str]) -> float:
    if attributes.get("hidden") in {"1", "true"}:
        return 0.0
    characters = float(attributes.get("width") or attributes["defaultColWidth"])
    return characters * _POINTS_PER_CHARACTER + _MARGIN
