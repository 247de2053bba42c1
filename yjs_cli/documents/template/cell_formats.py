"""Cell formats: fonts of at least 12 points, borders round cells to fill in, and grey for read-only cells."""

from typing import Any, Literal

import msgspec
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "Arial"
SIZE = 12

TEXT_FONT = Font(name=FONT, size=SIZE)
HEADING_FONTS = tuple(Font(name=FONT, size=size, bold=True, color="1F3864") for size in (18, 14))

DATE_FORMAT = "dd mmm yyyy"
TEXT_FORMAT = "@"

_SIDE = Side(style="thin", color="8C8C8C")
_BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_GREY = "F2F2F2"


class CellFormat(msgspec.Struct, frozen=True):
    """A cell format. ``fill`` is the background colour, or None."""

    font: Font = TEXT_FONT
    fill: str | None = None
    number_format: str = "General"
    horizontal: Literal["left", "center"] = "left"
    bordered: bool = True
    wrapped: bool = True


LINE = CellFormat(bordered=False, wrapped=False)
PARAGRAPH = CellFormat(bordered=False)
ENTRY = CellFormat()
TEXT_ENTRY = CellFormat(number_format=TEXT_FORMAT)
DATE_ENTRY = CellFormat(number_format=DATE_FORMAT)
CHOICE = CellFormat(horizontal="center")
PANEL_CHOICE = CellFormat(horizontal="center", fill=_GREY)
READ_ONLY = CellFormat(fill=_GREY)
NUMBER = CellFormat(horizontal="center", fill=_GREY)
PERCENTAGE = CellFormat(horizontal="center", fill=_GREY, number_format='0"%"')

# White on two shades, which show the questions that belong to the same standard.
HEADINGS = tuple(
    CellFormat(font=Font(name=FONT, size=SIZE, bold=True, color="FFFFFF"), fill=fill) for fill in ("1F3864", "345A63")
)


def apply_format(target: Any, cell_format: CellFormat) -> None:
    """Format a cell, or all cells of a column that have no format of their own."""
    target.font = cell_format.font
    target.number_format = cell_format.number_format
    target.alignment = Alignment(horizontal=cell_format.horizontal, vertical="top", wrap_text=cell_format.wrapped)
    if cell_format.fill:
        target.fill = PatternFill("solid", start_color=cell_format.fill)
    if cell_format.bordered:
        target.border = _BORDER
