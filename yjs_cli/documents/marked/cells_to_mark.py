"""The cells to mark on each sheet, each with its problems."""

from collections.abc import Iterable

import msgspec

from yjs_cli.problem import Problem, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")  # most severe first


class Mark(msgspec.Struct, frozen=True):
    """A cell to mark, with its row and column counted from 1, and its problems."""

    row: int
    column: int
    problems: tuple[Problem, ...]

    @property
    def severity(self) -> Severity:
        """The most severe of the cell's problems, which decides the colour of the cell."""
        return min((problem.severity for problem in self.problems), key=SEVERITIES.index)


CellsToMark = dict[int, list[Mark]]  # row -> its marks, from left to right


def cells_to_mark_by_sheet(problems: Iterable[Problem]) -> dict[str, CellsToMark]:
    """Sheet name -> its cells to mark. Problems without a cell are left out."""
    cells: dict[tuple[str, int, int], list[Problem]] = {}
    for problem in problems:
        for place in problem.places:
            if place.sheet is not None and place.row and place.column:
                cells.setdefault((place.sheet, place.row, place.column), []).append(problem)
    sheets: dict[str, CellsToMark] = {}
    for (sheet, row, column), found in cells.items():
        sheets.setdefault(sheet, {}).setdefault(row, []).append(Mark(row, column, tuple(found)))
    for marks in sheets.values():
        for row_marks in marks.values():
            row_marks.sort(key=lambda mark: mark.column)
    return sheets
