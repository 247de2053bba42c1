"""The gaps of an OpenDocument spreadsheet, found by walking through its XML."""

import io
import re
from functools import lru_cache
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile

from yjs_cli.workbook.calamine_gaps import CalamineGaps
from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.limits import COLUMNS, ROWS, check_cell_count
from yjs_cli.workbook.sheet import Merge, spanned

_VALUES = frozenset(f"office:{kind}" for kind in ("value", "string-value", "boolean-value", "date-value", "time-value"))

# Elements in a cell that are not part of its text: comments, and shapes, which have texts of their own.
_NOT_CELL_TEXT = ("office:annotation", "draw:", "table:")
_CELLS = frozenset(("table:table-cell", "table:covered-table-cell", "table:table-row"))
_WHITE_SPACE = {"text:tab": "\t", "text:line-break": "\n"}

# White space next to an element of a table, or between two paragraphs: indentation, not text.
_INDENTATION = re.compile(
    rb"(</?(?:table|office):[^<>]*>)\s+(?=<)|(?<=>)\s+(?=</?(?:table|office):)|(?<=</text:p>)\s+(?=<text:p[\s/>])"
)
_PARTS_READ = ("mimetype", "META-INF/manifest.xml")  # by calamine, with content.xml


def find_gaps(name: str, package: ZipFile) -> list[CalamineGaps]:
    """The gaps of every sheet, in the document's order. ``name`` is the name of the file.

    Raises LimitError, and ValueError for XML with a document type, a cell inside a cell or an invalid value.
    """
    walker = _Walker(name)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    parser.StartCdataSectionHandler = walker.start_cdata
    parser.StartDoctypeDeclHandler = _refuse
    with package.open("content.xml") as xml:
        parser.ParseFile(xml)
    return walker.sheets


def without_indentation(content: bytes) -> bytes:
    """A copy of an OpenDocument spreadsheet for calamine, without white space between the elements of its tables.

    calamine fails on white space inside a row, which Gnumeric writes.
    """
    copy = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as package, ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as copied:
        for part in _PARTS_READ:
            if part in package.namelist():
                copied.writestr(part, package.read(part))
        copied.writestr("content.xml", _INDENTATION.sub(rb"\1", package.read("content.xml")))
    return copy.getvalue()


def _refuse(*_: object) -> None:
    raise ValueError("a spreadsheet with a document type")


@lru_cache(maxsize=256)
def _name(tag: str) -> str:
    """A name with its usual prefix (``table:table-row``), whatever prefix the file uses for the namespace."""
    namespace, _, local = tag.rpartition("}")
    prefix = namespace.rpartition(":xmlns:")[2].partition(":")[0]
    return f"{'draw' if prefix == 'drawing' else prefix}:{local}"


