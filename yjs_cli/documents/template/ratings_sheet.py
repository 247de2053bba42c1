"""The ratings sheet: ratings that inspectors judge, and ratings that a panel changes."""

import msgspec
from openpyxl import Workbook

from yjs_cli.documents.template.cell_formats import CHOICE, PANEL_CHOICE, READ_ONLY, TEXT_ENTRY, apply_format
from yjs_cli.documents.template.colours import colour_ratings
from yjs_cli.documents.template.formula_words import NO, YES
from yjs_cli.documents.template.sheet_building import RATINGS, Column, add_sheet, add_table, set_up_printing, write
from yjs_cli.documents.template.validation import add_drop_down, prevent_typing
from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED

BY_INSPECTORS = "Inspectors"
BY_CASE_ANSWERS = "Case answers; the panel may change it"

_ABOUT = "Rate the standards that inspectors judge. Rate any other only if the panel changes it, and give the reason."
_HEADER = 3
_FIRST = _HEADER + 1

# Who rates a standard -> when to leave its rating blank, and the prompt shown next to it.
_MESSAGES = {
    BY_INSPECTORS: (
        "Leave the cell blank until the rating is decided.",
        f"Inspectors rate this standard. {NOT_RATED} leaves it out of the score.",
    ),
    BY_CASE_ANSWERS: (
        "Leave the cell blank unless the panel changes the rating.",
        f"The case answers rate this standard. Choose a rating only if the panel changes it, or {NOT_RATED} if there "
        "are no cases, and give the reason.",
    ),
}


class RatingsSheet(msgspec.Struct, frozen=True):
    """The ranges of the ratings sheet: who rates each standard, whether it is in the score, the rating, the reason.

    ``rating_cells`` has the cell of each standard's rating by its code.
    """

    rated_by: str
    in_score: str
    ratings: str
    reasons: str
    rating_cells: dict[str, str]


def add_ratings_sheet(book: Workbook, framework: Framework) -> RatingsSheet:
    """Add the sheet, with one row per standard."""
    standards = tuple(framework.standards)
    last = _HEADER + len(standards)
    sheet = add_sheet(book, RATINGS, RATINGS, _ABOUT)
    columns = (
        Column("Standard", 46, READ_ONLY),
        Column("Rated by", 38, READ_ONLY),
        Column("In the score", 13, READ_ONLY),
        Column("Rating", 26, CHOICE),
        Column("Reason", 60, TEXT_ENTRY),
    )
    add_table(sheet, "Standard_ratings", _HEADER, columns, len(standards))
    cells: dict[str, list[str]] = {}
    for row, standard in enumerate(standards, start=_FIRST):
        rated_by = BY_INSPECTORS if standard.method == "judgement" else BY_CASE_ANSWERS
        write(sheet, row, 1, f"{standard.code} {standard.name}")
        write(sheet, row, 2, rated_by)
        write(sheet, row, 3, YES if standard.in_score else NO)
        cells.setdefault(rated_by, []).append(f"D{row}")
        if rated_by == BY_CASE_ANSWERS:
            apply_format(sheet.cell(row, 4), PANEL_CHOICE)
    words = [*(rating.name for rating in reversed(framework.ratings)), NOT_RATED]
    for rated_by, ratings in cells.items():
        add_drop_down(book, sheet, " ".join(ratings), words, *_MESSAGES[rated_by])
    colour_ratings(sheet, f"D{_FIRST}:D{last}", framework)
    prevent_typing(
        sheet,
        f"A{_HEADER}:E{_HEADER} A{_FIRST}:C{last}",
        "yjs finds the ratings by these words, so do not change them. Type in the columns Rating and Reason.",
    )
    sheet.freeze_panes = f"B{_FIRST}"
    set_up_printing(sheet, _HEADER)

    def column(letter: str) -> str:
        return f"{RATINGS}!${letter}${_FIRST}:${letter}${last}"

    return RatingsSheet(
        column("B"),
        column("C"),
        column("D"),
        column("E"),
        {standard.code: f"{RATINGS}!$D${row}" for row, standard in enumerate(standards, start=_FIRST)},
    )
