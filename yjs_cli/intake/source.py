"""Getting the bytes of a file, once, and saying from the bytes what it is: the name is only a hint."""

import hashlib
import io
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Literal

import msgspec

from yjs_cli.errors import UnreadableFileError
from yjs_cli.inspection import Source

STANDARD_INPUT = "-"
Kind = Literal["workbook", "text"]

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = b"http://purl.oclc.org/ooxml/"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ENDINGS: dict[Kind, tuple[str, ...]] = {"workbook": (".xlsx", ".xlsm"), "text": (".csv", ".tsv", ".txt")}


class OpenedFile(msgspec.Struct, frozen=True):
    """A file's bytes, what they are, and whether the ending of its name says something else."""

    source: Source
    content: bytes
    kind: Kind
    misnamed: bool


def open_source(path: str) -> OpenedFile:
    """Read a file, or standard input for ``-``, and recognise it by its content.

    Raises UnreadableFileError where there is nothing to read or the content is not of a kind that can be read.
    """
    name, content = _read(path)
    kind = _kind(name, content)
    ending = Path(name).suffix.lower()
    known = tuple(known for endings in _ENDINGS.values() for known in endings)
    misnamed = ending in known and ending not in _ENDINGS[kind]
    return OpenedFile(Source(name, hashlib.sha256(content).hexdigest()), content, kind, misnamed)


def _read(path: str) -> tuple[str, bytes]:
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise UnreadableFileError("standard input is closed.")
        return "standard input", sys.stdin.buffer.read()
    file = Path(path)
    try:
        if file.is_dir():
            raise UnreadableFileError(f"{path}: a folder, not a file. Name the workbook in it.")
        if file.exists() and not file.is_file():
            raise UnreadableFileError(f"{path}: not an ordinary file. To read from a pipe, name the file '-'.")
        return file.name, file.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError(f"{path}: no such file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFileError(f"{path}: cannot be read: {reason}.") from error


def _kind(name: str, content: bytes) -> Kind:
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFileError(f"{name}: the file is empty.")
    if content.startswith(_ZIP):
        return _zip_kind(name, content)
    if content.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UnreadableFileError(
                f"{name}: protected with a password. Open it in Excel, remove the password (File, Info, Protect "
                "Workbook, Encrypt with Password), and save a copy."
            )
        raise UnreadableFileError(f"{name}: an Excel 97-2003 workbook (.xls). Save it in Excel as .xlsx.")
    start = content[:4096]
    if b"\0" in start and not start.startswith(_UTF16):
        raise UnreadableFileError(f"{name}: not a workbook. Give an Excel workbook (.xlsx, .xlsm) or a CSV file.")
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower().startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise UnreadableFileError(f"{name}: a web page or XML, not a workbook. Open it in Excel and save it as .xlsx.")
    return "text"


def _zip_kind(name: str, content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = set(package.namelist())
            strict = "xl/workbook.xml" in parts and _STRICT in package.read("xl/workbook.xml")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise UnreadableFileError(f"{name}: damaged or cut short; it cannot be opened. Copy it again.") from error
    if any(part.startswith("xl/") and part.endswith(".bin") and "workbook" in part for part in parts):
        raise UnreadableFileError(f"{name}: a binary workbook (.xlsb). Save it in Excel as .xlsx.")
    if "mimetype" in parts or "content.xml" in parts:
        raise UnreadableFileError(f"{name}: an OpenDocument spreadsheet (.ods). Save it as .xlsx.")
    if "[Content_Types].xml" not in parts or not any(part.startswith("xl/") for part in parts):
        raise UnreadableFileError(f"{name}: a zip archive, not a workbook. Unpack it and name the workbook in it.")
    if strict:
        raise UnreadableFileError(
            f"{name}: saved as Strict Open XML, which few programs read. Save it in Excel as Excel Workbook (.xlsx)."
        )
    return "workbook"
