"""Mark a worksheet while copying it: change the style of each cell to mark, and refer to the drawing of comments."""

from collections.abc import Callable, Iterable, Iterator
from typing import IO, NamedTuple, TypeVar

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

from yjs_cli.documents.marked.cells_to_mark import CellsToMark, Mark
from yjs_cli.documents.marked.grid import Grid
from yjs_cli.documents.marked.package_changes import relation_attribute
from yjs_cli.documents.marked.xml_part import encode_xml, local_name, name_prefix
from yjs_cli.documents.marked.xml_stream import XmlStream

T = TypeVar("T")

# Elements that come after the reference to the drawing of comments.
_AFTER_DRAWING = frozenset(
    (
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
        "AlternateContent",
    )
)  # fmt: skip
_TRUE = frozenset(("1", "true"))

# Gives the style of a marked cell from its current style. A missing cell has the style of its row or column.
StyleOf = Callable[[int, Mark], int]


class SheetFacts(NamedTuple):
    """Facts collected while a sheet was copied: the relationship id of its comment drawing, and where its cells are."""

    drawing: str
    grid: Grid


def mark_worksheet(
    source: IO[bytes], target: IO[bytes], marks: CellsToMark, style_of: StyleOf, drawing: str
) -> SheetFacts:
    """Copy a worksheet and mark it. Without marks, this copies any kind of sheet.

    Only these bytes change: the styles of the cells to mark; new rows and cells where a cell to mark does not exist;
    a reference to the ``drawing`` of comments (a relationship id) if the sheet has none; and the sheet is deselected.
    """
    marker = _WorksheetMarker(target, marks, style_of)
    marker.stream.read(source)
    if marks and marker.drawing is None and marker.drawing_place is not None:
        marker.stream.insert(
            marker.drawing_place, encode_xml(f'<legacyDrawing {marker.reference}="{drawing}"/>', marker.prefix)
        )
    marker.stream.finish()
    return SheetFacts(marker.drawing or drawing, marker.grid)


