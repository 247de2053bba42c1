"""How cells look: fonts of 12 points and more, borders round what is to be filled in, colours with their words."""

from typing import Any

import msgspec
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from yjs_cli.framework import Framework

FONT = "Arial"
SIZE = 12

TEXT_FONT = Font(name=FONT, size=SIZE)
HEADING_1 = Font(name=FONT, size=18, bold=True, color="1F3864")
HEADING_2 = Font(name=FONT, size=14, bold=True, color="1F3864")

DATE_FORMAT = "dd mmm yyyy"
TEXT_FORMAT = "@"

# Grounds of table headings with white letters on them; two, so that the questions of a standard stand together.
HEADING_GROUNDS = ("1F3864", "345A63")

# As the page of ``yjs score`` has them: each at least 4.5:1 against white letters. Lowest rating first; a framework
# with more ratings uses the last for the rest.
_RATING_GROUNDS = ("E3242B", "B65F00", "00873C", "0077D1")
_GREY = "595959"

_EDGE = Side(style="thin", color="8C8C8C")
_EDGES = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


class Look(msgspec.Struct, frozen=True):
    """A format of cells."""

    font: Font = TEXT_FONT
    ground: str | None = None
    number_format: str = "General"
    horizontal: str | None = None
    bordered: bool = True
    wrapped: bool = True


PROSE = Look(bordered=False)
LINE = Look(bordered=False, wrapped=False)
ENTRY = Look()
TEXT_ENTRY = Look(number_format=TEXT_FORMAT)
DATE_ENTRY = Look(number_format=DATE_FORMAT, horizontal="left")
CHOICE = Look(horizontal="center")
GIVEN = Look(ground="F2F2F2")
FIGURE = Look(ground="F2F2F2", horizontal="center")
PERCENTAGE = Look(ground="F2F2F2", horizontal="center", number_format='0"%"')
HEADINGS = tuple(
    Look(font=Font(name=FONT, size=SIZE, bold=True, color="FFFFFF"), ground=ground) for ground in HEADING_GROUNDS
)


def wear(target: Any, look: Look) -> None:
    """Give a cell, or every cell of a column that has no format of its own, a look."""
    target.font = look.font
    target.number_format = look.number_format
    target.alignment = Alignment(horizontal=look.horizontal, vertical="top", wrap_text=look.wrapped)
    if look.ground:
        target.fill = PatternFill("solid", start_color=look.ground)
    if look.bordered:
        target.border = _EDGES


def quoted(text: str) -> str:
    """A text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'


def coloured(word: str, letters: str, ground: str) -> CellIsRule:
    """A rule that colours the cells that say a word. The colour adds nothing to the word."""
    return CellIsRule(
        operator="equal", formula=[quoted(word)], font=Font(color=letters, bold=True), fill=PatternFill(bgColor=ground)
    )


def coloured_ratings(framework: Framework, *others: str) -> list[CellIsRule]:
    """A rule for every rating, and grey ones for what else stands in a cell of ratings."""
    grounds = (*_RATING_GROUNDS, *[_RATING_GROUNDS[-1]] * len(framework.ratings))
    rated = zip((rating.name for rating in framework.ratings), grounds, strict=False)
    return [*(coloured(name, "FFFFFF", ground) for name, ground in rated), *map(greyed, others)]


def greyed(word: str) -> CellIsRule:
    """A rule that greys a word."""
    return CellIsRule(operator="equal", formula=[quoted(word)], font=Font(color=_GREY, italic=True))
