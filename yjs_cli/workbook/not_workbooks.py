"""What a file is that is not a workbook, and how to get a workbook from it.

Each function returns the end of an error message, such as ``a PDF, not a workbook. Give the workbook it was made
from.``, or None if it does not know the file.
"""

import contextlib
import re
import zipfile
from collections.abc import Collection
from pathlib import PurePath

from yjs_cli.text import decoded

UNKNOWN = (
    "not a workbook. Give an Excel workbook (.xlsx, .xlsm, .xlsb, .xls), an OpenDocument spreadsheet (.ods) or a CSV "
    "file."
)

_GOOGLE = (
    "a link to a Google Sheet, not a workbook. Open it, choose File > Download > Microsoft Excel (.xlsx), then give "
    "that file."
)
_LINK = "a link to a web page, not a workbook. Open it, download the workbook, then give that file."
_IMAGE = "an image, not a workbook. Give the workbook it was made from."
_ARCHIVE = "a compressed archive, not a workbook. Unpack it, then give the workbook in it."
_ACCESS = "an Access database, not a workbook. In Access, choose External Data > Export > Excel, then give that file."
_WORD = (
    "a Word document, not a workbook. Copy its answers into a workbook, then give that file. `yjs template` makes a "
    "workbook to fill in."
)
_WORD_FORM = _WORD.replace("Word document", "Word form")
_POWERPOINT = "a PowerPoint presentation, not a workbook. Give the workbook its numbers came from."
_NUMBERS = "a Numbers document. In Numbers, choose File > Export To > Excel, then give that file."
_PAGES = "a Pages document, not a workbook. Copy its answers into a workbook, then give that file."
_KEYNOTE = "a Keynote presentation, not a workbook. Give the workbook its numbers came from."

