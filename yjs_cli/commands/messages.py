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
            sys.stderr.write(f"{printable(line)}\n")
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


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal, or FORCE_COLOR asks to treat it as one; False if it is missing or closed."""
    try:
        return stream is not None and (stream.isatty() or bool(os.environ.get("FORCE_COLOR")))
    except ValueError:
        return False
