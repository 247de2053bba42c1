"""The ratings sheet: what the inspectors judge, and what a ratings panel decided."""

import msgspec
from openpyxl import Workbook

from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED
from yjs_cli.template.drop_downs import drop_down, fixed
from yjs_cli.template.looks import CHOICE, GIVEN, TEXT_ENTRY, coloured_ratings, wear
from yjs_cli.template.sheet import Column, add_sheet, add_table, set_up_print, write

SHEET = "Ratings"
JUDGED = "Inspectors"
SAMPLED = "Case answers; the panel may move it"

_HEADER = 3
_JUDGED_PROMPT = "The inspectors' judgement. Not rated takes the standard out of the score."
_SAMPLED_PROMPT = "The case answers rate this standard. Choose a rating only if the ratings panel moves it, or Not rated, and write the reason."


class RatingsSheet(msgspec.Struct, frozen=True):
    """The ratings sheet as formulas see it: the cells that say who rates, the ratings and the reasons."""

    rated_by: str
    ratings: str
    reasons: str


def add_ratings_sheet(book: Workbook, framework: Framework) -> RatingsSheet:
    """Add the sheet, with a row for every standard."""
    standards = tuple(framework.standards)
    sheet = add_sheet(
        book, SHEET, "Ratings", "Rate the standards that inspectors judge. The others are rated by the case answers: a panel that moves one gives its reason.",
    )  # fmt: skip
    columns = (
        Column("Standard", 46, GIVEN),
        Column("Rated by", 38, GIVEN),
        Column("In the score", 12, GIVEN),
        Column("Rating", 26, CHOICE),
        Column("Reason", 60, TEXT_ENTRY),
    )
    add_table(sheet, SHEET, _HEADER, columns, len(standards))
    first, last = _HEADER + 1, _HEADER + len(standards)
    words = [*(rating.name for rating in reversed(framework.ratings)), NOT_RATED]
    judged = drop_down(book, words, "Leave the cell empty until it is decided.", _JUDGED_PROMPT)
    sampled = drop_down(book, words, "Leave the cell empty unless the panel moves it.", _SAMPLED_PROMPT)
    for row, standard in enumerate(standards, start=first):
        write(sheet, row, 1, f"{standard.code} {standard.name}")
        write(sheet, row, 2, JUDGED if standard.method == "judgement" else SAMPLED)
        write(sheet, row, 3, "Yes" if standard.in_score else "No")
        (judged if standard.method == "judgement" else sampled).add(f"D{row}")
    for rule in (judged, sampled):
        if rule.sqref:
            sheet.add_data_validation(rule)
    kept = fixed("yjs finds the ratings by these words. Choose the rating in the column Rating.")
    kept.add(f"A{_HEADER}:E{_HEADER}")
    kept.add(f"A{first}:C{last}")
    sheet.add_data_validation(kept)
    for colour in coloured_ratings(framework, NOT_RATED):
        sheet.conditional_formatting.add(f"D{first}:D{last}", colour)
    sheet.freeze_panes = f"B{first}"
    set_up_print(sheet, _HEADER)
    return RatingsSheet(*(f"{SHEET}!${letter}${first}:${letter}${last}" for letter in "BDE"))
