"""Random small damage to a file: to its bytes, its parts, their XML, its records or its text."""

import io
import re
import struct
from collections.abc import Callable
from random import Random
from zipfile import ZipFile

import olefile

from tests.hostile.archives import Entry, by_hand, packed
from tests.hostile.binary import seven_bits
from tests.hostile.compound import compound

Mutation = Callable[[bytes, Random], bytes]

# What an attribute or text may become: extreme numbers, misplaced words, characters of XML.
VALUES = (
    "", " ", "0", "1", "-1", "2", "255", "16384", "16385", "1048576", "1048577", "2147483648", "4294967295", "9" * 20,
    "1e309", "NaN", "0.5", "true", "false", "s", "str", "inlineStr", "e", "b", "d", "n", "A1", "B2", "XFD1048576", "a1",
    "ZZZZ1", "A1:XFD1048576", "B2:A1", "rId1", "rId2", "Yes", "No", "N/A", "2.1.1", "2.1.9", "Case ID", "#N/A", "Total",
    "&lt;", "&#10;", "&a;", "&#0;", "\u202e", "_x0000_", "\u00e9", "x" * 300, "../../x", "file:///etc/passwd", "float",
    "boolean", "2024-02-30", "P1D", "hidden", "collapse", "worksheets/sheet1.xml", "<x/>", "<!-- -->", "<![CDATA[x]]>",
)  # fmt: skip

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')


def in_bytes(content: bytes, by: Random) -> bytes:
    """Flip bits, change bytes, remove, repeat or move a stretch, or cut off the end."""
    made = bytearray(content)
    for _ in range(by.choice((1, 1, 1, 2, 8))):
        at, length = by.randrange(len(made)), by.choice((1, 2, 4, 16, 512))
        match by.randrange(7):
            case 0 | 1:
                made[at] ^= 1 << by.randrange(8)
            case 2:
                made[at] = by.choice((0, 1, 0x7F, 0x80, 0xFF))
            case 3:
                del made[at : at + length]
            case 4:
                made[at:at] = made[at : at + length]
            case 5:
                made[at : at + 4] = struct.pack("<L", by.choice((0, 1, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)))
            case 6:
                del made[max(at, 30) :]
        made = made or bytearray(b"\0")
    return bytes(made)


def in_parts(content: bytes, by: Random) -> bytes:
    """Remove, empty, swap, rename or repeat a part of the archive, or describe it falsely."""
    parts = _parts(content)
    name, other = by.choice(list(parts)), by.choice(list(parts))
    match by.randrange(8):
        case 0:
            del parts[name]
        case 1:
            parts[name] = b""
        case 2:
            parts[name], parts[other] = parts[other], parts[name]
        case 3:
            parts[name] = parts[other]
        case 4:
            parts[by.choice((name.upper(), f"/{name}", name.replace("/", "\\"), f"{name}x"))] = parts.pop(name)
        case 5:
            parts[name] = in_bytes(parts[name] or b"\0", by)
        case 6:
            lie = by.choice(("flags", "method", "crc", "packed_size", "unpacked_size", "offset"))
            value = by.choice((0, 1, 8, 9, 12, 14, 0xFFFF))
            return by_hand(Entry(each, body, **({lie: value} if each == name else {})) for each, body in parts.items())
        case 7:
            return by_hand([*(Entry(*part) for part in parts.items()), Entry(name, parts[other])])
    return packed(parts)


def in_xml(content: bytes, by: Random) -> bytes:
    """Remove, repeat, move, rename or change elements and attributes of one to three parts."""
    parts = _parts(content)
    likely = [name for name in parts if "sheet" in name.lower() or name == "content.xml"]
    for _ in range(by.choice((1, 1, 1, 2, 3))):
        name = by.choice(likely if likely and by.random() < 0.75 else list(parts))
        try:
            tokens = _TOKEN.findall(parts[name].decode())
        except UnicodeDecodeError:
            continue
        for _ in range(by.choice((1, 1, 2, 5))):
            _change(tokens, by)
        parts[name] = "".join(tokens).encode("utf-8", errors="surrogateescape")
    return packed(parts)


def in_records(content: bytes, by: Random) -> bytes:
    """Remove, repeat, swap or change records of an .xls or .xlsb, or give them a false length."""
    if content.startswith(b"PK"):
        parts = _parts(content)
        name = by.choice([part for part in parts if part.endswith(".bin")])
        parts[name] = _joined(_damaged(_records_of_xlsb(parts[name]), by), xlsb=True)
        return packed(parts)
    with olefile.OleFileIO(io.BytesIO(content)) as container:
        stream = container.openstream("Workbook" if container.exists("Workbook") else "Book").read()
    return compound({"Workbook": _joined(_damaged(_records_of_xls(stream), by), xlsb=False)})


