"""Sheets to an Inspection: what the files say, with nothing judged and nothing lost."""

from collections.abc import Callable, Sequence
from functools import partial
from os import PathLike, fspath

from yjs_cli.framework import Framework, load_framework
from yjs_cli.inspection import Inspection
from yjs_cli.layout.combining import inspection_of
from yjs_cli.layout.headings import is_known_heading
from yjs_cli.layout.reading import FileReading, SheetChoice, read_sheets_of
from yjs_cli.workbook.opening import OpenedFile
from yjs_cli.workbook.reading import read
from yjs_cli.workbook.sheet import Sheet

PasswordFor = Callable[[str], str | None]
ALL_SHEETS = SheetChoice()


def read_inspection(
    file: str | PathLike[str] | OpenedFile,
    framework: Framework | None = None,
    password_for: PasswordFor | None = None,
    choice: SheetChoice = ALL_SHEETS,
) -> Inspection:
    """Read one inspection from a workbook or delimited text: a path, ``-`` for standard input, or an opened file.

    A workbook is recognised by what its cells say, not by the names or order of its sheets. Cells that cannot be read
    are kept as they are: ``check`` turns them into problems. ``password_for`` takes a file name and returns its
    password; it is called only for encrypted files. ``framework`` is the one that ships with yjs by default.

    Raises UnreadableFileError if the file cannot be read, exceeds a limit, needs a password, or contains nothing to
    score.
    """
    framework = framework or load_framework()
    opened = file if isinstance(file, OpenedFile) else fspath(file)
    finish = partial(_inspection_of_sheets, framework=framework, choice=choice)
    return read(opened, finish, is_known_heading, password_for)


def _inspection_of_sheets(
    opened: OpenedFile, sheets: list[Sheet], damaged: bool, framework: Framework, choice: SheetChoice
) -> Inspection:
    """The inspection in one file, joined where the file is read: under the limits of the isolated process."""
    return inspection_of([read_sheets_of(opened, sheets, damaged, framework, choice)], framework)


def read_combined(
    files: Sequence[str | OpenedFile],
    framework: Framework,
    password_for: PasswordFor | None = None,
    choice: SheetChoice = ALL_SHEETS,
) -> Inspection:
    """Read several files as one inspection: the workbooks of several inspectors, or one for each case.

    Cases are joined by id within a domain. What contradicts itself between files is kept as a fact, for ``check``.
    Raises as ``read_inspection`` does.
    """
    return inspection_of([read_file(file, framework, password_for, choice) for file in files], framework)


def read_file(
    file: str | OpenedFile,
    framework: Framework,
    password_for: PasswordFor | None = None,
    choice: SheetChoice = ALL_SHEETS,
) -> FileReading:
    """Read what one file says, for ``inspection_of``. Raises UnreadableFileError."""
    finish = partial(read_sheets_of, framework=framework, choice=choice)
    return read(file, finish, is_known_heading, password_for)
