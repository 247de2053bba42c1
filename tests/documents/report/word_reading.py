"""A report written as a Word document and read back."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.table import Table as WordTable

from tests.builders import YJ_2021
from tests.documents.report.reports import report_of
from tests.output.samples import FOLDER
from yjs_cli.documents.report.content import Bullets, Paragraph, Report, Section, Table
from yjs_cli.documents.report.word import render_word
from yjs_cli.documents.report.word.charts import key
from yjs_cli.layout import read_inspection
from yjs_cli.output.words import printable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The order of elements in ISO/IEC 29500. For the properties of paragraphs and styles, only those in use.
ORDERS = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs shd lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "tbl": "tblPr tblGrid tr",
    "sectPr": "type pgSz pgMar cols titlePg docGrid",
}  # fmt: skip

BATH = "bath-and-north-east-somerset.xlsx"
UNFINISHED = "fieldwork-in-progress.xlsx"


@cache
def full(name: str) -> Report:
    """A report of a sample with every option."""
    attributes = read_inspection(str(FOLDER / name), YJ_2021).attributes
    return report_of(name, by=tuple(attributes.columns[:1]), with_cases=True, suppress=2)


@cache
def written(report: Report) -> bytes:
    return render_word(report)


def opened(report: Report) -> Any:
    return Document(BytesIO(written(report)))


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def tables(document: Any) -> dict[str, WordTable]:
    """The tables of a document by caption."""
    return {found.table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val"): found for found in document.tables}


def cells(table: WordTable) -> list[tuple[str, ...]]:
    """The text of a table, heading row first."""
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def rows(table: WordTable) -> list[dict[str, str]]:
    headings, *below = cells(table)
    return [dict(zip(headings, row, strict=True)) for row in below]


def read(document: Any) -> list[Any]:
    """The body of a document in order: (style, text) of a paragraph, the cells of a table."""
    return [
        cells(part) if isinstance(part, WordTable) else (part.style.name, part.text)
        for part in document.iter_inner_content()
    ]


def expected(report: Report) -> list[Any]:
    """The expected body of a document, in order."""
    body = [("Title", report.title), ("Subtitle", report.summary)]
    numbers = {"Table": 0, "Figure": 0}
    for section in report.sections:
        body += _section(section, 1, numbers)
    return [part if isinstance(part, list) else (part[0], printable(part[1])) for part in body]


def _section(section: Section, level: int, numbers: dict[str, int]) -> Iterator[Any]:
    yield f"Heading {level}", section.heading
    for block in section.blocks:
        match block:
            case Paragraph():
                yield "Remark" if block.remark else "Normal", block.text
            case Bullets():
                yield from (("List Bullet", text) for text in block.items)
            case Table():
                numbers["Table"] += 1
                yield "Caption", f"Table {numbers['Table']}: {block.caption}"
                percent_signs = ["%" if column.kind == "percent" else "" for column in block.columns]
                yield [
                    tuple(column.heading for column in block.columns),
                    *(
                        tuple(
                            cell.text if cell.absent else f"{cell.text}{sign}"
                            for cell, sign in zip(row.cells, percent_signs, strict=True)
                        )
                        for row in block.rows
                    ),
                ]
            case _:
                numbers["Figure"] += 1
                yield "Picture", ""
                yield "Caption", f"Figure {numbers['Figure']}: {block.title}"
                yield "Table Text", key(block)
    for part in section.sections:
        yield from _section(part, level + 1, numbers)


def misplaced(root: Any) -> list[str]:
    """Elements that are not where the schema expects them."""
    faults = []
    for name, order in ORDERS.items():
        for parent in root.iter(f"{W}{name}"):
            names = [child.tag.removeprefix(W) for child in parent if isinstance(child.tag, str)]
            references = [each for each in names if each.endswith("Reference")]  # these come first, in any order
            names = names[len(references) :] if names[: len(references)] == references else names
            known = order.split()
            places = [known.index(child) if child in known else -1 for child in names]
            if -1 in places or places != sorted(places):
                faults.append(f"{name}: {' '.join(names)}")
    return faults
