"""Conditional colours. No colour carries meaning alone: each only repeats the word or number in its cell."""

from typing import Literal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from yjs_cli.documents.template.formula_words import NO, NOT_APPLICABLE, NOT_YET, YES, quote_text
from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED

# The colours of ``yjs score``, each with a contrast of at least 4.5:1 with white text. Lowest rating first. If a
# framework has more ratings, the rest use the last colour.
_RATINGS = ("E3242B", "B65F00", "00873C", "0077D1")
_GREEN, _GREY, _RED = (("1B4D22", "DFF0E2"), ("404040", "E7E6E6"), ("7A1F0B", "FBE0D8"))  # text, background

_CUSTOM_FORMAT_ID = 200  # an id above those of Excel's built-in number formats


def colour_answers(sheet: Worksheet, cells: str) -> None:
    """Colour Yes, No and N/A."""
    for word, (text, background) in ((YES, _GREEN), (NO, _RED), (NOT_APPLICABLE, _GREY)):
        sheet.conditional_formatting.add(cells, _where_cell_is(word, text, background, bold=word == NO))


def colour_ratings(sheet: Worksheet, cells: str, framework: Framework) -> None:
    """Colour each rating, and make cells without a rating grey."""
    for number, rating in enumerate(framework.ratings):
        background = _RATINGS[min(number, len(_RATINGS) - 1)]
        sheet.conditional_formatting.add(cells, _where_cell_is(rating.name, "FFFFFF", background, bold=True))
    grey_out(sheet, cells)


def grey_out(sheet: Worksheet, cells: str) -> None:
    """Make cells without a number or rating grey."""
    for word in (NOT_RATED, NOT_YET, NOT_APPLICABLE):
        sheet.conditional_formatting.add(cells, _where_cell_is(word, *_GREY))


def highlight_above_zero(sheet: Worksheet, cells: str) -> None:
    """Highlight counts of invalid entries."""
    sheet.conditional_formatting.add(cells, _rule("cellIs", "0", *_RED, bold=True, operator="greaterThan"))


def highlight_where(sheet: Worksheet, cells: str, formula: str, number_format: str) -> None:
    """Highlight cells for which a formula is true, with a number format that says why in words."""
    worded_format = NumberFormat(_CUSTOM_FORMAT_ID, number_format)
    sheet.conditional_formatting.add(cells, _rule("expression", formula, *_RED, bold=True, number_format=worded_format))


def _where_cell_is(word: str, text: str, background: str, *, bold: bool = False) -> Rule:
    return _rule("cellIs", quote_text(word), text, background, bold=bold, operator="equal")


def _rule(
    kind: Literal["cellIs", "expression"],
    formula: str,
    text: str,
    background: str,
    *,
    bold: bool,
    operator: Literal["equal", "greaterThan"] | None = None,
    number_format: NumberFormat | None = None,
) -> Rule:
    font, fill = Font(color=text, bold=bold), PatternFill(bgColor=background)
    style = DifferentialStyle(font=font, fill=fill, numFmt=number_format)
    return Rule(type=kind, operator=operator, formula=[formula], dxf=style)
