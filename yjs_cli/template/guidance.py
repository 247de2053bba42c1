"""The guidance sheet: how to fill in the workbook, in plain words."""

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.framework import Framework, framework_names
from yjs_cli.inspection import NOT_RATED
from yjs_cli.output.words import listed
from yjs_cli.template import inspection_sheet, live_sheet, ratings_sheet
from yjs_cli.template.case_sheet import CaseSheet
from yjs_cli.template.looks import PROSE, wear
from yjs_cli.template.sheet import LAST_ROW, fit_height, set_up_print, write

_WIDTH = 100


def add_guidance(sheet: Worksheet, framework: Framework, case_sheets: Sequence[CaseSheet]) -> None:
    """Fill the sheet: one paragraph a row, all in one column, so that it is read aloud in order."""
    for row, (style, text) in enumerate(_paragraphs(framework, case_sheets), start=1):
        cell = write(sheet, row, 1, text)
        if style:
            cell.style = style
        else:
            wear(cell, PROSE)
            fit_height(sheet, row, (text, _WIDTH))
    sheet.column_dimensions["A"].width = _WIDTH
    sheet.sheet_view.showGridLines = False
    set_up_print(sheet, portrait=True)


def _paragraphs(framework: Framework, case_sheets: Sequence[CaseSheet]) -> Iterator[tuple[str, str]]:
    """Style (empty for plain text) and text."""
    ratings = listed([rating.name for rating in reversed(framework.ratings)], "or")
    yield "Heading 1", "How to fill in this workbook"
    yield "", "For inspectors. Fill in what you know, in any order, and save as often as you like."

    yield "Heading 2", "The sheets"
    yield "", f"{inspection_sheet.SHEET}: the service, when fieldwork starts, and the dates from which cases are sampled."
    for cases in case_sheets:
        yield "", f"{cases.sheet}: one row a case, one column a key question."
    yield "", f"{ratings_sheet.SHEET}: the ratings that inspectors judge, and what the ratings panel decided."
    if case_sheets:
        yield "", f"{live_sheet.SHEET}: what the answers give so far. There is nothing to fill in."
        yield from _about_cases(case_sheets)

    yield "Heading 2", "Ratings"
    yield "", f"Rate every standard marked {ratings_sheet.JUDGED}: {ratings}."
    yield "", (
        "The other standards are rated by the case answers. Give one a rating only if the ratings panel moves it, and "
        "write the reason beside it."
    )
    yield "", f"{NOT_RATED} takes a standard out of the score, for instance where a domain has no cases."

    yield "Heading 2", "Check and score"
    yield "", "Save the workbook. Then, in a terminal, with its name in the place of cases.xlsx:"
    yield "", "yjs check cases.xlsx lists what is missing and what is wrong, with the cell to mend."
    yield "", "yjs score cases.xlsx gives the ratings, the score and the overall rating."
    yield "", f"This workbook is for the framework {framework.name}: {framework.title}."
    if framework.name not in framework_names():
        yield "", "Add --framework and the framework's file to both commands."


def _about_cases(case_sheets: Sequence[CaseSheet]) -> Iterator[tuple[str, str]]:
    numbered = next((cases.numbered[0] for cases in case_sheets if cases.numbered), None)
    yield "Heading 2", "Cases"
    if numbered:
        yield "", (
            f"The first rows are numbered, from {numbered}. Keep the numbers, or type your own reference numbers over "
            "them. Use no names and no dates of birth."
        )
        yield "", (
            "Delete the rows that you do not need. A row with a Case ID is a case, and counts as unfinished until it "
            "is answered."
        )
    yield "", (
        "For more cases, go on in the next row, with a Case ID of its own. The lists and the live percentages reach "
        f"down to row {LAST_ROW:,}."
    )
    yield "", "To paste from elsewhere, use Paste Special and Values. An ordinary paste takes the lists away."
    yield "", "You may add columns of your own on the right, such as Ethnicity. They change no rating."

    yield "Heading 2", "Answers"
    yield "", "Choose Yes, No or N/A from the list, or type it. N/A: the question does not apply to the case."
    yield "", "Leave a cell empty while the question is not answered yet. Empty is neither No nor N/A."
    yield "", "Colours only repeat what the words say."