class _WorksheetMarker:
    """Follows the XML of a sheet as it streams by: depth 1 is the root, 2 sections, 3 settings or rows, 4 cells."""

    def __init__(self, target: IO[bytes], marks: CellsToMark, style_of: StyleOf) -> None:
        self.stream = XmlStream(target, self.start, self.end)
        self.marks, self.style_of = marks, style_of
        self.rows = sorted(marks, reverse=True)  # rows with marks not reached yet, the next one last
        self.cells: list[Mark] = []  # marks of the current row not reached yet, the next one last
        self.row = self.column = self.depth = self.row_style = 0
        self.grid = Grid()
        self.column_styles: list[tuple[int, int, int]] = []
        self.in_cells = self.after_cells = False
        self.prefix = self.reference = ""
        self.drawing: str | None = None
        self.drawing_place: int | None = None  # where a reference to a drawing would go

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
            self.prefix, self.reference = name_prefix(name), relation_attribute(attributes)

    def end(self, _: str) -> None:
        if self.depth == 3 and self.cells:
            self.stream.insert(self.stream.here, self._new_cells(_pop_while(self.cells)))
        elif self.depth == 2 and self.in_cells:
            self.stream.insert(self.stream.here, self._new_rows(_pop_while(self.rows)))
            self.in_cells, self.after_cells = False, True
        elif self.depth == 1:
            self._keep_drawing_place()
        self.depth -= 1

    def _section(self, name: str, attributes: dict[str, str]) -> None:
        if name == "dimension" and self.marks:
            ref = attributes.get("ref", "")
            if (extended := _extend_range(ref, self.marks)) != ref:
                self.stream.set_attributes({"ref": extended})
        elif name == "sheetFormatPr":
            self.grid.read_format(attributes)
        elif name == "sheetData":
            if not self.marks:
                self.stream.skip_rest()  # nothing after it can change
                return
            self.in_cells = True
            self.stream.set_attributes({}, content=lambda: self._new_rows(_pop_while(self.rows)))
        elif name == "legacyDrawing":
            self.drawing = next(value for key, value in attributes.items() if local_name(key) == "id")
        elif name in _AFTER_DRAWING and self.after_cells:
            self._keep_drawing_place()

    def _keep_drawing_place(self) -> None:
        if self.drawing_place is None:
            self.drawing_place = self.stream.here
            self.stream.hold(self.drawing_place)

    def _setting(self, name: str, attributes: dict[str, str]) -> None:
        if name == "col":
            self.grid.read_columns(attributes)
            first, last, style = (int(attributes.get(key, 0)) for key in ("min", "max", "style"))
            self.column_styles.append((first, last, style))
        elif name == "sheetView" and _is_selected(attributes):
            self.stream.set_attributes({"tabSelected": None})  # typing would go into every selected sheet at once

    def _row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self.row + 1))
        if missing := list(_pop_while(self.rows, lambda row: row < number)):
            self.stream.insert(self.stream.here, self._new_rows(missing))
        self.row, self.column = number, 0
        self.grid.read_row(number, attributes)
        if self.rows and self.rows[-1] == number:
            self.rows.pop()
            self.cells = self.marks[number][::-1]
            self.row_style = int(attributes.get("s", 0)) if attributes.get("customFormat") in _TRUE else 0
            spans = {"spans": _extend_spans(attributes["spans"], self.cells)} if "spans" in attributes else {}
            self.stream.set_attributes(spans, content=lambda: self._new_cells(_pop_while(self.cells)))

    def _cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        self.column = coordinate_to_tuple(address)[1] if address else self.column + 1
        if missing := list(_pop_while(self.cells, lambda mark: mark.column < self.column)):
            self.stream.insert(self.stream.here, self._new_cells(missing))
        if self.cells and self.cells[-1].column == self.column:
            self.stream.set_attributes({"s": self.style_of(int(attributes.get("s", 0)), self.cells.pop())})

    def _new_rows(self, rows: Iterable[int]) -> bytes:
        self.row_style = 0
        start, end = encode_xml("<row>", self.prefix)[:-1], encode_xml("</row>", self.prefix)
        return b"".join(start + b' r="%d">' % row + self._new_cells(self.marks[row]) + end for row in rows)

    def _new_cells(self, marks: Iterable[Mark]) -> bytes:
        """Empty marked cells, based on the style that Excel would give a new cell there."""
        styled = ((mark, self.style_of(self._style_at(mark.column), mark)) for mark in marks)
        cells = (f'<c r="{get_column_letter(mark.column)}{mark.row}" s="{style}"/>' for mark, style in styled)
        return encode_xml("".join(cells), self.prefix)

    def _style_at(self, column: int) -> int:
        return self.row_style or next((s for first, last, s in self.column_styles if first <= column <= last), 0)


def _pop_while(waiting: list[T], condition: Callable[[T], bool] = lambda _: True) -> Iterator[T]:
    """Pop items from the end of a list while the condition holds."""
    while waiting and condition(waiting[-1]):
        yield waiting.pop()


def _is_selected(view: dict[str, str]) -> bool:
    """Whether a sheet is selected in the workbook's first window. Other windows are left alone."""
    return view.get("tabSelected") in _TRUE and view.get("workbookViewId", "0") == "0"


def _extend_spans(spans: str, marks: Iterable[Mark]) -> str:
    """Extend the column span that a row states to include its marks."""
    bounds = [int(bound) for part in spans.split() for bound in part.split(":")]
    columns = [mark.column for mark in marks]
    if not bounds or all(min(bounds) <= column <= max(bounds) for column in columns):
        return spans
    return f"{min(*bounds, *columns)}:{max(*bounds, *columns)}"


def _extend_range(ref: str, marks: CellsToMark) -> str:
    """Extend the range that a sheet states to include its marks. Anything but a range is returned unchanged."""
    try:
        stated = range_boundaries(ref)
    except ValueError:
        return ref
    columns = [stated[0] or 1, stated[2] or 1, *(mark.column for row_marks in marks.values() for mark in row_marks)]
    rows = [stated[1] or 1, stated[3] or 1, *marks]
    if (min(columns), min(rows), max(columns), max(rows)) == stated:
        return ref
    return f"{get_column_letter(min(columns))}{min(rows)}:{get_column_letter(max(columns))}{max(rows)}"
