"""What a form to be filled in keeps besides the checklist: nothing is locked, it prints, headings stay in view."""

from openpyxl.utils import range_boundaries

from tests.accessibility.appearance import contrast
from tests.accessibility.workbook import Made, filled, heading_row, tables

# Sheets that are one column of text, or columns of words, and so hold no table.
WITHOUT_TABLE = {"Guidance", "Lists"}
PORTRAIT = {"Guidance", "Inspection"}
NOT_PRINTED = {"Lists"}


def every_sheet_to_fill_in_or_read_across_holds_one_table(workbook: Made) -> None:
    assert {sheet.title: len(sheet.tables) for sheet in workbook.sheets} == {
        sheet.title: int(sheet.title not in WITHOUT_TABLE) for sheet in workbook.sheets
    }
    for sheet, table in tables(workbook):
        assert table.autoFilter is None
        assert range_boundaries(table.ref)[3] >= sheet.max_row, sheet.title


def no_sheet_is_locked(workbook: Made) -> None:
    assert [sheet.title for sheet in workbook.sheets if sheet.protection.sheet] == []


def cells_to_fill_in_have_letters_like_the_others(workbook: Made) -> None:
    for sheet in workbook.sheets:
        fonts = [column.font for column in sheet.column_dimensions.values()]
        assert {font.name for font in fonts} == {"Arial"}, sheet.title
        assert min(font.sz for font in fonts) >= 12, sheet.title


def all_text_is_wrapped_that_has_no_room_on_its_right(workbook: Made) -> None:
    for sheet in workbook.sheets:
        for cell in filled(sheet):
            alone = cell.column == 1 and not any(other.value for other in sheet[cell.row][1:])
            assert cell.alignment.wrap_text or alone, (sheet.title, cell.coordinate)


def a_colour_that_comes_with_a_value_stands_out_and_repeats_what_the_cell_says(workbook: Made) -> None:
    for sheet in workbook.sheets:
        for rule in (rule for ranges in sheet.conditional_formatting for rule in ranges.rules):
            assert contrast(rule.dxf.font.color.rgb, rule.dxf.fill.bgColor.rgb) >= 4.5
            says_a_word = rule.type == "cellIs" and rule.operator == "equal" and len(rule.formula[0]) > len('""')
            says_a_count = rule.type == "cellIs" and rule.operator == "greaterThan"
            adds_a_word = rule.dxf.numFmt is not None and '" outside"' in rule.dxf.numFmt.formatCode
            assert says_a_word or says_a_count or adds_a_word


def a_sheet_prints_on_the_width_of_a_page_with_headings_on_each(workbook: Made) -> None:
    for sheet in (sheet for sheet in workbook.sheets if sheet.title not in NOT_PRINTED):
        portrait = sheet.title in PORTRAIT
        header = heading_row(sheet)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.page_setup.orientation == ("portrait" if portrait else "landscape"), sheet.title
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == ("&A", "Page &P of &N")
        assert sheet.print_title_rows == (None if portrait else f"${header}:${header}"), sheet.title


def case_ids_and_headings_stay_in_view(workbook: Made) -> None:
    frozen = {sheet.title: sheet.freeze_panes for sheet in workbook.sheets if sheet.freeze_panes}
    assert set(frozen.values()) == {"B4", "B6"}
    assert frozen["Live percentages"] == "B6"
    assert len(frozen) == 4
