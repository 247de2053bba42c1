"""Choose the reader for a file: the only module that knows them all. Each imports its libraries when first used."""

import io
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from yjs_cli.errors import DamagedFileError
from yjs_cli.workbook.limits import check_sheets
from yjs_cli.workbook.opening import Kind
from yjs_cli.workbook.sheet import Sheet

Reader = Literal["csv", "openpyxl", "calamine"]

# Says whether a text is a heading. It settles the delimiter of a CSV file.
IsHeading = Callable[[str], bool]

# Unpacked bytes of a workbook, or bytes of text, that can be read within seconds whatever they contain.
ORDINARY = 2_000_000

# Unpacked bytes of worksheets above which calamine is tried first; openpyxl reads less than this in a second.
LARGE = 2_000_000


def is_ordinary(kind: Kind, content: bytes) -> bool:
    """Whether reading a file can neither crash this process nor delay it: a small .xlsx, or a small text."""
    if kind == "text":
        return len(content) <= ORDINARY
    if kind != "workbook":
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(part.file_size for part in package.infolist()) <= ORDINARY


def readers_of(kind: Kind, content: bytes) -> tuple[Reader, ...]:
    """The readers that can read a file, best first: openpyxl, unless the workbook is large or not an .xlsx."""
    if kind == "text":
        return ("csv",)
    if kind != "workbook":
        return ("calamine",)
    return ("calamine", "openpyxl") if _is_large(content) else ("openpyxl", "calamine")


def read_sheets(
    name: str, kind: Kind, content: bytes, readers: Sequence[Reader], is_heading: IsHeading
) -> tuple[list[Sheet], bool]:
    """Read every sheet of a file, in order, with the first reader that can. Return them, and whether openpyxl failed.

    calamine refuses some files that openpyxl reads: one unknown error value is enough. openpyxl refuses some files
    that Excel forgives. Raises LimitError or PasswordNeededError; or, if every reader fails, the DamagedFileError of
    the first.
    """
    first_error: DamagedFileError | None = None
    for reader in readers:
        try:
            sheets = _read(name, kind, content, reader, is_heading)
        except DamagedFileError as error:
            first_error = first_error or error
            continue
        check_sheets(name, sheets)
        return sheets, first_error is not None and reader == "calamine"
    raise first_error or DamagedFileError(f"{name}: no reader is left for this file.")


def _read(name: str, kind: Kind, content: bytes, reader: Reader, is_heading: IsHeading) -> list[Sheet]:
    match reader:
        case "csv":
            from yjs_cli.workbook.delimited_text import read_delimited

            return read_delimited(name, content, is_heading)
        case "openpyxl":
            with _without_lxml():
                from yjs_cli.workbook.openpyxl_reader import read_workbook
            return read_workbook(name, content)
        case "calamine":
            from yjs_cli.workbook.calamine_reader import read_with_calamine

            return read_with_calamine(name, kind, content)


@contextmanager
def _without_lxml() -> Iterator[None]:
    """Stop openpyxl importing lxml: it only checks that lxml is there, which takes time, and we never use it."""
    is_hidden = "lxml" not in sys.modules
    if is_hidden:
        sys.modules["lxml"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if is_hidden:
            del sys.modules["lxml"]


def _is_large(content: bytes) -> bool:
    """Whether the worksheets are large, by the zip directory alone."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(part.file_size for part in package.infolist() if "worksheets/" in part.filename) > LARGE
