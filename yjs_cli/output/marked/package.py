"""The package that a workbook is: its parts, how they relate to each other, and the names for new ones."""

import io
import posixpath
from collections.abc import Iterable
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from yjs_cli.output.marked.xml_part import XmlPart, as_utf8, written

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relation(NamedTuple):
    """A relationship of a part: its id, the last word of its type, and the other part's name; "" outside the package."""

    identifier: str
    kind: str
    part: str


class Package:
    """The parts of an open workbook. Their names are compared without regard to case, as Excel does."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.names = {name.lower(): name for name in archive.namelist()}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self.names

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, or None where there is none of that name."""
        return self.archive.read(self.names[part.lower()]) if part in self else None

    def open_xml(self, part: str) -> IO[bytes]:
        """A part to be read piece by piece, in an encoding that has ASCII in it."""
        opened = self.archive.open(self.names[part.lower()])
        if opened.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            opened.seek(0)
            return io.BytesIO(as_utf8(opened.read()))
        opened.seek(0)
        return opened

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part, or of the package for the part ""."""
        xml = self.read(relations_part(part))
        return tuple(
            _relation(found.attributes, posixpath.dirname(part))
            for found in (XmlPart(xml).root.all("Relationship") if xml else ())
        )

    def new_name(self, pattern: str) -> str:
        """A name that no part has yet, with a number in place of ``{}``. It counts as taken from then on."""
        number = next(number for number in range(1, len(self.names) + 2) if pattern.format(number) not in self)
        name = pattern.format(number)
        self.names[name.lower()] = name
        return name


def _relation(attributes: dict[str, str], folder: str) -> Relation:
    outside = attributes.get("TargetMode") == "External"
    target = "" if outside else posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))[1:]
    return Relation(attributes["Id"], attributes["Type"].rpartition("/")[2], target)


def relations_part(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def with_relations(xml: bytes | None, added: Iterable[Relation]) -> bytes:
    """The relationships of a part with further ones."""
    part = XmlPart(xml or written(f'<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}"/>'))
    for identifier, kind, target in added:
        part.append(
            part.root, f'<Relationship Id="{identifier}" Type="{RELATIONSHIPS}/{kind}" Target="/{target}"/>'
        )
    return part.changed()


def unused_identifier(relations: Iterable[Relation], taken: Iterable[str] = ()) -> str:
    """An id that no relationship of a part has yet."""
    used = {relation.identifier.lower() for relation in relations} | set(taken)
    number = len(used) + 1
    while f"rid{number}" in used:
        number += 1
    return f"rId{number}"


def with_content_types(xml: bytes, kinds: dict[str, str], vml: bool) -> bytes:
    """The list of what each part is, with the new parts (name -> content type), and drawings of comments (``vml``)."""
    part = XmlPart(xml)
    known = {found.attributes.get("Extension", "").lower() for found in part.root.all("Default")}
    if vml and "vml" not in known:
        drawing = "application/vnd.openxmlformats-officedocument.vmlDrawing"
        part.insert(part.root.content, f'<Default Extension="vml" ContentType="{drawing}"/>')
    for name, kind in kinds.items():
        part.append(part.root, f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return part.changed()


def main_content_type(package: Package, part: str) -> str:
    """What the package says that a part is."""
    root = XmlPart(package.read(CONTENT_TYPES) or b"").root
    of_parts = {each.attributes["PartName"].lower(): each.attributes["ContentType"] for each in root.all("Override")}
    of_endings = {each.attributes["Extension"].lower(): each.attributes["ContentType"] for each in root.all("Default")}
    return of_parts.get(f"/{part}".lower(), of_endings.get(part.lower().rpartition(".")[2], ""))


def entry_of(original: ZipInfo) -> ZipInfo:
    """The entry under which a part of the original stands in the copy: its name, time and rights."""
    entry = ZipInfo(original.filename, original.date_time)
    entry.compress_type = original.compress_type if original.compress_type == ZIP_STORED else ZIP_DEFLATED
    entry.external_attr, entry.create_system = original.external_attr, original.create_system
    entry.file_size = original.file_size
    return entry


def new_entry(name: str) -> ZipInfo:
    """The entry of a new part. It has no time of its own, so that the same workbook is marked in the same bytes."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry
