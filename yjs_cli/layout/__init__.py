"""From the bytes of a file to an Inspection: what the file says, with nothing judged and nothing lost."""

from collections.abc import Callable

from yjs_cli.errors import DamagedFileError, PasswordNeededError
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.layout.assembly import inspection_of
from yjs_cli.workbook.opening import open_source
from yjs_cli.workbook.readers import is_ordinary, read_sheets, readers_of


def read_inspection(
    path: str, framework: Framework, password_for: Callable[[str], str | None] | None = None
) -> Inspection:
    """Read one inspection from a workbook or delimited text; ``-`` is standard input.

    The workbook is recognised by what its heading rows say, not by the names or order of its sheets. Cells that cannot
    be read are kept as such: ``check`` turns them into problems. ``password_for`` is asked for the password of a file,
    by its name, if the file is protected.

    Raises UnreadableFileError where the file cannot be read at all, is beyond the limits of what is read, needs a
    password, or has nothing in it to score.
    """
    opened = open_source(path)
    if is_ordinary(opened.kind, opened.content):
        try:
            readers = readers_of(opened.kind, opened.content)
            sheets, _ = read_sheets(opened.source.name, opened.kind, opened.content, readers[:1])
            return inspection_of(opened, sheets, framework)
        except DamagedFileError:
            pass  # the other reader may do, where it can do no harm
    from yjs_cli.workbook.isolated import read_confined

    try:
        return read_confined(opened, framework)
    except PasswordNeededError:
        password = password_for(opened.source.name) if password_for else None
        if password is None:
            raise
        return read_confined(opened, framework, password)
