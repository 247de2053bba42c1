"""Print lines that are already wrapped, on a terminal, in a pipe or as plain text."""

import io
from collections.abc import Callable, Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from yjs_cli.framework import Framework
from yjs_cli.output import words
from yjs_cli.output.terminal.console import Color, console_for
from yjs_cli.output.terminal.page import NARROWEST, WIDEST, Page
from yjs_cli.output.writing import writing_to

Build = Callable[[Page], Iterable[Text]]


def show_page(build: Build, framework: Framework, stream: TextIO | None, color: Color = "auto") -> None:
    """Print what ``build`` makes of a page, in the stream's own width and colours. A closed pipe ends it quietly."""
    with writing_to(stream) as page:
        if hasattr(page, "reconfigure"):  # show a question mark for a character that the code page lacks
            page.reconfigure(errors="replace")
        draw_page(build, framework, console_for(page, color))


def draw_page(build: Build, framework: Framework, console: Console) -> None:
    """Print what ``build`` makes of a page on a console."""
    console.width = max(console.width, NARROWEST)
    print_lines(build(Page(framework, console, min(console.width, WIDEST))), console)


def plain_page(build: Build, framework: Framework, width: int) -> str:
    """The page as plain text of this width in cells."""
    stream = io.StringIO()
    draw_page(build, framework, Console(file=stream, width=width, color_system=None, highlight=False, emoji=False))
    return stream.getvalue()


def print_lines(lines: Iterable[Text], console: Console) -> None:
    """Print wrapped lines. The console must not wrap or cut them again."""
    printed = list(lines)
    for line in printed:  # a framework's words come from outside too
        if not line.plain.isprintable():
            line.plain = words.printable(line.plain)
    if console.color_system is None:  # spaces around a badge only show in colour
        for line in printed:
            line.rstrip()
    console.print(Text("\n").join(printed), soft_wrap=True)
