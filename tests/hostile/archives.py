"""Zip archives: valid ones, and ones that no real program writes."""

import io
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DAY = (2024, 10, 21, 0, 0, 0)


def packed(parts: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    """An archive of these parts, with the same bytes every time."""
    made = io.BytesIO()
    with ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name, _DAY), content, method)
    return made.getvalue()


class Entry:
    """One entry of a handwritten archive, so that any of its numbers can be false."""

    def __init__(self, name: str, content: bytes, **lies: int) -> None:
        """``lies``: flags, method, crc, packed_size, unpacked_size, offset."""
        self.name = name.encode()
        self.stored = zlib.compress(content, 9)[2:-4]
        self.truth = {
            "flags": 0,
            "method": ZIP_DEFLATED,
            "crc": zlib.crc32(content),
            "packed_size": len(self.stored),
            "unpacked_size": len(content),
        }
        self.lies = lies

    def local_header(self) -> bytes:
        numbers = self.truth | {name: number for name, number in self.lies.items() if name in self.truth}
        return struct.pack("<4s5H3L2H", b"PK\3\4", 20, *_pair(numbers), 0, 33, *_sizes(numbers), len(self.name), 0)

    def directory_header(self, offset: int) -> bytes:
        numbers = self.truth | {name: number for name, number in self.lies.items() if name in self.truth}
        return struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 20, 20, *_pair(numbers), 0, 33, *_sizes(numbers),
            len(self.name), 0, 0, 0, 0, 0, self.lies.get("offset", offset),
        )  # fmt: skip


def by_hand(entries: Iterable[Entry], overlapping: Sequence[str] = ()) -> bytes:
    """An archive of these entries. The ``overlapping`` names are further names for the bytes of the first entry."""
    made = bytearray()
    directory = bytearray()
    count = 0
    first: Entry | None = None
    for entry in entries:
        first = first or entry
        directory += entry.directory_header(len(made)) + entry.name
        made += entry.local_header() + entry.name + entry.stored
        count += 1
    for name in overlapping if first else ():
        again = Entry(name, b"")
        again.truth = first.truth
        directory += again.directory_header(0) + again.name
        count += 1
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), len(made), 0)
    return bytes(made + directory + end)


def cut(content: bytes, pieces: int = 16) -> Iterator[bytes]:
    """Ever longer beginnings of a file."""
    for piece in range(1, pieces):
        yield content[: len(content) * piece // pieces]


def _pair(numbers: Mapping[str, int]) -> tuple[int, int]:
    return numbers["flags"], numbers["method"]


def _sizes(numbers: Mapping[str, int]) -> tuple[int, int, int]:
    return numbers["crc"], numbers["packed_size"], numbers["unpacked_size"]
