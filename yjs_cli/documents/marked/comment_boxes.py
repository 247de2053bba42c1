"""The boxes in which Excel shows comments: a VML drawing, stored separately from the text of the comments."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from yjs_cli.documents.marked.cells_to_mark import Mark
from yjs_cli.documents.marked.comments import comment_lines
from yjs_cli.documents.marked.grid import Grid

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
# Excel numbers shapes in blocks of this size. Two drawings in a workbook cannot share a block.
_BLOCK = 1024
_BLOCKS = re.compile(rb"""(\bidmap\b[^>]*?\bdata=["'])([\d,\s]*)""")
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_SHAPE = re.compile(rb"<(\w+:)?shape\b.*?</(?:\w+:)?shape>", re.DOTALL)
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>(?:[^<,]*,){6})\s*(\d+)")

_WIDTH, _LINE = 210, 12  # points
_CHARACTERS = 42  # that fit on a line of that width


class Box(NamedTuple):
    """The comment box of a cell: its lines of text, and its distance from the left and top of the sheet in points."""

    mark: Mark
    lines: Sequence[str]
    left: float
    top: float


def boxes_next_to(marks: Iterable[Mark], grid: Grid) -> list[Box]:
    """Return a box for each mark, to the right of its cell and slightly above it."""
    listed = list(marks)
    tops = grid.tops(mark.row for mark in listed)
    return [
        Box(mark, comment_lines(mark), grid.left(mark.column + 1) + 11, max(0, tops[mark.row] - 8)) for mark in listed
    ]


def add_boxes(vml: bytes | None, boxes: Sequence[Box], first_block: int) -> bytes:
    """Return a sheet's drawing with more boxes.

    No drawing in the workbook may use the blocks of numbers from ``first_block`` on. The existing drawing is kept as
    text and not parsed, because Excel does not always write VML as well-formed XML.
    """
    if vml and not boxes:
        return vml
    drawing = vml or _EMPTY.encode()
    end = drawing.rfind(b"</xml>")
    if end < 0:
        raise ValueError("the drawing has no end tag")
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
    """How many blocks of numbers this many shapes need."""
    return -(-shapes // (_BLOCK - 1))


def highest_block(vml: bytes) -> int:
    """The highest block number in use in a drawing."""
    numbers = [int(number) // _BLOCK for number in _NUMBER.findall(vml)]
    blocks = [int(block) for match in _BLOCKS.finditer(vml) for block in match[2].split(b",") if block.strip()]
    return max((0, *numbers, *blocks))


def make_boxes_taller(vml: bytes, marks: Iterable[Mark]) -> bytes:
    """Return a drawing with taller boxes at these marks, to fit the text added to their comments."""
    extra_rows = {(mark.row - 1, mark.column - 1): _height(comment_lines(mark)) // 15 for mark in marks}

    def stretch(match: re.Match[bytes]) -> bytes:
        shape = match[0]
        place = tuple(_number(shape, name) for name in (b"Row", b"Column"))
        if place not in extra_rows:
            return shape
        return _ANCHOR.sub(lambda anchor: anchor[1] + b" %d" % (int(anchor[2]) + extra_rows[place]), shape)

    return _SHAPE.sub(stretch, vml) if extra_rows else vml


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
    """The height of the text in points. Lines that are too long wrap."""
    return _LINE * (1 + sum(-(-len(line) // _CHARACTERS) for line in lines))
