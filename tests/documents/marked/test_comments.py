"""The comments of marked cells: their text, existing comments, and the boxes that show them."""

import re
from xml.etree import ElementTree as ET

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.documents.marked.rich_workbook import CASES, COMMENTS, MAIN, VML, rich
from tests.documents.marked.workbooks_to_mark import (
    WITH_ERRORS,
    comments,
    marked,
    opened,
    parts,
    problem,
    problems_of,
    saved,
    with_parts,
)
from tests.workbooks import patched, workbook
from yjs_cli.documents.marked.cells_to_mark import Mark
from yjs_cli.documents.marked.comment_boxes import Box, add_boxes, highest_block

BOOK = workbook({"Cases": [["Case ID", "2.1.1"], ["0207", "Yess"]]})
COMMENTS_PART, BOXES_PART, SHEET = "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet1.xml"
YESS = 'yjs error: answer-unknown\n"Yess" is not an answer. Use Yes.'


def test_comment_gives_the_problem_and_how_to_fix_it() -> None:
    copy = opened(marked(WITH_ERRORS))
    for found in problems_of(WITH_ERRORS):
        if found.sheet and found.cell:
            comment = copy[found.sheet][found.cell].comment
            assert f"yjs {found.severity}: {found.code}\n{found.message} {found.hint}" in comment.text
            assert comment.author == "yjs"


def test_no_other_cell_has_a_comment() -> None:
    at_fault = {(found.sheet, found.cell) for found in problems_of(WITH_ERRORS) if found.cell}
    copy = marked(WITH_ERRORS)
    commented = {(sheet, cell) for sheet in opened(copy).sheetnames for cell in comments(copy, sheet)}
    assert commented == at_fault


def test_all_problems_of_a_cell_are_in_one_comment() -> None:
    copy = marked(BOOK, problem("B2"), problem("B2", code="row-odd", severity="notice", message="Odd.", hint=""))
    assert comments(copy, "Cases") == {"B2": f"{YESS}\n\nyjs notice: row-odd\nOdd."}


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ('"<b>&amp;" is invalid.', '"<b>&amp;" is invalid.'),
        ("“Zoë” ✓ 👍", "“Zoë” ✓ 👍"),
        ("a\tb\r\nc", "a b c"),
        ("\x07\x1b[31m \ufffe\uffff\ud800", "\ufffd\ufffd[31m \ufffd\ufffd\ufffd"),
    ],
)
def test_special_characters_in_a_message_are_text(message: str, shown: str) -> None:
    copy = marked(BOOK, problem("B2", message=message, hint=""))
    assert comments(copy, "Cases") == {"B2": f"yjs error: answer-unknown\n{shown}"}
    assert opened(copy)["Problems"]["C2"].value == shown


def test_text_like_an_excel_character_code_is_escaped() -> None:
    copy = parts(marked(BOOK, problem("B2", message='"_x0041_" is invalid; _x too.')))
    for part in (COMMENTS_PART, "xl/worksheets/sheet2.xml"):
        assert b'"_x005F_x0041_" is invalid; _x too.' in copy[part]


# Existing comments.


def test_existing_comment_is_kept_and_extended() -> None:
    text = comments(marked(rich()), "Cases")["D5"]
    assert text.startswith("J. Inspector:\nask the case manager \n\nyjs error: answer-unknown\n")
    assert opened(marked(rich()))["Cases"]["D5"].comment.author == "J. Inspector"


def test_comments_of_other_cells_keep_every_byte() -> None:
    copy = parts(marked(rich(), problem("A6")))[COMMENTS_PART].decode()
    kept = COMMENTS.partition("<commentList>")[2].partition("</commentList>")[0]
    assert f"<commentList>{kept}<comment ref=" in copy


def test_plain_comment_text_becomes_the_first_run() -> None:
    plain = COMMENTS.replace('<comment ref="C5"', '<comment ref="B5"').replace("{8C9D", "{9C9D")
    copy = marked(with_parts(rich(), {COMMENTS_PART: plain}), problem("B5"))
    text = parts(copy)[COMMENTS_PART].decode().partition('ref="B5"')[2].partition("</comment>")[0]
    assert re.findall("<(/?[a-z]+)(?: [^>]*)?>", re.sub("<rPr>.*?</rPr>", "", text, flags=re.DOTALL)) == [
        "text", "r", "t", "/t", "/r", "r", "t", "/t", "/r", "r", "t", "/t", "/r", "/text"
    ]  # fmt: skip
    assert comments(copy, "Cases")["B5"] == f"[Threaded comment] When did it start?\n\n{YESS}"


