"""The XML of a marked sheet: new cells, merged cells, XML from other programs, sheets of any size."""

import re
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import MonkeyPatch

from tests.documents.marked.rich_workbook import rich
from tests.documents.marked.workbooks_to_mark import (
    FILLS,
    MAIN,
    ROWS,
    SHEET,
    fill_of,
    marked,
    opened,
    parts,
    problem,
    problems_of,
    sheet_with,
    with_parts,
)
from tests.workbooks import patched, with_shared_strings, workbook
from yjs_cli.documents.marked import marked_copy, merged_cells, xml_stream
from yjs_cli.documents.marked.cells_to_mark import cells_to_mark_by_sheet
from yjs_cli.documents.marked.worksheet import mark_worksheet


def rows_of(content: bytes) -> str:
    """The XML of a sheet's rows, without the styles of cells."""
    xml = parts(content)[SHEET].decode()
    return re.sub(' s="[0-9]+"', "", xml[xml.index("<sheetData") : xml.index("</sheetData>") + 12])


# Missing cells.


@pytest.mark.parametrize(
    ("rows", "cells", "expected"),
    [
        # before, between and after the cells of a row
        ('<row r="2"><c r="B2"/><c r="D2"/></row>', ["A2", "C2", "E2", "F2"],
         '<row r="2"><c r="A2"/><c r="B2"/><c r="C2"/><c r="D2"/><c r="E2"/><c r="F2"/></row>'),
        # in an empty row, with or without an end tag
        ('<row r="2"/>', ["B2"], '<row r="2"><c r="B2"/></row>'),
        ('<row r="2" ht="20" ></row>', ["B2"], '<row r="2" ht="20" ><c r="B2"/></row>'),
        # rows before, between and after existing rows
        ('<row r="2"/><row r="5"/>', ["A1", "C3", "B3", "A7", "A6"],
         '<row r="1"><c r="A1"/></row><row r="2"/><row r="3"><c r="B3"/><c r="C3"/></row><row r="5"/>'
         '<row r="6"><c r="A6"/></row><row r="7"><c r="A7"/></row>'),
        ("", ["B2"], '<row r="2"><c r="B2"/></row>'),
        # rows and cells without an address
        ("<row><c><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>", ["A1", "C2", "A3"],
         '<row><c><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c><c r="C2"/></row><row r="3"><c r="A3"/></row>'),
        # columns named by one, two and three letters
        ('<row r="1"><c r="Z1"/></row>', ["AA1", "XFD1", "Y1"],
         '<row r="1"><c r="Y1"/><c r="Z1"/><c r="AA1"/><c r="XFD1"/></row>'),
        # the column span that a row states
        ('<row r="2" spans="2:4"><c r="B2"/></row>', ["A2", "F2"],
         '<row r="2" spans="1:6"><c r="A2"/><c r="B2"/><c r="F2"/></row>'),
        ('<row r="2" spans="1:2 5:6"><c r="B2"/></row>', ["C2"],
         '<row r="2" spans="1:2 5:6"><c r="B2"/><c r="C2"/></row>'),
    ],
)  # fmt: skip
def test_missing_cells_and_rows_are_added(rows: str, cells: list[str], expected: str) -> None:
    copy = marked(sheet_with(rows), *map(problem, cells))
    assert rows_of(copy) == f"<sheetData>{expected}</sheetData>"
    assert {fill_of(copy, cell) for cell in cells} == {FILLS["error"]}


