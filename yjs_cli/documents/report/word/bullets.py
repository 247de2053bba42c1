"""Bullets for a style of ours that a document lacks: a document numbers its kinds of lists in a part of their own."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from yjs_cli.documents.report.word.markup import Element, attribute, element, found, part_of_ours, root_of


def add_bullets(document: Document, style: Element) -> None:
    """Add the list that a style of ours refers to, if it does, under numbers that the document does not use."""
    references = found(style, "w:pPr/w:numPr/w:numId")
    if not references:
        return
    ours = part_of_ours("numbering.xml")
    [kind], [use] = found(ours, "w:abstractNum"), found(ours, "w:num")
    root = _numbering(document)
    kind_number = _unused_number(root, "w:abstractNum", "w:abstractNumId")
    use_number = _unused_number(root, "w:num", "w:numId")
    kind.set(qn("w:abstractNumId"), kind_number)
    use.set(qn("w:numId"), use_number)
    found(use, "w:abstractNumId")[0].set(qn("w:val"), kind_number)
    references[0].set(qn("w:val"), use_number)
    found(kind, "w:lvl/w:pStyle")[0].set(qn("w:val"), attribute(style, "w:styleId"))
    # All kinds of lists stand before all uses of them, and what else there is comes last.
    root.insert(len(found(root, "w:numPicBullet") + found(root, "w:abstractNum")), kind)
    root.insert(1 + root.index(kind) + len(found(root, "w:num")), use)


def _numbering(document: Document) -> Element:
    """The root of the part that numbers the lists, made if there is none."""
    kind = RELATIONSHIP_TYPE.NUMBERING
    if not any(relation.reltype == kind for relation in document.part.rels.values()):
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, element("w:numbering"), document.part.package)
        document.part.relate_to(part, kind)
    return root_of(document, kind)


def _unused_number(root: Element, name: str, number: str) -> str:
    return str(1 + max((int(attribute(each, number)) for each in found(root, name)), default=0))
