"""The fills of cells at fault: colours by severity, whatever the cell looked like, and where there is no cell yet."""

import re
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.table import Table
from pytest import MonkeyPatch

from tests.output.marked.books import (
    FILLS,
    STRONG_FILLS,
    WITH_ERRORS,
    marked,
    opened,
    parts,
    problem,
    problems_of,
    saved,
    with_parts,
)
from tests.output.marked.rich import MAIN, rich
from tests.workbooks import patched, with_shared_strings, workbook
from yjs_cli.output.marked import marked_copy, merges, xml_stream
from yjs_cli.output.marked.marks import marks_by_sheet
from yjs_cli.output.marked.worksheet import mark_worksheet
from yjs_cli.problem import Severity

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Case ID", "2.1.1", "2.1.2"], ["0207", "Yess", "Yes"], ["0208", "No", None]]


def fill_of(content: bytes, cell: str, sheet: str = "Cases") -> str:
    """The colour with which a cell is filled."""
    fill = opened(content)[sheet][cell].fill
    assert fill.fill_type == "solid"
    return str(fill.fgColor.rgb)


def sheet_with(rows: str, root: str = "worksheet", before: str = "", behind: str = "") -> bytes:
    """A workbook whose one sheet has this XML for its rows, and more before and behind them."""
    xml = f'<{root} xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{behind}</{root}>'
    return with_parts(workbook({"Cases": ROWS}), {SHEET: xml})


def rows_of(content: bytes) -> str:
    """The XML of a sheet's rows, without the styles of cells."""
    xml = parts(content)[SHEET].decode()
    return re.sub(' s="[0-9]+"', "", xml[xml.index("<sheetData") : xml.index("</sheetData>") + 12])


def test_every_cell_at_fault_is_filled_in_the_colour_of_its_worst_problem() -> None:
    problems = [found for found in problems_of(WITH_ERRORS) if found.cell]
    book = opened(marked(WITH_ERRORS))
    worst = {(found.sheet, found.cell): found.severity for found in problems if found.severity != "error"}
    worst |= {(found.sheet, found.cell): "error" for found in problems if found.severity == "error"}
    assert len(worst) > 20
    for (sheet, cell), severity in worst.items():
        assert sheet and cell
        assert book[sheet][cell].fill.fgColor.rgb in {FILLS[severity], STRONG_FILLS[severity]}


@pytest.mark.parametrize("severity", FILLS)
def test_each_severity_has_its_colour(severity: Severity) -> None:
    assert fill_of(marked(workbook({"Cases": ROWS}), problem("B2", severity=severity)), "B2") == FILLS[severity]


