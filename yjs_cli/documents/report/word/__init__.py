"""A report as a Word document: real headings, tables and captions, in our own look or that of a house template."""

from contextlib import nullcontext

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.dates import made_at
from yjs_cli.documents.report.word.body import Writer
from yjs_cli.documents.report.word.house import house_document, plain_document, told_if_damaged
from yjs_cli.documents.report.word.look import dress
from yjs_cli.documents.report.word.package import describe, packed
from yjs_cli.documents.report.word.page import add_header_and_footer, text_width


def render_word(report: Report, template: str | None = None) -> bytes:
    """The document. Of ``template``, the path of another, the styles, header, footer and page set-up are kept.

    Raises UsageError where the template cannot be used.
    """
    made = made_at(report)
    with told_if_damaged(template) if template else nullcontext():
        document = house_document(template) if template else plain_document()
        look = dress(document, report)
        add_header_and_footer(document, look, report)
        width = text_width(document)
        describe(document, report, made)
    body = document.element.body
    for number, each in enumerate(Writer(document, look, width).body(report)):
        body.insert(number, each)
    return packed(document)
