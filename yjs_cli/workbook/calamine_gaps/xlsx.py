"""The gaps of an .xlsx: a fast search of the XML of each sheet, which is then parsed only if it may have any."""

import posixpath
import re
import zipfile
from typing import IO
from xml.parsers import expat

from defusedxml.ElementTree import fromstring

from yjs_cli.workbook.calamine_gaps import CalamineGaps
from yjs_cli.workbook.cell import CellError, Uncalculated
from yjs_cli.workbook.cell_formats import struck_formats
from yjs_cli.workbook.limits import COLUMNS
from yjs_cli.workbook.sheet import spanned
from yjs_cli.workbook.xlsx_parts import is_calculated_on_load, is_hidden, refuse_document_types

_CHUNK = 1 << 20

# Formulas, error cells, anything hidden. Searching for plain bytes is many times faster than for a pattern, so the
# pattern is only tried on chunks that contain the bytes.
_BYTES = (b"<f", b't="e"', b"t='e'", b"hidden=")
_PATTERN = re.compile(rb"""<f[\s/>]|\st=["']e["']|\shidden=["'](?:1|true)["']""")
_OVERLAP = 16  # longer than any match, so that none is lost between two chunks

_ADDRESS = re.compile(r"([A-Z]+)[0-9]+")


def find_gaps(package: zipfile.ZipFile) -> list[CalamineGaps]:
    """The gaps of every sheet, in the workbook's order. Raises any exception for a damaged file."""
    refuse_document_types(package)
    results_hold = not is_calculated_on_load(package)
    struck = {str(index) for index in struck_formats(package)}
    for part in package.namelist():
        if part.endswith("sharedStrings.xml"):
            _refuse_ill_formed(package, part)
    return [find_gaps_of_sheet(package, part, results_hold, struck) for part in _sheet_parts(package)]


def _sheet_parts(package: zipfile.ZipFile) -> list[str]:
    """The parts of the sheets, found through the workbook's relationships."""
    root = fromstring(package.read("_rels/.rels"))
    book = next(r.attrib["Target"] for r in root if r.attrib["Type"].endswith("/officeDocument")).lstrip("/")
    folder, file = posixpath.split(book)
    relations = fromstring(package.read(f"{folder}/_rels/{file}.rels"))
    targets = {r.attrib["Id"]: posixpath.normpath(posixpath.join("/", folder, r.attrib["Target"])) for r in relations}
    return [
        targets[identifier].lstrip("/")
        for sheet in fromstring(package.read(book)).iter()
        if sheet.tag.endswith("}sheet")
        for key, identifier in sheet.attrib.items()
        if key.endswith("}id")
    ]


def find_gaps_of_sheet(
    package: zipfile.ZipFile, part: str, results_hold: bool, struck_formats: set[str]
) -> CalamineGaps:
    """The gaps of one worksheet. Most have none, which a search of the bytes shows without parsing them.

    ``results_hold`` says whether the program that saved the file had calculated its formulas. ``struck_formats`` are
    the indices of the cell formats that strike text through. Raises ValueError for XML with a document type.
    """
    if not struck_formats:
        with package.open(part) as xml:
            is_parsing_needed = _may_have_gaps(xml)
        if not is_parsing_needed:
            _refuse_ill_formed(package, part)
            return CalamineGaps()
    finder = _Finder(results_hold, struck_formats)
    with package.open(part) as xml:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = finder.start
        parser.EndElementHandler = finder.end
        parser.CharacterDataHandler = finder.text
        parser.StartDoctypeDeclHandler = _refuse
        parser.ParseFile(xml)
    return finder.gaps


def _refuse_ill_formed(package: zipfile.ZipFile, part: str) -> None:
    """Raise ExpatError for ill-formed XML, which calamine would read with the wrong cells."""
    with package.open(part) as xml:
        expat.ParserCreate().ParseFile(xml)


def _may_have_gaps(xml: IO[bytes]) -> bool:
    chunk = xml.read(_CHUNK)
    if b"<worksheet" not in chunk:  # the writer prefixes all names, so the pattern would not match
        return True
    while len(chunk) > _OVERLAP:
        if any(wanted in chunk for wanted in _BYTES) and _PATTERN.search(chunk):
            return True
        chunk = chunk[-_OVERLAP:] + xml.read(_CHUNK)
    return False


def _refuse(*_: object) -> None:
    raise ValueError("a worksheet with a document type")


class _Finder:
    """Finds the gaps of a worksheet: the handlers that expat calls for its XML."""

    def __init__(self, results_hold: bool, struck_formats: set[str]) -> None:
        self.results_hold = results_hold
        self.struck_formats = struck_formats
        self.gaps = CalamineGaps()
        self.hidden_columns: list[tuple[int, int]] = []
        self.row = self.column = 0
        self.type: str | None = None
        self.has_formula = self.in_value = False
        self.value = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition("}")[2]:
            case "c":
                address = _ADDRESS.fullmatch(attributes.get("r", ""))
                self.column = _column_number(address[1]) if address else self.column + 1
                self.type, self.has_formula, self.value = attributes.get("t"), False, ""
                if attributes.get("s", "0") in self.struck_formats:
                    self.gaps.struck.add((self.row, self.column))
            case "f":
                self.has_formula = True
            case "v":
                self.in_value = True
            case "row":
                self.row, self.column = int(attributes.get("r", self.row + 1)), 0
                if is_hidden(attributes):
                    self.gaps.hidden_rows.add(self.row)
            case "col" if is_hidden(attributes):
                self.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
            case "sheetData":  # every <col> comes before it
                self.gaps.hidden_columns = spanned(self.hidden_columns, COLUMNS)

    def end(self, tag: str) -> None:
        match tag.rpartition("}")[2]:
            case "v":
                self.in_value = False
            case "c" if self.type == "e":
                self.gaps.cells[self.row, self.column] = CellError(self.value)
            case "c" if self.has_formula and not (self.results_hold and (self.value or self.type == "str")):
                self.gaps.cells[self.row, self.column] = Uncalculated()

    def text(self, characters: str) -> None:
        if self.in_value:
            self.value += characters


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
