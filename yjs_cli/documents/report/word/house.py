"""The Word document that a report is written into: a house's template without its text, or a plain one of ours."""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError

from yjs_cli.documents.report.word.clearing import clear
from yjs_cli.documents.report.word.markup import part_of_ours, root_of
from yjs_cli.errors import UsageError

_OURS = {
    RELATIONSHIP_TYPE.STYLES: "styles.xml",
    RELATIONSHIP_TYPE.NUMBERING: "numbering.xml",
    RELATIONSHIP_TYPE.SETTINGS: "settings.xml",
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MB = 1_000_000
_MOST_UNPACKED = 200 * _MB
_STRICT = b"http://purl.oclc.org/ooxml/"
_TYPES = "[Content_Types].xml"
# The other kinds of Word documents: a template, one with macros, a template with macros. Macros are left behind.
_KINDS = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_FAULTS = (
    AssertionError, AttributeError, BadZipFile, EOFError, LookupError, NotImplementedError, OpcError, PythonDocxError,
    RuntimeError, StopIteration, SyntaxError, TypeError, ValueError, zlib.error,
)  # fmt: skip


def plain_document() -> Document:
    """An empty document in our own styles."""
    document = docx.Document()
    clear(document)
    for kind, file in _OURS.items():
        root_of(document, kind)[:] = list(part_of_ours(file))
    for identifier, relation in list(document.part.rels.items()):
        if relation.reltype not in _OURS:
            del document.part.rels[identifier]
    document.sections[-1]._sectPr.clear()
    return document


def house_document(template: str) -> Document:
    """A house's template without its text.

    Raises UsageError where it is no file that can be used, and whatever else where it is damaged.
    """
    document = docx.Document(io.BytesIO(_as_document(template, _read(template))))
    clear(document)
    return document


@contextmanager
def told_if_damaged(template: str) -> Iterator[None]:
    """Turn whatever a template that is not as it should be can cause into UsageError."""
    try:
        yield
    except _FAULTS as error:
        raise UsageError(
            f"--template {template}: damaged; it cannot be used. Open it in Word and save it as a new Word Document "
            "(.docx)."
        ) from error


def _read(template: str) -> bytes:
    try:
        file = Path(template)
        if file.exists() and not file.is_file():
            raise UsageError(f"--template {template}: not a file. Name the Word document with your house style.")
        content = file.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"--template {template}: no such file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"--template {template}: cannot be read: {reason}.") from error
    if content.startswith(_ZIP):
        return content
    raise UsageError(f"--template {template}: {_what_else(content)}")


def _what_else(content: bytes) -> str:
    """What a file is that is no zip archive, as every .docx is, and what to do about it."""
    if not content:
        return "the file is empty."
    if not content.startswith(_COMPOUND):
        return "not a Word document. Give a .docx or .dotx file."
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "protected with a password. Save a copy without the password."
    return "saved by Word 2003 or older, or not a Word document. Save it in Word as Word Document (.docx)."


def _as_document(template: str, content: bytes) -> bytes:
    """The bytes of a document, whichever kind of Word document it is."""
    with ZipFile(io.BytesIO(content)) as package:
        unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > _MOST_UNPACKED:
            raise UsageError(
                f"--template {template}: the file unpacks to {unpacked / _MB:,.0f} MB; the limit is "
                f"{_MOST_UNPACKED / _MB:,.0f} MB. Take out what is not house style."
            )
        names = package.namelist()
        if not any(name.startswith("word/") for name in names):
            raise UsageError(f"--template {template}: not a Word document. Give a .docx or .dotx file.")
        if _STRICT in package.read("_rels/.rels"):
            raise UsageError(
                f"--template {template}: saved as Strict Open XML, which few programs read. Save it in Word as Word "
                "Document (.docx)."
            )
        kinds = package.read(_TYPES)
        if not any(kind in kinds for kind in _KINDS):
            return content
        made = io.BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as changed:
            for name in names:
                changed.writestr(name, _as_main(kinds) if name == _TYPES else package.read(name))
    return made.getvalue()


def _as_main(kinds: bytes) -> bytes:
    for kind in _KINDS:
        kinds = kinds.replace(kind, CONTENT_TYPE.WML_DOCUMENT_MAIN.encode())
    return kinds
