"""A package open for reading: its parts, their content types and their relationships (ECMA-376, part 2)."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from yjs_cli.documents.ooxml.rewriting import copied_entry, new_entry

CONTENT_TYPES = "[Content_Types].xml"
# The namespace of "r:id" attributes, and the start of every relationship type that Office defines.
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


class DamagedPartError(ValueError):
    """A part is not XML, or declares a document type. Office never writes one; it is only useful for XML attacks."""

    def __init__(self, part: str) -> None:
        super().__init__(f"the part {part} is damaged")
        self.part = part


class Relationship(NamedTuple):
    """A relationship of a part.

    ``kind`` is the last word of its type, such as "worksheet". ``part`` is the name of the target, or "" if the target
    is outside the package.
    """

    identifier: str
    kind: str
    part: str


class Package:
    """The parts of an open package. As in Office, names are compared without regard to case."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.parts = tuple(dict.fromkeys(archive.namelist()))
        self._spelling = {name.lower(): name for name in self.parts}
        self._reserved: set[str] = set()

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, or None if there is no such part."""
        return self.archive.read(part) if part in self.parts else None

    def xml_root(self, part: str) -> Element | None:
        """The root element of a part, to look at, or None if there is no such part. Raises DamagedPartError."""
        xml = self.read(part)
        if xml is None:
            return None
        try:
            root: Element = fromstring(xml, forbid_dtd=True)
        except (ParseError, DefusedXmlException) as error:
            raise DamagedPartError(part) from error
        return root

    def named(self, part: str) -> str:
        """The name of a part as the package spells it, or as given if there is no such part."""
        return self._spelling.get(part.lower(), part)

    def new_name(self, pattern: str) -> str:
        """Reserve an unused part name: ``pattern`` with the first free number in place of ``{}``."""
        taken = self._spelling.keys() | self._reserved
        names = (pattern.format(number) for number in range(1, len(taken) + 2))
        name = next(name for name in names if name.lower() not in taken)
        self._reserved.add(name.lower())
        return name

    def entry(self, part: str) -> ZipInfo:
        """The zip entry for this part in a copy: like the original's, or new and undated for a new part."""
        return copied_entry(self.archive.getinfo(part)) if part in self.parts else new_entry(part)

    def relationships_part(self, part: str) -> str:
        """The name of the part that holds the relationships of ``part``, or of the package for ""."""
        folder, file = posixpath.split(part)
        return self.named(posixpath.join(folder, "_rels", f"{file}.rels"))

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """The relationships of ``part``, or of the package for "".

        Raises DamagedPartError, and KeyError if a relationship lacks its id, type or target.
        """
        folder = posixpath.dirname(part)
        elements = self._elements(self.relationships_part(part), "Relationship")
        return tuple(self._relationship(element, folder) for element in elements)

    def main_part(self) -> str:
        """The name of the part that holds the document itself. Raises LookupError if the package names none."""
        for relationship in self.relationships(""):
            if relationship.kind == "officeDocument":
                return relationship.part
        raise LookupError("the package has no main part")

    def content_type(self, part: str) -> str:
        """The content type that the package declares for a part, or "" if it declares none.

        Raises DamagedPartError, and KeyError if a declaration is incomplete.
        """
        for override in self._elements(CONTENT_TYPES, "Override"):
            if override.attrib["PartName"].lower() == f"/{part}".lower():
                return override.attrib["ContentType"]
        extension = part.lower().rpartition(".")[2]
        for default in self._elements(CONTENT_TYPES, "Default"):
            if default.attrib["Extension"].lower() == extension:
                return default.attrib["ContentType"]
        return ""

    def _relationship(self, element: Element, folder: str) -> Relationship:
        target = posixpath.normpath(posixpath.join("/", folder, element.attrib["Target"]))[1:]
        is_outside = element.get("TargetMode") == "External"
        kind = element.attrib["Type"].rpartition("/")[2]
        return Relationship(element.attrib["Id"], kind, "" if is_outside else self.named(target))

    def _elements(self, part: str, name: str) -> Iterator[Element]:
        """The children of a part's root with this local name; none if there is no such part."""
        root = self.xml_root(part)
        if root is not None:
            yield from (element for element in root if str(element.tag).rpartition("}")[2] == name)