@pytest.mark.parametrize("text", ["<text/>", "<text></text>", "", "<text><t/></text>"])
def test_empty_comment_gets_the_text(text: str) -> None:
    xml = (
        f'<comments xmlns="{MAIN}"><authors><author>A</author></authors><commentList><comment ref="B5" authorId="0">'
        f"{text}</comment></commentList></comments>"
    )
    copy = marked(with_parts(rich(), {COMMENTS_PART: xml}), problem("B5"))
    assert "".join(ET.fromstring(parts(copy)[COMMENTS_PART]).itertext()).strip().endswith(YESS)


def test_phonetic_text_stays_after_the_comment_text() -> None:
    aid = '<rPh sb="0" eb="1"><t>aid</t></rPh><phoneticPr fontId="1"/>'
    xml = COMMENTS.replace("ask the case manager </t></r>", f"ask the case manager </t></r>{aid}")
    copy = parts(marked(with_parts(rich(), {COMMENTS_PART: xml}), problem("D5")))[COMMENTS_PART].decode()
    assert f"Use Yes.</t></r>{aid}</text>" in copy


def test_threaded_comment_is_unchanged() -> None:
    assert "C5" in {found.cell for found in problems_of(rich())}
    before, after = parts(rich()), parts(marked(rich()))
    assert comments(marked(rich()), "Cases")["C5"] == "[Threaded comment] When did it start?"
    assert [name for name in after if "thread" in name.lower()] == [n for n in before if "thread" in n.lower()]
    assert opened(marked(rich()))["Cases"]["C5"].fill.fill_type == "solid"


def test_authors_keep_their_index() -> None:
    authors = re.findall("<author>(.*?)</author>", parts(marked(rich()))[COMMENTS_PART].decode())
    assert authors == ["J. Inspector", "tc={8C9D5A2B-0000-4000-8000-000000000001}", "yjs"]


def test_same_problem_is_not_added_twice() -> None:
    once = marked(BOOK)
    assert comments(marked(once), "Cases") == comments(once, "Cases")
    again = marked(once, problem("B2", code="another", message="Another.", hint=""))
    assert comments(again, "Cases")["B2"] == comments(once, "Cases")["B2"] + "\n\nyjs error: another\nAnother."


def test_comments_from_openpyxl_are_extended() -> None:
    book = Workbook()
    book.active.title = "Cases"
    book.active["A1"].comment = Comment("Look here.", "A")
    copy = marked(saved(book), problem("A1"), problem("B2"))
    assert comments(copy, "Cases") == {"A1": f"Look here.\n\n{YESS}", "B2": YESS}
    assert len([name for name in parts(copy) if "comment" in name.lower() and name.endswith(".vml")]) == 1


# Parts and relationships.


