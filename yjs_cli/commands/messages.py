"""Messages to the user on standard error, safe to print."""

import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Literal, TextIO

from yjs_cli.output.words import printable
from yjs_cli.problem import Problem


def tell(lines: Iterable[str]) -> None:
    """Print lines to standard error. If it is closed or full, only the exit code reports what happened."""
    # Written to the stream itself, because a progress bar puts its own stream there to print above the bar.
    with contextlib.suppress(AttributeError, OSError, ValueError):
        for line in lines:
            for part in _wrapped(printable(line)):
                sys.stderr.write(f"{part}\n")
        sys.stderr.flush()


def tell_problems(
    name: str, problems: Sequence[Problem], every: bool = False, color: Literal["auto", "never"] = "auto"
) -> None:
    """Print the problems of a file under its name, grouped unless ``every`` is set."""
    if not problems:
        return
    from yjs_cli.output.problems.grouping import group_problems
    from yjs_cli.output.problems.lines import problem_lines

    if not is_terminal(sys.stderr):
        tell(problem_lines(name, group_problems(problems, every)))
        return
    from yjs_cli.output.terminal.problem_list import show_problems

    with contextlib.suppress(OSError, ValueError):
        show_problems(name, problems, sys.stderr, every, color)


def _wrapped(line: str) -> list[str]:
    """A line broken between words at the width of the terminal, or the whole line if there is none."""
    if not sys.stderr.isatty():
        return [line]
    from shutil import get_terminal_size
    from textwrap import wrap

    width = get_terminal_size().columns
    return wrap(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False) or [""]


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal, or FORCE_COLOR asks to treat it as one; False if it is missing or closed."""
    try:
        return stream is not None and (stream.isatty() or bool(os.environ.get("FORCE_COLOR")))
    except ValueError:
        return False
