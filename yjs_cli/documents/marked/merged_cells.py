"""Cells hidden by a merge: nobody can see them, so their problems are shown at the first cell of the merged range."""

import re
from collections.abc import Collection
from typing import IO

from openpyxl.utils import range_boundaries

from yjs_cli.documents.marked.cells_to_mark import CellsToMark, Mark

_CHUNK = 1 << 20
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Z]+\d+:[A-Z]+\d+)["']""")
_OVERLAP = 1 << 10  # longer than a mergeCell element, so that none is lost between two chunks

Range = tuple[int, int, int, int]  # first column, first row, last column, last row


def merged_ranges(sheet: IO[bytes]) -> set[Range]:
    """The merged ranges of a worksheet. Its XML lists them after all cells."""
    found: set[bytes] = set()
    window = b""
    while chunk := sheet.read(_CHUNK):
        window = window[-_OVERLAP:] + chunk
        found.update(_MERGE.findall(window))
    return {_bounds(reference.decode()) for reference in found}


def _bounds(reference: str) -> Range:
    first_column, first_row, last_column, last_row = (bound or 1 for bound in range_boundaries(reference))
    return first_column, first_row, last_column, last_row


def move_to_visible_cells(marks: CellsToMark, ranges: Collection[Range]) -> CellsToMark:
    """Move each mark inside a merged range to the first cell of the range."""
    covering = {
        (row, mark.column): (first_row, first_column)
        for first_column, first_row, last_column, last_row in ranges
        for row in (range(first_row, last_row + 1) if last_row - first_row < len(marks) else marks)
        if first_row <= row <= last_row
        for mark in marks.get(row, ())
        if first_column <= mark.column <= last_column
    }
    cells: dict[tuple[int, int], Mark] = {}
    for mark in (mark for row_marks in marks.values() for mark in row_marks):
        row, column = covering.get((mark.row, mark.column), (mark.row, mark.column))
        earlier = cells.get((row, column))
        cells[row, column] = Mark(row, column, (*(earlier.problems if earlier else ()), *mark.problems))
    moved: CellsToMark = {}
    for (row, _), mark in sorted(cells.items()):
        moved.setdefault(row, []).append(mark)
    return moved
