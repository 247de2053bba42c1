"""Further points for a form to fill in: nothing is locked, it prints well, headings stay in view."""

from openpyxl.utils import range_boundaries

from tests.accessibility.appearance import contrast
from tests.accessibility.workbook import WrittenWorkbook, filled, heading_row, tables

# Sheets with columns of text or words, and so without a table.
WITHOUT_TABLE = {"Guidance", "Lists"}
PORTRAIT = {"Guidance", "Inspection"}
NOT_PRINTED = {"Lists"}


def every_sheet_except_prose_and_lists_has_one_table(workbook: WrittenWorkbook) -> None:
    assert {sheet.title: len(sheet.tables) for sheet in workbook.sheets} == {
        sheet.title: int(sheet.title not in WITHOUT_TABLE) for sheet in workbook.sheets
    }
    for sheet, table in tables(workbook):
        assert table.autoFilter is None
        assert range_boundaries(table.ref)[3] >= sheet.max_row, sheet.title


def no_sheet_is_locked(workbook: WrittenWorkbook) -> None:
    assert [sheet.title for sheet in workbook.sheets if sheet.protection.sheet] == []


def cells_to_fill_in_have_the_same_font(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        fonts = [column.font for column in sheet.column_dimensions.values()]
        assert {font.name for font in fonts} == {"Arial"}, sheet.title
        assert min(font.sz for font in fonts) >= 12, sheet.title


def all_text_without_space_to_its_right_is_wrapped(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        for cell in filled(sheet):
            alone = cell.column == 1 and not any(other.value for other in sheet[cell.row][1:])
            assert cell.alignment.wrap_text or alone, (sheet.title, cell.coordinate)


def conditional_colours_have_contrast_and_repeat_the_text_of_the_cell(workbook: WrittenWorkbook) -> None:
    for sheet in workbook.sheets:
        for rule in (rule for ranges in sheet.conditional_formatting for rule in ranges.rules):
            assert contrast(rule.dxf.font.color.rgb, rule.dxf.fill.bgColor.rgb) >= 4.5
            repeats_a_word = rule.type == "cellIs" and rule.operator == "equal" and len(rule.formula[0]) > len('""')
            repeats_a_count = rule.type == "cellIs" and rule.operator == "greaterThan"
            adds_a_word = rule.dxf.numFmt is not None and '" outside"' in rule.dxf.numFmt.formatCode
            assert repeats_a_word or repeats_a_count or adds_a_word


def sheets_fit_the_width_of_a_page_and_repeat_headings(workbook: WrittenWorkbook) -> None:
    for sheet in (sheet for sheet in workbook.sheets if sheet.title not in NOT_PRINTED):
        portrait = sheet.title in PORTRAIT
        header = heading_row(sheet)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.page_setup.orientation == ("portrait" if portrait else "landscape"), sheet.title
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "Page &P of &N")
        assert sheet.print_title_rows == (None if portrait else f"${header}:${header}"), sheet.title


def case_ids_and_headings_stay_in_view(workbook: WrittenWorkbook) -> None:
    frozen = {sheet.title: sheet.freeze_panes for sheet in workbook.sheets if sheet.freeze_panes}
    assert set(frozen.values()) == {"B4", "B7"}
    assert frozen["Live percentages"] == "B7"
    assert len(frozen) == 4
