"""The console for a stream: when it shows colour, and what happens when its reader goes away."""

import os
from typing import Literal, TextIO

from rich.console import Console

Color = Literal["auto", "always", "never"]


class _Console(Console):
    """A Rich console that leaves a closed pipe to its caller."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console_for(file: TextIO, color: Color = "auto") -> Console:
    """A console on a stream. ``auto`` colours a terminal and respects NO_COLOR, FORCE_COLOR and TERM=dumb."""
    if color == "auto":
        return _Console(file=file, highlight=False, emoji=False, markup=False)
    in_colour = color == "always"
    return _Console(
        file=file,
        highlight=False,
        emoji=False,
        markup=False,
        force_terminal=in_colour,
        no_color=not in_colour,
        # NO_COLOR and TERM=dumb must not overrule --color.
        _environ={
            name: value
            for name, value in os.environ.items()
            if name in {"COLUMNS", "LINES", "COLORTERM"} or (name == "TERM" and value != "dumb")
        },
    )
