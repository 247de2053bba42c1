"""Problems at a terminal: the severity in colour, the place and the code on one line, what to do below it."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from yjs_cli.output.problems.grouping import ProblemGroup, group_problems
from yjs_cli.output.terminal.console import Color, console_for
from yjs_cli.output.terminal.page import BOLD, COLOURS, DIM, NARROWEST, WIDEST
from yjs_cli.output.words import printable
from yjs_cli.output.writing import writing_to
from yjs_cli.problem import CheckedFile, Problem, Severity

_STYLES: dict[Severity, Style] = {
    "error": Style(color=COLOURS[0], bold=True),
    "warning": Style(color=COLOURS[1], bold=True),
    "notice": Style(color=COLOURS[3], bold=True),
}
_INDENT = 2


def show_checked_files(files: Iterable[CheckedFile], stream: TextIO | None, every: bool) -> None:
    """Print the problems of each file that has any. A closed pipe ends it quietly."""
    with writing_to(stream) as terminal:
        for file in files:
            if file.problems:
                show_problems(file.name, file.problems, terminal, every)


def show_problems(name: str, problems: Iterable[Problem], stream: TextIO, every: bool, color: Color = "auto") -> None:
    """Print the name of a file and its problems, wrapped between words to the width of the terminal."""
    if hasattr(stream, "reconfigure"):  # show a question mark for a character that the code page lacks
        stream.reconfigure(errors="replace")
    console = console_for(stream, color)
    console.width = min(max(console.width, NARROWEST), WIDEST)
    lines = list(problem_list(name, group_problems(problems, every), console))
    console.print(Text("\n").join(lines), soft_wrap=True)


def problem_list(name: str, groups: Iterable[ProblemGroup], console: Console) -> Iterator[Text]:
    """The lines of a list, each no wider than the console unless a single word is."""
    yield from _wrapped(Text(printable(f"{name}:"), BOLD), console, 0)
    for group in groups:
        heading = Text.assemble(
            (group.severity, _STYLES[group.severity]),
            "  ",
            (printable(group.places), BOLD),
            "  ",
            (group.code, DIM),
        )
        yield from _wrapped(heading, console, 0)
        yield from _wrapped(Text(printable(group.text)), console, _INDENT)


def _wrapped(text: Text, console: Console, indent: int) -> Iterator[Text]:
    """Wrap between words. Continuation lines are indented."""
    hanging = max(indent, _INDENT)
    if cell_len(text.plain) <= console.width - indent:
        yield Text(" " * indent) + text
        return
    for number, line in enumerate(text.wrap(console, console.width - hanging)):
        line.rstrip()
        yield Text(" " * (indent if number == 0 else hanging)) + line
