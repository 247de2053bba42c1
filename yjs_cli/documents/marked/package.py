"""The zip package of a workbook: its parts, their relationships, and names for new parts."""

import io
import posixpath
from collections.abc import Collection, Iterable
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from yjs_cli.documents.marked.xml_part import XmlPart, encode_xml, to_utf8

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Relation(NamedTuple):
    """A relationship of a part: its id, the last word of its type, and its target part ("" if outside the package)."""

    identifier: str
    kind: str
    part: str


class Package:
    """The parts of an open workbook. Part names ignore case, as in Excel."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.parts = tuple(dict.fromkeys(archive.namelist()))
        self._names = {name.lower(): name for name in self.parts}
        self._new: set[str] = set()

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, or None if there is no such part."""
        return self.archive.read(part) if part in self.parts else None

    def open_xml(self, part: str) -> IO[bytes]:
        """Open a part for reading in chunks. UTF-16 is converted to UTF-8."""
        opened = self.archive.open(part)
        start = opened.read(2)
        opened.seek(0)
        return io.BytesIO(to_utf8(opened.read())) if start in _UTF16 else opened

    def named(self, part: str) -> str:
        """The name of a part as this package spells it."""
        return self._names.get(part.lower(), part)

    def new_name(self, pattern: str) -> str:
        """Reserve an unused part name, made from ``pattern`` with a number in place of ``{}``."""
        taken = self._names.keys() | self._new
        names = (pattern.format(number) for number in range(1, len(taken) + 2))
        name = next(name for name in names if name.lower() not in taken)
        self._new.add(name.lower())
        return name

    def relations_part(self, part: str) -> str:
        """The name of the part that lists a part's relationships."""
        folder, file = posixpath.split(part)
        return self.named(posixpath.join(folder, "_rels", f"{file}.rels"))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part; of the package itself if the part is ""."""
        xml = self.read(self.relations_part(part))
        found = XmlPart(xml).root.all("Relationship") if xml else ()
        return tuple(self._relation(element.attributes, posixpath.dirname(part)) for element in found)

    def _relation(self, attributes: dict[str, str], folder: str) -> Relation:
        target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))[1:]
        outside = attributes.get("TargetMode") == "External"
        return Relation(attributes["Id"], attributes["Type"].rpartition("/")[2], "" if outside else self.named(target))

    def book_part(self) -> str:
        """The name of the workbook part."""
        return next(found.part for found in self.relations("") if found.kind == "officeDocument")

    def content_type(self, part: str) -> str:
        """The content type that the package states for a part; empty if it states none."""
        root = XmlPart(self.read(CONTENT_TYPES) or b"").root
        parts = {each.attributes["PartName"].lower(): each.attributes["ContentType"] for each in root.all("Override")}
        extensions = {
            each.attributes["Extension"].lower(): each.attributes["ContentType"] for each in root.all("Default")
        }
        return parts.get(f"/{part}".lower()) or extensions.get(part.lower().rpartition(".")[2], "")

    def entry(self, part: str) -> ZipInfo:
        """The zip entry for a part of the copy: date, compression and attributes as in the original.

        New parts get a fixed date, so that the same workbook always gives the same copy.
        """
        if part not in self.parts:
            entry = ZipInfo(part)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            return entry
        original = self.archive.getinfo(part)
        entry = ZipInfo(part, original.date_time)
        entry.compress_type = ZIP_STORED if original.compress_type == ZIP_STORED else ZIP_DEFLATED
        entry.external_attr, entry.create_system = original.external_attr, original.create_system
        return entry


def add_relations(xml: bytes | None, added: Iterable[Relation]) -> bytes:
    """Return a part's relationships with more added."""
    part = XmlPart(xml or encode_xml(f'<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}"/>'))
    for identifier, kind, target in added:
        part.append(part.root, f'<Relationship Id="{identifier}" Type="{RELATIONSHIPS}/{kind}" Target="/{target}"/>')
    return part.to_bytes()


def relation_attribute(root: dict[str, str]) -> str:
    """The name of the attribute for a relationship id, declaring its prefix if the part's root does not."""
    known = (key[6:] for key, value in root.items() if key.startswith("xmlns:") and value == RELATIONSHIPS)
    prefix = next(known, None)
    return f"{prefix}:id" if prefix else f'xmlns:r="{RELATIONSHIPS}" r:id'


def unused_id(relations: Collection[Relation]) -> str:
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
