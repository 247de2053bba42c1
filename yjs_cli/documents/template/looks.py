"""How cells look: fonts of 12 points and more, edges round what is filled in, grey where nothing has to be."""

from typing import Any, Literal

import msgspec
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "Arial"
SIZE = 12

TEXT_FONT = Font(name=FONT, size=SIZE)
HEADING_FONTS = tuple(Font(name=FONT, size=size, bold=True, color="1F3864") for size in (18, 14))

DATE_FORMAT = "dd mmm yyyy"
TEXT_FORMAT = "@"

_EDGE = Side(style="thin", color="8C8C8C")
_EDGES = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_GREY = "F2F2F2"


class Look(msgspec.Struct, frozen=True):
    """A format of cells. ``ground`` is the colour of the cell, None for none."""

    font: Font = TEXT_FONT
    ground: str | None = None
    number_format: str = "General"
    horizontal: Literal["left", "center"] = "left"
    edged: bool = True
    wrapped: bool = True


LINE = Look(edged=False, wrapped=False)
PROSE = Look(edged=False)
ENTRY = Look()
TEXT_ENTRY = Look(number_format=TEXT_FORMAT)
DATE_ENTRY = Look(number_format=DATE_FORMAT)
CHOICE = Look(horizontal="center")
SELDOM_CHOICE = Look(horizontal="center", ground=_GREY)
GIVEN = Look(ground=_GREY)
FIGURE = Look(horizontal="center", ground=_GREY)
PERCENTAGE = Look(horizontal="center", ground=_GREY, number_format='0"%"')

# White on two grounds, so that the questions of a standard can be seen to belong together.
HEADINGS = tuple(
    Look(font=Font(name=FONT, size=SIZE, bold=True, color="FFFFFF"), ground=ground) for ground in ("1F3864", "345A63")
)


def wear(target: Any, look: Look) -> None:
    """Give a look to a cell, or to every cell of a column that has none of its own."""
    target.font = look.font
    target.number_format = look.number_format
    target.alignment = Alignment(horizontal=look.horizontal, vertical="top", wrap_text=look.wrapped)
    if look.ground:
        target.fill = PatternFill("solid", start_color=look.ground)
    if look.edged:
        target.border = _EDGES
