"""The sentences of the report in each format, of inspections that are complete, unfinished or changed by a panel."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.table import Table
from openpyxl import load_workbook

from tests.commands.conftest import SAMPLES, Yjs
from tests.conftest import Gold
from yjs_cli import __version__

EVERY_OPTION = ("--by", "Sex", "--with-cases", "--suppress", 3, "--title", "A title")


class Texts(HTMLParser):
    """The texts of a page, and those that only a screen reader reads aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden = tag == "style"
        self.texts += [f"{name}: {value}" for name, value in attrs if name in {"aria-label", "title", "content", "alt"}]

    def handle_endtag(self, _: str) -> None:
        self.hidden = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.hidden:
            self.texts.append(" ".join(data.split()))


@pytest.mark.parametrize("name", ["bath-and-north-east-somerset", "fieldwork-in-progress", "no-court-cases"])
def test_report(name: str, yjs: Yjs, folder: Path, gold: Gold) -> None:
    page = write_report(yjs, folder, f"{name}.xlsx", "html")
    gold(f"report-{name}.txt", lines(page_texts(page)))


def test_report_with_every_option(yjs: Yjs, folder: Path, gold: Gold) -> None:
    page = write_report(yjs, folder, "panel.xlsx", "html", *EVERY_OPTION)
    gold("report-with-every-option.txt", lines(page_texts(page)))


def test_word_report(yjs: Yjs, folder: Path, gold: Gold) -> None:
    document = Document(str(write_report(yjs, folder, "panel.xlsx", "docx", *EVERY_OPTION)))
    gold("report-word.txt", lines(word_texts(document)))


def test_spreadsheet_report(yjs: Yjs, folder: Path, gold: Gold) -> None:
    book = load_workbook(write_report(yjs, folder, "panel.xlsx", "xlsx", *EVERY_OPTION))
    gold("report-spreadsheet.txt", lines(spreadsheet_texts(book)))


def write_report(yjs: Yjs, folder: Path, sample: str, extension: str, *options: object) -> Path:
    path = folder / f"report.{extension}"
    ran = yjs("report", SAMPLES / sample, "-o", path, *options)
    assert ran.code == 0, ran.err
    return path


def lines(texts: Iterator[str]) -> str:
    """Each text once, on a line."""
    joined = "".join(f"{text}\n" for text in dict.fromkeys(texts) if text)
    return re.sub("[0-9a-f]{64}", "HASH", joined.replace(__version__, "VERSION"))


def page_texts(path: Path) -> Iterator[str]:
    page = Texts()
    page.feed(path.read_text("utf-8"))
    yield from page.texts


def word_texts(document: Any) -> Iterator[str]:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from (" | ".join(cell.text for cell in row.cells) for row in part.rows)
        else:
            yield part.text
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            yield from (paragraph.text for paragraph in part.paragraphs)
    for element in document.element.iter():
        yield from (f"{name}: {element.get(name)}" for name in ("descr", "title") if element.get(name))
    for name in ("title", "subject", "author", "keywords", "comments", "category"):
        yield f"{name}: {getattr(document.core_properties, name)}"


def spreadsheet_texts(book: Any) -> Iterator[str]:
    for sheet in book.worksheets:
        yield f"# {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join(str(cell) for cell in row if cell is not None)
    for name in ("title", "subject", "creator", "keywords", "description", "category"):
        yield f"{name}: {getattr(book.properties, name)}"
