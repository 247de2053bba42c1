"""The guidance sheet: how to fill in the workbook, in plain words."""

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.documents.template.case_sheet import CaseSheet
from yjs_cli.documents.template.cell_formats import PARAGRAPH, apply_format
from yjs_cli.documents.template.ratings_sheet import BY_INSPECTORS
from yjs_cli.documents.template.sheet_building import (
    INSPECTION,
    LAST_ROW,
    LIVE,
    RATINGS,
    fit_height,
    set_up_printing,
    write,
    write_heading,
)
from yjs_cli.framework import Framework, framework_names
from yjs_cli.inspection import NOT_RATED
from yjs_cli.output.words import listed

_WIDTH = 80  # the width of an A4 page, in figures, which are wider than letters
_CHARACTERS = 92

_Section = tuple[str, list[str]]


def add_guidance(sheet: Worksheet, framework: Framework, case_sheets: Sequence[CaseSheet]) -> None:
    """Fill the sheet: a paragraph a row, all in one column, so that it is read aloud in order."""
    row = 1
    for title, paragraphs in _sections(framework, case_sheets):
        write_heading(sheet, row, title, level=1 if row == 1 else 2)
        for paragraph in paragraphs:
            row += 1
            apply_format(write(sheet, row, 1, paragraph), PARAGRAPH)
            fit_height(sheet, row, (paragraph, _CHARACTERS))
        row += 1
    sheet.column_dimensions["A"].width = _WIDTH
    set_up_printing(sheet, portrait=True)


def _sections(framework: Framework, case_sheets: Sequence[CaseSheet]) -> Iterator[_Section]:
    """Title and paragraphs of each section."""
    ratings = listed([rating.name for rating in reversed(framework.ratings)], "or")
    yield (
        "How to fill in this workbook",
        ["For inspectors. Fill in what you know, in any order, and save as often as you like."],
    )
    yield (
        "The sheets",
        [
            f"{INSPECTION}: the service, the start of fieldwork, and the dates that cases are sampled from.",
            *(f"{cases.sheet}: one row a case, one column a key question." for cases in case_sheets),
            f"{RATINGS}: the ratings that inspectors judge, and what the ratings panel decided.",
            *([f"{LIVE}: what the answers give so far. There is nothing to fill in."] if case_sheets else []),
        ],
    )
    if case_sheets:
        yield "Cases", list(_about_cases(case_sheets))
        yield (
            "Answers",
            [
                "Choose Yes, No or N/A, or type it. N/A means that the question does not apply to the case.",
                "Leave a cell empty while the question is not answered yet. Empty is neither No nor N/A.",
                "The colours only repeat what the words say.",
            ],
        )
    yield (
        "Ratings",
        [
            f"Rate each standard marked {BY_INSPECTORS}: {ratings}.",
            "The other standards are rated by the case answers. Give one a rating only if the ratings panel moves it, "
            "and write the reason beside it.",
            f"{NOT_RATED} takes a standard out of the score, for instance where a domain has no cases.",
        ],
    )
    yield "Check and score", list(_about_commands(framework))


def _about_cases(case_sheets: Sequence[CaseSheet]) -> Iterator[str]:
    if numbered := [cases.numbered[0] for cases in case_sheets if cases.numbered]:
        yield (
            f"The first rows are numbered, from {listed(numbered, 'and')}. Keep the numbers, or type your own "
            "reference numbers over them. Use no names and no dates of birth."
        )
        yield (
            "Delete the rows that you do not need. A row with a Case ID is a case, and counts as unfinished until it "
            "is answered."
        )
    yield (
        "For more cases, go on in the next row, with a Case ID of its own. The lists and the live percentages reach "
        f"down to row {LAST_ROW:,}."
    )
    yield "Paste from elsewhere with Paste Special, Values: an ordinary paste takes the lists away."
    yield "You may add columns of your own on the right, such as SEND. They change no rating."


def _about_commands(framework: Framework) -> Iterator[str]:
    yield "Save and close the workbook. Then, in a terminal, with its name in the place of cases.xlsx:"
    yield "yjs check cases.xlsx lists what is missing and what is wrong, with the cell to mend."
    yield "yjs score cases.xlsx gives the ratings, the score and the overall rating."
    yield f"This workbook is for the framework {framework.name}: {framework.title}."
    if framework.name not in framework_names():
        yield "Add --framework and the framework's file to both commands."
