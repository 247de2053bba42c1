"""Reading and changing the parts of a workbook's package that list its other parts.

``documents.ooxml`` reads the package; here are the changes that keep every other byte of a part as it is.
"""

import io
from collections.abc import Collection, Iterable
from typing import IO

from yjs_cli.documents.marked.xml_part import XmlPart, encode_xml, to_utf8
from yjs_cli.documents.ooxml.package import PACKAGE_RELATIONSHIPS, RELATIONSHIPS, Package, Relationship

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def open_xml(package: Package, part: str) -> IO[bytes]:
    """Open a part for reading in chunks. UTF-16 is converted to UTF-8."""
    opened = package.archive.open(part)
    start = opened.read(2)
    opened.seek(0)
    return io.BytesIO(to_utf8(opened.read())) if start in _UTF16 else opened


def add_relations(xml: bytes | None, added: Iterable[Relationship]) -> bytes:
    """Return a part's relationships with more added."""
    part = XmlPart(xml or encode_xml(f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'))
    for identifier, kind, target in added:
        part.append(part.root, f'<Relationship Id="{identifier}" Type="{RELATIONSHIPS}/{kind}" Target="/{target}"/>')
    return part.to_bytes()


def relation_attribute(root: dict[str, str]) -> str:
    """The name of the attribute for a relationship id, declaring its prefix if the part's root does not."""
    known = (key[6:] for key, value in root.items() if key.startswith("xmlns:") and value == RELATIONSHIPS)
    prefix = next(known, None)
    return f"{prefix}:id" if prefix else f'xmlns:r="{RELATIONSHIPS}" r:id'


def unused_id(relations: Collection[Relationship]) -> str:
    """A relationship id that the part does not use yet."""
    used = {relation.identifier for relation in relations}
    return next(each for number in range(1, len(used) + 2) if (each := f"rId{number}") not in used)


def add_content_types(xml: bytes, kinds: dict[str, str], has_drawings: bool) -> bytes:
    """Return the content types with those of more parts (name -> content type), and of VML drawings if needed."""
    part = XmlPart(xml)
    known = {each.attributes.get("PartName", "").lower(): each for each in part.root.all("Override")}
    if has_drawings and "vml" not in {each.attributes.get("Extension", "").lower() for each in part.root.children}:
        drawing = "application/vnd.openxmlformats-officedocument.vmlDrawing"
        part.insert(part.root.content, f'<Default Extension="vml" ContentType="{drawing}"/>')
    for name, kind in kinds.items():
        if override := known.get(f"/{name}".lower()):
            part.set_attributes(override, {"ContentType": kind})
        else:
            part.append(part.root, f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return part.to_bytes()