def in_text(content: bytes, by: Random) -> bytes:
    """Change lines, delimiters, quotation marks and characters of delimited text."""
    lines = content.decode().splitlines(keepends=True)
    for _ in range(by.choice((1, 1, 2, 5))):
        at = by.randrange(len(lines))
        line = lines[at]
        place = by.randrange(len(line) + 1)
        match by.randrange(7):
            case 0:
                lines[at] = (
                    line[:place]
                    + by.choice(('"', ",", ";", "\t", "\0", "\r", "\n", "'", "\u00a0", "\x1b"))
                    + line[place:]
                )
            case 1:
                fields = line.split(",")
                fields[by.randrange(len(fields))] = by.choice(VALUES)
                lines[at] = ",".join(fields)
            case 2:
                lines.insert(by.randrange(len(lines)), line)
            case 3:
                del lines[at]
                lines = lines or ["\n"]
            case 4:
                lines[at] = line.replace(",", by.choice((";", "\t", ",,", "")), by.choice((1, -1)))
            case 5:
                lines[at] = by.choice((line.upper(), line.strip(), f" {line}", f'"{line.strip()}"\n'))
            case 6:
                lines.insert(by.randrange(len(lines)), "Case ID,Question,Answer\n")
    text = "".join(lines)
    return text.encode(by.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")), errors="replace")


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _change(tokens: list[str], by: Random) -> None:
    """One change to XML that is split into tags and texts."""
    tags = [index for index, token in enumerate(tokens) if re.match(r"<[\w:]", token)]
    if tags:
        by.choice((_change_attribute, _change_attribute, _move_element, _move_element, _change_name, _change_text))(
            tokens, by.choice(tags), by
        )


def _change_attribute(tokens: list[str], at: int, by: Random) -> None:
    attributes = list(_ATTRIBUTE.finditer(tokens[at]))
    if attributes:
        found, other = by.choice(attributes), by.choice(attributes)
        value = by.choice((by.choice(VALUES), other[2]))
        made = by.choice(
            (f'{found[1]}="{value}"', f'{found[1]}="{value}"', "", f"{found[0]} {found[0]}", f"x:{found[0]}")
        )
        tokens[at] = tokens[at][: found.start()] + made + tokens[at][found.end() :]


def _move_element(tokens: list[str], at: int, by: Random) -> None:
    element = tokens[at : _end(tokens, at)]
    if by.random() < 0.6:
        del tokens[at : at + len(element)]
    if by.random() < 0.6:
        to = by.choice((at, by.randrange(len(tokens) + 1)))
        tokens[to:to] = element


def _change_name(tokens: list[str], at: int, by: Random) -> None:
    tokens[at] = re.sub(r"(?<=<)[\w:]+", by.choice(("x", "c", "v", "f", "row", "is", "t", "sheet", "x:y")), tokens[at])


def _change_text(tokens: list[str], at: int, by: Random) -> None:
    texts = [index for index, token in enumerate(tokens) if not token.startswith("<")]
    if texts and by.random() < 0.7:
        tokens[by.choice(texts)] = by.choice(VALUES)
    else:
        tokens.insert(at, by.choice(VALUES))


def _end(tokens: list[str], at: int) -> int:
    """The end of the element that begins at a tag."""
    depth = 0
    for index in range(at, min(len(tokens), at + 2_000)):
        token = tokens[index]
        if token.startswith("</"):
            depth -= 1
        elif token.startswith("<") and not token.endswith("/>") and token[1] not in "?!":
            depth += 1
        if depth <= 0:
            return index + 1
    return at + 1


Record = tuple[int, bytes, int]  # kind, body, and the length it claims


def _damaged(records: list[Record], by: Random) -> list[Record]:
    for _ in range(by.choice((1, 1, 2, 5))):
        at, other = by.randrange(len(records)), by.randrange(len(records))
        kind, body, length = records[at]
        match by.randrange(7):
            case 0:
                del records[at]
                records = records or [(0, b"", 0)]
            case 1:
                records.insert(other, records[at])
            case 2:
                records[at], records[other] = records[other], records[at]
            case 3:
                changed = in_bytes(body or b"\0", by)[: len(body)].ljust(len(body), b"\0")
                records[at] = (kind, changed, length)
            case 4:
                records[at] = (kind, body, by.choice((0, 1, length + 1, 2 * length, 0xFFFF)))
            case 5:
                records[at] = (records[other][0], body, length)
            case 6:
                records[at] = (kind, body[: by.randrange(len(body) + 1)], length)
                records[at] = (kind, records[at][1], len(records[at][1]))
    return records


def _records_of_xls(stream: bytes) -> list[Record]:
    records: list[Record] = []
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        records.append((kind, stream[position + 4 : position + 4 + length], length))
        position += 4 + length
    return records


def _records_of_xlsb(stream: bytes) -> list[Record]:
    records: list[Record] = []
    position = 0

    def number() -> int:
        nonlocal position
        value = shift = 0
        while position < len(stream):
            byte = stream[position]
            position += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        return value

    while position < len(stream):
        kind, length = number(), number()
        records.append((kind, stream[position : position + length], length))
        position += length
    return records


def _joined(records: list[Record], xlsb: bool) -> bytes:
    if xlsb:
        return b"".join(seven_bits(kind) + seven_bits(length) + body for kind, body, length in records)
    return b"".join(struct.pack("<HH", kind, min(length, 0xFFFF)) + body for kind, body, length in records)