_BY_FIRST_BYTES = {
    b"%PDF-": "a PDF, not a workbook. Give the workbook it was made from.",
    b"{\\rtf": "a text document, not a workbook. Copy its answers into a workbook, then give that file.",
    b"\x89PNG\r\n": _IMAGE,
    b"\xff\xd8\xff": _IMAGE,
    b"GIF87a": _IMAGE,
    b"GIF89a": _IMAGE,
    b"II*\0": _IMAGE,
    b"MM\0*": _IMAGE,
    b"\0\1\0\0Standard Jet DB": _ACCESS,
    b"\0\1\0\0Standard ACE DB": _ACCESS,
    b"SQLite format 3\0": "a database, not a workbook. Export its table as a CSV file, then give that file.",
    b"\x1f\x8b\x08": _ARCHIVE,
    b"7z\xbc\xaf\x27\x1c": _ARCHIVE,
    b"Rar!\x1a\x07": _ARCHIVE,
}
_HEIC = re.compile(rb".{4}ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)

_MARKUP = ("<!doctype", "<html", "<table", "<?xml", "<meta", "<head", "<style", "<!--")
_SIGN_IN = re.compile(
    r"<title[^>]{0,200}>[^<]{0,200}(?:sign[ -]?in|log[ -]?in|authenticat)"
    r"|<input[^>]{0,300}type\s{0,9}=\s{0,9}[\"']?password"
    r"|<form[^>]{0,300}action\s{0,9}=\s{0,9}[\"'][^\"']{0,300}(?:log-?in|sign-?in|saml|oauth)"
)
_SHORTCUTS = ("[internetshortcut]", "[desktop entry]", "bplist00")
_LONGEST_LINK = 65_536

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv")
_FORM_FIELDS = (b"<w:ffData", b"<w:sdt>", b"<w:sdt ", b"<w14:checkbox")


def describe_bytes(content: bytes) -> str | None:
    """What a file is that is neither a zip archive nor a compound file, or None if it may be delimited text."""
    for beginning, message in _BY_FIRST_BYTES.items():
        if content.startswith(beginning):
            return message
    if _HEIC.match(content) or _WEBP.match(content):
        return _IMAGE
    text = decoded(content[:_LONGEST_LINK]).lstrip("\ufeff \t\r\n").lower()
    return _describe_link(text, len(content)) or _describe_markup(text)


def describe_compound(content: bytes, extension: str) -> str | None:
    """What a compound file (Office 97 to 2003) is, or None if it may be a workbook.

    Each kind can contain the others as embedded objects, so the file extension decides between those it contains.
    """

    def has_stream(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if (has_stream("Workbook") or has_stream("Book")) and extension not in {".doc", ".dot", ".ppt", ".pps", ".msg"}:
        return None
    if has_stream("PowerPoint Document"):
        return _POWERPOINT
    if has_stream("__properties_version1.0"):
        return "an Outlook message, not a workbook. Save the workbook attached to it, then give that file."
    if has_stream("WordDocument"):
        return _WORD
    return "a file of another Office program, not a workbook. Give an Excel workbook (.xlsx, .xlsm, .xlsb, .xls)."


def describe_package(package: zipfile.ZipFile, extension: str) -> str:
    """What a zip archive is that is known not to be a workbook."""
    parts = set(package.namelist())
    if any(part.endswith(".iwa") for part in parts) or "Index.zip" in parts:
        return _describe_iwork(parts, extension)
    if "word/document.xml" in parts:
        return _WORD_FORM if _is_word_form(package) else _WORD
    if "ppt/presentation.xml" in parts:
        return _POWERPOINT
    if kind := _opendocument_kind(package):
        if "spreadsheet" in kind:
            return "an OpenDocument spreadsheet without content: it is damaged. Copy it again."
        return "an OpenDocument file, but not a workbook. Copy its answers into a workbook, then give that file."
    return _describe_archive(parts)


def _opendocument_kind(package: zipfile.ZipFile) -> str:
    if "mimetype" not in package.namelist():
        return ""
    with package.open("mimetype") as opened:
        kind = opened.read(100).decode(errors="replace")
    return kind if "opendocument" in kind else ""


def _describe_iwork(parts: Collection[str], extension: str) -> str:
    if extension == ".pages":
        return _PAGES
    return _KEYNOTE if extension == ".key" or any("Index/Slide" in part for part in parts) else _NUMBERS


def _is_word_form(package: zipfile.ZipFile) -> bool:
    with contextlib.suppress(Exception), package.open("word/document.xml") as opened:
        document = opened.read(1 << 22)
        return any(control in document for control in _FORM_FIELDS)
    return False


def _describe_archive(parts: Collection[str]) -> str:
    names = [PurePath(part).name for part in parts if not part.startswith("__MACOSX/")]
    workbooks = sum(name.lower().endswith(_WORKBOOKS) and not name.startswith(("~$", "._")) for name in names)
    if not workbooks:
        return "a zip archive, not a workbook, and there is no workbook in it."
    if workbooks == 1:
        return "a zip archive, not a workbook. Unpack it, then give the workbook in it."
    return f"a zip archive, not a workbook. Unpack it, then give the {workbooks:,} workbooks in it."


def _describe_link(text: str, size: int) -> str | None:
    """What a file is that only contains a link: a shortcut of Windows, macOS or Linux, or of Google Drive."""
    if size > _LONGEST_LINK:
        return None
    is_google = "docs.google.com" in text or "drive.google.com" in text
    if text.startswith("{") and (is_google or '"doc_id"' in text):
        return _GOOGLE
    if text.startswith(_SHORTCUTS) or ("<plist" in text and "<key>url</key>" in text):
        return _GOOGLE if is_google else _LINK
    return None


def _describe_markup(text: str) -> str | None:
    if not text.startswith(_MARKUP):
        return None
    if "urn:schemas-microsoft-com:office:spreadsheet" in text or 'progid="excel.sheet"' in text:
        return "an XML spreadsheet of Excel 2003. Open it in Excel and save it as .xlsx."
    if "opendocument.spreadsheet" in text and "<office:document" in text:
        return "a flat XML spreadsheet (.fods). Open it in LibreOffice and save it as .ods."
    if _SIGN_IN.search(text):
        return (
            "a sign-in page, not a workbook: it was downloaded without signing in. Sign in with a web browser, "
            "download the workbook again, then give that file."
        )
    return "a web page or XML, not a workbook. Open it in Excel and save it as .xlsx."
