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

# What lies in a cell and is not its own text: comments, and shapes with a text of theirs.
_ASIDE = ("office:annotation", "draw:", "table:")
_CELLS = frozenset(("table:table-cell", "table:covered-table-cell", "table:table-row"))
# White space between two elements, one of which is part of a table or each of which is a paragraph: indentation.
_INDENTATION = re.compile(
    rb"(</?(?:table|office):[^<>]*>)\s+(?=<)|(?<=>)\s+(?=</?(?:table|office):)|(?<=</text:p>)\s+(?=<text:p[\s/>])"
)
_PARTS_READ = ("mimetype", "META-INF/manifest.xml")  # by calamine, besides content.xml
_BLANKS = {"text:tab": "\t", "text:line-break": "\n"}


def find_gaps(name: str, package: ZipFile) -> list[CalamineGaps]:
    """The marks of every sheet, in the document's order.

    ``name`` is that of the file. Raises LimitError, and ValueError where the XML declares a document type, has a cell
    inside a cell, or a value that is none.
    """
    walker = _Walker(name)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    parser.StartCdataSectionHandler = walker.quotation
    parser.StartDoctypeDeclHandler = _refuse
    with package.open("content.xml") as xml:
        parser.ParseFile(xml)
    return walker.sheets


def without_indentation(content: bytes) -> bytes:
    """A copy of an OpenDocument spreadsheet for calamine, with no white space between the elements of its tables.

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
    """A name with its usual prefix (``table:table-row``), whichever prefix the writer chose for its namespace."""
    namespace, _, local = tag.rpartition("}")
    prefix = namespace.rpartition(":xmlns:")[2].partition(":")[0]
    return f"{'draw' if prefix == 'drawing' else prefix}:{local}"


class _Walker:
    """Walks the XML of a document, element by element, as expat calls it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[CalamineGaps] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.filled = 0  # cells that say something, however often they are repeated
        self.row = self.column = 0
        self.rows_repeated = 1
        self.cell: _Cell | None = None
        self.is_over = False  # what follows the sheets are the copies behind links to other programs

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name(tag)
        about = {_name(attribute): value for attribute, value in attributes.items()}
        if self.cell is not None:
            self.cell.start(name, about)
            return
        self.is_over |= name == "table:dde-links"
        match name:
            case _ if self.is_over:
                pass
            case "table:table":
                self.sheets.append(
                    CalamineGaps(merges=[], is_of_another_file=_is_of_another_file(about.get("table:name", "")))
                )
                self.row = self.column = 0
            case "table:table-column":
                count = _repeated(about, "columns")
                if _is_hidden(about):
                    self.hidden_columns.append((self.column + 1, self.column + count))
                self.column += count
            case "table:table-row":
                self.rows_repeated, self.column = _repeated(about, "rows"), 0
                if _is_hidden(about):
                    self._marks.hidden_rows.update(range(self.row + 1, min(self.row + self.rows_repeated, ROWS) + 1))
            case _ if name in _CELLS:
                self.cell = _Cell(about)

    def end(self, tag: str) -> None:
        if self.cell is not None and self.cell.depth:
            self.cell.end()
        elif self.cell is not None:
            self._end_of_cell(self.cell)
            self.cell = None
        elif _name(tag) == "table:table-row":
            self.row += self.rows_repeated
        elif _name(tag) == "table:table" and not self.is_over:
            self._marks.hidden_columns = spanned(self.hidden_columns, COLUMNS)
            self.hidden_columns = []

    def text(self, characters: str) -> None:
        if self.cell is not None:
            self.cell.write(characters)

    def quotation(self) -> None:
        if self.cell is not None:
            self.cell.is_told_otherwise = True

    @property
    def _marks(self) -> CalamineGaps:
        return self.sheets[-1]

    def _end_of_cell(self, cell: "_Cell") -> None:
        count = _repeated(cell.about, "columns")
        if cell.says_something:
            self.filled += count * self.rows_repeated
            check_cell_count(self.name, self.filled)
        if (mark := cell.mark()) is not None:
            for row in range(self.row + 1, min(self.row + self.rows_repeated, ROWS) + 1):
                for column in range(self.column + 1, min(self.column + count, COLUMNS) + 1):
                    self._marks.cells[row, column] = mark
        rows, columns = (int(cell.about.get(f"table:number-{way}-spanned", 1)) for way in ("rows", "columns"))
        if (rows > 1 or columns > 1) and self._marks.merges is not None:
            self._marks.merges.append(Merge(self.row + 1, self.column + 1, self.row + rows, self.column + columns))
        self.column += count


class _Cell:
    """A cell: what its attributes say, and its own text, without what lies aside."""

    def __init__(self, about: dict[str, str]) -> None:
        self.about = about
        self.depth = self.aside = 0  # how deep we are in it, and where what is not its own text began
        self.paragraphs = 0
        self.shown = ""
        self.is_told_otherwise = False  # by calamine

    def start(self, name: str, about: dict[str, str]) -> None:
        self.depth += 1
        if not self.aside and name in _CELLS:
            raise ValueError("a cell inside a cell")
        if not self.aside and name.startswith(_ASIDE):
            self.aside = self.depth
            self.is_told_otherwise |= name != "office:annotation"
        if self.aside:
            return
        if name == "text:p":
            self.paragraphs += 1
            self.shown += "\n" if self.paragraphs > 1 else ""
        elif name == "text:s":
            self.shown += " " * int(about.get("text:c", 1))
        elif name in _BLANKS:
            self.shown += _BLANKS[name]
            self.is_told_otherwise = True

    def end(self) -> None:
        if self.depth == self.aside:
            self.aside = 0
        self.depth -= 1

    def write(self, characters: str) -> None:
        if self.depth and not self.aside:
            self.shown += characters

    @property
    def says_something(self) -> bool:
        """Whether the cell is not blank."""
        return bool(self.shown) or "table:formula" in self.about or not _VALUES.isdisjoint(self.about)

    def mark(self) -> Value:
        """What the cell says where calamine says another thing, else None."""
        shown = self.shown.strip()
        is_formula, kind = "table:formula" in self.about, self.about.get("office:value-type")
        if self.about.get("office:boolean-value", "true") not in {"true", "false"}:
            raise ValueError("a truth value that is neither")
        if self.about.get("office:date-value") == "":
            raise ValueError("a date without one")
        if self.about.get("calcext:value-type") == "error" or (is_formula and shown.startswith(("#", "Err:"))):
            return CellError(shown or "#UNKNOWN!")
        if not _VALUES.isdisjoint(self.about):
            return None
        if kind == "string":
            return self.shown if self.is_told_otherwise else None
        if is_formula:
            # A result that is the empty text has no type, and a paragraph of nothing.
            return None if kind is None and self.paragraphs and not shown else Uncalculated()
        return self.shown or None


def _is_of_another_file(name: str) -> bool:
    """Whether a table is a copy for formulas that refer to another workbook: ``'file:///…/other.ods'#Cases``."""
    return name.startswith("'") and "'#" in name


def _repeated(about: dict[str, str], what: str) -> int:
    """For how many rows or columns an element stands. Raises ValueError for none: calamine would leave it out."""
    if (count := int(about.get(f"table:number-{what}-repeated", 1))) < 1:
        raise ValueError("an element that stands for none")
    return count


def _is_hidden(about: dict[str, str]) -> bool:
    return about.get("table:visibility") in {"collapse", "filter"}
