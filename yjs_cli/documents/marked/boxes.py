"""The boxes in which Excel shows comments: a drawing in VML, which it keeps beside the comments themselves."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from yjs_cli.documents.marked.grid import Grid
from yjs_cli.documents.marked.marks import Mark
from yjs_cli.documents.marked.remarks import remark_lines

_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml"',
    'xmlns:o="urn:schemas-microsoft-com:office:office"',
    'xmlns:x="urn:schemas-microsoft-com:office:excel"',
)
_EMPTY = (
    f'<xml {" ".join(_NAMESPACES)}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'
)
_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
# Shapes are numbered in blocks of this many, and each drawing of a workbook has blocks of its own.
_BLOCK = 1024
_BLOCKS = re.compile(rb"""(\bidmap\b[^>]*?\bdata=["'])([\d,\s]*)""")
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_SHAPE = re.compile(rb"<(\w+:)?shape\b.*?</(?:\w+:)?shape>", re.DOTALL)
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>(?:[^<,]*,){6})\s*(\d+)")

_WIDTH, _LINE = 210, 12  # points
_LETTERS = 42  # in a line of that width


class Box(NamedTuple):
    """The box of a cell: the lines of its text, and how many points from the left and the top it stands."""

    mark: Mark
    lines: Sequence[str]
    left: float
    top: float


def boxes_beside(marks: Iterable[Mark], grid: Grid) -> list[Box]:
    """A box for each mark, to the right of its cell and a little above it."""
    listed = list(marks)
    tops = grid.tops(mark.row for mark in listed)
    return [
        Box(mark, remark_lines(mark), grid.left(mark.column + 1) + 11, max(0, tops[mark.row] - 8)) for mark in listed
    ]


def with_boxes(vml: bytes | None, boxes: Sequence[Box], first_block: int) -> bytes:
    """A sheet's drawing with further boxes.

    Blocks of numbers from ``first_block`` on must not be in use in any drawing of the workbook. What stands in the
    drawing stays: it is not parsed, since Excel itself does not always write it as well-formed XML.
    """
    if vml and not boxes:
        return vml
    drawing = vml or _EMPTY.encode()
    end = drawing.rfind(b"</xml>")
    if end < 0:
        raise ValueError("a drawing without an end")
    blocks = [b"%d" % (first_block + number) for number in range(max(1, blocks_needed(len(boxes))))]
    shapes = "".join(
        _shape(box, (first_block + number // (_BLOCK - 1)) * _BLOCK + number % (_BLOCK - 1) + 1, number + 1)
        for number, box in enumerate(boxes)
    )
    added = ("" if b'"_x0000_t202"' in drawing else _KIND) + shapes
    if not all(namespace.encode() in drawing for namespace in _NAMESPACES):
        added = re.sub(r"<v:shape(?:type)?\b", rf"\g<0> {' '.join(_NAMESPACES)}", added)
    changed = drawing[:end] + added.encode("ascii") + drawing[end:]
    return _BLOCKS.sub(lambda match: match[1] + b",".join(filter(None, (match[2], *blocks))), changed, count=1)


def blocks_needed(shapes: int) -> int:
    """How many blocks of numbers so many shapes take."""
    return -(-shapes // (_BLOCK - 1))


def blocks_in_use(vml: bytes) -> int:
    """The highest block that a drawing uses."""
    numbers = [int(number) // _BLOCK for number in _NUMBER.findall(vml)]
    blocks = [int(block) for match in _BLOCKS.finditer(vml) for block in match[2].split(b",") if block.strip()]
    return max((0, *numbers, *blocks))


def with_taller_boxes(vml: bytes, marks: Iterable[Mark]) -> bytes:
    """A drawing whose boxes at some cells reach further down, for what their comments say now."""
    more = {(mark.row - 1, mark.column - 1): _height(remark_lines(mark)) // 15 for mark in marks}

    def stretch(match: re.Match[bytes]) -> bytes:
        shape = match[0]
        place = tuple(_number(shape, name) for name in (b"Row", b"Column"))
        if place not in more:
            return shape
        return _ANCHOR.sub(lambda anchor: anchor[1] + b" %d" % (int(anchor[2]) + more[place]), shape)

    return _SHAPE.sub(stretch, vml) if more else vml


def _number(shape: bytes, name: bytes) -> int:
    match = re.search(rb"<(?:\w+:)?%s>\s*(\d+)" % name, shape)
    return int(match[1]) if match else -1


def _shape(box: Box, number: int, order: int) -> str:
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
        f"margin-left:{box.left:.2f}pt;margin-top:{box.top:.2f}pt;width:{_WIDTH}pt;height:{_height(box.lines)}pt;"
        f"z-index:{order};"
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
        f"<x:Row>{box.mark.row - 1}</x:Row><x:Column>{box.mark.column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _height(lines: Sequence[str]) -> int:
    """Points that lines of text take in a box, those that are too long for one counted as several."""
    return _LINE * (1 + sum(-(-len(line) // _LETTERS) for line in lines))
