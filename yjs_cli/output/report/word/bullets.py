"""Bullets for a style of ours that a document lacks: a document numbers its kinds of lists in a part of their own."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from yjs_cli.output.report.word.markup import Element, element, part_of_ours


def add_bullets(document: Document, style: Element) -> None:
    """Add the list that a style of ours refers to, if it does, under numbers that the document does not use."""
    references = style.xpath("./w:pPr/w:numPr/w:numId")
    if not references:
        return
    ours = part_of_ours("numbering.xml")
    [kind], [use] = ours.xpath("./w:abstractNum"), ours.xpath("./w:num")
    root = _numbering(document)
    kind_number = _unused_number(root, "./w:abstractNum/@w:abstractNumId")
    use_number = _unused_number(root, "./w:num/@w:numId")
    kind.set(qn("w:abstractNumId"), kind_number)
    use.set(qn("w:numId"), use_number)
    use.xpath("./w:abstractNumId")[0].set(qn("w:val"), kind_number)
    references[0].set(qn("w:val"), use_number)
    kind.xpath("./w:lvl/w:pStyle")[0].set(qn("w:val"), style.get(qn("w:styleId")))
    # All kinds of lists stand before all uses of them, and what else there is comes last.
    root.insert(len(root.xpath("./w:numPicBullet | ./w:abstractNum")), kind)
    root.insert(len(root.xpath("./w:numPicBullet | ./w:abstractNum | ./w:num")), use)


def _numbering(document: Document) -> Element:
    """The root of the part that numbers the lists, made if there is none."""
    kind = RELATIONSHIP_TYPE.NUMBERING
    if not any(relation.reltype == kind for relation in document.part.rels.values()):
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, element("w:numbering"), document.part.package)
        document.part.relate_to(part, kind)
    root: Element = document.part.part_related_by(kind).element
    return root


def _unused_number(root: Element, path: str) -> str:
    return str(1 + max(map(int, root.xpath(path)), default=0))
