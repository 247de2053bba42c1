"""Which workbooks can be marked: those we can copy without losing content or removing protection."""

import io
import zlib
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from yjs_cli.documents.ooxml.package import Package
from yjs_cli.errors import UnreadableFileError, UsageError

EXTENSION = ".xlsx"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# Raised for parts that are truncated, encrypted, missing, not XML, or not as the format requires.
DAMAGE_ERRORS = (BadZipFile, EOFError, ExpatError, LookupError, RuntimeError, StopIteration, ValueError, zlib.error)
_SAVE = "In Excel, save it as Excel Workbook (.xlsx), then mark the saved file."


def refuse_unmarkable(path: str, kind: str, content: bytes) -> None:
    """Raise UsageError, with the reason and what to do, for a file that cannot be marked.

    ``kind`` is the kind of file that its bytes show. Raises UnreadableFileError if the workbook is damaged.
    """
    if kind == "protected":
        raise UsageError(
            f"{path}: this file has a password, which a marked copy would lose. "
            "In Excel, save a copy without the password, then mark that copy."
        )
    if kind != "workbook":
        raise UsageError(
            f"{path}: only an Excel workbook (.xlsx) can be marked. Save it as .xlsx, then mark the saved file."
        )
    main = _main_content_type(path, content)
    if "macroEnabled" in main or path.lower().endswith((".xlsm", ".xltm")):
        raise UsageError(f"{path}: a workbook with macros cannot be marked, because yjs does not copy macros. {_SAVE}")
    if main != _MAIN:
        raise UsageError(f"{path}: this is a template or another kind of workbook that cannot be marked. {_SAVE}")


def _main_content_type(path: str, content: bytes) -> str:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            package = Package(archive)
            return package.content_type(package.main_part())
    except DAMAGE_ERRORS as error:
        raise damage_error(path) from error


def damage_error(path: str) -> UnreadableFileError:
    """The error for a workbook in which a part that marking needs is damaged."""
    return UnreadableFileError(
        f"{path}: cannot be marked, because part of the file is damaged. "
        "Open it in Excel, save a copy, then mark the copy."
    )
