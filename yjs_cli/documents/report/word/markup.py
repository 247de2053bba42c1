"""The XML of a Word document: elements, text that is safe in them, paragraphs, runs and fields."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from yjs_cli.output import words

Element = BaseOxmlElement

_HERE = Path(__file__).parent
_NOT_IN_XML = re.compile("[\ufffe\uffff]")  # XML cannot hold these; `printable` replaces other such characters


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element such as ``w:jc`` with its children. The attributes of ``w:`` elements get the same prefix."""
    made: Element = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}") if name.startswith("w:") else attribute, str(value))
    made.extend(children)
    return made


def packaged_part(file: str) -> Element:
    """The root of one of the XML files in this folder."""
    root: Element = parse_xml((_HERE / file).read_bytes())
    return root


def root_of(document: Document, kind: str) -> Element:
    """The root of the document's part with this relationship type."""
    root: Element = cast(XmlPart, document.part.part_related_by(kind)).element
    return root


def found(parent: Element, path: str) -> list[Element]:
    """The elements at a path below another. python-docx has properties for some elements only."""
    elements: list[Element] = parent.findall(path, nsmap)
    return elements


def attribute(of: Element, name: str = "w:val") -> str:
    """An attribute of an element, or "" if it has none."""
    return str(of.get(qn(name), ""))


def safe(text: str) -> str:
    """Text on one line, without characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", words.printable(text))


def paragraph(style: str, *children: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph. ``style`` is a style id; ``properties`` are added to the style's, in the order of the schema."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style), *properties), *children)


def run(text: str, style: str | None = None, size: int | None = None) -> Element:
    """A run of text. ``style`` is the id of a character style; ``size`` is in half points."""
    properties = (
        *((element("w:rStyle", val=style),) if style else ()),
        *((element("w:sz", val=size), element("w:szCs", val=size)) if size else ()),
    )
    return element("w:r", *((element("w:rPr", *properties),) if properties else ()), _text("w:t", safe(text)))


def field(code: str, *shown: Element) -> Iterator[Element]:
    """The runs of a field: its code, and what it shows until it is updated."""
    yield element("w:r", element("w:fldChar", fldCharType="begin"))
    yield element("w:r", _text("w:instrText", f" {code} "))
    yield element("w:r", element("w:fldChar", fldCharType="separate"))
    yield from shown
    yield element("w:r", element("w:fldChar", fldCharType="end"))


def bookmarked(name: str, number: int, *children: Element) -> Iterator[Element]:
    """Children inside a bookmark. ``number`` is unique in the document."""
    yield element("w:bookmarkStart", id=number, name=name)
    yield from children
    yield element("w:bookmarkEnd", id=number)


def _text(name: str, text: str) -> Element:
    made = element(name)
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made
