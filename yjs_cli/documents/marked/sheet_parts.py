"""What belongs to a worksheet that is marked: its comments, their drawing, its tables, and how it refers to them."""

from collections.abc import Iterator

import msgspec
from openpyxl.utils import range_boundaries

from yjs_cli.documents.marked.boxes import boxes_beside, with_boxes, with_taller_boxes
from yjs_cli.documents.marked.marks import Mark, Marks
from yjs_cli.documents.marked.merges import merged_ranges, uncovered
from yjs_cli.documents.marked.package import Package, Relation, unused_identifier, with_relations
from yjs_cli.documents.marked.remarks import with_remarks
from yjs_cli.documents.marked.worksheet import Passed
from yjs_cli.documents.marked.xml_part import XmlPart


class SheetParts(msgspec.Struct, frozen=True):
    """A worksheet's part and its marks, the parts that go with it, and names and ids for those that it may need.

    ``headers`` are the header rows of its tables in the sense of Excel: row, first and last column.
    """

    part: str
    marks: Marks
    relations_part: str
    relations: tuple[Relation, ...]
    comments: str
    drawing: str
    drawing_identifier: str
    headers: tuple[tuple[int, int, int], ...]

    @property
    def cells(self) -> int:
        """How many cells are marked."""
        return sum(map(len, self.marks.values()))

    @property
    def has_comments(self) -> bool:
        """Whether the sheet had comments before."""
        return any(found.kind == "comments" for found in self.relations)

    def is_in_header(self, mark: Mark) -> bool:
        """Whether a mark is on a heading of a table."""
        return any(row == mark.row and first <= mark.column <= last for row, first, last in self.headers)

    @property
    def touched(self) -> set[str]:
        """The parts that may change once the sheet has passed, and the new ones."""
        drawings = {found.part for found in self.relations if found.kind == "vmlDrawing"}
        return {self.relations_part, self.comments, self.drawing} | drawings


def sheet_parts(package: Package, part: str, marks: Marks) -> SheetParts:
    """Find what belongs to a worksheet, and choose names for what it lacks."""
    with package.open_xml(part) as xml:
        marks = uncovered(marks, merged_ranges(xml))
    relations = package.relations(part)
    comments = next((found.part for found in relations if found.kind == "comments"), None)
    return SheetParts(
        part=part,
        marks=marks,
        relations_part=package.relations_part(part),
        relations=relations,
        comments=comments or package.new_name("xl/comments{}.xml"),
        drawing=package.new_name("xl/drawings/vmlDrawing{}.vml"),
        drawing_identifier=unused_identifier(relations),
        headers=tuple(_headers(package, relations)),
    )


def commented(package: Package, sheet: SheetParts, passed: Passed, block: int) -> dict[str, bytes]:
    """The changed parts of a sheet that has been marked, and the new ones.

    ``passed`` is what the sheet said while it passed; numbers for shapes are free from ``block`` on.
    """
    drawing = next((f.part for f in sheet.relations if f.identifier == passed.drawing), sheet.drawing)
    marks = [mark for row in sorted(sheet.marks) for mark in sheet.marks[row]]
    closed = set(_threads(package, sheet.relations))
    remarks, new, longer = with_remarks(package.read(sheet.comments), marks, closed)
    boxes = package.read(drawing)
    boxed = new if boxes else [*new, *longer]  # some programs write comments without boxes
    vml = with_taller_boxes(with_boxes(boxes, boxes_beside(boxed, passed.grid), block), longer if boxes else ())
    added = []
    if drawing == sheet.drawing:
        added.append(Relation(passed.drawing, "vmlDrawing", drawing))
    if not sheet.has_comments:
        identifier = unused_identifier((*sheet.relations, *added))
        added.append(Relation(identifier, "comments", sheet.comments))
    relations = with_relations(package.read(sheet.relations_part), added)
    return {sheet.comments: remarks, drawing: vml, sheet.relations_part: relations}


def _headers(package: Package, relations: tuple[Relation, ...]) -> Iterator[tuple[int, int, int]]:
    for relation in relations:
        xml = package.read(relation.part) if relation.kind == "table" else None
        table = XmlPart(xml).root.attributes if xml else {}
        if "ref" in table and table.get("headerRowCount") != "0":
            first_column, first_row, last_column, _ = range_boundaries(table["ref"])
            yield first_row or 0, first_column or 0, last_column or 0


def _threads(package: Package, relations: tuple[Relation, ...]) -> Iterator[str]:
    """The cells with a thread of replies."""
    for relation in relations:
        xml = package.read(relation.part) if relation.kind == "threadedComment" else None
        for thread in XmlPart(xml).root.all("threadedComment") if xml else ():
            yield thread.attributes.get("ref", "")
