"""The list and the manual of rules, wrapped between words to the width of the terminal."""

import shutil
from textwrap import wrap
from typing import TextIO

_WIDEST = 80  # characters
_HANGING = 4  # characters


def wrapped_manual(text: str) -> str:
    """A manual with its paragraphs wrapped to at most 80 characters. Indented examples are not changed."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return "\n\n".join(_paragraph(block, width) for block in text.rstrip("\n").split("\n\n")) + "\n"


def wrapped_list(text: str, stream: TextIO | None) -> str:
    """At a terminal, a list with its long lines wrapped and indented. Otherwise the list is not changed."""
    if stream is None or not stream.isatty():
        return text
    width = shutil.get_terminal_size().columns
    return "".join(f"{part}\n" for line in text.splitlines() for part in _wrapped(line, width))


def _paragraph(block: str, width: int) -> str:
    if any(line.startswith(" ") for line in block.splitlines()):
        return block
    return "\n".join(wrap(" ".join(block.split()), width, break_long_words=False, break_on_hyphens=False))


def _wrapped(line: str, width: int) -> list[str]:
    if len(line) <= width:
        return [line]
    return wrap(line, width, subsequent_indent=" " * _HANGING, break_long_words=False, break_on_hyphens=False)
