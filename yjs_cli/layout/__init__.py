"""From the bytes of a file to an Inspection: what the file says, with nothing judged and nothing lost."""

from collections.abc import Callable
from functools import partial

from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.layout.assembly import inspection_of
from yjs_cli.layout.headings import is_known_heading
from yjs_cli.workbook.opening import OpenedFile
from yjs_cli.workbook.reading import read


def read_inspection(
    file: str | OpenedFile, framework: Framework, password_for: Callable[[str], str | None] | None = None
) -> Inspection:
    """Read one inspection from a workbook or delimited text: a path, ``-`` for standard input, or an opened file.

    The workbook is recognised by its heading rows, not by the names or order of its sheets. Cells that cannot be read
    are kept as they are: ``check`` turns them into problems. ``password_for`` takes a file name and returns its
    password; it is called only for encrypted files.

    Raises UnreadableFileError if the file cannot be read, exceeds a limit, needs a password, or contains nothing to
    score.
    """
    return read(file, partial(inspection_of, framework=framework), is_known_heading, password_for)
