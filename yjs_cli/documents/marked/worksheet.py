"""Marking a worksheet: other styles for the cells at fault, and the place of their comments."""

from collections.abc import Callable, Iterable, Iterator
from typing import IO, NamedTuple, TypeVar

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

from yjs_cli.documents.marked.grid import Grid
from yjs_cli.documents.marked.marks import Mark, Marks
from yjs_cli.documents.marked.package import reference_to
from yjs_cli.documents.marked.xml_part import local_name, prefix_of, written
from yjs_cli.documents.marked.xml_stream import XmlStream

T = TypeVar("T")

# What may stand behind the reference to the drawing of the comments.
_LATER = frozenset(
    (
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
        "AlternateContent",
    )
)  # fmt: skip
_TRUE = frozenset(("1", "true"))

# The style of a marked cell, from the one that it has; where no cell is yet, from that of its row or column.
StyleOf = Callable[[int, Mark], int]


class Passed(NamedTuple):
    """What a sheet said while it passed: the id of the drawing of its comments, and where its cells are."""

    drawing: str
    grid: Grid


def mark_worksheet(source: IO[bytes], target: IO[bytes], marks: Marks, style_of: StyleOf, drawing: str) -> Passed:
    """Copy a worksheet, or any sheet where there are no marks, and mark it on the way.

    Every byte stays as it is but the styles of the cells at fault, the cells and rows that are put in where there is a
    fault and no cell yet, the reference to the ``drawing`` of the comments (the id of a relationship) where the sheet
    has none, and that the sheet is the selected one.
    """
    walk = _Walk(target, marks, style_of)
    walk.stream.read(source)
    if marks and walk.drawing is None and walk.gap is not None:
        walk.stream.insert(walk.gap, written(f'<legacyDrawing {walk.reference}="{drawing}"/>', walk.prefix))
    walk.stream.finish()
    return Passed(walk.drawing or drawing, walk.grid)


