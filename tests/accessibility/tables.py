"""The points of the checklist about tables and notes."""

import re
from collections.abc import Iterator
from typing import Any

from openpyxl.utils import get_column_letter, range_boundaries

from tests.accessibility.workbook import COVER, NOTES, WrittenWorkbook, filled, heading_row, part_of, tables


def every_sheet_after_the_cover_has_one_marked_up_table(workbook: WrittenWorkbook) -> None:
    assert [(sheet.title, len(sheet.tables)) for sheet in workbook.sheets] == [
        (sheet.title, int(sheet.title != COVER)) for sheet in workbook.sheets
    ]


def table_names_are_unique_and_meaningful(workbook: WrittenWorkbook) -> None:
    names = [table.displayName for _, table in tables(workbook)]
    assert names
    assert len({name.casefold() for name in names}) == len(names)
    assert [name for name in names if re.fullmatch(r"(?i)table_?\d*|[a-z]{1,3}\d+|r\d*c\d*", name)] == []
    assert all(re.fullmatch(r"[A-Za-z_\\][\w.\\]{0,254}", name) for name in names)


def no_cells_are_merged(workbook: WrittenWorkbook) -> None:
    assert [str(merged) for sheet in workbook.sheets for merged in sheet.merged_cells.ranges] == []


def no_row_or_column_is_blank_before_the_last(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        cells = list(filled(sheet))
        assert sorted({cell.row for cell in cells}) == list(range(1, sheet.max_row + 1)), sheet.title
        assert sorted({cell.column for cell in cells}) == list(range(1, sheet.max_column + 1)), sheet.title


def tables_have_one_row_of_different_headings(workbook: WrittenWorkbook) -> None:
    for sheet, table in tables(workbook):
        first_column, first_row, last_column, _ = range_boundaries(table.ref)
        headings = [sheet.cell(first_row, column).value for column in range(first_column, last_column + 1)]
        assert table.headerRowCount == 1
        assert all(isinstance(heading, str) and heading.strip() for heading in headings)
        assert len({heading.casefold() for heading in headings}) == len(headings)
        assert [column.name for column in table.tableColumns] == headings


def text_is_wrapped_or_has_space_to_its_right(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        for cell in filled(sheet):
            alone = cell.column == 1 and not any(other.value is not None for other in sheet[cell.row][1:])
            fits = len(str(cell.value)) <= sheet.column_dimensions[cell.column_letter].width
            assert cell.alignment.wrap_text or alone or fits, (sheet.title, cell.coordinate)


def there_are_no_filters_and_no_frozen_panes(workbook: WrittenWorkbook) -> None:
    assert [sheet.title for sheet in workbook.sheets if sheet.freeze_panes or sheet.auto_filter.ref] == []
    assert [table.displayName for _, table in tables(workbook) if table.autoFilter] == []


def no_cell_of_a_table_is_blank(workbook: WrittenWorkbook) -> None:
    for sheet, table in tables(workbook):
        blank = [cell.coordinate for row in sheet[table.ref] for cell in row if str(cell.value or 0).strip() == ""]
        assert blank == [], sheet.title
        assert [cell.coordinate for row in sheet[table.ref] for cell in row if cell.value is None] == [], sheet.title


def shorthand_is_explained_above_its_table(workbook: WrittenWorkbook) -> None:
    for sheet, table in tables(workbook):
        _, first_row, _, _ = range_boundaries(table.ref)
        above = [str(sheet.cell(row, 1).value) for row in range(1, first_row)]
        symbols = {
            str(cell.value) for row in sheet[table.ref] for cell in row if re.fullmatch(r"\[.\]", str(cell.value))
        }
        assert [symbol for symbol in symbols if not any(line.startswith(f"{symbol} ") for line in above)] == [], (
            sheet.title
        )


def nothing_is_hidden(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        assert sheet.sheet_state == "visible", sheet.title
        assert [key for key, row in sheet.row_dimensions.items() if row.hidden or row.height == 0] == [], sheet.title
        assert [key for key, column in sheet.column_dimensions.items() if column.hidden] == [], sheet.title


def column_widths_are_sensible(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        columns = [get_column_letter(column) for column in range(1, sheet.max_column + 1)]
        widths = {letter: sheet.column_dimensions[_group(sheet, letter)].width for letter in columns}
        assert {letter: width for letter, width in widths.items() if not 5 <= width <= 90} == {}, sheet.title


def rows_are_tall_enough_for_their_text(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        for cell in filled(sheet):
            height = sheet.row_dimensions[cell.row].height
            if height and cell.alignment.wrap_text and cell.data_type == "s":
                width = sheet.column_dimensions[_group(sheet, cell.column_letter)].width
                lines = -(-len(str(cell.value)) // (1.3 * width))
                assert height >= min(lines * cell.font.sz, 409), (sheet.title, cell.coordinate)


def _group(sheet: Any, letter: str) -> str:
    """The column that states the width of this one: equal neighbours are written as one column."""
    at = next(cell.column for cell in sheet[letter])
    alike = [key for key, column in sheet.column_dimensions.items() if column.min <= at <= column.max]
    return alike[0] if alike else letter


# Notes


def notes_are_mentioned_in_words_and_listed_in_their_own_table(workbook: WrittenWorkbook) -> None:
    last = max((number for sheet in workbook.sheets for number in _mentioned_notes(sheet)), default=0)
    if not last:
        return
    [table] = workbook.book[NOTES].tables.values()
    rows = [[cell.value for cell in row] for row in workbook.book[NOTES][table.ref]][1:]
    assert [row[0] for row in rows] == list(range(1, last + 1))


def every_note_is_mentioned_outside_tables(workbook: WrittenWorkbook) -> None:
    mentioned = {number for sheet in workbook.sheets for number in _mentioned_notes(sheet)}
    notes = workbook.book[NOTES].max_row - heading_row(workbook.book[NOTES]) if NOTES in workbook.book else 0
    assert mentioned == set(range(1, notes + 1))


def _mentioned_notes(sheet: Any) -> Iterator[int]:
    """The numbers of the notes mentioned above a sheet's table."""
    for row in range(1, heading_row(sheet)):
        for first, last in re.findall(
            r"\bnotes? (\d+)(?: to (\d+))? on the Notes sheet", str(sheet.cell(row, 1).value)
        ):
            yield from range(int(first), int(last or first) + 1)


def no_text_is_superscript_or_subscript(workbook: WrittenWorkbook) -> None:
    raised = [cell.coordinate for sheet in workbook.sheets for cell in filled(sheet) if cell.font.vertAlign]
    assert raised == []
    assert b"<vertAlign" not in part_of(workbook, "xl/sharedStrings.xml")
