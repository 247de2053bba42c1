"""The password of an encrypted workbook: from a file, the environment, or a prompt."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Annotated

import typer

from yjs_cli.errors import UsageError
from yjs_cli.text import MB, decoded, read_up_to

VARIABLE = "YJS_PASSWORD"

# There is no option for the password itself: other users can see the arguments of a command, and shells store them.
PasswordFile = Annotated[
    str | None,
    typer.Option(
        "--password-file",
        metavar="PATH",
        help=f"File that holds the password for encrypted workbooks.  [default: {VARIABLE}, or a prompt]",
    ),
]


def password_source(
    password_file: str | None, paused: Callable[[], AbstractContextManager[None]] = nullcontext
) -> Callable[[str], str | None]:
    """Return a function from file name to password, called only for encrypted files.

    It returns None if no password is available. While it prompts, it is inside ``paused``, so that nothing else is
    drawn on the terminal. Raises UsageError if the password file cannot be read or is empty.
    """
    password = _in_file(password_file) if password_file is not None else os.environ.get(VARIABLE)

    def password_for(name: str) -> str | None:
        if password:
            return password
        with paused():
            return _prompt(name)

    return password_for


def _in_file(path: str) -> str:
    try:
        content = read_up_to(MB, path)
    except OSError as error:
        raise UsageError(f"--password-file {path}: cannot be read: {error.strerror}.") from None
    if password := decoded(content).rstrip("\r\n"):
        return password
    raise UsageError(f"--password-file {path}: there is no password in it.")


def _prompt(name: str) -> str | None:
    from yjs_cli.output.words import printable

    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return None
    password: str = typer.prompt(f"Password for {printable(name)}", hide_input=True, err=True)
    return password
