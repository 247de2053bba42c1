"""What every part of the page shares: its width, its signs, the colours of ratings, and how text is wrapped."""

from collections.abc import Iterator
from functools import cached_property

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from yjs_cli.framework import Framework
from yjs_cli.output import words
from yjs_cli.result import Document, InspectionResult

NARROWEST = 30  # cells: narrower still, lines break where the terminal breaks them
WIDEST = 140  # cells: a page is no easier to read beyond
NARROW = 76  # cells: below this, what does not fit beside goes below

# Each has at least 4.5:1 against white and against black, so that it can be read on any terminal, as ink or as the
# ground of white letters. Lowest rating first; a framework with more ratings uses the last for the rest.
COLOURS = ("#e3242b", "#b65f00", "#00873c", "#0077d1")

BOLD = Style(bold=True)
DIM = Style(dim=True)


class Symbols(msgspec.Struct, frozen=True):
    """The signs of the page. ``part`` are the parts of a bar's cell, from an eighth up; none where they cannot show."""

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
    """A page of a width in cells, on a console, about results by a framework."""

    framework: Framework
    console: Console
    width: int

    @property
    def narrow(self) -> bool:
        """Whether little fits side by side."""
        return self.width < NARROW

    @cached_property
    def symbols(self) -> Symbols:
        """The signs that the console's encoding can show: a Windows code page has few of them."""
        signs = Symbols()
        try:
            "".join(msgspec.structs.astuple(signs)).encode(self.console.encoding)
        except (UnicodeEncodeError, LookupError):
            return ASCII
        return signs

    def colour(self, rating: str | None) -> str | None:
        """The colour of a rating, None for what is none."""
        names = [each.name for each in self.framework.ratings]
        return COLOURS[min(names.index(rating), len(COLOURS) - 1)] if rating in names else None

    def ink(self, rating: str | None) -> Style:
        """A rating's colour as the colour of letters."""
        return Style(color=self.colour(rating))

    def badge(self, rating: str | None, otherwise: str) -> Text:
        """A rating's word on its colour; where there is no rating, what is said instead."""
        if rating is None:
            return Text(f" {otherwise}", Style(italic=True))
        return Text(f" {rating} ", Style(color="#ffffff", bgcolor=self.colour(rating), bold=True))

    def wrapped(
        self, text: str, style: Style | None = None, indent: int = 0, mark: str = "", width: int | None = None
    ) -> Iterator[Text]:
        """A paragraph at an indent, its further lines level with its first letter; nothing for no text.

        ``mark`` stands before the first line. ``width`` is the page's unless given.
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
        """Cells side by side; where the page is too narrow for that, the last on a line of its own, at an indent."""
        row = columns(*cells)
        if cell_len(row.plain) <= self.width:
            yield row
            return
        *firsts, (last, _) = cells
        if any(text.plain for text, _ in firsts):
            yield columns(*firsts)
        yield columns((Text(), indent), (last, 0))

    def closing_lines(self, document: Document, inspection: InspectionResult) -> Iterator[Text]:
        """What the figures were made from, and what they do not count."""
        yield from self.wrapped(words.unscored_sentence(inspection), DIM)
        yield from self.wrapped(words.provenance(document, inspection), DIM)
        yield Text()

    def heading(self, text: str) -> Iterator[Text]:
        """A heading, wrapped, with a rule below it."""
        yield from self.wrapped(text, BOLD)
        yield Text(self.symbols.rule * self.width, DIM)


def columns(*cells: tuple[Text, int]) -> Text:
    """Cells side by side, each filled to its width, but for the last; a negative width sets a cell flush right."""
    row = Text()
    filled = list(cells)
    while filled and not filled[-1][0].plain:
        filled.pop()
    for number, (text, width) in enumerate(filled, start=1):
        gap = Text(" " * max(abs(width) - cell_len(text.plain), 0))
        # The gap is the row's own: appended to the cell, it would take the cell's colour.
        if width < 0:
            row.append_text(gap)
        row.append_text(text)
        if width > 0 and number < len(filled):
            row.append_text(gap)
    return row
