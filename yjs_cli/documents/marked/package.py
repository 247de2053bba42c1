"""The package that a workbook is: its parts, how they relate to each other, and the names for new ones."""

import io
import posixpath
from collections.abc import Collection, Iterable
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from yjs_cli.documents.marked.xml_part import XmlPart, as_utf8, written

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Relation(NamedTuple):
    """A relationship of a part: its id, the last word of its type, the other part's name ("" outside the package)."""

    identifier: str
    kind: str
    part: str


class Package:
    """The parts of an open workbook. As in Excel, a name in another case is the same name."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.parts = tuple(dict.fromkeys(archive.namelist()))
        self._names = {name.lower(): name for name in self.parts}
        self._new: set[str] = set()

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, or None where there is none of that name."""
        return self.archive.read(part) if part in self.parts else None

    def open_xml(self, part: str) -> IO[bytes]:
        """A part to be read piece by piece, in an encoding that has ASCII in it."""
        opened = self.archive.open(part)
        start = opened.read(2)
        opened.seek(0)
        return io.BytesIO(as_utf8(opened.read())) if start in _UTF16 else opened

    def named(self, part: str) -> str:
        """The name of a part as it is spelt here."""
        return self._names.get(part.lower(), part)

    def new_name(self, pattern: str) -> str:
        """A name that no part has yet, with a number in place of ``{}``. It counts as taken from then on."""
        taken = self._names.keys() | self._new
        names = (pattern.format(number) for number in range(1, len(taken) + 2))
        name = next(name for name in names if name.lower() not in taken)
        self._new.add(name.lower())
        return name

    def relations_part(self, part: str) -> str:
        """The name of the part that holds a part's relationships."""
        folder, file = posixpath.split(part)
        return self.named(posixpath.join(folder, "_rels", f"{file}.rels"))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part, or of the package for the part ""."""
        xml = self.read(self.relations_part(part))
        found = XmlPart(xml).root.all("Relationship") if xml else ()
        return tuple(self._relation(element.attributes, posixpath.dirname(part)) for element in found)

    def _relation(self, attributes: dict[str, str], folder: str) -> Relation:
        target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))[1:]
        outside = attributes.get("TargetMode") == "External"
        return Relation(attributes["Id"], attributes["Type"].rpartition("/")[2], "" if outside else self.named(target))

    def book_part(self) -> str:
        """The name of the workbook's own part."""
        return next(found.part for found in self.relations("") if found.kind == "officeDocument")

    def content_type(self, part: str) -> str:
        """What the package says that a part is; empty where it says nothing."""
        root = XmlPart(self.read(CONTENT_TYPES) or b"").root
        parts = {each.attributes["PartName"].lower(): each.attributes["ContentType"] for each in root.all("Override")}
        endings = {each.attributes["Extension"].lower(): each.attributes["ContentType"] for each in root.all("Default")}
        return parts.get(f"/{part}".lower()) or endings.get(part.lower().rpartition(".")[2], "")

    def entry(self, part: str) -> ZipInfo:
        """The entry of a part in a copy: that of the original without what belongs to its place in the archive.

        A new part has no time of its own, so that the same workbook gives the same copy.
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


def with_relations(xml: bytes | None, added: Iterable[Relation]) -> bytes:
    """The relationships of a part with further ones."""
    part = XmlPart(xml or written(f'<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}"/>'))
    for identifier, kind, target in added:
        part.append(part.root, f'<Relationship Id="{identifier}" Type="{RELATIONSHIPS}/{kind}" Target="/{target}"/>')
    return part.changed()


def reference_to(root: dict[str, str]) -> str:
    """How an attribute with the id of a relationship is written: with the prefix of the part's root, or an own one."""
    known = (key[6:] for key, value in root.items() if key.startswith("xmlns:") and value == RELATIONSHIPS)
    prefix = next(known, None)
    return f"{prefix}:id" if prefix else f'xmlns:r="{RELATIONSHIPS}" r:id'


def unused_identifier(relations: Collection[Relation]) -> str:
    """An id that no relationship of a part has yet."""
    used = {relation.identifier for relation in relations}
    return next(each for number in range(1, len(used) + 2) if (each := f"rId{number}") not in used)


def with_content_types(xml: bytes, kinds: dict[str, str], has_drawings: bool) -> bytes:
    """What each part is, with that of further parts (name -> content type), and of the drawings of comments."""
    part = XmlPart(xml)
    known = {each.attributes.get("PartName", "").lower(): each for each in part.root.all("Override")}
    if has_drawings and "vml" not in {each.attributes.get("Extension", "").lower() for each in part.root.children}:
        drawing = "application/vnd.openxmlformats-officedocument.vmlDrawing"
        part.insert(part.root.content, f'<Default Extension="vml" ContentType="{drawing}"/>')
    for name, kind in kinds.items():
        if there := known.get(f"/{name}".lower()):
            part.retag(there, {"ContentType": kind})
        else:
            part.append(part.root, f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return part.changed()
