"""The comments of a sheet: each marked cell gets its problems as a comment. Existing comments are kept and extended."""

import re
from collections.abc import Collection, Iterator
from html import unescape

from openpyxl.utils import get_column_letter

from yjs_cli.documents.marked.cell_styles import SPREADSHEET
from yjs_cli.documents.marked.cell_text import xml_text
from yjs_cli.documents.marked.cells_to_mark import Mark
from yjs_cli.documents.marked.xml_part import Element, XmlPart, encode_xml, local_name
from yjs_cli.problem import Problem

AUTHOR = "yjs"

_EMPTY = f'<comments xmlns="{SPREADSHEET}"><authors/><commentList/></comments>'
_FONT = '<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/>'


def add_comments(
    xml: bytes | None, marks: Collection[Mark], threaded: Collection[str]
) -> tuple[bytes, list[Mark], list[Mark]]:
    """Add the problems of the marked cells to a sheet's comments part.

    Returns the part, the marks with a new comment, and the marks whose comment was extended. ``threaded`` lists cells
    (``D7``) that have a thread of replies: they get no comment, because Excel keeps threads in a separate part.
    """
    part = XmlPart(xml or encode_xml(_EMPTY))
    comments = part.root.first("commentList")
    if comments is None:
        raise ValueError("the comments part has no comment list")
    existing = {found.attributes.get("ref", ""): found for found in comments.all("comment")}
    author: int | None = None
    new: list[Mark] = []
    extended: list[Mark] = []
    for mark in marks:
        cell = f"{get_column_letter(mark.column)}{mark.row}"
        if cell in threaded:
            continue
        if cell in existing:
            if missing := [problem for problem in mark.problems if not _already_says(part, existing[cell], problem)]:
                _extend(part, existing[cell], "".join(_runs(missing, first="\n\n")))
                extended.append(mark)
        else:
            author = _author(part) if author is None else author
            text = "".join(_runs(mark.problems))
            part.append(comments, f'<comment ref="{cell}" authorId="{author}"><text>{text}</text></comment>')
            new.append(mark)
    return part.to_bytes(), new, extended


def _title(problem: Problem) -> str:
    return f"{AUTHOR} {problem.severity}: {problem.code}"


def _sentences(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".strip()


def comment_lines(mark: Mark) -> list[str]:
    """The lines of a cell's comment: a title and a paragraph for each problem."""
    return [line for problem in mark.problems for line in (_title(problem), _sentences(problem))]


def _runs(problems: Collection[Problem], first: str = "") -> Iterator[str]:
    before = first
    for problem in problems:
        yield _run(f"{before}{xml_text(_title(problem))}", bold=True)
        yield _run(f"\n{xml_text(_sentences(problem))}")
        before = "\n\n"


def _run(text: str, bold: bool = False) -> str:
    return f'<r><rPr>{"<b/>" if bold else ""}{_FONT}</rPr><t xml:space="preserve">{text}</t></r>'


def _already_says(part: XmlPart, comment: Element, problem: Problem) -> bool:
    """Whether the comment already has this problem, from an earlier marking."""
    text = unescape(re.sub("<[^>]*>", "", part.raw(comment).decode("utf-8", errors="replace")))
    expected = unescape(xml_text(f"{_title(problem)} {_sentences(problem)}"))
    return " ".join(expected.split()) in " ".join(text.split())


def _author(part: XmlPart) -> int:
    """The index of the author *yjs*, added after the existing authors if missing."""
    authors = part.root.first("authors")
    if authors is None:
        raise ValueError("the comments part has no authors")
    existing = authors.all("author")
    for number, author in enumerate(existing):
        if part.xml[author.content : author.content_end] == AUTHOR.encode():
            return number
    part.append(authors, f"<author>{AUTHOR}</author>")
    return len(existing)


def _extend(part: XmlPart, comment: Element, runs: str) -> None:
    """Add runs to a comment's text after its existing runs. A plain text becomes the first run."""
    text = comment.first("text")
    if text is None:
        part.append(comment, f"<text>{runs}</text>")
        return
    runs_before = [child for child in text.children if local_name(child.name) in {"t", "r"}]
    for plain in text.all("t"):
        part.insert(plain.start, "<r>")
        part.insert(plain.end, "</r>")
    if runs_before:
        part.insert(runs_before[-1].end, runs)
    else:
        part.append(text, runs)
