"""Compound files, the format of Office before 2007 and of encrypted files: streams stored in sectors."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_SMALLEST = 4096  # smaller streams would have to be stored in another stream
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams at its root. Small ones are padded with zeros."""
    sectors: list[bytes] = []
    chains: list[int] = []

    def add(content: bytes) -> int:
        first = len(sectors)
        sectors.extend(content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR))
        chains.extend(range(first + 1, len(sectors)))
        chains.append(_END)
        return first

    filled = {name: content.ljust(_SMALLEST, b"\0") for name, content in streams.items()}
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, content) in enumerate(filled.items(), start=2):
        following = number if number <= len(filled) else _FREE
        entries.append(_entry(name, 2, add(content), len(content), following=following))
    directory = add(b"".join(entries))

    tables = 1
    while tables * _SECTOR // 4 < len(chains) + tables:
        tables += 1
    first_table = len(sectors)
    chains.extend([_TABLE] * tables)
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),  # version, byte order, sizes of sectors
        *(0, tables, directory, 0, _SMALLEST, _END, 0, _END, 0),
    )
    places = struct.pack(f"<{tables}I", *range(first_table, first_table + tables))
    return header + places.ljust(_SECTOR - len(header), b"\xff") + b"".join(sectors) + table


def _entry(name: str, kind: int, first: int, size: int, child: int = _FREE, following: int = _FREE) -> bytes:
    """An entry of the directory. Each stream is the child of the one before it, which makes a valid tree."""
    spelt = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        spelt, len(spelt), kind, 1, _FREE, following, child, b"", 0, 0, 0, first, size,
    )  # fmt: skip
