"""The page at a terminal: ratings, a table for each domain, and flags in plain words. Only this folder knows Rich."""

import io
from typing import TextIO

from rich.console import Console
from rich.text import Text

from yjs_cli.framework import Framework
from yjs_cli.output.terminal.console import Color, console_for
from yjs_cli.output.terminal.domain_table import domain_table
from yjs_cli.output.terminal.page import NARROWEST, WIDEST, Page
from yjs_cli.output.terminal.percentages_by_table import percentages_by_table
from yjs_cli.output.terminal.printing import print_lines
from yjs_cli.output.terminal.ratings_page import ratings_page
from yjs_cli.output.terminal.summary import summary_table
from yjs_cli.output.writing import writing_to
from yjs_cli.result import Document

TEXT_WIDTH = 80  # in cells, for a page that is written to a file


def show(
    document: Document, framework: Framework, stream: TextIO | None, color: Color = "auto", full: bool = False
) -> None:
    """Print the page in the stream's own width and colours. A closed pipe ends it quietly.

    ``full`` shows every flag, not only the most useful two of each standard.
    """
    with writing_to(stream) as page:
        if hasattr(page, "reconfigure"):  # show a question mark for a character that the code page lacks
            page.reconfigure(errors="replace")
        draw(document, framework, console_for(page, color), full)


def page_text(document: Document, framework: Framework, full: bool = False) -> str:
    """The page as plain text."""
    stream = io.StringIO()
    console = Console(file=stream, width=TEXT_WIDTH, color_system=None, highlight=False, emoji=False)
    draw(document, framework, console, full)
    return stream.getvalue()


def draw(document: Document, framework: Framework, console: Console, full: bool = False) -> None:
    """Print a page for each inspection, then a summary if there are several. Long lines are wrapped, never cut."""
    console.width = max(console.width, NARROWEST)
    page = Page(framework, console, min(console.width, WIDEST), full)
    lines: list[Text] = []
    for inspection in document.inspections:
        lines += ratings_page(inspection, page)
        for sample in inspection.samples:
            lines += domain_table(inspection, sample, page)
        for table in inspection.percentages_by:
            lines += percentages_by_table(table, page)
        lines += page.closing_lines(document, inspection)
    if len(document.inspections) > 1:
        lines += summary_table(document, page)
    print_lines(lines, console)
