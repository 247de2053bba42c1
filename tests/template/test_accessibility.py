"""The Government Analysis Function's checklist for accessible spreadsheets, as far as a form can keep it."""

from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils import range_boundaries

from tests.template.filling import cells, opened
from tests.template.frameworks import OURS, YJ_2021

BOOKS = {"yj-2021": opened(YJ_2021, service="Anytown", attributes="sex"), "ours": opened(OURS)}
SHEETS = [(name, sheet) for name, book in BOOKS.items() for sheet in book.sheetnames]
# Sheets that are one column of text, or columns of words, and so hold no table.
WITHOUT_TABLE = {"Guidance", "Lists"}

each_sheet = pytest.mark.parametrize(("book", "name"), SHEETS, ids=[f"{book} {sheet}" for book, sheet in SHEETS])
each_table = pytest.mark.parametrize(
    ("book", "name"),
    [(book, sheet) for book, sheet in SHEETS if sheet not in WITHOUT_TABLE],
    ids=[f"{book} {sheet}" for book, sheet in SHEETS if sheet not in WITHOUT_TABLE],
)


def sheet_of(book: str, name: str) -> Any:
    return BOOKS[book][name]


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_the_workbook_has_a_title_a_language_and_opens_at_its_first_sheet(book: Workbook) -> None:
    assert book.properties.title in {"Case answers", "Anytown: case answers"}
    assert book.properties.language == "en-GB"
    assert book.active is book.worksheets[0]
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True] + [False] * (len(book.worksheets) - 1)


@each_sheet
def test_a_sheet_begins_with_its_heading_in_a1(book: str, name: str) -> None:
    sheet = sheet_of(book, name)
    assert isinstance(sheet["A1"].value, str)
    assert sheet["A1"].style == "Heading 1"
    assert [cell.coordinate for cell in sheet[1] if cell.value] == ["A1"]


@each_sheet
def test_a_sheet_has_no_merged_cells_and_hides_nothing(book: str, name: str) -> None:
    sheet = sheet_of(book, name)
    assert list(sheet.merged_cells.ranges) == []
    assert sheet.sheet_state == "visible"
    assert [key for key, row in sheet.row_dimensions.items() if row.hidden] == []
    assert [key for key, column in sheet.column_dimensions.items() if column.hidden] == []
    assert not sheet.protection.sheet


@each_sheet
def test_a_sheet_has_no_blank_row_or_column_before_its_end(book: str, name: str) -> None:
    sheet = sheet_of(book, name)
    filled = list(cells(sheet))
    assert sorted({cell.row for cell in filled}) == list(range(1, max(cell.row for cell in filled) + 1))
    assert sorted({cell.column for cell in filled}) == list(range(1, max(cell.column for cell in filled) + 1))


@each_sheet
def test_the_cursor_stands_in_a1(book: str, name: str) -> None:
    view = sheet_of(book, name).sheet_view
    assert {selection.activeCell for selection in view.selection} <= {"A1", None}


@each_table
def test_a_sheet_holds_one_table_that_is_marked_up_and_named(book: str, name: str) -> None:
    sheet = sheet_of(book, name)
    (table,) = sheet.tables.values()
    assert table.headerRowCount == 1
    assert table.autoFilter is None
    first_column, first_row, last_column, last_row = range_boundaries(table.ref)
    headings = [sheet.cell(first_row, column).value for column in range(first_column, last_column + 1)]
    assert [column.name for column in table.tableColumns] == headings
    assert len({heading.casefold() for heading in headings}) == len(headings)
    assert last_row >= sheet.max_row
    names = [table.displayName for each in BOOKS[book].worksheets for table in each.tables.values()]
    assert len(set(names)) == len(names)


@each_sheet
def test_every_cell_has_a_font_without_serifs_of_12_points_or_more(book: str, name: str) -> None:
    sheet = sheet_of(book, name)
    looked_at = [*(cell for row in sheet.iter_rows() for cell in row), *sheet.column_dimensions.values()]
    assert {cell.font.name for cell in looked_at} == {"Arial"}
    assert min(cell.font.sz for cell in looked_at) >= 12


@each_sheet
def test_text_wraps_or_has_room_on_its_right(book: str, name: str) -> None:
    sheet = sheet_of(book, name)
    for cell in cells(sheet):
        alone = not any(other.value for other in sheet[cell.row][1:])
        assert cell.alignment.wrap_text or (cell.column == 1 and alone), cell.coordinate


def luminance(colour: str) -> float:
    parts = [int(colour[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(letters: str, ground: str) -> float:
    lighter, darker = sorted((luminance(letters), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@each_sheet
def test_letters_stand_out_from_their_ground(book: str, name: str) -> None:
    for cell in cells(sheet_of(book, name)):
        letters = cell.font.color.rgb if cell.font.color and cell.font.color.type == "rgb" else "000000"
        ground = cell.fill.start_color.rgb if cell.fill.fill_type == "solid" else "FFFFFF"
        assert contrast(letters, ground) >= 4.5, cell.coordinate


@each_sheet
def test_a_colour_that_comes_with_a_value_stands_out_and_repeats_what_the_cell_says(book: str, name: str) -> None:
    for ranges in sheet_of(book, name).conditional_formatting:
        for rule in ranges.rules:
            letters, ground = rule.dxf.font.color.rgb, rule.dxf.fill.bgColor.rgb
            assert contrast(letters, ground) >= 4.5
            says_a_word = rule.type == "cellIs" and rule.operator == "equal" and len(rule.formula[0]) > len('""')
            says_a_count = rule.type == "cellIs" and rule.operator == "greaterThan"
            adds_a_word = rule.dxf.numFmt is not None and '" outside"' in rule.dxf.numFmt.formatCode
            assert says_a_word or says_a_count or adds_a_word


@each_sheet
def test_a_sheet_prints_on_the_width_of_a_page_with_headings_on_each(book: str, name: str) -> None:
    sheet = sheet_of(book, name)
    if name == "Lists":
        return
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    portrait = name in {"Guidance", "Inspection"}
    assert sheet.page_setup.orientation == ("portrait" if portrait else "landscape")
    assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "Page &P of &N")
    header = 5 if name == "Live percentages" else 3
    assert sheet.print_title_rows == (None if portrait else f"${header}:${header}")


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_case_ids_and_headings_stay_in_view(book: Workbook) -> None:
    frozen = {sheet.title: sheet.freeze_panes for sheet in book.worksheets if sheet.freeze_panes}
    assert set(frozen.values()) == {"B4", "B6"}
    assert frozen["Live percentages"] == "B6"
    assert len(frozen) == 4
