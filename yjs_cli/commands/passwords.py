"""Where the password of a protected workbook comes from: a file, the environment, or the person at the terminal."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Annotated

import typer

from yjs_cli.errors import UsageError
from yjs_cli.text import MB, decoded, read_up_to

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


def password_source(
    password_file: str | None, resting: Callable[[], AbstractContextManager[None]] = nullcontext
) -> Callable[[str], str | None]:
    """What gives the password of a file, by its name, when one turns out to need it; None where nobody can say.

    ``resting`` is entered while a person is asked, so that nothing else is drawn on the terminal. Raises UsageError
    where the file with the password cannot be read, or has none in it.
    """
    known = _in_file(password_file) if password_file is not None else os.environ.get(VARIABLE)

    def password_for(name: str) -> str | None:
        if known:
            return known
        with resting():
            return _asked_for(name)

    return password_for


def _in_file(path: str) -> str:
    try:
        content = read_up_to(MB, path)
    except OSError as error:
        raise UsageError(f"--password-file {path}: cannot be read: {error.strerror}.") from None
    if password := decoded(content).rstrip("\r\n"):
        return password
    raise UsageError(f"--password-file {path}: there is no password in it.")


def _asked_for(name: str) -> str | None:
    from yjs_cli.output.words import printable

    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return None
    password: str = typer.prompt(f"Password of {printable(name)}", hide_input=True, err=True)
    return password
