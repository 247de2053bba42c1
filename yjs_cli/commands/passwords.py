"""Where the password of a protected workbook comes from: a file, the environment, or the person at the terminal."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from yjs_cli.errors import UsageError

VARIABLE = "YJS_PASSWORD"

# Never the password itself: other users of the machine can see the arguments of a command, and the shell keeps them.
PasswordFile = Annotated[
    str | None,
    typer.Option(
        "--password-file",
        metavar="PATH",
        help=f"A file with the password of protected workbooks.  [default: {VARIABLE}, or asked for]",
    ),
]


def password_source(password_file: str | None) -> Callable[[str], str | None]:
    """What gives the password of a file, by its name, when one turns out to need it; None where nobody can say.

    Raises UsageError where the file with the password cannot be read.
    """
    known = _in_file(password_file) if password_file else os.environ.get(VARIABLE)
    return lambda name: known if known is not None else _asked_for(name)


def _in_file(path: str) -> str:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise UsageError(
            f"--password-file {path}: cannot be read: {getattr(error, 'strerror', None) or error}."
        ) from None
    return text.rstrip("\r\n")


def _asked_for(name: str) -> str | None:
    from yjs_cli.output.words import printable

    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return None
    password: str = typer.prompt(f"Password of {printable(name)}", hide_input=True, err=True)
    return password
