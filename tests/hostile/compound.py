"""Compound files, the container of .xls and of protected workbooks: a small writer whose numbers can all be false."""

import struct
from collections.abc import Mapping

SECTOR = 512
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
SMALLEST = 4096  # bytes; smaller streams are stored differently


def compound(
    streams: Mapping[str, bytes], fat: Mapping[int, int] | None = None, header: Mapping[int, bytes] | None = None
) -> bytes:
    """A compound file of these streams, each made as long as one must be to stand by itself.

    The first sectors are the table of sectors (as many as it takes), then the directory, then the streams in order.
    ``fat`` changes entries of that table, ``header`` bytes of the header by their offset.
    """
    bodies = {name: body.ljust(SMALLEST, b"\0") for name, body in streams.items()}
    entries = -(-(len(bodies) + 1) // 4)
    body_sectors = sum(-(-len(body) // SECTOR) for body in bodies.values())
    tables = -(-(entries + body_sectors + 64) // (SECTOR // 4 - 1))
    chain = [FAT] * tables + _chain(tables, entries)
    directory = _entry("Root Entry", _ROOT, END, 0, child=1 if bodies else FREE)
    content = b""
    for number, (name, body) in enumerate(bodies.items(), start=1):
        sectors = -(-len(body) // SECTOR)
        right = number + 1 if number < len(bodies) else FREE
        directory += _entry(name, _STREAM, len(chain), len(body), right=right)
        chain += _chain(len(chain), sectors)
        content += body.ljust(sectors * SECTOR, b"\0")
    table = chain + [FREE] * (tables * SECTOR // 4 - len(chain))
    for sector, following in (fat or {}).items():
        table[sector] = following
    made = bytearray(
        _header(tables, directory_at=tables)
        + struct.pack(f"<{len(table)}L", *table)
        + directory.ljust(entries * SECTOR, b"\0")
        + content
    )
    for offset, changed in (header or {}).items():
        made[offset : offset + len(changed)] = changed
    return bytes(made)


def first_sector(streams: int) -> int:
    """The first sector of the first of so many streams, if one sector table is enough."""
    return 1 + -(-(streams + 1) // 4)


def _chain(first: int, sectors: int) -> list[int]:
    return [*range(first + 1, first + sectors), END]


def _header(tables: int, directory_at: int) -> bytes:
    numbers = struct.pack(
        "<16s5H6x9L", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory_at, 0, SMALLEST, END, 0, END, 0
    )
    places = [*range(tables), *[FREE] * (109 - tables)]
    return _MAGIC + numbers + struct.pack("<109L", *places)


def _entry(name: str, kind: int, sector: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    spelt = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sH2B3L16s4x16xLQ", spelt, len(spelt), kind, 1, FREE, right, child, b"", sector, size
    )  # fmt: skip
