"""Edit XML that is too large to hold in memory while copying it. Every byte that need not change is kept."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from yjs_cli.documents.marked.xml_part import Attributes, change_attributes, put_content, refuse_doctype, tag_at

CHUNK = 1 << 18


class XmlStream:
    """Copies a part from one file to another, keeping in memory only the bytes that may still change.

    ``start`` (name, attributes) and ``end`` (name) are called for each element. They may change its tag or insert XML
    before it. Offsets count bytes of the source.
    """

    def __init__(
        self, target: IO[bytes], start: Callable[[str, dict[str, str]], None], end: Callable[[str], None]
    ) -> None:
        self._target = target
        # _window holds the bytes read from offset _start on. Those before _copied are already written or replaced.
        self._window, self._start, self._copied = b"", 0, 0
        self._held: int | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.StartDoctypeDeclHandler = refuse_doctype

    @property
    def here(self) -> int:
        """The offset of the current tag."""
        return self._parser.CurrentByteIndex

    def read(self, source: IO[bytes]) -> None:
        """Copy the source, up to the held offset if there is one."""
        while chunk := source.read(CHUNK):
            self._window += chunk
            self._parser.Parse(chunk)
            self._copy(max(self._copied, self.here if self._held is None else self._held))
            self._window, self._start = self._window[self._copied - self._start :], self._copied
        self._parser.Parse(b"", True)

    def finish(self) -> None:
        """Copy what remains."""
        self._copy(self._start + len(self._window))

    def hold(self, place: int) -> None:
        """Hold back everything from this offset on, so that XML can be inserted there at the end."""
        self._held = place

    def skip_rest(self) -> None:
        """Copy the rest without calling the handlers."""
        self._parser.StartElementHandler = self._parser.EndElementHandler = None

    def insert(self, place: int, xml: bytes) -> None:
        """Insert XML at an offset that is not copied yet."""
        self._replace(place, place, xml)

    def set_attributes(self, attributes: Attributes, content: Callable[[], bytes] | None = None) -> bool:
        """Change the attributes of the current start tag.

        An empty element (``<row r="3"/>``) gets ``content()`` as its content. Returns whether it did.
        """
        tag = tag_at(self._window, self.here - self._start)
        changed = change_attributes(tag, attributes)
        empty = content is not None and tag.endswith(b"/>")
        if content and empty:
            changed = put_content(changed, content())
        self._replace(self.here, self.here + len(tag), changed)
        return empty

    def _replace(self, start: int, end: int, new: bytes) -> None:
        self._copy(start)
        self._target.write(new)
        self._copied = end

    def _copy(self, end: int) -> None:
        self._target.write(self._window[self._copied - self._start : end - self._start])
        self._copied = end
