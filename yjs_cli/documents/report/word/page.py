"""The page of a report: A4 upright with a header and a footer, unless a house template has its own."""

from docx.document import Document
from docx.section import Section
from docx.shared import Length, Mm, Twips

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.word.look import Look
from yjs_cli.documents.report.word.markup import field, found, paragraph, run

_A4 = {
    "page_width": 210, "page_height": 297, "top_margin": 20, "right_margin": 20, "bottom_margin": 20,
    "left_margin": 20, "header_distance": 12, "footer_distance": 10, "gutter": 0,
}  # fmt: skip
_CLEAR = Mm(10)  # of the edge of the page, where printers do not reach
_NARROWEST = 4000  # twentieths of a point: of a page with less, the text runs into the margin


def text_width(document: Document) -> int:
    """The width of the text on a page, in twentieths of a point. What the page set-up does not say is set."""
    section = document.sections[-1]
    lengths = {name: _stated(section, name, Mm(default)) for name, default in _A4.items()}
    width = lengths["page_width"] - lengths["left_margin"] - lengths["right_margin"] - lengths["gutter"]
    return max(width // Twips(1), _NARROWEST)


def add_header_and_footer(document: Document, look: Look, report: Report) -> None:
    """The service on top of each page and the number of the page below, where the document has neither."""
    section = document.sections[-1]
    if any(found(section._sectPr, f"w:{place}Reference") for place in ("header", "footer")):
        return
    pages = (run("Page "), *field("PAGE", run("1")), run(" of "), *field("NUMPAGES", run("1")))
    section.header_distance = max(section.header_distance or 0, _CLEAR)
    section.footer_distance = max(section.footer_distance or 0, _CLEAR)
    for place, style, runs in ((section.header, "Header", (run(report.service),)), (section.footer, "Footer", pages)):
        place.is_linked_to_previous = False
        place._element[:] = [paragraph(look.styles[style], *runs)]


def _stated(section: Section, name: str, default: Length) -> int:
    """A length of the page set-up, which is set where it is not stated."""
    if getattr(section, name) is None:
        setattr(section, name, default)
    return int(getattr(section, name))
