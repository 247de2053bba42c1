"""The parts that belong to a worksheet to mark: comments, their drawing, tables, and the relationships to them."""

from collections.abc import Iterator

import msgspec
from openpyxl.utils import range_boundaries

from yjs_cli.documents.marked.cells_to_mark import CellsToMark, Mark
from yjs_cli.documents.marked.comment_boxes import add_boxes, boxes_next_to, make_boxes_taller
from yjs_cli.documents.marked.comments import add_comments
from yjs_cli.documents.marked.merged_cells import merged_ranges, move_to_visible_cells
from yjs_cli.documents.marked.package_changes import add_relations, open_xml, unused_id
from yjs_cli.documents.marked.worksheet import SheetFacts
from yjs_cli.documents.marked.xml_part import XmlPart
from yjs_cli.documents.ooxml.package import Package, Relationship


class SheetParts(msgspec.Struct, frozen=True):
    """A worksheet's part, its marks, its related parts, and names and ids reserved for parts it may need.

    ``headers`` are the header rows of its Excel tables: row, first and last column.
    """

    part: str
    marks: CellsToMark
    relations_part: str
    relations: tuple[Relationship, ...]
    comments: str
    drawing: str
    drawing_id: str
    headers: tuple[tuple[int, int, int], ...]

    @property
    def cells(self) -> int:
        """The number of marked cells."""
        return sum(map(len, self.marks.values()))

    @property
    def has_comments(self) -> bool:
        """Whether the original sheet has comments."""
        return any(found.kind == "comments" for found in self.relations)

    def is_in_header(self, mark: Mark) -> bool:
        """Whether a mark is on a heading of an Excel table."""
        return any(row == mark.row and first <= mark.column <= last for row, first, last in self.headers)

    @property
    def changing_parts(self) -> set[str]:
        """The parts that may be added or changed after the sheet is copied."""
        drawings = {found.part for found in self.relations if found.kind == "vmlDrawing"}
        return {self.relations_part, self.comments, self.drawing} | drawings


def sheet_parts(package: Package, part: str, marks: CellsToMark) -> SheetParts:
    """Find the parts that belong to a worksheet, and reserve names for those it lacks."""
    with open_xml(package, part) as xml:
        marks = move_to_visible_cells(marks, merged_ranges(xml))
    relations = package.relationships(part)
    comments = next((found.part for found in relations if found.kind == "comments"), None)
    return SheetParts(
        part=part,
        marks=marks,
        relations_part=package.relationships_part(part),
        relations=relations,
        comments=comments or package.new_name("xl/comments{}.xml"),
        drawing=package.new_name("xl/drawings/vmlDrawing{}.vml"),
        drawing_id=unused_id(relations),
        headers=tuple(_headers(package, relations)),
    )


def comment_parts(package: Package, sheet: SheetParts, facts: SheetFacts, block: int) -> dict[str, bytes]:
    """The new and changed parts of a marked sheet: comments, drawing, relationships.

    ``facts`` were collected while the sheet was copied. Shape numbers are free from ``block`` on.
    """
    drawing = next((f.part for f in sheet.relations if f.identifier == facts.drawing), sheet.drawing)
    marks = [mark for row in sorted(sheet.marks) for mark in sheet.marks[row]]
    threaded = set(_threads(package, sheet.relations))
    comments, new, extended = add_comments(package.read(sheet.comments), marks, threaded)
    boxes = package.read(drawing)
    to_box = new if boxes else [*new, *extended]  # some programs write comments without boxes
    vml = make_boxes_taller(add_boxes(boxes, boxes_next_to(to_box, facts.grid), block), extended if boxes else ())
    added = []
    if drawing == sheet.drawing:
        added.append(Relationship(facts.drawing, "vmlDrawing", drawing))
    if not sheet.has_comments:
        identifier = unused_id((*sheet.relations, *added))
        added.append(Relationship(identifier, "comments", sheet.comments))
    relations = add_relations(package.read(sheet.relations_part), added)
    return {sheet.comments: comments, drawing: vml, sheet.relations_part: relations}


def _headers(package: Package, relations: tuple[Relationship, ...]) -> Iterator[tuple[int, int, int]]:
    for relation in relations:
        xml = package.read(relation.part) if relation.kind == "table" else None
        table = XmlPart(xml).root.attributes if xml else {}
        if "ref" in table and table.get("headerRowCount") != "0":
            first_column, first_row, last_column, _ = range_boundaries(table["ref"])
            yield first_row or 0, first_column or 0, last_column or 0


def _threads(package: Package, relations: tuple[Relationship, ...]) -> Iterator[str]:
    """The cells that have a thread of replies."""
    for relation in relations:
        xml = package.read(relation.part) if relation.kind == "threadedComment" else None
        for thread in XmlPart(xml).root.all("threadedComment") if xml else ():
            yield thread.attributes.get("ref", "")
