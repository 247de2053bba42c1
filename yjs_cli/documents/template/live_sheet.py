"""The live sheet: counts and percentages that the spreadsheet program calculates as cases are filled in."""

from collections.abc import Sequence

import msgspec
from openpyxl import Workbook

from yjs_cli.documents.template.case_sheet import CaseSheet, question_heading
from yjs_cli.documents.template.cell_formats import LINE, NUMBER, PERCENTAGE, READ_ONLY, apply_format
from yjs_cli.documents.template.colours import colour_ratings, grey_out, highlight_above_zero
from yjs_cli.documents.template.formula_words import NO, NOT_APPLICABLE, YES
from yjs_cli.documents.template.live_formulas import answers_sentence, question_formulas, ratings_sentence
from yjs_cli.documents.template.ratings_sheet import RatingsSheet
from yjs_cli.documents.template.score_formulas import points_formula, score_sentence
from yjs_cli.documents.template.sheet_building import (
    LIVE,
    Column,
    add_sheet,
    add_table,
    fit_height,
    set_up_printing,
    write,
)
from yjs_cli.documents.template.validation import prevent_typing
from yjs_cli.framework import Framework

_ABOUT = "The percentages and ratings so far. There is nothing to fill in: the numbers come from the other sheets."
_HEADER = 6
_FIRST = _HEADER + 1
_CHARACTERS = 58  # that fit in the first column. Excel counts its width in digits, which are wider than most letters.
# None of these may read like a heading of a table to fill in, such as Rating next to Standard.
_COLUMNS = (
    Column("Key question", 48, READ_ONLY),
    Column(YES, 6, NUMBER),
    Column(NO, 6, NUMBER),
    Column(NOT_APPLICABLE, 6, NUMBER),
    Column("Not answered", 10, NUMBER),
    Column("Invalid", 9, NUMBER),
    Column("Applicable (Yes and No)", 12, NUMBER),
    Column("Percentage", 12, PERCENTAGE),
    Column("Deciding", 10, NUMBER),
    Column("Lowest in its standard", 11, PERCENTAGE),
    Column("Rating from the cases", 23, NUMBER),
    Column("Points from the cases", 12, NUMBER),
)


def add_live_sheet(
    book: Workbook, framework: Framework, case_sheets: Sequence[CaseSheet], ratings: RatingsSheet
) -> None:
    """Add the sheet, with one row per key question."""
    questions = [
        (cases, standard, question)
        for cases in case_sheets
        for standard in cases.domain.standards
        for question in standard.questions
    ]
    last = _HEADER + len(questions)
    sheet = add_sheet(book, LIVE, LIVE, _ABOUT)
    sentences = (
        score_sentence(f"L{_FIRST}:L{last}", ratings, framework),
        answers_sentence(_FIRST, last),
        ratings_sentence(ratings),
    )
    for row, sentence in enumerate(sentences, start=3):
        apply_format(sheet.cell(row, 1, sentence), LINE)
    add_table(sheet, "Live_percentages", _HEADER, _COLUMNS, len(questions))
    for row, (cases, standard, question) in enumerate(questions, start=_FIRST):
        heading = question_heading(standard, question)
        write(sheet, row, 1, heading)
        fit_height(sheet, row, (heading, _CHARACTERS))
        rows = [_FIRST + index for index, (_, other, _) in enumerate(questions) if other.code == standard.code]
        formulas = question_formulas(row, rows, cases, question.code, framework)
        for column, formula in enumerate(msgspec.structs.astuple(formulas), start=2):
            sheet.cell(row, column, formula)
        if row == rows[0]:
            sheet[f"L{row}"] = points_formula(f"K{row}", standard, ratings, framework)
    colour_ratings(sheet, f"K{_FIRST}:K{last}", framework)
    grey_out(sheet, f"H{_FIRST}:H{last} J{_FIRST}:J{last}")
    highlight_above_zero(sheet, f"F{_FIRST}:F{last}")
    prevent_typing(
        sheet, f"A{_HEADER}:L{last}", "These numbers come from the other sheets. Fill in the case sheets instead."
    )
    sheet.freeze_panes = f"B{_FIRST}"
    set_up_printing(sheet, _HEADER)
