"""Bullets for a yjs style that a document lacks. Word keeps list definitions in a part of their own."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from yjs_cli.documents.report.word.markup import Element, attribute, element, found, packaged_part, root_of


def add_bullets(document: Document, style: Element) -> None:
    """Add the list definition that a yjs style refers to, if any, under numbers that the document does not use."""
    references = found(style, "w:pPr/w:numPr/w:numId")
    if not references:
        return
    packaged = packaged_part("numbering.xml")
    [definition], [instance] = found(packaged, "w:abstractNum"), found(packaged, "w:num")
    root = _numbering(document)
    definition_number = _unused_number(root, "w:abstractNum", "w:abstractNumId")
    instance_number = _unused_number(root, "w:num", "w:numId")
    definition.set(qn("w:abstractNumId"), definition_number)
    instance.set(qn("w:numId"), instance_number)
    found(instance, "w:abstractNumId")[0].set(qn("w:val"), definition_number)
    references[0].set(qn("w:val"), instance_number)
    found(definition, "w:lvl/w:pStyle")[0].set(qn("w:val"), attribute(style, "w:styleId"))
    # The schema wants all definitions before all instances, and anything else after them.
    root.insert(len(found(root, "w:numPicBullet") + found(root, "w:abstractNum")), definition)
    root.insert(1 + root.index(definition) + len(found(root, "w:num")), instance)


def _numbering(document: Document) -> Element:
    """The root of the part with the list definitions, added to the document if it has none."""
    kind = RELATIONSHIP_TYPE.NUMBERING
    if not any(relation.reltype == kind for relation in document.part.rels.values()):
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, element("w:numbering"), document.part.package)
        document.part.relate_to(part, kind)
    return root_of(document, kind)


def _unused_number(root: Element, name: str, number: str) -> str:
    return str(1 + max((int(attribute(each, number)) for each in found(root, name)), default=0))
