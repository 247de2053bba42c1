"""The comments of a sheet: what is wrong, at the cell itself. What a cell's comment says already stays."""

import re
from collections.abc import Collection, Iterator
from html import unescape

from openpyxl.utils import get_column_letter

from yjs_cli.documents.marked.marks import Mark
from yjs_cli.documents.marked.styles import SPREADSHEET
from yjs_cli.documents.marked.text import xml_text
from yjs_cli.documents.marked.xml_part import Element, XmlPart, local_name, written
from yjs_cli.problem import Problem

AUTHOR = "yjs"

_EMPTY = f'<comments xmlns="{SPREADSHEET}"><authors/><commentList/></comments>'
_FONT = '<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/>'


def with_remarks(
    xml: bytes | None, marks: Collection[Mark], closed: Collection[str]
) -> tuple[bytes, list[Mark], list[Mark]]:
    """The comments of a sheet with what is wrong with its marked cells.

    Returns them, the marks that got a comment, and those whose comment says more than before. Cells that are ``closed``
    (``D7``) get none: a thread of replies stands there, which Excel keeps in a part of its own.
    """
    part = XmlPart(xml or written(_EMPTY))
    comments = part.root.first("commentList")
    if comments is None:
        raise ValueError("comments without a list")
    there = {found.attributes.get("ref", ""): found for found in comments.all("comment")}
    author: int | None = None
    new: list[Mark] = []
    longer: list[Mark] = []
    for mark in marks:
        cell = f"{get_column_letter(mark.column)}{mark.row}"
        if cell in closed:
            continue
        if cell in there:
            if unsaid := [problem for problem in mark.problems if not _says(part, there[cell], problem)]:
                _extend(part, there[cell], "".join(_runs(unsaid, first="\n\n")))
                longer.append(mark)
        else:
            author = _author(part) if author is None else author
            text = "".join(_runs(mark.problems))
            part.append(comments, f'<comment ref="{cell}" authorId="{author}"><text>{text}</text></comment>')
            new.append(mark)
    return part.changed(), new, longer


def _title(problem: Problem) -> str:
    return f"{AUTHOR} {problem.severity}: {problem.code}"


def _sentences(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".strip()


def remark_lines(mark: Mark) -> list[str]:
    """What is said at a cell, as it is laid out: a title and a paragraph for each problem."""
    return [line for problem in mark.problems for line in (_title(problem), _sentences(problem))]


def _runs(problems: Collection[Problem], first: str = "") -> Iterator[str]:
    before = first
    for problem in problems:
        yield _run(f"{before}{xml_text(_title(problem))}", bold=True)
        yield _run(f"\n{xml_text(_sentences(problem))}")
        before = "\n\n"


def _run(text: str, bold: bool = False) -> str:
    return f'<r><rPr>{"<b/>" if bold else ""}{_FONT}</rPr><t xml:space="preserve">{text}</t></r>'


def _says(part: XmlPart, comment: Element, problem: Problem) -> bool:
    """Whether a comment says this of its cell already, since the workbook was marked before."""
    said = unescape(re.sub("<[^>]*>", "", part.raw(comment).decode("utf-8", errors="replace")))
    wanted = unescape(xml_text(f"{_title(problem)} {_sentences(problem)}"))
    return " ".join(wanted.split()) in " ".join(said.split())


def _author(part: XmlPart) -> int:
    """The number of the author of what is added, who is put behind those there are."""
    authors = part.root.first("authors")
    if authors is None:
        raise ValueError("comments without authors")
    there = authors.all("author")
    for number, author in enumerate(there):
        if part.xml[author.content : author.content_end] == AUTHOR.encode():
            return number
    part.append(authors, f"<author>{AUTHOR}</author>")
    return len(there)


def _extend(part: XmlPart, comment: Element, runs: str) -> None:
    """Add to a comment's text: behind its runs, or behind its only text, which becomes the first of them."""
    text = comment.first("text")
    if text is None:
        part.append(comment, f"<text>{runs}</text>")
        return
    said = [child for child in text.children if local_name(child.name) in {"t", "r"}]
    for plain in text.all("t"):
        part.insert(plain.start, "<r>")
        part.insert(plain.end, "</r>")
    if said:
        part.insert(said[-1].end, runs)
    else:
        part.append(text, runs)
