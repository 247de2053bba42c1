"""The fills of marked cells: one colour per severity, on which text is readable."""

import re

import pytest
from openpyxl import Workbook
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.table import Table

from tests.documents.marked.workbooks_to_mark import (
    FILLS,
    MAIN,
    ROWS,
    SHEET,
    STRONG_FILLS,
    WITH_ERRORS,
    fill_of,
    marked,
    opened,
    parts,
    problem,
    problems_of,
    saved,
    sheet_with,
    with_parts,
)
from tests.workbooks import patched, workbook
from yjs_cli.problem import Severity


def test_cell_has_the_colour_of_its_most_severe_problem() -> None:
    problems = [found for found in problems_of(WITH_ERRORS) if found.cell]
    book = opened(marked(WITH_ERRORS))
    worst = {(found.sheet, found.cell): found.severity for found in problems if found.severity != "error"}
    worst |= {(found.sheet, found.cell): "error" for found in problems if found.severity == "error"}
    assert len(worst) > 20
    for (sheet, cell), severity in worst.items():
        assert sheet and cell
        assert book[sheet][cell].fill.fgColor.rgb in {FILLS[severity], STRONG_FILLS[severity]}


@pytest.mark.parametrize("severity", FILLS)
def test_each_severity_has_a_colour(severity: Severity) -> None:
    assert fill_of(marked(workbook({"Cases": ROWS}), problem("B2", severity=severity)), "B2") == FILLS[severity]


@pytest.mark.parametrize(
    ("color", "light"),
    [
        (None, False),
        (Color(rgb="FF000000"), False), (Color(rgb="FFFFFFFF"), True), (Color(rgb="00FFFF99"), True),
        (Color(rgb="FF1F3864"), False), (Color(rgb="FFFF0000"), False),
        # Theme colours 0 and 2 are background colours. A negative tint darkens them.
        (Color(theme=0), True), (Color(theme=1), False), (Color(theme=2), True), (Color(theme=4), False),
        (Color(theme=0, tint=-0.75), False), (Color(theme=0, tint=-0.15), True),
        (Color(indexed=1), True), (Color(indexed=8), False), (Color(indexed=64), False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("severity", FILLS)
def test_light_text_gets_a_dark_fill(severity: Severity, color: Color | None, light: bool) -> None:
    book = Workbook()
    book.active.title = "Cases"
    book.active["A1"].value = "2.1.9"
    book.active["A1"].font = Font(color=color, name="Arial")
    expected = STRONG_FILLS if light else FILLS
    assert fill_of(marked(saved(book), problem("A1", severity=severity)), "A1") == expected[severity]


def test_invalid_colour_does_not_stop_marking() -> None:
    book = workbook({"Cases": ROWS})
    broken = patched(book, {"xl/styles.xml": lambda xml: re.sub('<color theme="1" ?/>', '<color rgb="red"/>', xml)})
    assert b'rgb="red"' in parts(broken)["xl/styles.xml"]
    assert b'rgb="red"' in parts(marked(broken, problem("B2")))["xl/styles.xml"]


@pytest.mark.parametrize("severity", FILLS)
def test_text_is_readable_on_every_fill(severity: Severity) -> None:
    """WCAG level AA: black text on the light fills, black and white text on the dark fills."""
    assert contrast(FILLS[severity], "FF000000") > 10
    assert min(contrast(STRONG_FILLS[severity], text) for text in ("FF000000", "FFFFFFFF")) >= 4.5


def test_table_heading_gets_a_dark_fill() -> None:
    book = Workbook()
    book.active.title = "Cases"
    for row in ROWS:
        book.active.append(row)
    book.active.add_table(Table(displayName="Cases", ref="A1:C3"))
    copy = marked(saved(book), problem("B1"), problem("B2"), problem("D1"))
    assert fill_of(copy, "B1") == STRONG_FILLS["error"]
    assert {fill_of(copy, "B2"), fill_of(copy, "D1")} == {FILLS["error"]}


def test_cells_with_the_same_style_share_a_marked_style() -> None:
    book = workbook({"Cases": [["Case ID", "2.1.1"], *([f"{number}", "Yess"] for number in range(50))]})
    before, after = (parts(each)["xl/styles.xml"].decode() for each in (book, marked(book)))
    # Styles for the fifty answers and the heading, and on the problems sheet a heading, text, a link and 3 severities.
    assert after.count("<xf ") - before.count("<xf ") <= 8
    counted = re.search(r'<cellXfs count="(\d+)">(.*)</cellXfs>', after)
    assert counted
    assert int(counted[1]) == counted[2].count("<xf ")


def test_pattern_fill_is_replaced() -> None:
    book = Workbook()
    book.active.title = "Cases"
    book.active["A1"].value = "x"
    book.active["A1"].fill = PatternFill("lightUp", start_color="FF00FF00")
    assert fill_of(marked(saved(book), problem("A1")), "A1") == FILLS["error"]


def test_missing_style_counts_as_the_default_style() -> None:
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
def test_missing_styles_are_created(styles: str | None) -> None:
    book = workbook({"Cases": ROWS})
    if styles is None:
        book = patched(book, {"xl/_rels/workbook.xml.rels": lambda xml: re.sub("<Rel[^>]*styles.xml[^>]*>", "", xml)})
    book = with_parts(book, {"xl/styles.xml": styles, SHEET: re.sub(' s="[0-9]+"', "", parts(book)[SHEET].decode())})
    copy = marked(book, problem("B2"))
    assert fill_of(copy, "B2") == FILLS["error"]
    [part] = [part for name, part in parts(copy).items() if "styles" in name]
    assert len(re.findall("<fill>", part.decode())) >= 4  # Excel always treats the first two as its own
    order = ("fonts", "fills", "borders", "cellXfs", "dxfs")
    found = [name for name in re.findall(r"<(\w+)[ />]", part.decode()) if name in order]
    assert found == sorted(found, key=order.index)


def contrast(*colors: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    lighter, darker = sorted(map(luminance, colors), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    shares = (int(color[place : place + 2], 16) / 255 for place in (2, 4, 6))
    linear = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
