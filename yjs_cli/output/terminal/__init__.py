"""The page at a terminal: ratings, a table for each domain, and flags in plain words. Only this folder knows Rich."""

import io
from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.text import Text

from yjs_cli.framework import Framework
from yjs_cli.output.terminal.brief_page import brief_page
from yjs_cli.output.terminal.console import Color, console_for
from yjs_cli.output.terminal.domain_table import domain_table
from yjs_cli.output.terminal.page import DIM, NARROWEST, WIDEST, Page
from yjs_cli.output.terminal.percentages_by_table import percentages_by_table
from yjs_cli.output.terminal.printing import print_lines
from yjs_cli.output.terminal.ratings_page import overall_lines, ratings_page
from yjs_cli.output.terminal.summary import summary_table
from yjs_cli.output.writing import writing_to
from yjs_cli.result import Document, InspectionResult

TEXT_WIDTH = 80  # in cells, for a page that is written to a file


def show(
    document: Document,
    framework: Framework,
    stream: TextIO | None,
    color: Color = "auto",
    full: bool = False,
    brief: bool = False,
) -> None:
    """Print the page in the stream's own width and colours. A closed pipe ends it quietly.

    ``full`` shows the page of each of several inspections, and every flag, not only the most useful two of each
    standard. ``brief`` shows only the ratings.
    """
    with writing_to(stream) as page:
        if hasattr(page, "reconfigure"):  # show a question mark for a character that the code page lacks
            page.reconfigure(errors="replace")
        draw(document, framework, console_for(page, color), full, brief)


def page_text(document: Document, framework: Framework, full: bool = False, brief: bool = False) -> str:
    """The page as plain text."""
    stream = io.StringIO()
    console = Console(file=stream, width=TEXT_WIDTH, color_system=None, highlight=False, emoji=False)
    draw(document, framework, console, full, brief)
    return stream.getvalue()


def draw(document: Document, framework: Framework, console: Console, full: bool = False, brief: bool = False) -> None:
    """Print the page of an inspection, or the summary of several. Long lines are wrapped, never cut.

    At a terminal, a page that is longer than the screen repeats the overall rating at its end.
    """
    console.width = max(console.width, NARROWEST)
    page = Page(framework, console, min(console.width, WIDEST), full)
    several = len(document.inspections) > 1
    lines: list[Text] = []
    for inspection in document.inspections if full or brief or not several else ():
        if lines and brief:
            lines.append(Text())
        lines += brief_page(inspection, page) if brief else _whole_page(document, inspection, page)
    if several:
        lines += [Text()] if brief else []
        lines += summary_table(document, page)
        if not full and not brief:
            lines += page.wrapped("To see the page of each inspection, add --full.", DIM)
    elif not brief and console.file.isatty() and len(lines) > console.height:
        lines += overall_lines(document.inspections[0], page)
    print_lines(lines, console)


def _whole_page(document: Document, inspection: InspectionResult, page: Page) -> Iterator[Text]:
    yield from ratings_page(inspection, page)
    for sample in inspection.samples:
        yield from domain_table(inspection, sample, page)
    for table in inspection.percentages_by:
        yield from percentages_by_table(table, page)
    yield from page.closing_lines(document, inspection)
