"""The problems sheet: its rows, its links and its set-up."""

from typing import Any

import pytest

from tests.documents.marked.workbooks_to_mark import (
    BATH,
    FILLS,
    WITH_ERRORS,
    marked,
    opened,
    parts,
    problem,
    problems_of,
)
from tests.workbooks import workbook
from yjs_cli.documents.marked import marked_copy
from yjs_cli.documents.marked.problems_sheet import where

BOOK = workbook({"Cases": [["Case ID", "2.1.1"], ["0207", "Yess"]]})


def sheet_of(content: bytes, name: str = "Problems") -> Any:
    return opened(content)[name]


def rows_of(content: bytes, name: str = "Problems") -> list[tuple[Any, ...]]:
    """The rows below the headings."""
    headings, *rows = sheet_of(content, name).iter_rows(values_only=True)
    assert headings == ("Severity", "Place", "Problem", "How to fix it", "Rule")
    return rows


def test_every_problem_has_a_row_in_order() -> None:
    problems = problems_of(WITH_ERRORS)
    assert rows_of(marked(WITH_ERRORS)) == [
        (each.severity, each.location if each.sheet else "Whole workbook", each.message, each.hint, each.code)
        for each in problems
    ]


def test_severity_is_shown_by_word_and_colour() -> None:
    copy = marked(BOOK, *(problem("B2", severity=severity) for severity in FILLS))
    column = [cell for (cell,) in sheet_of(copy).iter_rows(min_row=2, max_col=1)]
    assert {cell.value: cell.fill.fgColor.rgb for cell in column} == FILLS


@pytest.mark.parametrize(
    ("found", "words", "reference"),
    [
        (problem("B2"), "Cases!B2", "'Cases'!B2"),
        (problem("XFD1048576", "A. O'Neill's (1)"), "A. O'Neill's (1)!XFD1048576", "'A. O''Neill''s (1)'!XFD1048576"),
        (problem("A7", "Case!7"), "Case!7!A7", "'Case!7'!A7"),
        # a row, a column, a sheet, the file
        (problem(None, location="Cases!7"), "Cases!7", "'Cases'!A7"),
        (problem(None, location="Cases!AB"), "Cases!AB", "'Cases'!AB1"),
        (problem(None, location="Cases"), "Cases (sheet)", "'Cases'!A1"),
        (problem(None, "B!7", location="B!7"), "B!7 (sheet)", "'B!7'!A1"),
        (problem(None, "B!7", location="B!7!9"), "B!7!9", "'B!7'!A9"),
        (problem(None, None), "Whole workbook", None),
    ],
)
def test_row_links_to_the_place_of_the_problem(found: Any, words: str, reference: str | None) -> None:
    assert where(found) == (words, reference)
    cell = sheet_of(marked(BOOK, found))["B2"]
    assert cell.value == words
    assert (cell.hyperlink and cell.hyperlink.location) == reference
    assert (cell.font.underline == "single") == (reference is not None)


def test_links_stay_inside_the_workbook() -> None:
    copy = marked(WITH_ERRORS)
    links = [cell.hyperlink for (cell,) in sheet_of(copy).iter_rows(min_row=2, min_col=2, max_col=2) if cell.hyperlink]
    assert len(links) > 20
    assert {link.target for link in links} == {None}
    assert f"xl/worksheets/_rels/sheet{len(opened(copy).sheetnames)}.xml.rels" not in parts(copy)


def test_sheet_is_set_up_for_reading_and_printing() -> None:
    sheet = sheet_of(marked(WITH_ERRORS))
    rows = len(problems_of(WITH_ERRORS)) + 1
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions == f"A1:E{rows}"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(
        cell.alignment.wrap_text and cell.alignment.vertical == "top" for row in sheet.iter_rows() for cell in row
    )
    longest = max(sheet.iter_rows(min_row=2), key=lambda row: len(row[2].value))[0].row
    shortest = min(sheet.iter_rows(min_row=2), key=lambda row: len(row[2].value) + len(row[3].value))[0].row
    assert sheet.row_dimensions[longest].height > sheet.row_dimensions[shortest].height == 15


def test_workbook_without_problems_says_so() -> None:
    assert problems_of(BATH) == ()
    copy = marked_copy("cases.xlsx", BATH, ()).content
    assert rows_of(copy) == [(None, None, "No problems found.", None, None)]
    assert [name for name in parts(copy) if "comments" in name or name.endswith(".vml")] == []
