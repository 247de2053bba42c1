"""An XML part of a workbook, edited in place: every byte that need not change is kept.

Parsing a part and writing it again would lose details such as prefixes, extensions and the order of attributes.
"""

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

import msgspec

Attributes = Mapping[str, str | int | None]

_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_NAME = re.compile(r"<(/?)(?=[A-Za-z])")


class Element(msgspec.Struct):
    """An element: its name with any prefix, and the byte offsets of the element and its content.

    ``content_end`` is the offset of the end tag, or None for an element without one (``<a/>``).
    """

    name: str
    attributes: dict[str, str]
    start: int
    content: int
    content_end: int | None = None
    end: int = 0
    children: list["Element"] = msgspec.field(default_factory=list)

    def all(self, name: str) -> list["Element"]:
        """The children with this name and any prefix."""
        return [child for child in self.children if local_name(child.name) == name]

    def first(self, name: str) -> "Element | None":
        """The first child with this name, or None."""
        return next(iter(self.all(name)), None)


class XmlPart:
    """A part small enough to hold in memory, and the changes to make to it.

    Write new XML without prefixes; it gets the prefix of the part. Raises ExpatError for a damaged part, and ValueError
    for a part with a DOCTYPE: Office never writes one, and it is only useful for XML attacks.
    """

    def __init__(self, xml: bytes) -> None:
        self.xml = to_utf8(xml)
        self.root = _read(self.xml)
        self.prefix = name_prefix(self.root.name)
        self._attributes: dict[int, dict[str, str | int | None]] = {}
        self._elements: dict[int, Element] = {}
        self._appended: dict[int, list[bytes]] = {}
        self._cuts: list[tuple[int, int, bytes]] = []

    def raw(self, element: Element) -> bytes:
        """The bytes of an element."""
        return self.xml[element.start : element.end]

    def set_attributes(self, element: Element, attributes: Attributes) -> None:
        """Change, add or (with None) remove attributes of an element."""
        self._elements[element.start] = element
        self._attributes.setdefault(element.start, {}).update(attributes)

    def append(self, element: Element, xml: str | bytes) -> None:
        """Add XML after an element's last child."""
        self._elements[element.start] = element
        self._appended.setdefault(element.start, []).append(self._encode(xml))

    def insert(self, place: int, xml: str | bytes) -> None:
        """Insert XML at an offset between two elements."""
        self._cuts.append((place, place, self._encode(xml)))

    def remove(self, element: Element) -> None:
        """Remove an element."""
        self._cuts.append((element.start, element.end, b""))

    def to_bytes(self) -> bytes:
        """The part with its changes."""
        cuts = [*self._cuts, *(cut for element in self._elements.values() for cut in self._cuts_of(element))]
        pieces: list[bytes] = []
        place = 0
        for start, end, new in sorted(cuts, key=lambda cut: cut[:2]):
            pieces += (self.xml[place:start], new)
            place = end
        return b"".join((*pieces, self.xml[place:]))

    def _cuts_of(self, element: Element) -> Iterator[tuple[int, int, bytes]]:
        tag = change_attributes(self.xml[element.start : element.content], self._attributes.get(element.start, {}))
        appended = b"".join(self._appended.get(element.start, ()))
        if element.content_end is None:
            yield element.start, element.end, put_content(tag, appended)
        else:
            yield element.start, element.content, tag
            yield element.content_end, element.content_end, appended

    def _encode(self, xml: str | bytes) -> bytes:
        return xml if isinstance(xml, bytes) else encode_xml(xml, self.prefix)


def encode_xml(xml: str, prefix: str = "") -> bytes:
    """Add a prefix to each element name and encode as ASCII, which is valid in every encoding we edit."""
    prefixed = _NAME.sub(rf"<\1{prefix}", xml) if prefix else xml
    return prefixed.encode("ascii", errors="xmlcharrefreplace")


def tag_at(xml: bytes, start: int) -> bytes:
    """The bytes of the start tag at an offset."""
    match = _TAG.match(xml, start)
    if match is None:
        raise ValueError("there is no start tag here")
    return match[0]


def change_attributes(tag: bytes, attributes: Attributes) -> bytes:
    """Return a start tag with attributes changed, added or (with None) removed. The others keep their bytes."""
    remaining = {name.encode(): value for name, value in attributes.items()}

    def change(match: re.Match[bytes]) -> bytes:
        return _attribute(match[1], remaining.pop(match[1])) if match[1] in remaining else match[0]

    kept = _ATTRIBUTE.sub(change, tag)
    if not remaining:
        return kept
    end = -2 if kept.endswith(b"/>") else -1
    return kept[:end].rstrip() + b"".join(_attribute(name, value) for name, value in remaining.items()) + kept[end:]


def put_content(tag: bytes, content: bytes) -> bytes:
    """Turn an empty element (``<a/>``) into one with content and an end tag."""
    if not content:
        return tag
    name = tag[1:-2].split(maxsplit=1)[0]
    return tag[:-2].rstrip() + b">" + content + b"</" + name + b">"


def name_prefix(name: str) -> str:
    """The prefix of a name including its colon; empty if it has none."""
    return name[: -len(local_name(name))]


def local_name(name: str) -> str:
    """The name without its prefix."""
    return name.rpartition(":")[2]


def to_utf8(xml: bytes) -> bytes:
    """Convert UTF-16, the one encoding that does not contain ASCII, to UTF-8. Others are returned unchanged."""
    if not xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return xml
    return re.sub(r"""(?<=encoding=)(["'])[^"']*\1""", '"UTF-8"', xml.decode("utf-16"), count=1).encode()


def refuse_doctype(*_: object) -> None:
    """Expat handler that rejects a part with a DOCTYPE."""
    raise ValueError("the part has a DOCTYPE")


def _attribute(name: bytes, value: str | int | None) -> bytes:
    if value is None:
        return b""
    return b" " + name + b"=" + quoteattr(str(value)).encode("ascii", errors="xmlcharrefreplace")


def _read(xml: bytes) -> Element:
    """Parse a part into elements with their byte offsets."""
    outside = Element("", {}, 0, 0)
    open_elements = [outside]
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        place = parser.CurrentByteIndex
        element = Element(name, attributes, place, place + len(tag_at(xml, place)))
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def end(_: str) -> None:
        element = open_elements.pop()
        if xml[element.content - 2 : element.content] == b"/>":
            element.end = element.content
        else:
            element.content_end = parser.CurrentByteIndex
            element.end = xml.index(b">", element.content_end) + 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.Parse(xml, True)
    return outside.children[0]
