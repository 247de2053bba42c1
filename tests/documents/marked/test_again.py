"""A marked copy is a workbook like any other: it can be fixed, checked, scored and marked again."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl.cell import MergedCell

from tests.builders import YJ_2021
from tests.documents.marked.rich_workbook import rich
from tests.documents.marked.workbooks_to_mark import (
    BATH,
    WITH_ERRORS,
    marked,
    opened,
    parts,
    problem,
    problems_of,
    saved,
    with_parts,
)
from tests.workbook.formats import WORKBOOKS
from tests.workbooks import Cell, Page, with_shared_strings, workbook
from yjs_cli.checks import check
from yjs_cli.documents.marked import marked_copy
from yjs_cli.layout import read_inspection
from yjs_cli.problem import Problem
from yjs_cli.scoring import score
from yjs_cli.workbook import readers
from yjs_cli.workbook.cell import CellError, Uncalculated


@pytest.mark.parametrize("content", [WITH_ERRORS, BATH, rich()], ids=["with every mistake", "without any", "rich"])
def test_marked_copy_has_the_same_problems(content: bytes) -> None:
    found = problems_of(content)
    assert problems_of(marked_copy("cases.xlsx", content, found).content) == found


@pytest.mark.parametrize("layout", WORKBOOKS)
def test_marked_copy_has_the_same_problems_in_every_layout(layout: str) -> None:
    content = WORKBOOKS[layout]().content
    found = problems_of(content)
    assert problems_of(marked_copy("cases.xlsx", content, found).content) == found


@pytest.mark.parametrize("layout", ["a sheet a domain", "long", "one sheet", "hidden sheets", "answers by formula"])
def test_marked_copy_has_the_same_result(layout: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    results = []
    content = WORKBOOKS[layout]().content
    for each in (content, marked_copy("cases.xlsx", content, problems_of(content)).content):
        path.write_bytes(each)
        inspection = read_inspection(str(path), YJ_2021)
        results.append(replace(score(inspection, YJ_2021, check(inspection, YJ_2021)), sources=()))
    assert results[0] == results[1]


def test_fast_reader_finds_the_same_problems_in_a_marked_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LARGE", 0)
    for content in (WITH_ERRORS, rich()):
        assert problems_of(marked(content)) == problems_of(content)


# Anything may be anywhere: answers, headings, errors, formulas, dates, titles, blanks.
HEADINGS = ("Case ID", "Domain", "Disposal", "Start date", "2.1.1", "2.1.2 Safety", "3.1.1", "2.1.9", "Standard",
            "Rating", "Reason", "Question", "Answer", "Age", None)  # fmt: skip
CELLS: tuple[Cell, ...] = (
    "Yes", "No", "Yess", "N/A", "0207", "Court disposals", "2", "Referral order", "YC", "1.1", "Good", "Goood", "Total",
    "2.1.1", "_x0041_", "<&\"'>", 1, 0, 0.5, True, CellError("#REF!"), Uncalculated(), None, None, None,
)  # fmt: skip
NAMES = ("Cases", "Case", "A. O'Neill", "Ärger & Co!", "Problems", "1.1", "Standard")


@st.composite
def sheets_of_anything(draw: st.DrawFn) -> dict[str, Page]:
    """Sheets with any content, hidden or merged or under a title, and one sheet that is always read."""
    sheets: dict[str, Page] = {}
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)):
        width = draw(st.integers(2, 6))
        heading = draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width))
        body = draw(st.lists(st.lists(st.sampled_from(CELLS), max_size=width), max_size=5))
        sheets[name] = Page(
            [[], *([["A title"]] * draw(st.integers(0, 1))), heading, *body],
            merged=draw(st.sampled_from([(), ("B2:C2",), ("A3:A4",)])),
            state=draw(st.sampled_from(["visible", "visible", "hidden"])),
            hidden_rows=draw(st.sampled_from([(), (4,)])),
            hidden_columns=draw(st.sampled_from([(), ("B",)])),
        )
    sheets["Sure"] = Page([["Case ID", "2.1.1"], ["0209", draw(st.sampled_from(["Yes", "Yess", None]))]])
    return sheets


@settings(deadline=None, max_examples=20)
@given(sheets_of_anything(), st.booleans())
def test_marking_adds_no_problem_and_hides_none(sheets: dict[str, Page], shared_strings: bool) -> None:
    content = with_shared_strings(workbook(sheets)) if shared_strings else workbook(sheets)
    found = problems_of(content)
    copy = marked_copy("cases.xlsx", content, found).content
    assert problems_of(copy) == found
    assert marked_copy("cases.xlsx", copy, found).content == copy
    commented = {
        (sheet.title, cell.coordinate)
        for sheet in opened(copy).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    covered = {
        (sheet, cell.coordinate)
        for sheet, book in zip(sheets, opened(copy).worksheets, strict=False)
        for row in book.iter_rows()
        for cell in row
        if isinstance(cell, MergedCell)
    }
    assert commented >= {(each.sheet, each.cell) for each in found if each.cell} - covered
    assert not commented & covered


def test_earlier_problems_sheet_is_replaced() -> None:
    once = marked(WITH_ERRORS)
    again = marked(once, problem("A1", "Ratings"))
    assert opened(again).sheetnames == opened(once).sheetnames
    assert [cell.value for cell in opened(again)["Problems"]["B"]] == ["Place", "Ratings!A1"]
    names = parts(again)["xl/workbook.xml"].decode().partition("<definedNames>")[2]
    assert re.findall(r"name=\"(.*?)\".*?>(.*?)<", names) == [
        ("_xlnm._FilterDatabase", "'Problems'!$A$1:$E$2"),
        ("_xlnm.Print_Titles", "'Problems'!$1:$1"),
        ("yjs_problems", "'Problems'!$A$1"),
    ]


def test_replaced_problems_sheet_keeps_its_name_and_place() -> None:
    book = parts(marked(WITH_ERRORS))["xl/workbook.xml"].decode()
    problems = re.search('<sheet name="Problems".*?/>', book)
    assert problems
    moved = book.replace(problems[0], "").replace("<sheets>", "<sheets>" + problems[0])
    last = f'localSheetId="{len(opened(WITH_ERRORS).sheetnames)}"'
    moved = moved.replace('name="Problems"', 'name="To do" state="hidden"').replace(last, 'localSheetId="0"')
    once = with_parts(marked(WITH_ERRORS), {"xl/workbook.xml": moved.replace("'Problems'", "'To do'")})
    again = opened(marked(once, problem("A1", "Ratings")))
    assert again.sheetnames == ["To do", *opened(WITH_ERRORS).sheetnames]
    assert (again.active.title, again["To do"].sheet_state) == ("To do", "visible")
    assert again["To do"].print_title_rows == "$1:$1"


def test_marking_a_marked_copy_changes_nothing() -> None:
    for content in (WITH_ERRORS, rich(), BATH):
        once = marked_copy("cases.xlsx", content, problems_of(content)).content
        assert marked_copy("cases.xlsx", once, problems_of(once)).content == once


@pytest.mark.parametrize("name", ["Case", "ID", "Standard", "Ref"])
def test_problems_sheet_is_never_read_as_cases(name: str, tmp_path: Path) -> None:
    """Even if a sheet or the file is named like a heading, and messages begin with a question code."""
    rows = [["Case ID", "2.1.1", "2.1.2"], ["0207", "Yess", None], ["0208", None, "No"]]
    content = workbook({name: Page(rows, state="hidden"), "Ratings": [["Standard", "Rating"], ["1.1", "Goood"]]})
    path = tmp_path / name
    path.write_bytes(content)
    found = problems_at(path)
    assert {each.location for each in found} >= {name, f"{name}!B2"}
    path.write_bytes(marked_copy(name, content, found).content)
    assert problems_at(path) == found


def test_problems_sheet_alone_has_nothing_to_score(tmp_path: Path) -> None:
    book = opened(marked(WITH_ERRORS))
    for sheet in book.worksheets[:-1]:
        book.remove(sheet)
    path = tmp_path / "cases.xlsx"
    path.write_bytes(saved(book))
    with pytest.raises(Exception, match="nothing to score"):
        read_inspection(str(path), YJ_2021)


def problems_at(path: Path) -> tuple[Problem, ...]:
    return check(read_inspection(str(path), YJ_2021), YJ_2021)
