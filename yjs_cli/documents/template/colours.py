"""Colours that come with what is typed. None stands alone: each only repeats the word or figure in its cell."""

from typing import Literal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.documents.template.formula_words import NO, NOT_APPLICABLE, NOT_YET, YES, quoted
from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED

# As the page of ``yjs score`` has them: each at least 4.5:1 against white letters. Lowest rating first; a framework
# with more ratings uses the last for the rest.
_RATINGS = ("E3242B", "B65F00", "00873C", "0077D1")
_CALM, _GREY, _ALARM = (("1B4D22", "DFF0E2"), ("404040", "E7E6E6"), ("7A1F0B", "FBE0D8"))  # letters, fill

_OWN_FORMAT = 200  # the number of a number format that is not Excel's own


def colour_answers(sheet: Worksheet, cells: str) -> None:
    """Tell Yes, No and N/A apart at a glance."""
    for word, (letters, fill) in ((YES, _CALM), (NO, _ALARM), (NOT_APPLICABLE, _GREY)):
        sheet.conditional_formatting.add(cells, _where_it_says(word, letters, fill, bold=word == NO))


def colour_ratings(sheet: Worksheet, cells: str, framework: Framework) -> None:
    """The colours of the ratings, and grey where there is none."""
    for number, rating in enumerate(framework.ratings):
        fill = _RATINGS[min(number, len(_RATINGS) - 1)]
        sheet.conditional_formatting.add(cells, _where_it_says(rating.name, "FFFFFF", fill, bold=True))
    grey_out(sheet, cells)


def grey_out(sheet: Worksheet, cells: str) -> None:
    """Grey for what stands where there is no figure and no rating."""
    for word in (NOT_RATED, NOT_YET, NOT_APPLICABLE):
        sheet.conditional_formatting.add(cells, _where_it_says(word, *_GREY))


def highlight_above_zero(sheet: Worksheet, cells: str) -> None:
    """Mark counts of what should not be there."""
    sheet.conditional_formatting.add(cells, _rule("cellIs", "0", *_ALARM, bold=True, operator="greaterThan"))


def highlight_where(sheet: Worksheet, cells: str, formula: str, number_format: str) -> None:
    """Mark cells for which a formula holds, in a number format that says so in words."""
    words = NumberFormat(_OWN_FORMAT, number_format)
    sheet.conditional_formatting.add(cells, _rule("expression", formula, *_ALARM, bold=True, number_format=words))


def _where_it_says(word: str, letters: str, fill: str, *, bold: bool = False) -> Rule:
    return _rule("cellIs", quoted(word), letters, fill, bold=bold, operator="equal")


def _rule(
    kind: Literal["cellIs", "expression"],
    formula: str,
    letters: str,
    background: str,
    *,
    bold: bool,
    operator: Literal["equal", "greaterThan"] | None = None,
    number_format: NumberFormat | None = None,
) -> Rule:
    font, fill = Font(color=letters, bold=bold), PatternFill(bgColor=background)
    style = DifferentialStyle(font=font, fill=fill, numFmt=number_format)
    return Rule(type=kind, operator=operator, formula=[formula], dxf=style)
