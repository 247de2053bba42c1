"""Where the password of a protected workbook comes from: a file, the environment, or the person at the terminal."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from yjs_cli.errors import UsageError

VARIABLE = "YJS_PASSWORD"

_UTF16 = (b"\xff\xfe", b"\xfe\xff")

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
        content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise UsageError(
            f"--password-file {path}: cannot be read: {getattr(error, 'strerror', None) or error}."
        ) from None
    if password := _decoded(content).rstrip("\r\n"):
        return password
    raise UsageError(f"--password-file {path}: there is no password in it.")


def _decoded(content: bytes) -> str:
    """The text of a file as any editor of Windows may have saved it. No message may quote it, not even a byte."""
    if content.startswith(_UTF16):  # also what PowerShell makes of: echo … > file
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _asked_for(name: str) -> str | None:
    from yjs_cli.output.words import printable

    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return None
    password: str = typer.prompt(f"Password of {printable(name)}", hide_input=True, err=True)
    return password