def test_empty_sheet_gets_rows() -> None:
    empty = with_parts(workbook({"Cases": ROWS}), {SHEET: f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'})
    assert rows_of(marked(empty, problem("B2"))) == '<sheetData><row r="2"><c r="B2"/></row></sheetData>'


@pytest.mark.parametrize(
    ("ref", "cell", "expected"),
    [
        ("A1:C3", "B2", "A1:C3"), ("A1:C3", "E2", "A1:E3"), ("B2:C3", "A9", "A2:C9"), ("A1", "A1", "A1"),
        ("A1", "B2", "A1:B2"), ("nonsense", "B2", "nonsense"),
    ],
)  # fmt: skip
def test_stated_range_is_extended_to_the_marks(ref: str, cell: str, expected: str) -> None:
    book = sheet_with('<row r="1"><c r="A1"/></row>', before=f'<dimension ref="{ref}"/>')
    assert f'<dimension ref="{expected}"/>' in parts(marked(book, problem(cell)))[SHEET].decode()


def test_new_cell_has_the_style_of_its_row_or_column() -> None:
    book = opened(marked(rich()))["Cases"]
    # A6 takes a border from its row. A10 would take grey italics from its column if anyone typed there.
    assert (book["A6"].border.left.style, book["A6"].font.italic) == ("thin", False)
    copy = opened(marked(rich(), problem("A10"), problem("B10"), problem("A7")))["Cases"]
    assert (copy["A10"].number_format, copy["A10"].font.italic) == ("@", True)
    assert (copy["B10"].number_format, copy["B10"].font.italic) == ("General", False)
    assert copy["A7"].value == "0103"


# Merged cells.


@pytest.mark.parametrize(
    ("merged", "cells", "marked_cells"),
    [
        (["A2:A3"], ["A3"], ["A2"]),
        (["A2:C4"], ["B3", "C4", "A2"], ["A2"]),
        (["A2:C4"], ["A5", "D2", "B1", "B4"], ["A2", "A5", "B1", "D2"]),
        (["A2:A3", "B2:B9"], ["A3", "B9", "B10"], ["A2", "B2", "B10"]),
        (["A1:XFD1048576"], ["C7"], ["A1"]),
        (["A2"], ["A2"], ["A2"]),
    ],
)
def test_mark_in_a_merged_range_moves_to_its_first_cell(
    merged: list[str], cells: list[str], marked_cells: list[str]
) -> None:
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    book = sheet_with('<row r="2"><c r="A2"/></row>', after=f"<mergeCells>{ranges}</mergeCells>")
    copy = marked_copy("cases.xlsx", book, [problem(cell) for cell in cells])
    comments = parts(copy.content)["xl/comments1.xml"].decode()
    assert sorted(re.findall('<comment ref="(.*?)"', comments)) == sorted(marked_cells)
    assert copy.cells == len(marked_cells)
    assert comments.count("is not an answer") == len(cells)
    links = re.findall("location=\"'Cases'!(.*?)\"", parts(copy.content)["xl/worksheets/sheet2.xml"].decode())
    assert links == cells


def test_merged_ranges_across_chunks_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merged_cells, "_CHUNK", 7)
    xml = b"<x:worksheet><x:mergeCells count='2'><x:mergeCell\n foo='1' ref='B2:C3'/><x:mergeCell ref=\"AA10:AB11\" />"
    assert merged_cells.merged_ranges(BytesIO(xml)) == {(2, 2, 3, 3), (27, 10, 28, 11)}


# XML from other programs.


def prefixed(xml: str) -> str:
    return re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x=")


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_prefixed_parts_are_marked_with_the_same_prefix(name: str) -> None:
    plain = with_shared_strings(workbook({"Cases": ROWS}))
    changed = patched(plain, {name: prefixed})
    assert [found.location for found in problems_of(changed)] == [found.location for found in problems_of(plain)]
    assert parts(changed)[name] != parts(plain)[name]
    copy = marked(changed)
    assert not re.search(rb"<(?!x:)[a-zA-Z]", parts(copy)[name])
    assert fill_of(copy, "B2") == FILLS["error"]
    assert fill_of(copy, "C3") == FILLS["notice"]
    assert opened(copy)["Cases"]["B2"].comment


@pytest.mark.parametrize("number", ["1", "2"])
def test_attribute_quotes_and_contents_are_kept(number: str) -> None:
    rows = f"""<row r='2'><c  foo=" s='9' > /&gt;"  s = '{number}' r='B2'   ><v>1</v></c></row>"""
    copy = parts(marked(sheet_with(rows), problem("B2")))[SHEET].decode()
    assert re.search(r"""<c  foo=" s='9' > /&gt;" s="\d+" r='B2'   ><v>1</v></c>""", copy)


def test_xml_comments_and_cdata_are_not_cells() -> None:
    rows = '<!-- <c r="B2"/> --><row r="2"><c r="B2" t="inlineStr"><is><t><![CDATA[<c r="B2">]]></t></is></c></row>'
    copy = marked(sheet_with(rows), problem("B2"), problem("C2"))
    assert rows_of(copy) == f'<sheetData>{rows[:-6]}<c r="C2"/></row></sheetData>'
    assert opened(copy)["Cases"]["B2"].value == '<c r="B2">'


def test_doctype_is_rejected() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    sheet = parts(workbook({"Cases": ROWS}))[SHEET].decode()
    with pytest.raises(Exception, match="cannot be marked"):
        marked(with_parts(workbook({"Cases": ROWS}), {SHEET: bomb + sheet}), problem("B2"))


# Streaming.


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 200), st.sets(st.sampled_from([f"{c}{r}" for c in "ABCDEFG" for r in range(1, 12)]), min_size=1))
def test_chunk_size_does_not_change_the_copy(size: int, cells: set[str]) -> None:
    xml = parts(rich())[SHEET]
    marks = cells_to_mark_by_sheet(map(problem, cells))["Cases"]
    assert streamed(xml, marks, size) == streamed(xml, marks, len(xml))


def streamed(xml: bytes, marks: Any, size: int) -> tuple[bytes, object]:
    made = BytesIO()
    with MonkeyPatch.context() as patch:
        patch.setattr(xml_stream, "CHUNK", size)
        facts = mark_worksheet(BytesIO(xml), made, marks, lambda style, _: style + 100, "rId99")
    return made.getvalue(), facts


def test_large_sheet_is_never_held_in_memory() -> None:
    """Two million bytes of XML, but never more than two chunks in memory."""
    row = b'<row><c t="inlineStr"><is><t>Yes</t></is></c></row>'
    xml = b'<worksheet xmlns="%s"><sheetData>' % MAIN.encode() + row * 40_000 + b"</sheetData></worksheet>"
    waiting: list[int] = []

    class Target(BytesIO):
        def write(self, piece: Any) -> int:
            waiting.append(source.tell() - self.tell() - len(piece))
            return super().write(piece)

    source = BytesIO(xml)
    mark_worksheet(
        source, Target(), cells_to_mark_by_sheet([problem("B39999")])["Cases"], lambda style, _: style, "rId1"
    )
    assert max(waiting) <= xml_stream.CHUNK * 2