def test_sheet_refers_to_its_comments_and_boxes() -> None:
    copy = parts(marked(BOOK, problem("B2")))
    related = re.findall(
        'Id="(.*?)" Type=".*?/([a-zA-Z]+)" Target="(.*?)"', copy["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    )
    assert related == [("rId1", "vmlDrawing", f"/{BOXES_PART}"), ("rId2", "comments", f"/{COMMENTS_PART}")]
    assert '<legacyDrawing xmlns:r="' in copy[SHEET].decode()
    assert ' r:id="rId1"/></worksheet>' in copy[SHEET].decode()


def test_existing_relationships_keep_their_ids() -> None:
    copy = parts(marked(rich(comments=False)))
    before = parts(rich(comments=False))["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    after = copy["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    assert after.startswith(before.removesuffix("</Relationships>"))
    assert re.findall('Id="(.*?)"', after) == ["rId1", "rId2", "rId3", "rId4"]
    assert '<legacyDrawing r:id="rId3"/><extLst>' in copy[SHEET].decode()


@pytest.mark.parametrize(
    "other",
    [
        "<pageMargins/>", "<drawing/>", "",
        "<legacyDrawingHF/>", "<picture/>", "<oleObjects/>", "<controls/>", "<tableParts/>", "<extLst/>",
        "<AlternateContent><Choice><controls/></Choice></AlternateContent>",
    ],
)  # fmt: skip
def test_drawing_reference_is_in_the_required_place(other: str) -> None:
    """After settings, print set-up and drawings, before other references."""
    xml = f'<worksheet xmlns="{MAIN}"><sheetData/><mergeCells/>{other}</worksheet>'
    copy = parts(marked(with_parts(BOOK, {SHEET: xml}), problem("B2")))[SHEET].decode()
    order = [element.tag.partition("}")[2] for element in ET.fromstring(copy)]
    first = ["sheetData", "mergeCells"]
    name = re.match(r"<(\w+)", other)
    others = [name[1]] if name else []
    early = others if others and others[0] in {"pageMargins", "drawing"} else []
    assert order == [*first, *early, "legacyDrawing", *(others if not early else [])]


def test_existing_drawing_reference_is_used() -> None:
    copy = parts(marked(rich()))
    assert copy[SHEET].count(b"<legacyDrawing ") == 1
    assert [name for name in copy if name.endswith(".vml")] == [BOXES_PART]


# Boxes.


def test_each_new_comment_has_a_box_at_its_cell() -> None:
    copy = parts(marked(BOOK, problem("B2"), problem("A7"), problem("AA10")))[BOXES_PART].decode()
    assert re.findall(r"<x:Row>(\d+)</x:Row><x:Column>(\d+)</x:Column>", copy) == [("1", "1"), ("6", "0"), ("9", "26")]
    assert re.findall(r'<v:shape id="(.*?)"', copy) == ["_x0000_s1025", "_x0000_s1026", "_x0000_s1027"]
    assert copy.count("visibility:hidden") == 3
    assert copy.count("<v:shapetype") == 1
    ET.fromstring(copy)


def test_existing_boxes_keep_every_byte() -> None:
    copy = parts(marked(rich(), problem("A6")))[BOXES_PART].decode()
    assert copy.startswith(VML.removesuffix("</xml>").replace('data="1"', 'data="1,2"'))
    assert copy.count("_x0000_t202") == VML.count("_x0000_t202") + 1
    assert 'id="_x0000_s2049"' in copy


def test_box_grows_with_its_comment() -> None:
    copy = parts(marked(rich(), problem("D5")))[BOXES_PART].decode()
    assert re.findall(r"\d+, 15, 3, 10, 6, 15, (\d+), 4", copy) == ["9", "7"]


def test_comments_without_boxes_get_them() -> None:
    content = with_parts(rich(), {BOXES_PART: None, SHEET: CASES.replace("{legacy}", "")})
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    content = patched(content, {relations: lambda xml: re.sub('<Relationship Id="rId4".*?/>', "", xml)})
    for found, boxes in ((problem("D5"), [("4", "3")]), (problem("C5"), [])):
        copy = parts(marked(content, found))
        assert re.findall(r"<x:Row>(\d+)</x:Row><x:Column>(\d+)", copy[BOXES_PART].decode()) == boxes
        assert b'data="1"' in copy[BOXES_PART]
        assert b'<legacyDrawing r:id="rId4"/>' in copy[SHEET]


def test_each_sheet_has_its_own_shape_numbers() -> None:
    copy = parts(marked(workbook({"Cases": [["x"]], "More": [["x"]]}), problem("A1"), problem("A1", "More")))
    drawings = [part for name, part in copy.items() if name.endswith(".vml")]
    assert [re.findall(rb'idmap v:ext="edit" data="(.*?)"', part) for part in drawings] == [[b"1"], [b"2"]]
    assert [re.findall(rb'id="_x0000_s(\d+)"', part) for part in drawings] == [[b"1025"], [b"2049"]]


def test_box_position_follows_row_and_column_sizes() -> None:
    sizes = '<sheetFormatPr defaultRowHeight="10" defaultColWidth="9"/><cols><col min="2" max="3" width="19"/>'
    sizes += '<col min="5" max="5" hidden="1" width="9"/></cols>'
    rows = '<row r="2" ht="40"><c r="A2"/></row><row r="3" hidden="1"/><row r="4"><c r="A4"/></row>'
    sheet = f'<worksheet xmlns="{MAIN}">{sizes}<sheetData>{rows}</sheetData></worksheet>'
    cells = ("A1", "B2", "D4", "E5", "F5")
    copy = parts(marked(with_parts(BOOK, {SHEET: sheet}), *map(problem, cells)))[BOXES_PART].decode()
    found = [tuple(map(float, each)) for each in re.findall(r"margin-left:([\d.]+)pt;margin-top:([\d.]+)pt", copy)]
    narrow, wide = 9 * 5.25 + 3.75, 19 * 5.25 + 3.75
    lefts = [narrow, narrow + wide, 2 * narrow + 2 * wide, 2 * narrow + 2 * wide, 3 * narrow + 2 * wide]
    assert found == [(left + 11, top) for left, top in zip(lefts, [0, 10 - 8, 50 - 8, 60 - 8, 60 - 8], strict=True)]


def test_more_boxes_than_a_block_holds_use_another_block() -> None:
    boxes = [Box(Mark(row, 1, ()), ["a"], 0, 0) for row in range(1, 2051)]
    vml = add_boxes(None, boxes, 4)
    numbers = list(map(int, re.findall(rb'id="_x0000_s(\d+)"', vml)))
    assert len(set(numbers)) == len(boxes)
    assert {number // 1024 for number in numbers} == {4, 5, 6}
    assert 0 not in {number % 1024 for number in numbers}
    assert b'data="4,5,6"' in vml
    assert highest_block(vml) == 6


def test_box_is_as_tall_as_its_text() -> None:
    def height(*lines: str) -> int:
        found = re.search(rb"height:(\d+)pt", add_boxes(None, [Box(Mark(1, 1, ()), lines, 0, 0)], 1))
        assert found
        return int(found[1])

    assert height("a") < height("a", "b") < height("a", "b" * 100) < height("a", "b" * 300)
