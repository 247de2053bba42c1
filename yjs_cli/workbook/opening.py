"""Getting the bytes of a file, once, and saying from the bytes what it is: the name is only a hint."""

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
_ZIP_ENCRYPTED = 0x1
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = b"http://purl.oclc.org/ooxml/"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<head", b"<style")
# Documents from which nobody can take a table, by how their bytes begin.
_DOCUMENTS = {b"%PDF-": "a PDF", b"{\\rtf": "a text document"}
_ENDINGS: dict[str, tuple[Kind, ...]] = {
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
    """A file's bytes, what they are, whether the ending of its name says something else, and whether it is in use.

    A file is in use while a spreadsheet program has it open, which may hold answers that are not saved yet.
    """

    source: Source
    content: bytes
    kind: Kind
    misnamed: bool
    in_use: bool = False


def open_source(path: str) -> OpenedFile:
    """Read a file, or standard input for ``-``, and recognise it by its content.

    Raises UnreadableFileError where there is nothing to read, the content is not of a kind that can be read, or it is
    beyond the limits of what is read.
    """
    name, content = _read(path)
    kind = recognise(name, content)
    misnamed = kind not in _ENDINGS.get(Path(name).suffix.lower(), (kind,))
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
            raise UnreadableFileError(f"{path}: a folder, not a file. Name the workbook in it.")
        if file.exists() and not file.is_file():
            raise UnreadableFileError(f"{path}: not an ordinary file. To read from a pipe, name the file '-'.")
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
        raise UnreadableFileError(f"{file}: it is being written just now. Try again when it is saved.")
    return content


def _is_in_use(file: Path) -> bool:
    """Whether Excel or LibreOffice says, by a file of its own beside it, that it has a file open."""
    with contextlib.suppress(OSError):  # the file's own name is as long as a name can be
        return any(file.with_name(lock).exists() for lock in (f"~${file.name}", f".~lock.{file.name}#"))
    return False


def recognise(name: str, content: bytes) -> Kind:
    """What bytes are. Raises UnreadableFileError for what is not read, with what to do about it."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFileError(f"{name}: the file is empty.")
    if name.startswith(("~$", ".~lock.")) and len(content) < 1024:
        raise UnreadableFileError(f"{name}: only says that a workbook is open in Excel. Name the workbook itself.")
    if content.startswith(_ZIP):
        return _zip_kind(name, content)
    if content.startswith(_COMPOUND):
        return _compound_kind(name, content)
    start = content[:4096]
    for beginning, what in _DOCUMENTS.items():
        if start.startswith(beginning):
            raise UnreadableFileError(f"{name}: {what}, not a workbook. Give the workbook that it was made from.")
    if b"\0" in start and not start.startswith(_UTF16):
        raise UnreadableFileError(
            f"{name}: not a workbook. Give an Excel workbook (.xlsx, .xlsm, .xlsb, .xls), an OpenDocument spreadsheet "
            "(.ods) or a CSV file."
        )
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower().startswith(_MARKUP):
        raise UnreadableFileError(f"{name}: a web page or XML, not a workbook. Open it in Excel and save it as .xlsx.")
    return "text"


def _compound_kind(name: str, content: bytes) -> Kind:
    """The kind of a compound file, the format of Office before 2007 and of what Office encrypts."""

    def has_stream(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has_stream("EncryptedPackage"):
        return "protected"
    if has_stream("Workbook") or has_stream("Book"):
        return "xls"
    raise UnreadableFileError(f"{name}: a file of another Office program, not a workbook.")


def _zip_kind(name: str, content: bytes) -> Kind:
    check_parts(name, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            check_unpacked(name, package)
            parts = {part.filename for part in package.infolist()}
            # Two parts with one name: one reader takes the first, another the last.
            if len({part.casefold() for part in parts}) < len(package.infolist()):
                raise zipfile.BadZipFile
            if any(part.flag_bits & _ZIP_ENCRYPTED for part in package.infolist()):
                raise UnreadableFileError(f"{name}: an encrypted zip archive. Unpack it and name the workbook in it.")
            strict = _STRICT in _beginning(package, "xl/workbook.xml")
            encrypted = b"encryption-data" in _beginning(package, "META-INF/manifest.xml")
            document = _beginning(package, "mimetype") or b"spreadsheet"
    except (YjsError, MemoryError):
        raise
    except Exception as error:  # zip archives hold compressions that fail each in its own way
        raise UnreadableFileError(f"{name}: damaged or cut short; it cannot be opened. Copy it again.") from error
    if "content.xml" in parts and b"spreadsheet" in document:
        if encrypted:
            raise UnreadableFileError(
                f"{name}: an OpenDocument spreadsheet protected with a password, which is not read. Save a copy "
                "without the password."
            )
        return "ods"
    if any(part.startswith("xl/") and part.endswith(".bin") and "workbook" in part for part in parts):
        return "xlsb"
    if "[Content_Types].xml" not in parts or not any(part.startswith("xl/") for part in parts):
        raise UnreadableFileError(f"{name}: a zip archive, not a workbook. Unpack it and name the workbook in it.")
    if strict:
        raise UnreadableFileError(
            f"{name}: saved as Strict Open XML, which few programs read. Save it in Excel as Excel Workbook (.xlsx)."
        )
    return "workbook"


def _beginning(package: zipfile.ZipFile, part: str) -> bytes:
    """The first 64 KB of a part, which say what it is; nothing where there is no such part."""
    if part not in package.namelist():
        return b""
    with package.open(part) as opened:
        return opened.read(1 << 16)
