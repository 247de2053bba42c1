"""An XML part of a workbook, changed in place: every byte stays as it is but those that have to change.

Programs that read a part and write it anew lose what they do not know: prefixes, extensions, the order of attributes.
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
    """An element: its name as it is written, and where in the part it and its content begin and end.

    ``content_end`` is where its end tag begins, and None for an element without one (``<a/>``).
    """

    name: str
    attributes: dict[str, str]
    start: int
    content: int
    content_end: int | None = None
    end: int = 0
    children: list["Element"] = msgspec.field(default_factory=list)

    def all(self, name: str) -> list["Element"]:
        """The children with this name, whatever their prefix."""
        return [child for child in self.children if local_name(child.name) == name]

    def first(self, name: str) -> "Element | None":
        """The first child with this name, or None."""
        return next(iter(self.all(name)), None)


class XmlPart:
    """A part that is small enough to hold, and the changes that are to be made to it.

    What is put in is written without prefixes, and gets those of the part. Raises ExpatError for a damaged part, and
    ValueError for one that declares a document type: a workbook has no use for one, an attacker has.
    """

    def __init__(self, xml: bytes) -> None:
        self.xml = as_utf8(xml)
        self.root = _read(self.xml)
        self.prefix = prefix_of(self.root.name)
        self._attributes: dict[int, dict[str, str | int | None]] = {}
        self._elements: dict[int, Element] = {}
        self._appended: dict[int, list[bytes]] = {}
        self._cuts: list[tuple[int, int, bytes]] = []

    def raw(self, element: Element) -> bytes:
        """An element as it is written."""
        return self.xml[element.start : element.end]

    def retag(self, element: Element, attributes: Attributes) -> None:
        """Change, add or (None) take away attributes of an element."""
        self._elements[element.start] = element
        self._attributes.setdefault(element.start, {}).update(attributes)

    def append(self, element: Element, xml: str | bytes) -> None:
        """Put something behind an element's last child."""
        self._elements[element.start] = element
        self._appended.setdefault(element.start, []).append(self._written(xml))

    def insert(self, place: int, xml: str | bytes) -> None:
        """Put something at a place between two elements."""
        self._cuts.append((place, place, self._written(xml)))

    def remove(self, element: Element) -> None:
        """Take an element away."""
        self._cuts.append((element.start, element.end, b""))

    def changed(self) -> bytes:
        """The part with its changes made."""
        cuts = [*self._cuts, *(cut for element in self._elements.values() for cut in self._cuts_of(element))]
        pieces: list[bytes] = []
        place = 0
        for start, end, new in sorted(cuts, key=lambda cut: cut[:2]):
            pieces += (self.xml[place:start], new)
            place = end
        return b"".join((*pieces, self.xml[place:]))

    def _cuts_of(self, element: Element) -> Iterator[tuple[int, int, bytes]]:
        tag = retagged(self.xml[element.start : element.content], self._attributes.get(element.start, {}))
        appended = b"".join(self._appended.get(element.start, ()))
        if element.content_end is None:
            yield element.start, element.end, filled(tag, appended)
        else:
            yield element.start, element.content, tag
            yield element.content_end, element.content_end, appended

    def _written(self, xml: str | bytes) -> bytes:
        return xml if isinstance(xml, bytes) else written(xml, self.prefix)


def written(xml: str, prefix: str = "") -> bytes:
    """XML without prefixes as bytes with them, good in any encoding that has ASCII in it."""
    prefixed = _NAME.sub(rf"<\1{prefix}", xml) if prefix else xml
    return prefixed.encode("ascii", errors="xmlcharrefreplace")


def tag_at(xml: bytes, start: int) -> bytes:
    """The start tag that begins at a place, byte for byte."""
    match = _TAG.match(xml, start)
    if match is None:
        raise ValueError("no start tag")
    return match[0]


def retagged(tag: bytes, attributes: Attributes) -> bytes:
    """A start tag with attributes changed, added or (None) taken away; all others stay as they are written."""
    left = {name.encode(): value for name, value in attributes.items()}

    def change(match: re.Match[bytes]) -> bytes:
        return _attribute(match[1], left.pop(match[1])) if match[1] in left else match[0]

    kept = _ATTRIBUTE.sub(change, tag)
    if not left:
        return kept
    end = -2 if kept.endswith(b"/>") else -1
    return kept[:end].rstrip() + b"".join(_attribute(name, value) for name, value in left.items()) + kept[end:]


def filled(tag: bytes, content: bytes) -> bytes:
    """The tag of an element without content (``<a/>``) with some, and its end tag."""
    if not content:
        return tag
    name = tag[1:-2].split(maxsplit=1)[0]
    return tag[:-2].rstrip() + b">" + content + b"</" + name + b">"


def prefix_of(name: str) -> str:
    """The prefix of a name with its colon; empty where it has none."""
    return name[: -len(local_name(name))]


def local_name(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def as_utf8(xml: bytes) -> bytes:
    """A part in UTF-16, the one encoding without ASCII in it, as UTF-8; any other as it is."""
    if not xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return xml
    return re.sub(r"""(?<=encoding=)(["'])[^"']*\1""", '"UTF-8"', xml.decode("utf-16"), count=1).encode()


def refuse_document_type(*_: object) -> None:
    """What expat is to call where a part declares a document type."""
    raise ValueError("a part with a document type")


def _attribute(name: bytes, value: str | int | None) -> bytes:
    if value is None:
        return b""
    return b" " + name + b"=" + quoteattr(str(value)).encode("ascii", errors="xmlcharrefreplace")


def _read(xml: bytes) -> Element:
    """The elements of a part, with their places in it."""
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
    parser.StartDoctypeDeclHandler = refuse_document_type
    parser.Parse(xml, True)
    return outside.children[0]
