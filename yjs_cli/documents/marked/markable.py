"""Which workbooks can be marked: those whose copy would be the same workbook, with nothing lost and nothing let out."""

import io
import zlib
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from yjs_cli.documents.marked.package import Package
from yjs_cli.errors import UnreadableFileError, UsageError

ENDING = ".xlsx"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
# What is raised by parts that are cut short, locked, missing, no XML, or not what they should be.
DAMAGE = (BadZipFile, EOFError, ExpatError, LookupError, RuntimeError, StopIteration, ValueError, zlib.error)
_SAVE = "Save it in Excel as Excel Workbook (.xlsx), and mark that."


def refuse_unmarkable(path: str, kind: str, content: bytes) -> None:
    """Raise UsageError for a file that is not marked, saying why and what to do. ``kind`` is what its bytes are.

    Raises UnreadableFileError where the workbook does not say what it is.
    """
    if kind == "protected":
        raise UsageError(f"{path}: protected with a password, which a marked copy would not have. {_SAVE}")
    if kind != "workbook":
        raise UsageError(f"{path}: only an Excel workbook (.xlsx) can be marked. Save it as .xlsx, and mark that.")
    main = _main_content_type(path, content)
    if "macroEnabled" in main or path.lower().endswith((".xlsm", ".xltm")):
        raise UsageError(f"{path}: a workbook with macros is not marked, for yjs does not pass macros on. {_SAVE}")
    if main != _MAIN:
        raise UsageError(f"{path}: a template or another kind of workbook, which cannot be marked. {_SAVE}")


def _main_content_type(path: str, content: bytes) -> str:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            package = Package(archive)
            return package.content_type(package.book_part())
    except DAMAGE as error:
        raise damaged(path) from error


def damaged(path: str) -> UnreadableFileError:
    """What is said of a workbook in which something that marking needs is damaged."""
    return UnreadableFileError(
        f"{path}: cannot be marked, for a part of it is damaged. Open it in Excel, save a copy, and mark that."
    )
