"""Finding cells that only look blank, and hidden rows and columns, in the XML of a worksheet."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.workbooks import Calculated, patched, workbook
from yjs_cli.workbook.calamine_gaps import CalamineGaps, xlsx
from yjs_cli.workbook.calamine_gaps.xlsx import find_gaps_of_sheet
from yjs_cli.workbook.cell import CellError, Uncalculated

BEGINNING = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def gaps_of(xml: str, encoding: str = "utf-8", results_hold: bool = True) -> CalamineGaps:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("sheet.xml", xml.encode(encoding))
    with zipfile.ZipFile(made) as package:
        return find_gaps_of_sheet(package, "sheet.xml", results_hold, set())


def sheet(rows: str, columns: str = "") -> str:
    return f"{BEGINNING}{columns}<sheetData>{rows}</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        # errors
        ('<c r="B2" t="e"><v>#N/A</v></c>', CellError("#N/A")),
        ("<c r='B2' t='e'><v>#N/A</v></c>", CellError("#N/A")),
        ('<c r="B2" t="e"><v/></c>', CellError("")),
        ('<c t="e" s="3" r="B2"><f>NA()</f><v>#REF!</v></c>', CellError("#REF!")),
        # formulas without a result
        ('<c r="B2"><f>A1</f></c>', Uncalculated()),
        ('<c r="B2"><f>A1</f><v/></c>', Uncalculated()),
        ('<c r="B2"><f>A1</f><v></v></c>', Uncalculated()),
        ('<c r="B2"><f/></c>', Uncalculated()),
        ('<c r="B2"><f t="shared" si="0" /></c>', Uncalculated()),
        ('<c r="B2"><f\nca="1">NOW()</f></c>', Uncalculated()),
        # with a result, and cells of other types
        ('<c r="B2"><f>A1</f><v>0</v></c>', None),
        ('<c r="B2" t="str"><f>A1</f><v>Yes</v></c>', None),
        ('<c r="B2" t="str"><f>A1</f><v></v></c>', None),
        ('<c r="B2" t="str"><f>A1</f></c>', None),
        ('<c r="B2" t="b"><f>A1</f><v>0</v></c>', None),
        ('<c r="B2" t="s"><v>0</v></c>', None),
        ('<c r="B2" t="inlineStr"><is><t>#N/A</t></is></c>', None),
        ('<c r="B2"/>', None),
    ],
)
def test_cell_that_only_looks_blank_is_found(cell: str, mark: object) -> None:
    for other in ("", '<c r="A1" t="e"><v>#NUM!</v></c>'):  # with another gap on the sheet, and without
        found = gaps_of(sheet(f'<row r="1">{other}</row><row r="2">{cell}</row>')).cells
        assert found.get((2, 2)) == mark
        assert len(found) == bool(other) + (mark is not None)


@pytest.mark.parametrize("result", ["", "<v>0</v>", "<v>1</v>"])
def test_placeholder_result_is_uncalculated(result: str) -> None:
    xml = sheet(f'<row r="2"><c r="B2"><f>A1</f>{result}</c><c r="C2"><v>0</v></c></row>')
    assert gaps_of(xml, results_hold=False).cells == {(2, 2): Uncalculated()}


@pytest.mark.parametrize(
    ("address", "place"), [("A1", (1, 1)), ("Z9", (9, 26)), ("AA10", (10, 27)), ("XFD1048576", (1_048_576, 16_384))]
)
def test_gap_has_its_row_and_column(address: str, place: tuple[int, int]) -> None:
    assert list(gaps_of(sheet(f'<row r="{place[0]}"><c r="{address}"><f>A1</f></c></row>')).cells) == [place]


def test_cells_and_rows_without_addresses_are_counted() -> None:
    rows = "<row><c/><c><f>A1</f></c></row><row/><row><c t='e'><v>#N/A</v></c><c/><c><f>A1</f></c></row>"
    assert list(gaps_of(sheet(rows)).cells) == [(1, 2), (3, 1), (3, 3)]


@pytest.mark.parametrize(
    ("said", "hidden"),
    [('hidden="1"', True), ('hidden="true"', True), ("hidden='1'", True), ("hidden='true'", True),
     ('hidden="0"', False), ('hidden="false"', False), ('unhidden="1"', False), ("", False)],
)  # fmt: skip
def test_hidden_rows_and_columns_are_found(said: str, hidden: bool) -> None:
    found = gaps_of(sheet(f'<row r="1"/><row r="5" {said}/>', f'<cols><col min="2" max="4" {said}/></cols>'))
    assert (found.hidden_rows, found.hidden_columns) == (({5}, {2, 3, 4}) if hidden else (set(), set()))


def test_hidden_columns_end_where_the_sheet_ends() -> None:
    assert gaps_of(sheet("", '<cols><col min="16383" max="99999" hidden="1"/></cols>')).hidden_columns == {
        16_383,
        16_384,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_gaps_are_found_in_any_encoding_and_with_any_prefix(prefix: str, encoding: str) -> None:
    xml = sheet('<row r="2" hidden="1"><c r="B2" t="e"><v>#N/A</v></c></row>')
    xml = (
        xml.replace("<", f"<{prefix}")
        .replace(f"<{prefix}/", f"</{prefix}")
        .replace("xmlns=", f"xmlns:{prefix[:-1]}=" if prefix else "xmlns=")
    )
    found = gaps_of(f'<?xml version="1.0"?>{xml}', encoding)
    assert (found.cells, found.hidden_rows) == ({(2, 2): CellError("#N/A")}, {2})


@pytest.mark.parametrize(
    ("row", "is_marked"),
    [
        ('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>', True),
        ('<row r="1"><c r="A1"><f>A1</f></c></row>', True),
        ('<row r="1"><c r="A1"><f/></c></row>', True),
        ('<row r="1" hidden="true"/>', True),
        ('<row r="1" hidden="1"/>', True),
        ('<row r="1" hidden="false"/>', False),
        ('<row r="1"><c r="A1"><v>1</v></c></row>', False),
    ],
)
def test_gap_is_found_wherever_a_chunk_ends(row: str, is_marked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    portion = 200
    monkeypatch.setattr(xlsx, "_CHUNK", portion)
    for padding in range(portion):
        found = gaps_of(sheet(f"<!--{'.' * (portion + padding)}-->{row}"))
        assert bool(found.cells or found.hidden_rows) == is_marked, padding


def test_sheet_without_gaps_is_not_walked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(xlsx, "_Finder", refuse)
    assert gaps_of(sheet('<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c></row>')) == CalamineGaps()
    with pytest.raises(AssertionError, match="parsed"):
        gaps_of(sheet('<row r="1" hidden="1"/>'))


def test_doctype_is_refused_before_its_content_is_read() -> None:
    with pytest.raises(ValueError, match="document type"):
        gaps_of('<!DOCTYPE worksheet [<!ENTITY a "a">]>' + sheet('<row hidden="1"/>'))


def _replacing(old: str, new: str) -> Callable[[str], str]:
    return lambda xml: xml.replace(old, new)


@pytest.mark.parametrize("book", ["xl/workbook.xml", "/xl/workbook.xml"])
@pytest.mark.parametrize("folder", ["worksheets/", "/xl/worksheets/", "../xl/worksheets/", "./worksheets/"])
def test_sheets_are_in_the_order_of_the_workbook(book: str, folder: str) -> None:
    content = workbook({"A": [[CellError("#N/A")]], "B": [["x"]], "C": [[None, CellError("#REF!")]]})
    relations = {"_rels/.rels": 'Target="xl/workbook.xml"', "xl/_rels/workbook.xml.rels": 'Target="/xl/worksheets/'}
    written = {"_rels/.rels": f'Target="{book}"', "xl/_rels/workbook.xml.rels": f'Target="{folder}'}
    content = patched(content, {"xl/workbook.xml": _replacing("<sheet ", '<sheet xmlns:xr="revision" xr:uid="{0}" ')})
    changes = {part: _replacing(old, written[part]) for part, old in relations.items()}
    with zipfile.ZipFile(io.BytesIO(patched(content, changes))) as package:
        found = xlsx.find_gaps(package)
    assert [marks.cells for marks in found] == [{(1, 1): CellError("#N/A")}, {}, {(1, 2): CellError("#REF!")}]


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"]
)
def test_doctype_in_any_part_is_refused(part: str) -> None:
    content = patched(workbook({"A": [["x"]]}), {part: lambda xml: f'<!DOCTYPE x [<!ENTITY a "a">]>{xml}'})
    with zipfile.ZipFile(io.BytesIO(content)) as package, pytest.raises(ValueError, match="document type"):
        xlsx.find_gaps(package)


def test_results_of_a_workbook_calculated_on_opening_are_ignored() -> None:
    content = workbook({"A": [[Calculated(1), 1]]})
    asking = patched(content, {"xl/workbook.xml": lambda xml: xml.replace("<calcPr ", '<calcPr fullCalcOnLoad="1" ')})
    for made, marks in ((content, {}), (asking, {(1, 1): Uncalculated()})):
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            assert xlsx.find_gaps(package)[0].cells == marks
