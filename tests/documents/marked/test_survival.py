"""A marked copy keeps everything except the fills and comments of marked cells."""

import re
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from openpyxl.cell import Cell
from python_calamine import load_workbook as load_with_calamine

from tests.documents.marked.rich_workbook import CASES, MAIN, OTHERS, rich
from tests.documents.marked.workbooks_to_mark import (
    BATH,
    WITH_ERRORS,
    marked,
    opened,
    parts,
    problem,
    problems_of,
    with_parts,
)

BOOKS = {"with every mistake": WITH_ERRORS, "with everything": rich(), "without comments": rich(comments=False)}
# Parts that must change: content types, the workbook part and styles, and each marked sheet with its comments.
INDEX_PARTS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
COMMENTED = re.compile(r"xl/(worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|comments\d+\.xml|drawings/vmlDrawing\d+\.vml)")

SHEET = "xl/worksheets/sheet1.xml"

books = pytest.mark.parametrize("content", BOOKS.values(), ids=BOOKS)


@books
def test_parts_without_marked_cells_keep_every_byte(content: bytes) -> None:
    before, after = parts(content), parts(marked(content))
    changed = {name for name, part in before.items() if after.get(name) != part}
    assert changed >= INDEX_PARTS
    assert [name for name in changed - INDEX_PARTS if not COMMENTED.fullmatch(name)] == []
    assert [name for name in after.keys() - before.keys() if not COMMENTED.fullmatch(name)] == []


def test_unknown_parts_are_kept() -> None:
    after = parts(marked(rich()))
    assert {name: after[name] for name in OTHERS} == {name: parts(rich())[name] for name in OTHERS}
    for name in ("xl/sharedStrings.xml", "xl/drawings/drawing1.xml", "xl/threadedComments/threadedComment1.xml"):
        assert after[name] == parts(rich())[name]


def test_sheet_without_marks_keeps_every_byte() -> None:
    named = {found.sheet for found in problems_of(WITH_ERRORS) if found.cell}
    before, after = parts(WITH_ERRORS), parts(marked(WITH_ERRORS))
    same = [
        f"xl/worksheets/sheet{n}.xml" for n, name in enumerate(opened(WITH_ERRORS).sheetnames, 1) if name not in named
    ]
    assert len(same) >= 3
    assert [before[name] for name in same] == [after[name] for name in same]


@books
def test_marked_sheet_changes_only_styles_and_new_cells(content: bytes) -> None:
    before, after = parts(content), parts(marked(content))
    for name in before:
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
            assert elements(after[name]) == elements(before[name])


def elements(xml: bytes) -> list[object]:
    """The elements of a sheet, without those that marking adds and the attributes that it changes."""
    kept: list[object] = []
    for element in ET.fromstring(xml).iter():
        name = element.tag.partition("}")[2]
        if name != "legacyDrawing" and (len(element) or name not in {"c", "row"}):
            changed = {"spans", "tabSelected"} | ({"s"} if name == "c" else set())
            attributes = {key: value for key, value in element.attrib.items() if key not in changed}
            kept.append((element.tag, attributes, (element.text or "").strip()))
    return kept


def test_xml_between_cells_is_kept() -> None:
    """Prefixes, mc:Ignorable, line ends, the order of attributes: everything that an XML writer would normalise."""
    after = parts(marked(rich()))[SHEET].decode()
    for line in CASES.replace("{legacy}", '<legacyDrawing r:id="rId4"/>').split("\n"):
        if "<sheetView " not in line and "<c " not in line and "<row " not in line:
            assert line in after.split("\n")


@books
def test_values_and_formulas_are_kept(content: bytes) -> None:
    before, after = opened(content), opened(marked(content))
    for sheet in before.worksheets:
        assert values(after[sheet.title]) == values(sheet)


def test_formula_results_are_kept() -> None:
    cells = {cell.get("r"): cell for cell in ET.fromstring(parts(marked(rich()))[SHEET]).iter(f"{{{MAIN}}}c")}
    assert [(child.tag.partition("}")[2], child.text) for child in cells["D8"]] == [
        ("f", 'IF(E8="Yes","Yes","No")'), ("v", "Yes")
    ]  # fmt: skip
    assert [(child.tag.partition("}")[2], child.text) for child in cells["D9"]] == [
        ("f", 'COUNTIF(D4:D8,"<>No")-1'), ("v", "4")
    ]  # fmt: skip


