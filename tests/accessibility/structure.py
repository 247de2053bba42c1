"""The points of the checklist about sheets, their order, and the document."""

import re

from openpyxl.utils import range_boundaries

from tests.accessibility.workbook import CONTENTS, COVER, WrittenWorkbook, filled, heading_row, links, tables


def sheet_names_are_valid_and_meaningful(workbook: WrittenWorkbook) -> None:
    names = workbook.book.sheetnames
    assert [name for name in names if not re.fullmatch(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')", name)] == []
    assert len({name.casefold() for name in names}) == len(names)
    assert [name for name in names if re.fullmatch(r"(?i)sheet\d*|history", name)] == []


def no_sheet_is_blank(workbook: WrittenWorkbook) -> None:
    assert [sheet.title for sheet in workbook.sheets if not any(filled(sheet))] == []


def tables_start_in_column_a_with_nothing_below_or_next_to_them(workbook: WrittenWorkbook) -> None:
    for sheet, table in tables(workbook):
        first_column, _, last_column, last_row = range_boundaries(table.ref)
        assert first_column == 1, sheet.title
        assert max(cell.row for cell in filled(sheet)) <= last_row, sheet.title
        assert max(cell.column for cell in filled(sheet)) <= last_column, sheet.title


def contents_list_every_other_sheet_with_a_table(workbook: WrittenWorkbook) -> None:
    contents = workbook.book[CONTENTS]
    listed = [row[0].value for row in contents.iter_rows(min_row=heading_row(contents) + 1)]
    assert listed == [sheet.title for sheet in workbook.sheets if sheet.title not in {COVER, CONTENTS}]
    assert [cell.value for cell in links(contents)] == listed


def the_document_has_a_title_and_a_language(workbook: WrittenWorkbook) -> None:
    assert (workbook.book.properties.title or "").strip()
    assert workbook.book.properties.language == "en-GB"


def the_cursor_is_in_a1_and_the_first_sheet_is_open(workbook: WrittenWorkbook) -> None:
    assert workbook.book.active is workbook.book.worksheets[0]
    assert [sheet.title for sheet in workbook.book.worksheets if sheet.sheet_view.tabSelected] == [
        workbook.book.sheetnames[0]
    ]
    for sheet in workbook.sheets:
        assert {selection.activeCell for selection in sheet.sheet_view.selection} <= {"A1", None}


def no_cell_is_a_formula_or_an_error(workbook: WrittenWorkbook) -> None:
    assert [cell.coordinate for sheet in workbook.sheets for cell in filled(sheet) if cell.data_type in "fe"] == []
