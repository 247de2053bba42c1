"""The page of a report: A4 upright with a header and a footer, unless a house template has its own."""

from docx.document import Document
from docx.section import Section
from docx.shared import Length, Mm, Twips

from yjs_cli.output.report.content import Report
from yjs_cli.output.report.word.look import Look
from yjs_cli.output.report.word.markup import field, paragraph, run

_NARROWEST = 4000  # twentieths of a point: of a page with less, the text runs into the margin


def text_width(document: Document) -> int:
    """The width of the text on a page, in twentieths of a point. What the page set-up does not say is set."""
    section = document.sections[-1]
    _set(section, "page_width", Mm(210))
    _set(section, "page_height", Mm(297))
    for margin in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        _set(section, margin, Mm(20))
    _set(section, "gutter", Twips(0))
    width = section.page_width - section.left_margin - section.right_margin - section.gutter
    return max(width // Twips(1), _NARROWEST)


def add_header_and_footer(document: Document, look: Look, report: Report) -> None:
    """The service on top of each page and the number of the page below, where the document has neither."""
    section = document.sections[-1]
    if section._sectPr.xpath("./w:headerReference | ./w:footerReference"):
        return
    pages = (run("Page "), *field("PAGE", run("1")), run(" of "), *field("NUMPAGES", run("1")))
    for place, style, runs in ((section.header, "Header", (run(report.service),)), (section.footer, "Footer", pages)):
        place.is_linked_to_previous = False
        place._element[:] = [paragraph(look.styles[style], *runs)]


def _set(section: Section, name: str, value: Length) -> None:
    if getattr(section, name) is None:
        setattr(section, name, value)
