"""The body of a Word document: a report's headings, paragraphs, lists, tables and charts, in order."""

from collections.abc import Iterator
from itertools import count

from docx.document import Document

from yjs_cli.documents.report.content import Block, Bullets, Paragraph, Picture, Report, Section, Table
from yjs_cli.documents.report.word.charts import chart, key
from yjs_cli.documents.report.word.document_styles import DocumentStyles
from yjs_cli.documents.report.word.markup import Element, bookmarked, element, field, paragraph, run
from yjs_cli.documents.report.word.tables import table

_FIRST = 1000  # the first bookmark and chart id; those in the headers of a template are lower
_SPACE = 160  # twentieths of a point


class Writer:
    """Writes a report for one document, numbering its tables, figures and headings."""

    def __init__(self, document: Document, styles: DocumentStyles, width: int) -> None:
        """``width`` is the width of the text on a page, in twentieths of a point."""
        self._document, self._styles, self._width = document, styles, width
        self._tables, self._figures, self._bookmark_numbers = count(1), count(1), count(_FIRST)

    def body(self, report: Report) -> Iterator[Element]:
        """The whole report."""
        yield self._paragraph("Title", run(report.title))
        yield self._paragraph("Subtitle", run(report.summary))
        bookmarks = dict(zip(self._bookmark_numbers, report.sections, strict=False))
        if bookmarks:
            yield self._contents({_bookmark_name(number): section.heading for number, section in bookmarks.items()})
        for number, section in bookmarks.items():
            yield self._paragraph("Heading1", *bookmarked(_bookmark_name(number), number, *self._heading(section)))
            yield from self._contents_of(section)

    def _contents_of(self, section: Section) -> Iterator[Element]:
        blocks = section.blocks
        for above, block, below in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
            yield from self._block(block, above, below)
        for part in section.sections:
            yield self._paragraph("Heading2", *self._heading(part))
            yield from self._contents_of(part)

    def _heading(self, section: Section) -> Iterator[Element]:
        """The runs of a heading. A rating in it has the rating's colour."""
        before, rating, after = section.heading.rpartition(section.rating or "\n")
        if section.rating and rating:
            yield run(before)
            yield run(rating + after, self._styles.ratings[rating].style)
        else:
            yield run(section.heading)

    def _contents(self, headings: dict[str, str]) -> Element:
        """Links to the sections. Word adds page numbers when the user updates the field."""
        links = [
            element("w:hyperlink", run(heading), anchor=bookmark, history=1) for bookmark, heading in headings.items()
        ]
        begin, code, separate, *_, end = field(r'TOC \o "1-1" \h \z')
        entries = [[link] for link in links]
        entries[0][:0] = [begin, code, separate]
        entries[-1].append(end)
        gallery = element("w:docPartGallery", val="Table of Contents")
        return element(
            "w:sdt",
            element("w:sdtPr", element("w:docPartObj", gallery, element("w:docPartUnique"))),
            element(
                "w:sdtContent",
                self._paragraph("TOCHeading", run("Contents")),
                *(self._paragraph("TOC1", *entry) for entry in entries),
            ),
        )

    def _block(self, block: Block, above: Block | None, below: Block | None) -> Iterator[Element]:
        space = (element("w:spacing", before=_SPACE),) if _is_apart(above, block) else ()
        match block:
            case Paragraph():
                # Keep flags and what is missing on one page.
                keep = (element("w:keepNext"),) if block.remark and isinstance(below, Paragraph) else ()
                style = "Remark" if block.remark else "Normal"
                yield self._paragraph(style, run(block.text), properties=(*keep, *space))
            case Bullets():
                for number, text in enumerate(block.items):
                    spaced = space if number == 0 else ()
                    yield self._paragraph("ListBullet", run(text), properties=spaced)
            case Table():
                yield self._caption("Table", next(self._tables), block.caption)
                yield table(block, self._styles, self._width, keep_with_next=isinstance(below, Picture))
            case Picture():
                number = next(self._figures)
                yield chart(block, self._document, self._styles, _FIRST + number, self._width)
                yield self._caption("Figure", number, block.title)
                yield self._paragraph("TableText", run(key(block)))

    def _caption(self, kind: str, number: int, text: str) -> Element:
        numbered = field(rf"SEQ {kind} \* ARABIC", run(str(number)))
        return self._paragraph(
            "Caption", run(f"{kind} "), *numbered, run(f": {text}"), properties=(element("w:keepNext"),)
        )

    def _paragraph(self, style: str, *children: Element, properties: tuple[Element, ...] = ()) -> Element:
        return paragraph(self._styles.identifiers[style], *children, properties=properties)


def _is_apart(above: Block | None, block: Block) -> bool:
    """Whether to leave extra space between two blocks."""
    if isinstance(above, Paragraph):
        return above.remark != (isinstance(block, Paragraph) and block.remark)
    return above is not None


def _bookmark_name(number: int) -> str:
    """The bookmark name of a heading, in the form that Word uses for a table of contents."""
    return f"_Toc{number}"
