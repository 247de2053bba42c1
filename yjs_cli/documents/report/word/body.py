"""What a report says, as the body of a Word document: headings, paragraphs, lists, tables and charts, in order."""

from collections.abc import Iterator
from itertools import count

from docx.document import Document

from yjs_cli.documents.report.content import Block, Bullets, Paragraph, Picture, Report, Section, Table
from yjs_cli.documents.report.word.charts import chart, key
from yjs_cli.documents.report.word.look import Look
from yjs_cli.documents.report.word.markup import Element, bookmarked, element, field, paragraph, run
from yjs_cli.documents.report.word.tables import table

_FIRST = 1000  # number of the first bookmark and the first chart: the headers of a house have no more of their own
_SPACE = 160  # twentieths of a point


class Writer:
    """Writes a report for one document, and counts its tables, figures and headings as it goes."""

    def __init__(self, document: Document, look: Look, width: int) -> None:
        """``width`` is that of the text on a page, in twentieths of a point."""
        self._document, self._look, self._width = document, look, width
        self._tables, self._figures, self._bookmarks = count(1), count(1), count(_FIRST)

    def body(self, report: Report) -> Iterator[Element]:
        """The whole report."""
        yield self._paragraph("Title", run(report.title))
        yield self._paragraph("Subtitle", run(report.summary))
        marks = dict(zip(self._bookmarks, report.sections, strict=False))
        if marks:
            yield self._contents({_mark(number): section.heading for number, section in marks.items()})
        for number, section in marks.items():
            yield self._paragraph("Heading1", *bookmarked(_mark(number), number, *self._heading(section)))
            yield from self._within(section)

    def _within(self, section: Section) -> Iterator[Element]:
        blocks = section.blocks
        for above, block, below in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
            yield from self._block(block, above, below)
        for part in section.sections:
            yield self._paragraph("Heading2", *self._heading(part))
            yield from self._within(part)

    def _heading(self, section: Section) -> Iterator[Element]:
        """A heading, with the rating that it states in the rating's colour."""
        before, rating, after = section.heading.rpartition(section.rating or "\n")
        if section.rating and rating:
            yield run(before)
            yield run(rating + after, self._look.ratings[rating].style)
        else:
            yield run(section.heading)

    def _contents(self, headings: dict[str, str]) -> Element:
        """Links to the sections; Word adds the numbers of the pages when somebody has it update them."""
        links = [element("w:hyperlink", run(heading), anchor=mark, history=1) for mark, heading in headings.items()]
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
                # What a panel would look at, and what is missing, stand on one page.
                keep = (element("w:keepNext"),) if block.remark and isinstance(below, Paragraph) else ()
                style = "Remark" if block.remark else "Normal"
                yield self._paragraph(style, run(block.text), properties=(*keep, *space))
            case Bullets():
                for number, text in enumerate(block.items):
                    spaced = space if number == 0 else ()
                    yield self._paragraph("ListBullet", run(text), properties=spaced)
            case Table():
                yield self._caption("Table", next(self._tables), block.caption)
                yield table(block, self._look, self._width, keep_with_next=isinstance(below, Picture))
            case Picture():
                number = next(self._figures)
                yield chart(block, self._document, self._look, _FIRST + number, self._width)
                yield self._caption("Figure", number, block.title)
                yield self._paragraph("TableText", run(key(block)))

    def _caption(self, kind: str, number: int, text: str) -> Element:
        numbered = field(rf"SEQ {kind} \* ARABIC", run(str(number)))
        return self._paragraph(
            "Caption", run(f"{kind} "), *numbered, run(f": {text}"), properties=(element("w:keepNext"),)
        )

    def _paragraph(self, style: str, *children: Element, properties: tuple[Element, ...] = ()) -> Element:
        return paragraph(self._look.styles[style], *children, properties=properties)


def _is_apart(above: Block | None, block: Block) -> bool:
    """Whether there is more space between two blocks than between two paragraphs of a kind."""
    if isinstance(above, Paragraph):
        return above.remark != (isinstance(block, Paragraph) and block.remark)
    return above is not None


def _mark(number: int) -> str:
    """The name of a heading's bookmark, as Word itself names those of a contents list."""
    return f"_Toc{number}"
