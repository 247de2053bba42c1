"""The Government Analysis Function's checklist for accessible spreadsheets: which point holds for which workbook.

After "Making spreadsheets accessible: a brief checklist of the basics". Spelling, and whether a text is plain, are for
people to judge.
"""

from tests.accessibility.form import (
    a_colour_that_comes_with_a_value_stands_out_and_repeats_what_the_cell_says,
    a_sheet_prints_on_the_width_of_a_page_with_headings_on_each,
    all_text_is_wrapped_that_has_no_room_on_its_right,
    case_ids_and_headings_stay_in_view,
    cells_to_fill_in_have_letters_like_the_others,
    every_sheet_to_fill_in_or_read_across_holds_one_table,
    no_sheet_is_locked,
)
from tests.accessibility.appearance import (
    a1_is_the_heading_of_its_sheet_and_marked_as_one,
    a_link_leads_to_a_sheet_and_says_to_which,
    letters_have_no_serifs_and_are_of_12_points_or_more,
    letters_stand_out_from_their_ground,
    no_cell_has_a_ground_of_its_own,
    no_cell_holds_only_symbols,
    there_are_no_headers_and_footers,
    there_are_no_pictures_boxes_and_macros,
)
from tests.accessibility.structure import (
    contents_name_every_other_sheet_with_a_table,
    no_cell_is_a_formula_or_an_error,
    no_sheet_is_blank,
    sheets_have_names_that_excel_allows_and_none_is_numbered_by_default,
    tables_stand_at_the_left_edge_with_nothing_below_or_beside_them,
    the_cursor_stands_in_a1_and_the_first_sheet_is_open,
    the_document_has_a_title_and_a_language,
)
from tests.accessibility.tables import (
    a_table_has_one_row_of_headings_each_with_a_text_of_its_own,
    columns_are_of_a_sensible_width,
    every_note_is_named_on_a_sheet_and_not_within_a_table,
    every_sheet_after_the_cover_holds_one_table_that_is_marked_up,
    no_cell_of_a_table_is_blank,
    no_cells_are_merged,
    no_letter_is_raised_or_lowered,
    no_row_or_column_is_blank_before_the_last,
    notes_are_named_in_words_and_stand_in_a_table_of_their_own,
    nothing_is_hidden,
    rows_are_high_enough_for_their_lines,
    shorthand_is_explained_above_the_table_it_stands_in,
    tables_have_names_of_their_own_that_say_what_they_hold,
    text_is_wrapped_or_has_room_on_its_right,
    there_are_no_filters_and_no_frozen_panes,
)
from tests.accessibility.workbook import Check

# What every workbook keeps, what whole workbooks of ours keep besides, then forms to be filled in and statistics.
EVERYWHERE: tuple[Check, ...] = (
    no_cells_are_merged,
    nothing_is_hidden,
    no_row_or_column_is_blank_before_the_last,
    columns_are_of_a_sensible_width,
    rows_are_high_enough_for_their_lines,
    no_letter_is_raised_or_lowered,
    letters_stand_out_from_their_ground,
    a_link_leads_to_a_sheet_and_says_to_which,
    no_cell_holds_only_symbols,
    sheets_have_names_that_excel_allows_and_none_is_numbered_by_default,
    no_sheet_is_blank,
)
WHOLE: tuple[Check, ...] = (
    *EVERYWHERE,
    tables_have_names_of_their_own_that_say_what_they_hold,
    a_table_has_one_row_of_headings_each_with_a_text_of_its_own,
    text_is_wrapped_or_has_room_on_its_right,
    letters_have_no_serifs_and_are_of_12_points_or_more,
    a1_is_the_heading_of_its_sheet_and_marked_as_one,
    there_are_no_pictures_boxes_and_macros,
    tables_stand_at_the_left_edge_with_nothing_below_or_beside_them,
    the_document_has_a_title_and_a_language,
    the_cursor_stands_in_a1_and_the_first_sheet_is_open,
)
FORM: tuple[Check, ...] = (
    *WHOLE,
    every_sheet_to_fill_in_or_read_across_holds_one_table,
    no_sheet_is_locked,
    cells_to_fill_in_have_letters_like_the_others,
    all_text_is_wrapped_that_has_no_room_on_its_right,
    a_colour_that_comes_with_a_value_stands_out_and_repeats_what_the_cell_says,
    a_sheet_prints_on_the_width_of_a_page_with_headings_on_each,
    case_ids_and_headings_stay_in_view,
)
STATISTICS: tuple[Check, ...] = (
    *WHOLE,
    every_sheet_after_the_cover_holds_one_table_that_is_marked_up,
    no_cell_of_a_table_is_blank,
    shorthand_is_explained_above_the_table_it_stands_in,
    there_are_no_filters_and_no_frozen_panes,
    notes_are_named_in_words_and_stand_in_a_table_of_their_own,
    every_note_is_named_on_a_sheet_and_not_within_a_table,
    there_are_no_headers_and_footers,
    no_cell_has_a_ground_of_its_own,
    contents_name_every_other_sheet_with_a_table,
    no_cell_is_a_formula_or_an_error,
)
