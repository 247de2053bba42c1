"""Messages to the person at the terminal: standard error, safe to print."""

import contextlib
import sys
from collections.abc import Iterable, Sequence

import typer

from yjs_cli.output.problems.lines import problem_lines
from yjs_cli.output.words import printable
from yjs_cli.problem import Problem


def tell(lines: Iterable[str]) -> None:
    """Print lines to standard error. Where that is closed or full, the exit code has to say it alone."""
    for line in lines if sys.stderr is not None else ():
        with contextlib.suppress(OSError):
            typer.echo(printable(line), err=True)


def tell_problems(name: str, problems: Sequence[Problem]) -> None:
    """Print the problems of a file under its name."""
    if problems:
        tell([f"{name}:", *(f"  {line}" for line in problem_lines(problems))])
