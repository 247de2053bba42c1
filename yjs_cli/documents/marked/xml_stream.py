"""XML that is too large to hold, changed while it streams by; every byte stays as it is but those that must change."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from yjs_cli.documents.marked.xml_part import Attributes, filled, refuse_document_type, retagged, tag_at

CHUNK = 1 << 18


class XmlStream:
    """A part on its way from one file to another. Of what was read, only what can still change is kept.

    ``start`` (name, attributes) and ``end`` (name) are called for every element as it passes, and may change its tag or
    put something before it. Places count the bytes of the source.
    """

    def __init__(
        self, target: IO[bytes], start: Callable[[str, dict[str, str]], None], end: Callable[[str], None]
    ) -> None:
        self._target = target
        # The bytes that were read from _start on. Those before _copied have been written, or replaced.
        self._window, self._start, self._copied = b"", 0, 0
        self._held: int | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.StartDoctypeDeclHandler = refuse_document_type

    @property
    def here(self) -> int:
        """The place of the tag that is passing."""
        return self._parser.CurrentByteIndex

    def read(self, source: IO[bytes]) -> None:
        """Let the source pass, but for its last bytes from the place that is held."""
        while chunk := source.read(CHUNK):
            self._window += chunk
            self._parser.Parse(chunk)
            self._copy(max(self._copied, self.here if self._held is None else self._held))
            self._window, self._start = self._window[self._copied - self._start :], self._copied
        self._parser.Parse(b"", True)

    def finish(self) -> None:
        """Let go what is left."""
        self._copy(self._start + len(self._window))

    def hold(self, place: int) -> None:
        """Keep what stands from a place on until the end, when something may be put there."""
        self._held = place

    def ignore(self) -> None:
        """Let pass what is left, and call nothing any more."""
        self._parser.StartElementHandler = self._parser.EndElementHandler = None

    def insert(self, place: int, xml: bytes) -> None:
        """Put something at a place that has not passed yet."""
        self._replace(place, place, xml)

    def retag(self, attributes: Attributes, content: Callable[[], bytes] | None = None) -> bool:
        """Change the start tag that is passing.

        Where its element has no content (``<row r="3"/>``), it gets the one that is asked for; returns whether it did.
        """
        tag = tag_at(self._window, self.here - self._start)
        changed = retagged(tag, attributes)
        empty = content is not None and tag.endswith(b"/>")
        if content and empty:
            changed = filled(changed, content())
        self._replace(self.here, self.here + len(tag), changed)
        return empty

    def _replace(self, start: int, end: int, new: bytes) -> None:
        self._copy(start)
        self._target.write(new)
        self._copied = end

    def _copy(self, end: int) -> None:
        self._target.write(self._window[self._copied - self._start : end - self._start])
        self._copied = end
