"""Copy a package part by part. Most parts are copied unchanged.

Sheets are marked as they are copied. Styles, comments and drawings are written last, because they depend on the sheets.
"""

import shutil
from collections.abc import Sequence
from zipfile import ZipFile

from yjs_cli.documents.marked.cell_styles import CellStyles
from yjs_cli.documents.marked.cells_to_mark import Mark, cells_to_mark_by_sheet
from yjs_cli.documents.marked.comment_boxes import blocks_needed, highest_block
from yjs_cli.documents.marked.package_changes import (
    add_content_types,
    add_relations,
    open_xml,
    unused_id,
)
from yjs_cli.documents.marked.problems_sheet import last_row, problems_sheet
from yjs_cli.documents.marked.sheet_parts import SheetParts, comment_parts, sheet_parts
from yjs_cli.documents.marked.workbook_part import WorkbookPart
from yjs_cli.documents.marked.worksheet import SheetFacts, mark_worksheet
from yjs_cli.documents.ooxml.package import CONTENT_TYPES, Package, Relationship
from yjs_cli.problem import Problem

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"


def write_marked_copy(package: Package, problems: Sequence[Problem], copy: ZipFile) -> int:
    """Write the marked workbook to ``copy`` and return the number of marked cells.

    Raises any of ``markable.DAMAGE_ERRORS`` if a part is damaged or missing.
    """
    book = WorkbookPart(package)
    marks = cells_to_mark_by_sheet(problems)
    marked = {
        sheet.part: sheet_parts(package, sheet.part, marks[sheet.name])
        for sheet in book.sheets
        if sheet.part and sheet.name in marks and not sheet.made_by_yjs
    }
    styles_part = book.related_part("styles") or package.named("xl/styles.xml")
    styles = CellStyles(package.read(styles_part))
    problems_part = book.earlier_problems_part or package.new_name("xl/worksheets/sheet{}.xml")

    changed = _index_parts(package, book, list(marked.values()), styles_part, problems_part, last_row(problems))
    written_last = {styles_part, problems_part, package.relationships_part(problems_part)}.union(
        *(sheet.changing_parts for sheet in marked.values())
    )
    sheets = {sheet.part for sheet in book.sheets}
    facts: dict[str, SheetFacts] = {}
    for part in package.parts:
        if part in written_last:
            continue
        if part in changed:
            copy.writestr(package.entry(part), changed[part])
        elif part in sheets:
            facts[part] = _copy_sheet(package, copy, part, marked.get(part), styles)
        else:
            with package.archive.open(part) as source, copy.open(package.entry(part), "w") as target:
                shutil.copyfileobj(source, target)
    for part, xml in sorted(_parts_of_marked_sheets(package, marked, facts).items()):
        copy.writestr(package.entry(part), xml)
    copy.writestr(package.entry(problems_part), problems_sheet(problems, styles))
    copy.writestr(package.entry(styles_part), styles.to_bytes())
    return sum(sheet.cells for sheet in marked.values())


def _index_parts(
    package: Package, book: WorkbookPart, marked: list[SheetParts], styles_part: str, problems_part: str, last: int
) -> dict[str, bytes]:
    """The parts that list other parts: content types, the workbook's relationships, and the workbook part."""
    kinds = {sheet.comments: _KIND.format("comments") for sheet in marked if not sheet.has_comments}
    added: list[Relationship] = []
    for part, kind in ((problems_part, "worksheet"), (styles_part, "styles")):
        if package.content_type(part) != _KIND.format(kind):
            kinds[part] = _KIND.format(kind)
        if part not in {found.part for found in book.relations}:
            added.append(Relationship(unused_id((*book.relations, *added)), kind, part))
    identifier = next((new.identifier for new in added if new.part == problems_part), "")
    relations = package.relationships_part(book.part)
    return {
        CONTENT_TYPES: add_content_types(package.read(CONTENT_TYPES) or b"", kinds, has_drawings=bool(marked)),
        relations: add_relations(package.read(relations), added),
        book.part: book.with_problems(identifier, last),
    }


def _copy_sheet(package: Package, copy: ZipFile, part: str, sheet: SheetParts | None, styles: CellStyles) -> SheetFacts:
    """Copy a sheet, and mark it if it has cells to mark."""

    def style_of(style: int, mark: Mark) -> int:
        return styles.marked(style, mark.severity, sheet is not None and sheet.is_in_header(mark))

    marks, drawing = (sheet.marks, sheet.drawing_id) if sheet else ({}, "")
    with open_xml(package, part) as source, copy.open(package.entry(part), "w") as target:
        return mark_worksheet(source, target, marks, style_of, drawing)


def _parts_of_marked_sheets(
    package: Package, marked: dict[str, SheetParts], facts: dict[str, SheetFacts]
) -> dict[str, bytes]:
    """The comments and drawings of the marked sheets, and the relationships to them."""
    drawings = (package.read(part) or b"" for part in package.parts if part.lower().endswith(".vml"))
    block = 1 + max(map(highest_block, drawings), default=0)
    parts: dict[str, bytes] = {}
    for part, sheet in marked.items():
        existing = {each: xml for each in sheet.changing_parts if (xml := package.read(each)) is not None}
        parts |= existing | comment_parts(package, sheet, facts[part], block)
        block += blocks_needed(sheet.cells)
    return parts
