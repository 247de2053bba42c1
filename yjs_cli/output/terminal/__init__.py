"""The page that people read: ratings, a table a domain, flags in plain words. The one room that knows Rich."""

import io
import os
from typing import Literal, TextIO

from rich.console import Console
from rich.text import Text

from yjs_cli.framework import Framework
from yjs_cli.output import words
from yjs_cli.output.terminal.domain_table import domain_table
from yjs_cli.output.terminal.page import NARROWEST, WIDEST, Page
from yjs_cli.output.terminal.ratings_page import ratings_page
from yjs_cli.output.terminal.summary import summary_table
from yjs_cli.output.writing import writing_to
from yjs_cli.result import Document

Color = Literal["auto", "always", "never"]


TEXT_WIDTH = 80  # cells of a page that is written to a file


def show(document: Document, framework: Framework, stream: TextIO | None, color: Color = "auto") -> None:
    """Print the page on a stream, in the width and the colours that it has. A closed pipe ends it quietly."""
    with writing_to(stream) as page:
        if hasattr(page, "reconfigure"):  # a code page that lacks a letter of a name shows a question mark, not a fault
            page.reconfigure(errors="replace")
        draw(document, framework, console_for(page, color))


def page_text(document: Document, framework: Framework) -> str:
    """The page as plain text."""
    stream = io.StringIO()
    draw(document, framework, Console(file=stream, width=TEXT_WIDTH, color_system=None, highlight=False, emoji=False))
    return stream.getvalue()


class _Console(Console):
    """Rich's console, but that a closed pipe is the caller's to deal with."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console_for(file: TextIO, color: Color = "auto") -> Console:
    """A console on a stream. ``auto`` colours a terminal and heeds NO_COLOR, FORCE_COLOR and TERM=dumb."""
    if color == "auto":
        return _Console(file=file, highlight=False, emoji=False, markup=False)
    wanted = color == "always"
    return _Console(
        file=file,
        highlight=False,
        emoji=False,
        markup=False,
        force_terminal=wanted,
        no_color=not wanted,
        # NO_COLOR and TERM=dumb must not overrule what the user has just asked for.
        _environ={
            name: value
            for name, value in os.environ.items()
            if name in {"COLUMNS", "LINES", "COLORTERM"} or (name == "TERM" and value != "dumb")
        },
    )


def draw(document: Document, framework: Framework, console: Console) -> None:
    """Print every inspection's page, and a summary table after several. Nothing is cut: what is too wide is wrapped."""
    console.width = max(console.width, NARROWEST)
    page = Page(framework, console, min(console.width, WIDEST))
    lines: list[Text] = []
    for inspection in document.inspections:
        lines += ratings_page(inspection, page)
        for sample in inspection.samples:
            lines += domain_table(inspection, sample, page)
        lines += page.closing_lines(document, inspection)
    if len(document.inspections) > 1:
        lines += summary_table(document, page)
    for line in lines:  # a framework's words are text from outside, too
        if not line.plain.isprintable():
            line.plain = words.printable(line.plain)
    if console.color_system is None:  # a badge's blanks are only worth something in colour
        for line in lines:
            line.rstrip()
    # Lines are wrapped where they are made; the console must neither wrap nor cut them again.
    console.print(Text("\n").join(lines), soft_wrap=True)
