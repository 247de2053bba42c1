"""Which reader reads a file: the one place that knows them all. Each loads its libraries when a file needs it."""

import io
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from yjs_cli.errors import DamagedFileError
from yjs_cli.workbook.limits import check_sheets
from yjs_cli.workbook.opening import Kind
from yjs_cli.workbook.sheet import Sheet

Reader = Literal["csv", "openpyxl", "calamine"]

# Unpacked bytes of a workbook, or bytes of text, that are read within seconds whatever they say.
ORDINARY = 2_000_000

# Bytes of sheets' XML from which calamine's speed is worth a second look at the file; openpyxl reads less in a second.
LARGE = 2_000_000


def is_ordinary(kind: Kind, content: bytes) -> bool:
    """Whether a file is so small, and of such a kind, that reading it can neither end nor hold up this process."""
    if kind == "text":
        return len(content) <= ORDINARY
    if kind != "workbook":
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(part.file_size for part in package.infolist()) <= ORDINARY


def readers_of(kind: Kind, content: bytes) -> tuple[Reader, ...]:
    """The readers that can read a file, the best first. openpyxl is that of a workbook that is not large."""
    if kind == "text":
        return ("csv",)
    if kind != "workbook":
        return ("calamine",)
    return ("calamine", "openpyxl") if _is_large(content) else ("openpyxl", "calamine")


def read_sheets(name: str, kind: Kind, content: bytes, readers: Sequence[Reader]) -> tuple[list[Sheet], bool]:
    """Every sheet of a file, in its order, by the first of some readers that can; and whether openpyxl could not.

    calamine refuses files that openpyxl reads: one error value that it does not know is enough. openpyxl refuses
    files that Excel forgives. Raises the first reader's DamagedFileError where none can, LimitError, or
    PasswordNeededError.
    """
    first_error: DamagedFileError | None = None
    for reader in readers:
        try:
            sheets = _read(name, kind, content, reader)
        except DamagedFileError as error:
            first_error = first_error or error
            continue
        check_sheets(name, sheets)
        return sheets, first_error is not None and reader == "calamine"
    raise first_error or DamagedFileError(f"{name}: no reader is left for it.")


def _read(name: str, kind: Kind, content: bytes, reader: Reader) -> list[Sheet]:
    match reader:
        case "csv":
            from yjs_cli.workbook.delimited_text import read_delimited

            return read_delimited(name, content)
        case "openpyxl":
            with _without_lxml():
                from yjs_cli.workbook.openpyxl_reader import read_workbook
            return read_workbook(name, content)
        case "calamine":
            from yjs_cli.workbook.calamine_reader import read_with_calamine

            return read_with_calamine(name, kind, content)


@contextmanager
def _without_lxml() -> Iterator[None]:
    """openpyxl loads lxml only to see whether it is there, which takes time, and then does not use it here."""
    hidden = "lxml" not in sys.modules
    if hidden:
        sys.modules["lxml"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if hidden:
            del sys.modules["lxml"]


def _is_large(content: bytes) -> bool:
    """Whether a workbook's sheets are large, told from the zip directory alone."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(part.file_size for part in package.infolist() if "worksheets/" in part.filename) > LARGE
