"""Read the bytes of a file, once, and recognise its format by them. The file name is only a hint."""

import contextlib
import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path
from typing import Literal

import msgspec

from yjs_cli.errors import UnreadableFileError, YjsError
from yjs_cli.workbook.limits import FILE_BYTES, check_file_size, check_parts, check_unpacked
from yjs_cli.workbook.source import Source

STANDARD_INPUT = "-"

# "workbook" is .xlsx and .xlsm; "protected" is one of those encrypted with a password.
Kind = Literal["workbook", "xls", "xlsb", "ods", "protected", "text"]

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_ZIP_ENCRYPTED = 0x1
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = b"http://purl.oclc.org/ooxml/"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_EXTENSIONS: dict[str, tuple[Kind, ...]] = {
    ".xlsx": ("workbook", "protected"),
    ".xlsm": ("workbook", "protected"),
    ".xls": ("xls",),
    ".xlsb": ("xlsb", "protected"),
    ".ods": ("ods",),
    ".csv": ("text",),
    ".tsv": ("text",),
    ".txt": ("text",),
}


class OpenedFile(msgspec.Struct, frozen=True):
    """The bytes of a file and its format.

    ``misnamed``: the file extension suggests another format. ``in_use``: a spreadsheet program has the file open, and
    may hold answers that are not saved yet.
    """

    source: Source
    content: bytes
    kind: Kind
    misnamed: bool
    in_use: bool = False


def open_source(path: str) -> OpenedFile:
    """Read a file, or standard input for ``-``, and recognise it by its content.

    Raises UnreadableFileError if the file is missing, empty, too large or of a format that yjs cannot read.
    """
    name, content = _read(path)
    kind = recognise(name, content)
    misnamed = kind not in _EXTENSIONS.get(_extension(name), (kind,))
    source = Source(name, hashlib.sha256(content).hexdigest())
    return OpenedFile(source, content, kind, misnamed, path != STANDARD_INPUT and _is_in_use(Path(path)))


def _read(path: str) -> tuple[str, bytes]:
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise UnreadableFileError("standard input is closed.")
        content = sys.stdin.buffer.read(FILE_BYTES + 1)
        check_file_size("standard input", len(content))
        return "standard input", content
    file = Path(path)
    try:
        if file.is_dir():
            raise UnreadableFileError(f"{path}: a folder, not a file. Give the workbook in it.")
        if file.exists() and not file.is_file():
            raise UnreadableFileError(f"{path}: not an ordinary file. To read from a pipe, give '-' as the file name.")
        return file.name, _read_file(file)
    except FileNotFoundError:
        raise UnreadableFileError(f"{path}: no such file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFileError(f"{path}: cannot be read: {reason}.") from error


def _read_file(file: Path) -> bytes:
    with file.open("rb") as opened:
        before = os.fstat(opened.fileno())
        check_file_size(file.name, before.st_size)
        content = opened.read(FILE_BYTES + 1)
        after = os.fstat(opened.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        raise UnreadableFileError(
            f"{file}: the file changed while it was being read. Try again when it has been saved."
        )
    return content


def _is_in_use(file: Path) -> bool:
    """Whether there is a lock file of Excel or LibreOffice next to a file."""
    with contextlib.suppress(OSError):  # the name of the lock file may be too long
        return any(file.with_name(lock).exists() for lock in (f"~${file.name}", f".~lock.{file.name}#"))
    return False


def recognise(name: str, content: bytes) -> Kind:
    """The format of some bytes. Raises UnreadableFileError, with what to do, if yjs cannot read it."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFileError(f"{name}: the file is empty.")
    if name.startswith(("~$", ".~lock.")) and len(content) < 1024:
        raise UnreadableFileError(f"{name}: a lock file of an open workbook. Give the workbook itself.")
    if content.startswith((_ZIP, _EMPTY_ZIP)):
        return _zip_kind(name, content)
    if content.startswith(_COMPOUND):
        return _compound_kind(name, content)
    from yjs_cli.workbook import not_workbooks

    if description := not_workbooks.describe_bytes(content):
        raise UnreadableFileError(f"{name}: {description}")
    if b"\0" in content[:4096] and not content.startswith(_UTF16):
        raise UnreadableFileError(f"{name}: {not_workbooks.UNKNOWN}")
    return "text"


def _compound_kind(name: str, content: bytes) -> Kind:
    """The format of a compound file: Office before 2007, or encrypted by Office."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "protected"
    from yjs_cli.workbook.not_workbooks import describe_compound

    if description := describe_compound(content, _extension(name)):
        raise UnreadableFileError(f"{name}: {description}")
    return "xls"


def _zip_kind(name: str, content: bytes) -> Kind:
    check_parts(name, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            check_unpacked(name, package)
            parts = {part.filename for part in package.infolist()}
            # Of two parts with one name, some readers take the first and some the last.
            if len({part.casefold() for part in parts}) < len(package.infolist()):
                raise zipfile.BadZipFile
            if any(part.flag_bits & _ZIP_ENCRYPTED for part in package.infolist()):
                raise UnreadableFileError(
                    f"{name}: a zip archive with a password. Unpack it, then give the workbook in it."
                )
            return _package_kind(name, package, parts)
    except (YjsError, MemoryError):
        raise
    except Exception as error:  # each compression method fails in its own way
        raise UnreadableFileError(f"{name}: damaged or cut short; it cannot be opened. Copy it again.") from error


def _package_kind(name: str, package: zipfile.ZipFile, parts: set[str]) -> Kind:
    if "content.xml" in parts and b"spreadsheet" in (_beginning(package, "mimetype") or b"spreadsheet"):
        if b"encryption-data" in _beginning(package, "META-INF/manifest.xml"):
            raise UnreadableFileError(
                f"{name}: an OpenDocument spreadsheet with a password, which yjs cannot read. Save a copy without the "
                "password."
            )
        return "ods"
    if any(part.startswith("xl/") and part.endswith(".bin") and "workbook" in part for part in parts):
        return "xlsb"
    if "[Content_Types].xml" not in parts or not any(part.startswith("xl/") for part in parts):
        from yjs_cli.workbook.not_workbooks import describe_package

        raise UnreadableFileError(f"{name}: {describe_package(package, _extension(name))}")
    if _STRICT in _beginning(package, "xl/workbook.xml"):
        raise UnreadableFileError(
            f"{name}: a Strict Open XML workbook, which yjs cannot read. Save it in Excel as Excel Workbook (.xlsx)."
        )
    return "workbook"


def _beginning(package: zipfile.ZipFile, part: str) -> bytes:
    """The first 64 KB of a part, or nothing if there is no such part."""
    if part not in package.namelist():
        return b""
    with package.open(part) as opened:
        return opened.read(1 << 16)


def _extension(name: str) -> str:
    return Path(name).suffix.lower()
