"""The bytes of a Word document: what it says of itself, and the same bytes for the same report."""

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.word.markup import safe

_LONGEST = 255  # characters of a property, as Word takes them


def describe(document: Document, report: Report, made: datetime) -> None:
    """Say what the document is, of when and in which language, and nothing of who wrote its template."""
    properties = document.core_properties
    properties._element[:] = []
    properties.title = safe(report.title)[:_LONGEST]
    properties.subject = safe(report.summary)[:_LONGEST]
    properties.language = "en-GB"
    properties.revision = 1
    properties.created = properties.modified = made


def packed(document: Document) -> bytes:
    """The document as a file. Its parts have no time of their own, so that the same report is the same file."""
    saved, made = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(made, "w") as package:
        for name in parts.namelist():
            entry = ZipInfo(name)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            package.writestr(entry, parts.read(name))
    return made.getvalue()