@books
def test_calamine_reads_the_same_values(content: bytes) -> None:
    before, after = (load_with_calamine(BytesIO(each)) for each in (content, marked(content)))
    for name in before.sheet_names:
        assert trimmed(after.get_sheet_by_name(name).to_python()) == trimmed(before.get_sheet_by_name(name).to_python())


@books
def test_marked_cell_changes_only_its_fill(content: bytes) -> None:
    before, after = opened(content), opened(marked(content))
    for found in problems_of(content):
        if found.sheet and found.cell:
            old, new = before[found.sheet][found.cell], after[found.sheet][found.cell]
            if old.has_style:
                assert format_of(new) == format_of(old)
            assert new.fill.fill_type == "solid"


@books
def test_unmarked_cells_keep_their_format(content: bytes) -> None:
    at_fault = {(found.sheet, found.cell) for found in problems_of(content)}
    before, after = opened(content), opened(marked(content))
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for old in row:
                if (sheet.title, old.coordinate) not in at_fault:
                    new = after[sheet.title][old.coordinate]
                    assert (format_of(new), repr(new.fill)) == (format_of(old), repr(old.fill))


@pytest.mark.parametrize(
    "setting",
    [
        lambda sheet: sheet.merged_cells.ranges,
        lambda sheet: sheet.freeze_panes,
        lambda sheet: [row for row in sheet.row_dimensions if sheet.row_dimensions[row].hidden],
        lambda sheet: {column: (each.width, each.hidden) for column, each in sheet.column_dimensions.items()},
        lambda sheet: sheet.protection,
        lambda sheet: sheet.data_validations.dataValidation,
        lambda sheet: [(rule.sqref, rule.rules) for rule in sheet.conditional_formatting],
        lambda sheet: sheet.auto_filter,
        lambda sheet: sheet.page_setup.orientation,
        lambda sheet: sheet.oddFooter.center.text,
        lambda sheet: sheet.sheet_properties.tabColor,
        lambda sheet: sheet.sheet_state,
        lambda sheet: sheet.row_breaks.brk,
    ],
)
@pytest.mark.parametrize("content", [rich(), BATH], ids=["rich", "sample"])
def test_sheet_settings_are_kept(setting: Any, content: bytes) -> None:
    before, after = opened(content), opened(marked(content, problem("D5", sheet_to_mark(content))))
    for sheet in before.worksheets:
        assert repr(setting(after[sheet.title])) == repr(setting(sheet))


def sheet_to_mark(content: bytes) -> str:
    return "Cases" if "Cases" in opened(content).sheetnames else "Court disposals"


def test_defined_names_and_sheet_order_are_kept() -> None:
    before, after = opened(rich()), opened(marked(rich()))
    assert after.sheetnames == [*before.sheetnames, "Problems"]
    assert {name: each.value for name, each in after.defined_names.items()} == {"Answers": "Cases!$D$4:$E$8"}
    assert after["Cases"].auto_filter.ref == "A3:F8"


def test_encoding_that_contains_ascii_is_kept() -> None:
    latin = CASES.replace("{legacy}", "").replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace("> Yes<", "> é<")
    content = with_parts(rich(comments=False), {SHEET: latin.encode("latin-1")})
    after = parts(marked(content))[SHEET]
    assert b'encoding="ISO-8859-1"' in after
    assert opened(marked(content))["Cases"]["D6"].value == " é"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_with_a_byte_order_mark_are_marked(encoding: str) -> None:
    plain = rich()
    declared = "UTF-16" if encoding == "utf-16" else "UTF-8"
    names = (SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/comments1.xml")
    again = {name: parts(plain)[name].decode().replace('"UTF-8"', f'"{declared}"').encode(encoding) for name in names}
    content = with_parts(plain, again)
    before, after = opened(marked(plain)), opened(marked(content))
    for sheet in before.worksheets:
        assert values(after[sheet.title]) == values(sheet)
    assert repr(after["Cases"]["D5"].fill) == repr(before["Cases"]["D5"].fill)
    assert after["Cases"]["D5"].comment.text == before["Cases"]["D5"].comment.text


def format_of(cell: Cell) -> list[str]:
    """The format of a cell, without its fill."""
    return [repr(each) for each in (cell.number_format, cell.font, cell.border, cell.alignment, cell.protection)]


def values(sheet: Any) -> list[tuple[str, object]]:
    return [
        (cell.coordinate, getattr(cell.value, "text", cell.value))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows without trailing blank cells and trailing blank rows."""
    shortened = [row[: max((n for n, value in enumerate(row, 1) if value != ""), default=0)] for row in rows]
    return shortened[: max((n for n, row in enumerate(shortened, 1) if row), default=0)]
