"""The Word document that a report is written into: an organisation's template without its text, or a plain document."""

import io
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from yjs_cli.documents.ooxml.package import CONTENT_TYPES
from yjs_cli.documents.ooxml.rewriting import rewritten
from yjs_cli.documents.report.word.markup import packaged_part, root_of
from yjs_cli.documents.report.word.page import set_a4
from yjs_cli.documents.report.word.template_cleaning import clear
from yjs_cli.documents.report.word.template_faults import check_template
from yjs_cli.errors import UsageError

_PACKAGED_PARTS = {
    RELATIONSHIP_TYPE.STYLES: "styles.xml",
    RELATIONSHIP_TYPE.NUMBERING: "numbering.xml",
    RELATIONSHIP_TYPE.SETTINGS: "settings.xml",
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MB = 1_000_000
_MAX_UNPACKED = 200 * _MB
_STRICT = b"http://purl.oclc.org/ooxml/"
# Other kinds of Word document: a template, a document with macros, a template with macros. Macros are dropped.
_OTHER_KINDS = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)


def plain_document() -> Document:
    """An empty A4 document in the styles of yjs."""
    document = docx.Document()
    clear(document)
    for kind, file in _PACKAGED_PARTS.items():
        root_of(document, kind)[:] = list(packaged_part(file))
    for identifier, relation in list(document.part.rels.items()):
        if relation.reltype not in _PACKAGED_PARTS:
            del document.part.rels[identifier]
    document.sections[-1]._sectPr.clear()
    set_a4(document.sections[-1])
    return document


def organisation_document(template: str) -> Document:
    """The organisation's template without its text. ``template`` is its path.

    Raises UsageError if the file is not a Word document, and other errors if it is damaged: use it within
    ``reject_damaged_template``.
    """
    content = _as_document(template, _read(template))
    check_template(content)
    document = docx.Document(io.BytesIO(content))
    clear(document)
    return document


def _read(template: str) -> bytes:
    try:
        file = Path(template)
        if file.exists() and not file.is_file():
            raise UsageError(
                f"--template {template}: not a file. Give a Word document with your organisation's styles."
            )
        content = file.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"--template {template}: no such file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"--template {template}: cannot be read: {reason}.") from error
    if content.startswith(_ZIP):
        return content
    raise UsageError(f"--template {template}: {_description(content)}")


def _description(content: bytes) -> str:
    """What a file is that is not a zip archive, as every .docx is, and what to do about it."""
    if not content:
        return "the file is empty."
    if not content.startswith(_COMPOUND):
        return "not a Word document. Give a .docx or .dotx file."
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "protected with a password. Save a copy without the password."
    return "saved by Word 2003 or older, or not a Word document. Save it in Word as Word Document (.docx)."


def _as_document(template: str, content: bytes) -> bytes:
    """The bytes of an ordinary Word document, whichever kind of Word document ``content`` is."""
    with ZipFile(io.BytesIO(content)) as package:
        unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > _MAX_UNPACKED:
            raise UsageError(
                f"--template {template}: the file unpacks to {unpacked / _MB:,.0f} MB; the limit is "
                f"{_MAX_UNPACKED / _MB:,.0f} MB. Remove everything but the styles, header and footer."
            )
        if not any(name.startswith("word/") for name in package.namelist()):
            raise UsageError(f"--template {template}: not a Word document. Give a .docx or .dotx file.")
        if _STRICT in package.read("_rels/.rels"):
            raise UsageError(
                f"--template {template}: saved as Strict Open XML, which few programs can read. Save it in Word as "
                "Word Document (.docx)."
            )
        types = package.read(CONTENT_TYPES)
    if not any(kind in types for kind in _OTHER_KINDS):
        return content
    for kind in _OTHER_KINDS:
        types = types.replace(kind, CONTENT_TYPE.WML_DOCUMENT_MAIN.encode())
    return rewritten(content, {CONTENT_TYPES: types})
