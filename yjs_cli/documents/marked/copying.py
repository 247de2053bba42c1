"""The copy of a package, part by part: as it is, changed, or changed last for what is known only then."""

import shutil
from collections.abc import Sequence
from zipfile import ZipFile

from yjs_cli.documents.marked.book import Book
from yjs_cli.documents.marked.boxes import blocks_in_use, blocks_needed
from yjs_cli.documents.marked.marks import Mark, marks_by_sheet
from yjs_cli.documents.marked.package import (
    CONTENT_TYPES,
    Package,
    Relation,
    unused_identifier,
    with_content_types,
    with_relations,
)
from yjs_cli.documents.marked.problems_sheet import last_row, problems_sheet
from yjs_cli.documents.marked.sheet_parts import SheetParts, commented, sheet_parts
from yjs_cli.documents.marked.styles import Styles
from yjs_cli.documents.marked.worksheet import Passed, mark_worksheet
from yjs_cli.problem import Problem

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"


def write_copy(package: Package, problems: Sequence[Problem], copy: ZipFile) -> int:
    """Write a workbook with its problems marked, and return how many cells are.

    Raises what damaged XML and missing parts raise.
    """
    book = Book(package)
    marks = marks_by_sheet(problems)
    marked = {
        sheet.part: sheet_parts(package, sheet.part, marks[sheet.name])
        for sheet in book.sheets
        if sheet.part and sheet.name in marks and not sheet.is_ours
    }
    styles_part = book.related("styles") or package.named("xl/styles.xml")
    styles = Styles(package.read(styles_part))
    ours = book.ours or package.new_name("xl/worksheets/sheet{}.xml")

    changed = _about(package, book, list(marked.values()), styles_part, ours, last_row(problems))
    last = {styles_part, ours, package.relations_part(ours)}.union(*(sheet.touched for sheet in marked.values()))
    sheets = {sheet.part for sheet in book.sheets}
    passed: dict[str, Passed] = {}
    for part in package.parts:
        if part in last:
            continue
        if part in changed:
            copy.writestr(package.entry(part), changed[part])
        elif part in sheets:
            passed[part] = _pass(package, copy, part, marked.get(part), styles)
        else:
            with package.archive.open(part) as source, copy.open(package.entry(part), "w") as target:
                shutil.copyfileobj(source, target)
    for part, xml in sorted(_last(package, marked, passed).items()):
        copy.writestr(package.entry(part), xml)
    copy.writestr(package.entry(ours), problems_sheet(problems, styles))
    copy.writestr(package.entry(styles_part), styles.changed())
    return sum(sheet.cells for sheet in marked.values())


def _about(
    package: Package, book: Book, marked: list[SheetParts], styles_part: str, ours: str, last: int
) -> dict[str, bytes]:
    """The parts that say which parts there are, and the workbook's own."""
    kinds = {sheet.comments: _KIND.format("comments") for sheet in marked if not sheet.has_comments}
    added: list[Relation] = []
    for part, kind in ((ours, "worksheet"), (styles_part, "styles")):
        if package.content_type(part) != _KIND.format(kind):
            kinds[part] = _KIND.format(kind)
        if part not in {found.part for found in book.relations}:
            added.append(Relation(unused_identifier((*book.relations, *added)), kind, part))
    identifier = next((new.identifier for new in added if new.part == ours), "")
    relations = package.relations_part(book.part)
    return {
        CONTENT_TYPES: with_content_types(package.read(CONTENT_TYPES) or b"", kinds, has_drawings=bool(marked)),
        relations: with_relations(package.read(relations), added),
        book.part: book.with_problems(identifier, last),
    }


def _pass(package: Package, copy: ZipFile, part: str, sheet: SheetParts | None, styles: Styles) -> Passed:
    """Copy a sheet, marked if it has to be."""

    def style_of(style: int, mark: Mark) -> int:
        return styles.marked(style, mark.severity, sheet is not None and sheet.is_in_header(mark))

    marks, drawing = (sheet.marks, sheet.drawing_identifier) if sheet else ({}, "")
    with package.open_xml(part) as source, copy.open(package.entry(part), "w") as target:
        return mark_worksheet(source, target, marks, style_of, drawing)


def _last(package: Package, marked: dict[str, SheetParts], passed: dict[str, Passed]) -> dict[str, bytes]:
    """The comments of the marked sheets, their drawings, and the relationships to them."""
    drawn = (package.read(part) or b"" for part in package.parts if part.lower().endswith(".vml"))
    block = 1 + max(map(blocks_in_use, drawn), default=0)
    parts: dict[str, bytes] = {}
    for part, sheet in marked.items():
        touched = {each: xml for each in sheet.touched if (xml := package.read(each)) is not None}
        parts |= touched | commented(package, sheet, passed[part], block)
        block += blocks_needed(sheet.cells)
    return parts
