"""The way into this package: open a file, read its sheets, and pass them to a function that gives them meaning."""

from collections.abc import Callable
from typing import TypeVar

from yjs_cli.errors import DamagedFileError, PasswordNeededError
from yjs_cli.workbook.opening import OpenedFile, open_source
from yjs_cli.workbook.readers import IsHeading, is_ordinary, read_sheets, readers_of
from yjs_cli.workbook.sheet import Sheet

T = TypeVar("T")

# Takes the file, its sheets, and whether the file is damaged (a part of it could not be read, though no cell is lost).
Finish = Callable[[OpenedFile, list[Sheet], bool], T]


def read(
    file: str | OpenedFile,
    finish: Finish[T],
    is_heading: IsHeading,
    password_for: Callable[[str], str | None] | None = None,
) -> T:
    """Read every sheet of a file and return what ``finish`` makes of them.

    A small ordinary workbook is read here. Any other file is read in a separate process, which also calls ``finish``:
    ``finish`` and ``is_heading`` must be picklable, such as module-level functions or partials of them.

    ``file`` is a path, ``-`` for standard input, or a file that is already open. ``is_heading`` says whether a text is
    a heading, which settles the delimiter of a CSV file. ``password_for`` takes a file name and returns its password;
    it is called only for encrypted files.

    Raises UnreadableFileError if the file cannot be read, exceeds a limit or needs a password, and whatever ``finish``
    raises.
    """
    opened = open_source(file) if isinstance(file, str) else file
    if is_ordinary(opened.kind, opened.content):
        try:
            readers = readers_of(opened.kind, opened.content)
            sheets, _ = read_sheets(opened.source.name, opened.kind, opened.content, readers[:1], is_heading)
            return finish(opened, sheets, False)
        except DamagedFileError:
            pass  # another reader may succeed, but it can crash its process
    from yjs_cli.workbook.isolated import read_isolated

    try:
        return read_isolated(opened, finish, is_heading)
    except PasswordNeededError:
        password = password_for(opened.source.name) if password_for else None
        if password is None:
            raise
        return read_isolated(opened, finish, is_heading, password)