class _Walk:
    """Walks the XML of a sheet as it passes: the root, its sections, settings or rows in them, cells."""

    def __init__(self, target: IO[bytes], marks: Marks, style_of: StyleOf) -> None:
        self.stream = XmlStream(target, self.start, self.end)
        self.marks, self.style_of = marks, style_of
        self.rows = sorted(marks, reverse=True)  # those with marks that are still to come, the next one last
        self.cells: list[Mark] = []  # the marks of the open row that are still to come, the next one last
        self.row = self.column = self.depth = self.row_style = 0
        self.grid = Grid()
        self.column_styles: list[tuple[int, int, int]] = []
        self.in_cells = self.behind_cells = False
        self.prefix = self.reference = ""
        self.drawing: str | None = None
        self.gap: int | None = None  # where a reference to a drawing would be put

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > 4:
            return
        if self.depth == 4:
            if self.cells and local_name(name) == "c":
                self._cell(attributes)
        elif self.depth == 3:
            if self.in_cells:
                self._row(attributes)
            else:
                self._setting(local_name(name), attributes)
        elif self.depth == 2:
            self._section(local_name(name), attributes)
        else:
            self.prefix, self.reference = prefix_of(name), reference_to(attributes)

    def end(self, _: str) -> None:
        if self.depth == 3 and self.cells:
            self.stream.insert(self.stream.here, self._new_cells(_taken(self.cells)))
        elif self.depth == 2 and self.in_cells:
            self.stream.insert(self.stream.here, self._new_rows(_taken(self.rows)))
            self.in_cells, self.behind_cells = False, True
        elif self.depth == 1:
            self._leave_gap()
        self.depth -= 1

    def _section(self, name: str, attributes: dict[str, str]) -> None:
        if name == "dimension" and self.marks:
            ref = attributes.get("ref", "")
            if (widened := _widened(ref, self.marks)) != ref:
                self.stream.retag({"ref": widened})
        elif name == "sheetFormatPr":
            self.grid.read_format(attributes)
        elif name == "sheetData":
            if not self.marks:
                self.stream.ignore()  # nothing behind it can change
                return
            self.in_cells = True
            self.stream.retag({}, content=lambda: self._new_rows(_taken(self.rows)))
        elif name == "legacyDrawing":
            self.drawing = next(value for key, value in attributes.items() if local_name(key) == "id")
        elif name in _LATER and self.behind_cells:
            self._leave_gap()

    def _leave_gap(self) -> None:
        if self.gap is None:
            self.gap = self.stream.here
            self.stream.hold(self.gap)

    def _setting(self, name: str, attributes: dict[str, str]) -> None:
        if name == "col":
            self.grid.read_columns(attributes)
            first, last, style = (int(attributes.get(key, 0)) for key in ("min", "max", "style"))
            self.column_styles.append((first, last, style))
        elif name == "sheetView" and _is_selected(attributes):
            self.stream.retag({"tabSelected": None})  # what is typed goes into all selected sheets at once

    def _row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self.row + 1))
        if missing := list(_taken(self.rows, lambda row: row < number)):
            self.stream.insert(self.stream.here, self._new_rows(missing))
        self.row, self.column = number, 0
        self.grid.read_row(number, attributes)
        if self.rows and self.rows[-1] == number:
            self.rows.pop()
            self.cells = self.marks[number][::-1]
            self.row_style = int(attributes.get("s", 0)) if attributes.get("customFormat") in _TRUE else 0
            spans = {"spans": _wider_spans(attributes["spans"], self.cells)} if "spans" in attributes else {}
            self.stream.retag(spans, content=lambda: self._new_cells(_taken(self.cells)))

    def _cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        self.column = coordinate_to_tuple(address)[1] if address else self.column + 1
        if missing := list(_taken(self.cells, lambda mark: mark.column < self.column)):
            self.stream.insert(self.stream.here, self._new_cells(missing))
        if self.cells and self.cells[-1].column == self.column:
            self.stream.retag({"s": self.style_of(int(attributes.get("s", 0)), self.cells.pop())})

    def _new_rows(self, rows: Iterable[int]) -> bytes:
        self.row_style = 0
        start, end = written("<row>", self.prefix)[:-1], written("</row>", self.prefix)
        return b"".join(start + b' r="%d">' % row + self._new_cells(self.marks[row]) + end for row in rows)

    def _new_cells(self, marks: Iterable[Mark]) -> bytes:
        """Cells without content, in the style in which Excel would begin to type into them, and marked."""
        styled = ((mark, self.style_of(self._style_at(mark.column), mark)) for mark in marks)
        cells = (f'<c r="{get_column_letter(mark.column)}{mark.row}" s="{style}"/>' for mark, style in styled)
        return written("".join(cells), self.prefix)

    def _style_at(self, column: int) -> int:
        return self.row_style or next((s for first, last, s in self.column_styles if first <= column <= last), 0)


def _taken(waiting: list[T], wanted: Callable[[T], bool] = lambda _: True) -> Iterator[T]:
    """Take those from the end of a list, the next one first, that are wanted."""
    while waiting and wanted(waiting[-1]):
        yield waiting.pop()


def _is_selected(view: dict[str, str]) -> bool:
    """Whether a sheet is selected in the workbook's first window; other windows stay as they are."""
    return view.get("tabSelected") in _TRUE and view.get("workbookViewId", "0") == "0"


def _wider_spans(spans: str, marks: Iterable[Mark]) -> str:
    """The columns that a row says it has, with those of its marks."""
    bounds = [int(bound) for part in spans.split() for bound in part.split(":")]
    columns = [mark.column for mark in marks]
    if not bounds or all(min(bounds) <= column <= max(bounds) for column in columns):
        return spans
    return f"{min(*bounds, *columns)}:{max(*bounds, *columns)}"


def _widened(ref: str, marks: Marks) -> str:
    """The range of cells that a sheet says it has, with its marks; anything but a range of cells as it is."""
    try:
        said = range_boundaries(ref)
    except ValueError:
        return ref
    columns = [said[0] or 1, said[2] or 1, *(mark.column for of_row in marks.values() for mark in of_row)]
    rows = [said[1] or 1, said[3] or 1, *marks]
    if (min(columns), min(rows), max(columns), max(rows)) == said:
        return ref
    return f"{get_column_letter(min(columns))}{min(rows)}:{get_column_letter(max(columns))}{max(rows)}"
