"""A report as a Word document with real headings, tables and captions, in yjs styles or an organisation's."""

from contextlib import nullcontext

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.dates import creation_time
from yjs_cli.documents.report.word.body import Writer
from yjs_cli.documents.report.word.document_file import document_bytes, set_properties
from yjs_cli.documents.report.word.document_styles import prepare_styles
from yjs_cli.documents.report.word.organisation_template import organisation_document, plain_document
from yjs_cli.documents.report.word.page import add_header_and_footer, text_width
from yjs_cli.documents.report.word.template_faults import reject_damaged_template


def render_word(report: Report, template: str | None = None) -> bytes:
    """The bytes of the document.

    ``template`` is the path of an organisation's Word document, whose styles, header, footer and page set-up are kept.
    Raises UsageError if the template cannot be used.
    """
    created = creation_time(report)
    with reject_damaged_template(template) if template else nullcontext():
        document = organisation_document(template) if template else plain_document()
        styles = prepare_styles(document, report)
        add_header_and_footer(document, styles, report)
        width = text_width(document)
        set_properties(document, report, created)
    body = document.element.body
    for number, each in enumerate(Writer(document, styles, width).body(report)):
        body.insert(number, each)
    return document_bytes(document)
