"""The properties and the bytes of a Word document: the same bytes for the same report."""

import io
from datetime import datetime

from docx.document import Document

from yjs_cli.documents.ooxml.rewriting import rewritten
from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.word.markup import safe

_MAX_PROPERTY = 255  # characters that Word accepts


def set_properties(document: Document, report: Report, created: datetime) -> None:
    """Replace the document's properties, including the name of the template's author."""
    properties = document.core_properties
    properties._element[:] = []
    properties.title = safe(report.title)[:_MAX_PROPERTY]
    properties.subject = safe(report.summary)[:_MAX_PROPERTY]
    properties.language = "en-GB"
    properties.revision = 1
    properties.created = properties.modified = created


def document_bytes(document: Document) -> bytes:
    """The document as a file, without the time at which it was saved."""
    saved = io.BytesIO()
    document.save(saved)
    return rewritten(saved.getvalue(), {})
