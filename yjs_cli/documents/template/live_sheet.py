"""The live sheet: counts and percentages as the spreadsheet program works them out while cases are filled in."""

from collections.abc import Sequence

import msgspec
from openpyxl import Workbook

from yjs_cli.documents.template.case_sheet import CaseSheet, question_heading
from yjs_cli.documents.template.colours import alarm_above_zero, colour_ratings, grey_out
from yjs_cli.documents.template.drop_downs import keep
from yjs_cli.documents.template.formulas import NO, NOT_APPLICABLE, YES
from yjs_cli.documents.template.live_formulas import answers_sentence, question_formulas, ratings_sentence
from yjs_cli.documents.template.looks import FIGURE, GIVEN, LINE, PERCENTAGE, wear
from yjs_cli.documents.template.ratings_sheet import RatingsSheet
from yjs_cli.documents.template.sheet import LIVE, Column, add_sheet, add_table, fit_height, set_up_print, write
from yjs_cli.framework import Framework

_ABOUT = "What the answers give so far. There is nothing to fill in: the figures follow the case sheets."
_HEADER = 5
_FIRST = _HEADER + 1
_LETTERS = 58  # that fit into the first column, whose width is counted in figures
# No heading of these may read like one of a table that is filled in, such as Rating beside Standard.
_COLUMNS = (
    Column("Key question", 48, GIVEN),
    Column(YES, 6, FIGURE),
    Column(NO, 6, FIGURE),
    Column(NOT_APPLICABLE, 6, FIGURE),
    Column("Not answered", 10, FIGURE),
    Column("Not an answer", 9, FIGURE),
    Column("Applicable (Yes and No)", 12, FIGURE),
    Column("Percentage", 12, PERCENTAGE),
    Column("Deciding", 10, FIGURE),
    Column("Lowest of its standard", 11, PERCENTAGE),
    Column("Rating by the cases", 23, FIGURE),
)


def add_live_sheet(
    book: Workbook, framework: Framework, case_sheets: Sequence[CaseSheet], ratings: RatingsSheet
) -> None:
    """Add the sheet, with a row for every key question."""
    questions = [
        (cases, standard, question)
        for cases in case_sheets
        for standard in cases.domain.standards
        for question in standard.questions
    ]
    last = _HEADER + len(questions)
    sheet = add_sheet(book, LIVE, LIVE, _ABOUT)
    for row, sentence in ((3, answers_sentence(_FIRST, last)), (4, ratings_sentence(ratings))):
        wear(sheet.cell(row, 1, sentence), LINE)
    add_table(sheet, "Live_percentages", _HEADER, _COLUMNS, len(questions))
    for row, (cases, standard, question) in enumerate(questions, start=_FIRST):
        heading = question_heading(standard, question)
        write(sheet, row, 1, heading)
        fit_height(sheet, row, (heading, _LETTERS))
        rows = [_FIRST + index for index, (_, other, _) in enumerate(questions) if other.code == standard.code]
        formulas = question_formulas(row, rows, cases, question.code, framework)
        for column, formula in enumerate(msgspec.structs.astuple(formulas), start=2):
            sheet.cell(row, column, formula)
    colour_ratings(sheet, f"K{_FIRST}:K{last}", framework)
    grey_out(sheet, f"H{_FIRST}:H{last} J{_FIRST}:J{last}")
    alarm_above_zero(sheet, f"F{_FIRST}:F{last}")
    keep(sheet, f"A{_HEADER}:K{last}", "These figures follow the other sheets. Type on the case sheets.")
    sheet.freeze_panes = f"B{_FIRST}"
    set_up_print(sheet, _HEADER)