@pytest.mark.parametrize(
    ("color", "light"),
    [
        (None, False),
        (Color(rgb="FF000000"), False), (Color(rgb="FFFFFFFF"), True), (Color(rgb="00FFFF99"), True),
        (Color(rgb="FF1F3864"), False), (Color(rgb="FFFF0000"), False),
        # Of a theme, 0 and 2 are the colours of paper; a tint darkens them.
        (Color(theme=0), True), (Color(theme=1), False), (Color(theme=2), True), (Color(theme=4), False),
        (Color(theme=0, tint=-0.75), False), (Color(theme=0, tint=-0.15), True),
        (Color(indexed=1), True), (Color(indexed=8), False), (Color(indexed=64), False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("severity", FILLS)
def test_light_text_gets_a_dark_ground(severity: Severity, color: Color | None, light: bool) -> None:
    book = Workbook()
    book.active.title = "Cases"
    book.active["A1"].value = "2.1.9"
    book.active["A1"].font = Font(color=color, name="Arial")
    expected = STRONG_FILLS if light else FILLS
    assert fill_of(marked(saved(book), problem("A1", severity=severity)), "A1") == expected[severity]


def test_a_colour_that_is_none_stops_nothing() -> None:
    book = workbook({"Cases": ROWS})
    broken = patched(book, {"xl/styles.xml": lambda xml: re.sub('<color theme="1" ?/>', '<color rgb="red"/>', xml)})
    assert b'rgb="red"' in parts(broken)["xl/styles.xml"]
    assert b'rgb="red"' in parts(marked(broken, problem("B2")))["xl/styles.xml"]


@pytest.mark.parametrize("severity", FILLS)
def test_every_fill_can_be_read(severity: Severity) -> None:
    """AA of the Web Content Accessibility Guidelines: black on the light fills, black and white on the others."""
    assert contrast(FILLS[severity], "FF000000") > 10
    assert min(contrast(STRONG_FILLS[severity], text) for text in ("FF000000", "FFFFFFFF")) >= 4.5


def test_the_heading_of_a_table_may_have_light_text_from_the_table() -> None:
    book = Workbook()
    book.active.title = "Cases"
    for row in ROWS:
        book.active.append(row)
    book.active.add_table(Table(displayName="Cases", ref="A1:C3"))
    copy = marked(saved(book), problem("B1"), problem("B2"), problem("D1"))
    assert fill_of(copy, "B1") == STRONG_FILLS["error"]
    assert {fill_of(copy, "B2"), fill_of(copy, "D1")} == {FILLS["error"]}


def test_cells_that_look_alike_share_a_style() -> None:
    book = workbook({"Cases": [["Case ID", "2.1.1"], *([f"{number}", "Yess"] for number in range(50))]})
    before, after = (parts(each)["xl/styles.xml"].decode() for each in (book, marked(book)))
    # The fifty answers, the heading, and the sheet of problems: a heading, text, a link and three severities.
    assert after.count("<xf ") - before.count("<xf ") <= 8
    counted = re.search(r'<cellXfs count="(\d+)">(.*)</cellXfs>', after)
    assert counted
    assert int(counted[1]) == counted[2].count("<xf ")


def test_a_pattern_is_replaced_by_the_fill() -> None:
    book = Workbook()
    book.active.title = "Cases"
    book.active["A1"].value = "x"
    book.active["A1"].fill = PatternFill("lightUp", start_color="FF00FF00")
    assert fill_of(marked(saved(book), problem("A1")), "A1") == FILLS["error"]


# Where there is no cell yet.


@pytest.mark.parametrize(
    ("rows", "cells", "expected"),
    [
        # before, between and behind the cells of a row
        ('<row r="2"><c r="B2"/><c r="D2"/></row>', ["A2", "C2", "E2", "F2"],
         '<row r="2"><c r="A2"/><c r="B2"/><c r="C2"/><c r="D2"/><c r="E2"/><c r="F2"/></row>'),
        # in a row without cells, written either way
        ('<row r="2"/>', ["B2"], '<row r="2"><c r="B2"/></row>'),
        ('<row r="2" ht="20" ></row>', ["B2"], '<row r="2" ht="20"><c r="B2"/></row>'),
        # rows before, between and behind those that there are
        ('<row r="2"/><row r="5"/>', ["A1", "C3", "B3", "A7", "A6"],
         '<row r="1"><c r="A1"/></row><row r="2"/><row r="3"><c r="B3"/><c r="C3"/></row><row r="5"/>'
         '<row r="6"><c r="A6"/></row><row r="7"><c r="A7"/></row>'),
        ("", ["B2"], '<row r="2"><c r="B2"/></row>'),
        # rows and cells that leave out where they are
        ("<row><c><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>", ["A1", "C2", "A3"],
         '<row><c><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c><c r="C2"/></row><row r="3"><c r="A3"/></row>'),
        # columns of one, two and three letters
        ('<row r="1"><c r="Z1"/></row>', ["AA1", "XFD1", "Y1"],
         '<row r="1"><c r="Y1"/><c r="Z1"/><c r="AA1"/><c r="XFD1"/></row>'),
        # what a row says of its columns
        ('<row r="2" spans="2:4"><c r="B2"/></row>', ["A2", "F2"],
         '<row r="2" spans="1:6"><c r="A2"/><c r="B2"/><c r="F2"/></row>'),
        ('<row r="2" spans="1:2 5:6"><c r="B2"/></row>', ["C2"],
         '<row r="2" spans="1:2 5:6"><c r="B2"/><c r="C2"/></row>'),
    ],
)  # fmt: skip
def test_a_cell_is_put_in_where_there_is_none(rows: str, cells: list[str], expected: str) -> None:
    copy = marked(sheet_with(rows), *map(problem, cells))
    assert rows_of(copy) == f"<sheetData>{expected}</sheetData>"
    assert {fill_of(copy, cell) for cell in cells} == {FILLS["error"]}


def test_a_sheet_without_rows_gets_them() -> None:
    empty = with_parts(workbook({"Cases": ROWS}), {SHEET: f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'})
    assert rows_of(marked(empty, problem("B2"))) == '<sheetData><row r="2"><c r="B2"/></row></sheetData>'


@pytest.mark.parametrize(
    ("ref", "cell", "expected"),
    [
        ("A1:C3", "B2", "A1:C3"), ("A1:C3", "E2", "A1:E3"), ("B2:C3", "A9", "A2:C9"), ("A1", "A1", "A1"),
        ("A1", "B2", "A1:B2"), ("nonsense", "B2", "nonsense"),
    ],
)  # fmt: skip
def test_the_range_that_a_sheet_gives_holds_its_marks(ref: str, cell: str, expected: str) -> None:
    book = sheet_with('<row r="1"><c r="A1"/></row>', before=f'<dimension ref="{ref}"/>')
    assert f'<dimension ref="{expected}"/>' in parts(marked(book, problem(cell)))[SHEET].decode()


def test_a_new_cell_looks_like_its_row_or_else_its_column() -> None:
    book = opened(marked(rich()))["Cases"]
    # A6 has a border by its row; A10, if anyone typed there, would be grey and italic by its column.
    assert (book["A6"].border.left.style, book["A6"].font.italic) == ("thin", False)
    copy = opened(marked(rich(), problem("A10"), problem("B10"), problem("A7")))["Cases"]
    assert (copy["A10"].number_format, copy["A10"].font.italic) == ("@", True)
    assert (copy["B10"].number_format, copy["B10"].font.italic) == ("General", False)
    assert copy["A7"].value == "0103"


# Cells that are merged into another.


@pytest.mark.parametrize(
    ("merged", "cells", "filled"),
    [
        (["A2:A3"], ["A3"], ["A2"]),
        (["A2:C4"], ["B3", "C4", "A2"], ["A2"]),
        (["A2:C4"], ["A5", "D2", "B1", "B4"], ["A2", "A5", "B1", "D2"]),
        (["A2:A3", "B2:B9"], ["A3", "B9", "B10"], ["A2", "B2", "B10"]),
        (["A1:XFD1048576"], ["C7"], ["A1"]),
        (["A2"], ["A2"], ["A2"]),
    ],
)
def test_what_is_covered_is_marked_where_it_can_be_seen(merged: list[str], cells: list[str], filled: list[str]) -> None:
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    book = sheet_with('<row r="2"><c r="A2"/></row>', behind=f"<mergeCells>{ranges}</mergeCells>")
    copy = marked_copy("cases.xlsx", book, [problem(cell) for cell in cells])
    assert sorted(re.findall('<comment ref="(.*?)"', parts(copy.content)["xl/comments1.xml"].decode())) == sorted(
        filled
    )
    assert copy.cells == len(filled)
    said = re.sub("<.*?>", "", parts(copy.content)["xl/comments1.xml"].decode())
    assert said.count("is not an answer") == len(cells)
    links = re.findall("location=\"'Cases'!(.*?)\"", parts(copy.content)["xl/worksheets/sheet2.xml"].decode())
    assert links == cells


def test_a_merge_is_found_wherever_the_sheet_is_cut_for_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merges, "_CHUNK", 7)
    xml = b"<x:worksheet><x:mergeCells count='2'><x:mergeCell\n foo='1' ref='B2:C3'/><x:mergeCell ref=\"AA10:AB11\" />"
    assert merges.merged_ranges(BytesIO(xml)) == {(2, 2, 3, 3), (27, 10, 28, 11)}


# Other people's XML.


def prefixed(xml: str) -> str:
    return re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x=")


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_a_part_may_put_a_prefix_before_every_name(name: str) -> None:
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
def test_an_attribute_may_stand_in_either_quotes_and_hold_what_looks_like_another(number: str) -> None:
    rows = f"""<row r='2'><c  foo=" s='9' > /&gt;"  s = '{number}' r='B2'   ><v>1</v></c></row>"""
    copy = parts(marked(sheet_with(rows), problem("B2")))[SHEET].decode()
    assert re.search(r"""<c  foo=" s='9' > /&gt;" s="\d+" r='B2'><v>1</v></c>""", copy)


def test_comments_and_literal_text_in_xml_are_no_cells() -> None:
    rows = '<!-- <c r="B2"/> --><row r="2"><c r="B2" t="inlineStr"><is><t><![CDATA[<c r="B2">]]></t></is></c></row>'
    copy = marked(sheet_with(rows), problem("B2"), problem("C2"))
    assert rows_of(copy) == f'<sheetData>{rows[:-6]}<c r="C2"/></row></sheetData>'
    assert opened(copy)["Cases"]["B2"].value == '<c r="B2">'


def test_a_style_that_there_is_not_is_the_plain_one() -> None:
    copy = marked(sheet_with('<row r="2"><c r="B2" s="99"><v>1</v></c></row>'), problem("B2"))
    assert fill_of(copy, "B2") == FILLS["error"]


@pytest.mark.parametrize(
    "styles",
    [
        None,
        f'<styleSheet xmlns="{MAIN}"/>',
        f'<styleSheet xmlns="{MAIN}"><fills count="1"><fill><patternFill/></fill></fills><dxfs/></styleSheet>',
        f'<styleSheet xmlns="{MAIN}"><fonts/><fills/><borders/><cellXfs count="0"/></styleSheet>',
    ],
    ids=["no part", "nothing in it", "one fill", "empty lists"],
)
def test_styles_that_a_workbook_lacks_are_made(styles: str | None) -> None:
    book = workbook({"Cases": ROWS})
    if styles is None:
        book = patched(book, {"xl/_rels/workbook.xml.rels": lambda xml: re.sub("<Rel[^>]*styles.xml[^>]*>", "", xml)})
    book = with_parts(book, {"xl/styles.xml": styles, SHEET: re.sub(' s="[0-9]+"', "", parts(book)[SHEET].decode())})
    copy = marked(book, problem("B2"))
    assert fill_of(copy, "B2") == FILLS["error"]
    [part] = [part for name, part in parts(copy).items() if "styles" in name]
    assert len(re.findall("<fill>", part.decode())) >= 4  # Excel takes the first two for what it always has there
    order = ("fonts", "fills", "borders", "cellXfs", "dxfs")
    found = [name for name in re.findall(r"<(\w+)[ />]", part.decode()) if name in order]
    assert found == sorted(found, key=order.index)


def test_a_document_type_is_refused_before_it_can_do_anything() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    sheet = parts(workbook({"Cases": ROWS}))[SHEET].decode()
    with pytest.raises(Exception, match="cannot be marked"):
        marked(with_parts(workbook({"Cases": ROWS}), {SHEET: bomb + sheet}), problem("B2"))


# While it streams by.


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 200), st.sets(st.sampled_from([f"{c}{r}" for c in "ABCDEFG" for r in range(1, 12)]), min_size=1))
def test_a_sheet_is_marked_the_same_in_pieces_of_any_size(size: int, cells: set[str]) -> None:
    xml = parts(rich())[SHEET]
    marks = marks_by_sheet(map(problem, cells))["Cases"]
    assert streamed(xml, marks, size) == streamed(xml, marks, len(xml))


def streamed(xml: bytes, marks: Any, size: int) -> tuple[bytes, object]:
    made = BytesIO()
    with MonkeyPatch.context() as patch:
        patch.setattr(xml_stream, "CHUNK", size)
        passed = mark_worksheet(BytesIO(xml), made, marks, lambda style, _: style + 100, "rId99")
    return made.getvalue(), passed


def test_a_large_sheet_does_not_pile_up() -> None:
    """What has passed is let go at once: of a sheet of two million bytes no more than a piece or two is ever held."""
    row = b'<row><c t="inlineStr"><is><t>Yes</t></is></c></row>'
    xml = b'<worksheet xmlns="%s"><sheetData>' % MAIN.encode() + row * 40_000 + b"</sheetData></worksheet>"
    waiting: list[int] = []

    class Target(BytesIO):
        def write(self, piece: Any) -> int:
            waiting.append(source.tell() - self.tell() - len(piece))
            return super().write(piece)

    source = BytesIO(xml)
    mark_worksheet(source, Target(), marks_by_sheet([problem("B39999")])["Cases"], lambda style, _: style, "rId1")
    assert max(waiting) <= xml_stream.CHUNK * 2


def contrast(*colors: str) -> float:
    """The contrast of two colours by the definition of the Web Content Accessibility Guidelines, 1 to 21."""
    lighter, darker = sorted(map(luminance, colors), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    shares = (int(color[place : place + 2], 16) / 255 for place in (2, 4, 6))
    linear = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
