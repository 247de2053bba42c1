"""What a report says, as the body of a Word document: headings, paragraphs, lists, tables and charts, in order."""

from collections.abc import Iterator
from itertools import count

from docx.document import Document

from yjs_cli.output.report.content import Block, Bullets, Paragraph, Report, Section, Table
from yjs_cli.output.report.word.charts import chart
from yjs_cli.output.report.word.look import Look
from yjs_cli.output.report.word.markup import Element, bookmarked, element, field, paragraph, run
from yjs_cli.output.report.word.tables import table

_FIRST = 1000  # number of the first bookmark and the first chart: the headers of a house have no more of their own
_SPACE_BELOW_TABLE = 160  # twentieths of a point


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
            yield from self._blocks(section)
            for part in section.sections:
                yield self._paragraph("Heading2", *self._heading(part))
                yield from self._blocks(part)

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

    def _blocks(self, section: Section) -> Iterator[Element]:
        above: Block | None = None
        for block in section.blocks:
            yield from self._block(block, below_table=isinstance(above, Table))
            above = block

    def _block(self, block: Block, *, below_table: bool) -> Iterator[Element]:
        match block:
            case Paragraph():
                space = (element("w:spacing", before=_SPACE_BELOW_TABLE),) if below_table else ()
                yield self._paragraph("Remark" if block.remark else "Normal", run(block.text), properties=space)
            case Bullets():
                for text in block.items:
                    yield self._paragraph("ListBullet", run(text))
            case Table():
                keep = (element("w:keepNext"),)
                yield self._caption("Table", next(self._tables), block.caption, properties=keep)
                yield table(block, self._look, self._width)
            case _:
                number = next(self._figures)
                yield chart(block, self._document, self._look.styles["Picture"], _FIRST + number, self._width)
                yield self._caption("Figure", number, block.title)

    def _caption(self, kind: str, number: int, text: str, properties: tuple[Element, ...] = ()) -> Element:
        numbered = field(rf"SEQ {kind} \* ARABIC", run(str(number)))
        return self._paragraph("Caption", run(f"{kind} "), *numbered, run(f": {text}"), properties=properties)

    def _paragraph(self, style: str, *children: Element, properties: tuple[Element, ...] = ()) -> Element:
        return paragraph(self._look.styles[style], *children, properties=properties)


def _mark(number: int) -> str:
    """The name of a heading's bookmark, as Word itself names those of a contents list."""
    return f"_Toc{number}"
