"""The marks of an OpenDocument spreadsheet: a walk through its XML, table by table."""

from xml.parsers import expat
from zipfile import ZipFile

from yjs_cli.inspection import CellError, Uncalculated
from yjs_cli.intake.limits import COLUMNS, ROWS
from yjs_cli.intake.marks import Marks
from yjs_cli.intake.sheet import Merge


def sheet_marks(package: ZipFile) -> list[Marks]:
    """The marks of every sheet, in the document's order. Raises ValueError where the XML declares a document type."""
    walker = _Walker()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = walker.start
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.text
    parser.StartDoctypeDeclHandler = _refuse
    with package.open("content.xml") as xml:
        parser.ParseFile(xml)
    return walker.sheets


def _refuse(*_: object) -> None:
    raise ValueError("a spreadsheet with a document type")


def _name(tag: str) -> str:
    """A name with its usual prefix (``table:table-row``), whichever prefix the writer chose for its namespace."""
    namespace, _, local = tag.rpartition("}")
    return f"{namespace.rpartition(':xmlns:')[2].partition(':')[0]}:{local}"


class _Walker:
    """Walks the XML of a document, element by element, as expat calls it."""

    def __init__(self) -> None:
        self.sheets: list[Marks] = []
        self.row = self.column = 0
        self.rows_repeated = 1
        self.cell: dict[str, str] | None = None
        self.depth = 0  # within a cell: its own paragraphs are at 1, those of a comment deeper
        self.shown = ""
        self.has_paragraph = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.cell is not None:
            self.depth += 1
            self.has_paragraph |= self.depth == 1 and _name(tag) == "text:p"
            return
        about = {_name(attribute): value for attribute, value in attributes.items()}
        match _name(tag):
            case "table:table":
                self.sheets.append(Marks(merges=[]))
                self.row = self.column = 0
            case "table:table-column":
                count = _repeated(about, "columns")
                if _is_hidden(about):
                    self._marks.hidden_columns.update(range(self.column + 1, min(self.column + count, COLUMNS) + 1))
                self.column += count
            case "table:table-row":
                self.rows_repeated, self.column = _repeated(about, "rows"), 0
                if _is_hidden(about):
                    self._marks.hidden_rows.update(range(self.row + 1, min(self.row + self.rows_repeated, ROWS) + 1))
            case "table:table-cell" | "table:covered-table-cell":
                self.cell, self.depth, self.shown, self.has_paragraph = about, 0, "", False

    def end(self, tag: str) -> None:
        if self.cell is not None and self.depth:
            self.depth -= 1
        elif self.cell is not None:
            self._end_of_cell(self.cell)
            self.cell = None
        elif _name(tag) == "table:table-row":
            self.row += self.rows_repeated

    def text(self, characters: str) -> None:
        if self.cell is not None and self.depth == 1:
            self.shown += characters

    @property
    def _marks(self) -> Marks:
        return self.sheets[-1]

    def _end_of_cell(self, cell: dict[str, str]) -> None:
        count = _repeated(cell, "columns")
        if mark := _mark(cell, self.shown.strip(), self.has_paragraph):
            for row in range(self.row + 1, min(self.row + self.rows_repeated, ROWS) + 1):
                for column in range(self.column + 1, min(self.column + count, COLUMNS) + 1):
                    self._marks.cells[row, column] = mark
        rows, columns = (int(cell.get(f"table:number-{way}-spanned", 1)) for way in ("rows", "columns"))
        if (rows > 1 or columns > 1) and self._marks.merges is not None:
            self._marks.merges.append(Merge(self.row + 1, self.column + 1, self.row + rows, self.column + columns))
        self.column += count


def _mark(cell: dict[str, str], shown: str, has_paragraph: bool) -> CellError | Uncalculated | None:
    is_formula = "table:formula" in cell
    if cell.get("calcext:value-type") == "error" or (is_formula and shown.startswith(("#", "Err:"))):
        return CellError(shown)
    # A result that is the empty text has a paragraph, of nothing.
    return Uncalculated() if is_formula and "office:value-type" not in cell and not has_paragraph else None


def _repeated(about: dict[str, str], what: str) -> int:
    return max(1, int(about.get(f"table:number-{what}-repeated", 1)))


def _is_hidden(about: dict[str, str]) -> bool:
    return about.get("table:visibility") in {"collapse", "filter"}
