"""A page of the manual at a terminal, as wide as the terminal is."""

import re
from typing import TextIO

from rich.markdown import Markdown
from rich.theme import Theme

from yjs_cli.output.terminal.console import console_for
from yjs_cli.output.terminal.page import NARROWEST, WIDEST
from yjs_cli.output.writing import writing_to

# Code in the terminal's own background: a dark block would be hard to read on a light terminal.
_THEME = Theme({"markdown.code": "bold", "markdown.code_block": "none"})
_CODE_THEME = "ansi_dark"

# A link from one page of the manual to another, which a terminal cannot follow.
_LINK_TO_PAGE = re.compile(r"\[([^\]]+)\]\(([a-z-]+)\.md\)")


def show_manual_page(text: str, stream: TextIO | None) -> None:
    """Draw a Markdown page on a terminal. A closed pipe ends it quietly. Raises WriteError."""
    with writing_to(stream) as page:
        if hasattr(page, "reconfigure"):  # a character that the code page lacks becomes a question mark, not a fault
            page.reconfigure(errors="replace")
        console = console_for(page)
        console.width = min(max(console.width, NARROWEST), WIDEST)
        console.push_theme(_THEME)
        readable = _LINK_TO_PAGE.sub(r"\1 (`yjs help \2`)", text)
        console.print(Markdown(readable, code_theme=_CODE_THEME, hyperlinks=False))
