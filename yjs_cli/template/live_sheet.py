"""The live sheet: counts and percentages as the spreadsheet program works them out while cases are filled in."""

from collections.abc import Sequence

import msgspec
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill

from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED
from yjs_cli.template.case_sheet import NO, NOT_APPLICABLE, YES, CaseSheet, question_heading
from yjs_cli.template.drop_downs import fixed
from yjs_cli.template.live_formulas import NOT_YET, answers_sentence, figures, ratings_sentence
from yjs_cli.template.looks import FIGURE, GIVEN, LINE, PERCENTAGE, coloured_ratings, greyed, wear
from yjs_cli.template.ratings_sheet import RatingsSheet
from yjs_cli.template.sheet import Column, add_sheet, add_table, set_up_print, write

SHEET = "Live percentages"
HEADER = 5
FIRST = HEADER + 1

_ABOUT = "What the answers give so far. There is nothing to fill in: the figures follow the case sheets. yjs score gives the ratings."


def add_live_sheet(book: Workbook, framework: Framework, case_sheets: Sequence[CaseSheet], ratings: RatingsSheet) -> None:
    """Add the sheet, with a row for every key question."""
    questions = [
        (sheet, standard, question)
        for sheet in case_sheets
        for standard in sheet.domain.standards
        for question in standard.questions
    ]
    last = HEADER + len(questions)
    sheet = add_sheet(book, SHEET, SHEET, _ABOUT)
    for row, sentence in ((3, answers_sentence(FIRST, last)), (4, ratings_sentence(ratings))):
        wear(sheet.cell(row, 1, sentence), LINE)
    columns = (
        Column("Key question", 52, GIVEN),
        Column(YES, 8, FIGURE),
        Column(NO, 8, FIGURE),
        Column(NOT_APPLICABLE, 8, FIGURE),
        Column("Not answered", 12, FIGURE),
        Column("Not an answer", 11, FIGURE),
        Column("Applicable (Yes and No)", 14, FIGURE),
        Column("Percentage", 14, PERCENTAGE),
        Column("Deciding", 12, FIGURE),
        Column("Lowest of its standard", 14, PERCENTAGE),
        Column("Rating by the cases", 26, FIGURE),
    )
    add_table(sheet, "Live_percentages", HEADER, columns, len(questions))
    for row, (cases, standard, question) in enumerate(questions, start=FIRST):
        write(sheet, row, 1, question_heading(standard, question))
        rows = [FIRST + at for at, (_, other, _) in enumerate(questions) if other is standard]
        formulas = msgspec.structs.astuple(figures(row, rows, cases, question.code, framework))
        for column, formula in enumerate(formulas, start=2):
            sheet.cell(row, column).value = formula
    kept = fixed("These figures are worked out from the other sheets. Fill in the case sheets.")
    kept.add(f"A{HEADER}:K{last}")
    sheet.add_data_validation(kept)
    for colour in (*coloured_ratings(framework, NOT_YET, NOT_APPLICABLE),):
        sheet.conditional_formatting.add(f"K{FIRST}:K{last}", colour)
    for colour in (greyed(NOT_YET), greyed(NOT_APPLICABLE)):
        sheet.conditional_formatting.add(f"H{FIRST}:H{last} J{FIRST}:J{last}", colour)
    wrong = CellIsRule(operator="greaterThan", formula=["0"], font=Font(color="7A1F0B", bold=True), fill=PatternFill(bgColor="FBE0D8"))
    sheet.conditional_formatting.add(f"F{FIRST}:F{last}", wrong)
    sheet.freeze_panes = f"B{FIRST}"
    set_up_print(sheet, HEADER)
