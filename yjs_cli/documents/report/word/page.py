"""The page of a report: portrait A4 with a header and a footer, or the page set-up of an organisation's template."""

from docx.document import Document
from docx.section import Section
from docx.shared import Mm, Twips

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.word.document_styles import DocumentStyles
from yjs_cli.documents.report.word.markup import field, found, paragraph, run
from yjs_cli.documents.report.word.template_faults import UnusableTemplateError

_PRINTER_MARGIN = Mm(10)  # printers cannot print closer to the edge of the paper
_MIN_WIDTH = 4000  # twentieths of a point (70 mm); the tables do not fit into less


def set_a4(section: Section) -> None:
    """Portrait A4."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.right_margin = section.bottom_margin = section.left_margin = Mm(20)
    section.header_distance, section.footer_distance, section.gutter = Mm(12), Mm(10), Mm(0)


def text_width(document: Document) -> int:
    """The width of the text on a page, in twentieths of a point.

    Raises UnusableTemplateError if the page set-up is incomplete or leaves too little room for text.
    """
    section = document.sections[-1]
    try:
        page, left, right = section.page_width, section.left_margin, section.right_margin
        complete = None not in (page, left, right, section.page_height, section.top_margin, section.bottom_margin)
        gutter = section.gutter or 0
    except ValueError:
        raise UnusableTemplateError("its page size or margins are not numbers") from None
    if page is None or left is None or right is None or not complete:
        raise UnusableTemplateError("it has no page size or no margins")
    width = (page - left - right - gutter) // Twips(1)
    if width < _MIN_WIDTH:
        raise UnusableTemplateError(
            f"its margins leave {max(Twips(width).mm, 0):.0f} mm for text, and a report needs at least "
            f"{Twips(_MIN_WIDTH).mm:.0f} mm",
            advice="Make the margins narrower.",
        )
    return width


def add_header_and_footer(document: Document, styles: DocumentStyles, report: Report) -> None:
    """Put the service in the header and the page number in the footer, unless the document has a header or footer."""
    section = document.sections[-1]
    if any(found(section._sectPr, f"w:{place}Reference") for place in ("header", "footer")):
        return
    pages = (run("Page "), *field("PAGE", run("1")), run(" of "), *field("NUMPAGES", run("1")))
    section.header_distance = max(section.header_distance or 0, _PRINTER_MARGIN)
    section.footer_distance = max(section.footer_distance or 0, _PRINTER_MARGIN)
    for place, style, runs in ((section.header, "Header", (run(report.service),)), (section.footer, "Footer", pages)):
        place.is_linked_to_previous = False
        place._element[:] = [paragraph(styles.identifiers[style], *runs)]
