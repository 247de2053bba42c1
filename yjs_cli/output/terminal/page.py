"""What all parts of the page share: its width, its symbols, the colours of ratings, and wrapping."""

from collections.abc import Iterator
from functools import cached_property

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from yjs_cli.framework import Framework
from yjs_cli.output import words
from yjs_cli.output.account import account_lines
from yjs_cli.output.flags_shown import flags_left_out
from yjs_cli.result import Document, InspectionResult

NARROWEST = 30  # cells: below this, the terminal itself breaks the lines
WIDEST = 140  # cells: a wider page is no easier to read
NARROW = 76  # cells: below this, columns are put below each other

# Each has a contrast of at least 4.5:1 with white and with black, so that it can be read at any terminal, as text or as
# the background of white text. Lowest rating first. A framework with more ratings repeats the last colour.
COLOURS = ("#e3242b", "#b65f00", "#00873c", "#0077d1")

BOLD = Style(bold=True)
DIM = Style(dim=True)


class Symbols(msgspec.Struct, frozen=True):
    """The symbols of the page. ``part`` has the parts of a cell of a bar, from one eighth up; it can be empty."""

    rule: str = "─"
    heavy: str = "━"
    tick: str = "┼"
    dot: str = "●"
    deciding: str = "▸"
    panel: str = "→"
    full: str = "█"
    part: str = "▏▎▍▌▋▊▉"
    track: str = "·"


ASCII = Symbols(rule="-", heavy="=", tick="|", dot="O", deciding=">", panel=">", full="#", part="", track=".")


class Page(msgspec.Struct, frozen=True, dict=True):
    """A page on a console, with its width in cells, and the framework of its results."""

    framework: Framework
    console: Console
    width: int
    full: bool = False  # whether it shows every flag

    @property
    def narrow(self) -> bool:
        """Whether columns are put below each other."""
        return self.width < NARROW

    @cached_property
    def symbols(self) -> Symbols:
        """The symbols that the console's encoding has. A Windows code page lacks most of them."""
        symbols = Symbols()
        try:
            "".join(msgspec.structs.astuple(symbols)).encode(self.console.encoding)
        except (UnicodeEncodeError, LookupError):
            return ASCII
        return symbols

    def colour(self, rating: str | None) -> str | None:
        """The colour of a rating, or None if it is not a rating of the framework."""
        names = [each.name for each in self.framework.ratings]
        return COLOURS[min(names.index(rating), len(COLOURS) - 1)] if rating in names else None

    def text_style(self, rating: str | None) -> Style:
        """Text in the colour of a rating."""
        return Style(color=self.colour(rating))

    def badge(self, rating: str | None, otherwise: str) -> Text:
        """A rating on a background of its colour, or other text if there is no rating."""
        if rating is None:
            return Text(f" {otherwise}", Style(italic=True))
        return Text(f" {rating} ", Style(color="#ffffff", bgcolor=self.colour(rating), bold=True))

    def wrapped(
        self, text: str, style: Style | None = None, indent: int = 0, mark: str = "", width: int | None = None
    ) -> Iterator[Text]:
        """Wrap a paragraph, with later lines aligned to the first character of the text; nothing for an empty text.

        ``mark`` comes before the first line. ``width`` is the width of the page by default.
        """
        if not text:
            return
        hanging = indent + cell_len(mark)
        room = max((width or self.width) - hanging, 10)
        paragraph = Text(words.printable(text), style or "")
        # Most lines fit, and wrapping is slow.
        lines = [paragraph] if cell_len(paragraph.plain) <= room else paragraph.wrap(self.console, room)
        for number, line in enumerate(lines):
            line.rstrip()
            yield Text(" " * indent + mark if number == 0 else " " * hanging) + line

    def below_if_wide(self, *cells: tuple[Text, int], indent: int) -> Iterator[Text]:
        """Cells side by side. If the page is too narrow, the last one is on the next line, at an indent."""
        row = columns(*cells)
        if cell_len(row.plain) <= self.width:
            yield row
            return
        *firsts, (last, _) = cells
        if any(text.plain for text, _ in firsts):
            yield columns(*firsts)
        yield columns((Text(), indent), (last, 0))

    def closing_lines(self, document: Document, inspection: InspectionResult) -> Iterator[Text]:
        """Which standards are not in the score, what was read, and what produced the result."""
        if not self.full:
            yield from self.wrapped(flags_left_out(inspection), DIM)
        yield from self.wrapped(words.unscored_sentence(inspection), DIM)
        for line in account_lines(inspection.sources):
            yield from self.wrapped(line, DIM)
        yield from self.wrapped(words.provenance(document, inspection), DIM)
        yield Text()

    def heading(self, text: str) -> Iterator[Text]:
        """A wrapped heading with a line below it."""
        yield from self.wrapped(text, BOLD)
        yield Text(self.symbols.rule * self.width, DIM)


def columns(*cells: tuple[Text, int]) -> Text:
    """Cells side by side, each padded to its width except the last. A negative width aligns a cell to the right."""
    row = Text()
    filled = list(cells)
    while filled and not filled[-1][0].plain:
        filled.pop()
    for number, (text, width) in enumerate(filled, start=1):
        gap = Text(" " * max(abs(width) - cell_len(text.plain), 0))
        # Append the gap to the row: in the cell, it would take the cell's colour.
        if width < 0:
            row.append_text(gap)
        row.append_text(text)
        if width > 0 and number < len(filled):
            row.append_text(gap)
    return row