class _Walker:
    """Finds the gaps of a document: the handlers that expat calls for its XML."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[CalamineGaps] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.filled = 0  # number of filled cells, repetitions included
        self.row = self.column = 0
        self.rows_repeated = 1
        self.cell: _Cell | None = None
        self.is_past_sheets = False  # copies of data linked from other programs follow the sheets

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name(tag)
        attributes = {_name(attribute): value for attribute, value in attributes.items()}
        if self.cell is not None:
            self.cell.start(name, attributes)
            return
        self.is_past_sheets |= name == "table:dde-links"
        match name:
            case _ if self.is_past_sheets:
                pass
            case "table:table":
                self.sheets.append(
                    CalamineGaps(merges=[], is_of_another_file=_is_of_another_file(attributes.get("table:name", "")))
                )
                self.row = self.column = 0
            case "table:table-column":
                count = _repeated(attributes, "columns")
                if _is_hidden(attributes):
                    self.hidden_columns.append((self.column + 1, self.column + count))
                self.column += count
            case "table:table-row":
                self.rows_repeated, self.column = _repeated(attributes, "rows"), 0
                if _is_hidden(attributes):
                    self._gaps.hidden_rows.update(range(self.row + 1, min(self.row + self.rows_repeated, ROWS) + 1))
            case _ if name in _CELLS:
                self.cell = _Cell(attributes)

    def end(self, tag: str) -> None:
        if self.cell is not None and self.cell.depth:
            self.cell.end()
        elif self.cell is not None:
            self._end_of_cell(self.cell)
            self.cell = None
        elif _name(tag) == "table:table-row":
            self.row += self.rows_repeated
        elif _name(tag) == "table:table" and not self.is_past_sheets:
            self._gaps.hidden_columns = spanned(self.hidden_columns, COLUMNS)
            self.hidden_columns = []

    def text(self, characters: str) -> None:
        if self.cell is not None:
            self.cell.write(characters)

    def start_cdata(self) -> None:
        if self.cell is not None:
            self.cell.calamine_reads_it_differently = True

    @property
    def _gaps(self) -> CalamineGaps:
        return self.sheets[-1]

    def _end_of_cell(self, cell: "_Cell") -> None:
        count = _repeated(cell.attributes, "columns")
        if cell.is_filled:
            self.filled += count * self.rows_repeated
            check_cell_count(self.name, self.filled)
        if (value := cell.corrected_value()) is not None:
            for row in range(self.row + 1, min(self.row + self.rows_repeated, ROWS) + 1):
                for column in range(self.column + 1, min(self.column + count, COLUMNS) + 1):
                    self._gaps.cells[row, column] = value
        rows, columns = (int(cell.attributes.get(f"table:number-{way}-spanned", 1)) for way in ("rows", "columns"))
        if (rows > 1 or columns > 1) and self._gaps.merges is not None:
            self._gaps.merges.append(Merge(self.row + 1, self.column + 1, self.row + rows, self.column + columns))
        self.column += count


class _Cell:
    """A cell: its attributes and its own text, without the text of comments and shapes in it."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        self.depth = 0  # of the current element within the cell
        self.ignored_depth = 0  # depth of the comment or shape around the current element, or 0
        self.paragraphs = 0
        self.shown = ""
        self.calamine_reads_it_differently = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if not self.ignored_depth and name in _CELLS:
            raise ValueError("a cell inside a cell")
        if not self.ignored_depth and name.startswith(_NOT_CELL_TEXT):
            self.ignored_depth = self.depth
            self.calamine_reads_it_differently |= name != "office:annotation"
        if self.ignored_depth:
            return
        if name == "text:p":
            self.paragraphs += 1
            self.shown += "\n" if self.paragraphs > 1 else ""
        elif name == "text:s":
            self.shown += " " * int(attributes.get("text:c", 1))
        elif name in _WHITE_SPACE:
            self.shown += _WHITE_SPACE[name]
            self.calamine_reads_it_differently = True

    def end(self) -> None:
        if self.depth == self.ignored_depth:
            self.ignored_depth = 0
        self.depth -= 1

    def write(self, characters: str) -> None:
        if self.depth and not self.ignored_depth:
            self.shown += characters

    @property
    def is_filled(self) -> bool:
        """Whether the cell has a value, a formula or text."""
        return bool(self.shown) or "table:formula" in self.attributes or not _VALUES.isdisjoint(self.attributes)

    def corrected_value(self) -> Value:
        """The value of the cell if calamine reads it differently, otherwise None."""
        shown = self.shown.strip()
        is_formula, kind = "table:formula" in self.attributes, self.attributes.get("office:value-type")
        if self.attributes.get("office:boolean-value", "true") not in {"true", "false"}:
            raise ValueError("an invalid truth value")
        if self.attributes.get("office:date-value") == "":
            raise ValueError("an empty date")
        if self.attributes.get("calcext:value-type") == "error" or (is_formula and shown.startswith(("#", "Err:"))):
            return CellError(shown or "#UNKNOWN!")
        if not _VALUES.isdisjoint(self.attributes):
            return None
        if kind == "string":
            return self.shown if self.calamine_reads_it_differently else None
        if is_formula:
            # A formula that results in the empty text has no type and an empty paragraph.
            return None if kind is None and self.paragraphs and not shown else Uncalculated()
        return self.shown or None


def _is_of_another_file(name: str) -> bool:
    """Whether a table is a copy of a sheet in another workbook: its name is ``'file:///…/other.ods'#Cases``."""
    return name.startswith("'") and "'#" in name


def _repeated(attributes: dict[str, str], what: str) -> int:
    """How many rows or columns an element repeats. Raises ValueError below 1: calamine would leave it out."""
    if (count := int(attributes.get(f"table:number-{what}-repeated", 1))) < 1:
        raise ValueError("a repeat count below 1")
    return count


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("table:visibility") in {"collapse", "filter"}
