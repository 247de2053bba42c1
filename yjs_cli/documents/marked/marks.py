"""What is to be marked: the cells at fault on each sheet, each with its problems."""

from collections.abc import Iterable

import msgspec

from yjs_cli.problem import Problem, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")  # the worst first


class Mark(msgspec.Struct, frozen=True):
    """A cell at fault, counted from 1, and what is wrong with it."""

    row: int
    column: int
    problems: tuple[Problem, ...]

    @property
    def severity(self) -> Severity:
        """The worst of the cell's problems gives the cell its colour."""
        return min((problem.severity for problem in self.problems), key=SEVERITIES.index)


Marks = dict[int, list[Mark]]  # row -> its marks from left to right


def marks_by_sheet(problems: Iterable[Problem]) -> dict[str, Marks]:
    """The marks of each sheet that has any. A problem without a cell marks none."""
    cells: dict[tuple[str, int, int], list[Problem]] = {}
    for problem in problems:
        for place in problem.places:
            if place.sheet is not None and place.row and place.column:
                cells.setdefault((place.sheet, place.row, place.column), []).append(problem)
    sheets: dict[str, Marks] = {}
    for (sheet, row, column), found in cells.items():
        sheets.setdefault(sheet, {}).setdefault(row, []).append(Mark(row, column, tuple(found)))
    for marks in sheets.values():
        for of_row in marks.values():
            of_row.sort(key=lambda mark: mark.column)
    return sheets
