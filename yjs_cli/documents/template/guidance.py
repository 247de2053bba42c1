"""The guidance sheet: how to fill in the workbook."""

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

# The width of an A4 page. Excel counts column widths in digits, which are wider than most letters.
_WIDTH = 80
_CHARACTERS = 92

_Section = tuple[str, list[str]]


def add_guidance(sheet: Worksheet, framework: Framework, case_sheets: Sequence[CaseSheet]) -> None:
    """Write one paragraph per row in a single column, so that screen readers read it in order."""
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
    """The title and paragraphs of each section."""
    ratings = listed([rating.name for rating in reversed(framework.ratings)], "or")
    yield (
        "How to fill in this workbook",
        ["This workbook is for inspectors. Fill in what you know, in any order, and save as often as you like."],
    )
    yield (
        "The sheets",
        [
            f"{INSPECTION}: the service, the start of fieldwork, and the dates between which sampled cases start.",
            *(f"{each.sheet}: one row for each case and one column for each key question." for each in case_sheets),
            f"{RATINGS}: the ratings that inspectors judge, and any ratings that the panel changes.",
            *([f"{LIVE}: the percentages and ratings so far. There is nothing to fill in."] if case_sheets else []),
        ],
    )
    if case_sheets:
        yield "Cases", list(_about_cases(case_sheets))
        yield (
            "Answers",
            [
                "Choose or type Yes, No or N/A. N/A means that the question does not apply to the case.",
                "Leave a cell blank until the question is answered. A blank cell does not mean No or N/A.",
                "The colours only repeat the words.",
            ],
        )
    yield (
        "Ratings",
        [
            f"Rate each standard marked {BY_INSPECTORS}: {ratings}.",
            "The case answers rate the other standards. Enter a rating for one of these only if the ratings panel "
            "changes it, and give the reason in the next column.",
            f"{NOT_RATED} leaves a standard out of the score, for example if a domain has no cases.",
        ],
    )
    yield "Check and score", list(_about_commands(framework))


def _about_cases(case_sheets: Sequence[CaseSheet]) -> Iterator[str]:
    if first_numbers := [each.numbered_cases[0] for each in case_sheets if each.numbered_cases]:
        yield (
            f"The first rows have Case IDs, starting at {listed(first_numbers, 'and')}. Keep them, or replace them "
            "with your own reference numbers. Do not enter names or dates of birth."
        )
        yield (
            "Delete the rows you do not need. Every row with a Case ID counts as a case, and is unfinished until its "
            "questions are answered."
        )
    yield (
        "To add cases, use the next rows and give each case a different Case ID. The lists and the live percentages "
        f"work down to row {LAST_ROW:,}."
    )
    yield (
        "The column Answers left counts the blank answers of each numbered case. If you add a case, copy the formula "
        "from the row above."
    )
    yield "To paste from another file, use Paste Special, Values. An ordinary paste removes the lists."
    yield "You can add your own columns on the right, such as SEND. They do not affect the ratings."


def _about_commands(framework: Framework) -> Iterator[str]:
    yield "Save and close the workbook. Then run these commands in a terminal, with its name instead of cases.xlsx:"
    yield "yjs check cases.xlsx lists missing answers and errors, with the cells to fix."
    yield "yjs score cases.xlsx shows the ratings, the score and the overall rating."
    yield f"This workbook uses the framework {framework.name}: {framework.title}."
    if framework.name not in framework_names():
        yield "Add --framework and the path of the framework file to both commands."
