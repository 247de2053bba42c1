"""The Government Analysis Function's checklist for accessible spreadsheets: which points apply to which workbook.

Source: "Making spreadsheets accessible: a brief checklist of the basics". People must judge spelling and plain English.
"""

from tests.accessibility.appearance import (
    a1_is_a_marked_up_heading,
    fonts_are_sans_serif_and_at_least_12_points,
    links_lead_to_a_sheet_and_name_it,
    no_cell_has_a_background_colour,
    no_cell_has_only_symbols,
    text_contrasts_with_its_background,
    there_are_no_headers_and_footers,
    there_are_no_pictures_boxes_and_macros,
)
from tests.accessibility.form import (
    all_text_without_space_to_its_right_is_wrapped,
    case_ids_and_headings_stay_in_view,
    cells_to_fill_in_have_the_same_font,
    conditional_colours_have_contrast_and_repeat_the_text_of_the_cell,
    every_sheet_except_prose_and_lists_has_one_table,
    no_sheet_is_locked,
    sheets_fit_the_width_of_a_page_and_repeat_headings,
)
from tests.accessibility.structure import (
    contents_list_every_other_sheet_with_a_table,
    no_cell_is_a_formula_or_an_error,
    no_sheet_is_blank,
    sheet_names_are_valid_and_meaningful,
    tables_start_in_column_a_with_nothing_below_or_next_to_them,
    the_cursor_is_in_a1_and_the_first_sheet_is_open,
    the_document_has_a_title_and_a_language,
)
from tests.accessibility.tables import (
    column_widths_are_sensible,
    every_note_is_mentioned_outside_tables,
    every_sheet_after_the_cover_has_one_marked_up_table,
    no_cell_of_a_table_is_blank,
    no_cells_are_merged,
    no_row_or_column_is_blank_before_the_last,
    no_text_is_superscript_or_subscript,
    notes_are_mentioned_in_words_and_listed_in_their_own_table,
    nothing_is_hidden,
    rows_are_tall_enough_for_their_text,
    shorthand_is_explained_above_its_table,
    table_names_are_unique_and_meaningful,
    tables_have_one_row_of_different_headings,
    text_is_wrapped_or_has_space_to_its_right,
    there_are_no_filters_and_no_frozen_panes,
)
from tests.accessibility.workbook import Check

# EVERYWHERE applies to every workbook, WHOLE to workbooks that yjs makes from scratch, FORM to the template, and
# STATISTICS to reports.
EVERYWHERE: tuple[Check, ...] = (
    no_cells_are_merged,
    nothing_is_hidden,
    no_row_or_column_is_blank_before_the_last,
    column_widths_are_sensible,
    rows_are_tall_enough_for_their_text,
    no_text_is_superscript_or_subscript,
    text_contrasts_with_its_background,
    links_lead_to_a_sheet_and_name_it,
    no_cell_has_only_symbols,
    sheet_names_are_valid_and_meaningful,
    no_sheet_is_blank,
)
WHOLE: tuple[Check, ...] = (
    *EVERYWHERE,
    table_names_are_unique_and_meaningful,
    tables_have_one_row_of_different_headings,
    text_is_wrapped_or_has_space_to_its_right,
    fonts_are_sans_serif_and_at_least_12_points,
    a1_is_a_marked_up_heading,
    there_are_no_pictures_boxes_and_macros,
    tables_start_in_column_a_with_nothing_below_or_next_to_them,
    the_document_has_a_title_and_a_language,
    the_cursor_is_in_a1_and_the_first_sheet_is_open,
)
FORM: tuple[Check, ...] = (
    *WHOLE,
    every_sheet_except_prose_and_lists_has_one_table,
    no_sheet_is_locked,
    cells_to_fill_in_have_the_same_font,
    all_text_without_space_to_its_right_is_wrapped,
    conditional_colours_have_contrast_and_repeat_the_text_of_the_cell,
    sheets_fit_the_width_of_a_page_and_repeat_headings,
    case_ids_and_headings_stay_in_view,
)
STATISTICS: tuple[Check, ...] = (
    *WHOLE,
    every_sheet_after_the_cover_has_one_marked_up_table,
    no_cell_of_a_table_is_blank,
    shorthand_is_explained_above_its_table,
    there_are_no_filters_and_no_frozen_panes,
    notes_are_mentioned_in_words_and_listed_in_their_own_table,
    every_note_is_mentioned_outside_tables,
    there_are_no_headers_and_footers,
    no_cell_has_a_background_colour,
    contents_list_every_other_sheet_with_a_table,
    no_cell_is_a_formula_or_an_error,
)
