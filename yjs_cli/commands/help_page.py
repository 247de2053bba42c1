"""Help that fits the terminal: lines break between words, and no line is cut short.

Typer's own help is never narrower than 50 columns, breaks long words, and ends the long line of a command with dots.
"""

import inspect
import shutil
from collections.abc import Sequence
from textwrap import wrap

import typer
from typer._click import Context, HelpFormatter  # not public: pyproject.toml limits the version of typer
from typer.core import TyperCommand, TyperGroup

_WIDEST, _NARROWEST = 80, 20  # columns
_MARGIN = 2  # columns left empty on the right
_READABLE = 24  # columns: with less room next to its name, a description goes below it
_BELOW = 4  # columns that a description below its name is indented


class _Formatter(HelpFormatter):
    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        columns = min(width or shutil.get_terminal_size().columns, max_width or _WIDEST)
        super().__init__(indent_increment, max(columns - _MARGIN, _NARROWEST))

    def write_text(self, text: str) -> None:
        paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
        self.write("\n\n".join("\n".join(self._wrapped(each, self.current_indent)) for each in paragraphs) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        longest = max((len(name) for name, _ in rows), default=0)
        column = self.current_indent + min(longest, col_max) + col_spacing
        stacked = self.width - column < _READABLE
        for name, description in rows:
            indent = self.current_indent + _BELOW if stacked else column
            lines = self._wrapped(description, indent)
            if stacked or self.current_indent + len(name) + col_spacing > column:
                self.write("\n".join(self._wrapped(name, self.current_indent)) + "\n")
            else:
                first, *lines = lines or [""]
                self.write(f"{' ' * self.current_indent}{name}".ljust(column) + f"{first.lstrip()}\n")
            self.write("".join(f"{line}\n" for line in lines))

    def _wrapped(self, text: str, indent: int) -> list[str]:
        blanks = " " * indent
        return wrap(
            text,
            self.width,
            initial_indent=blanks,
            subsequent_indent=blanks,
            break_long_words=False,
            break_on_hyphens=False,
        )


class _Context(typer.Context):
    formatter_class = _Formatter


class HelpCommand(TyperCommand):
    """A command with help that fits the terminal."""

    context_class = _Context


class HelpGroup(TyperGroup):
    """A group of commands with help that fits the terminal."""

    context_class = _Context

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002  the name in typer
        """Write each command with the whole first sentence of its help."""
        rows = [
            (name, " ".join(inspect.cleandoc(command.help or "").split("\n\n")[0].split()))
            for name, command in self.commands.items()
            if not command.hidden
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
