"""A table of a report as a Word table: its header row repeats, no row splits, and a screen reader is told what it is.

No cells are merged, for screen readers lose their place in a table with merged cells: each row of a group repeats the
group's name, and a line stands above the first.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from yjs_cli.output.report.content import Cell, Column, Row, Table
from yjs_cli.output.report.word.look import Look
from yjs_cli.output.report.word.markup import Element, element, paragraph, run, safe
from yjs_cli.output.report.word.widths import column_widths

_KEPT_TOGETHER = 16  # rows, less than a page; a longer table goes on overleaf
_MARKED = "F4F1E4"
_GROUP_LINE = "767676"
_LOOK = {"val": "06A0", "firstRow": 1, "lastRow": 0, "firstColumn": 1, "lastColumn": 0, "noHBand": 1, "noVBand": 1}


def table(given: Table, look: Look, width: int) -> Element:
    """The table without its caption, ``width`` twentieths of a point wide."""
    headings = [column.heading for column in given.columns]
    texts = [headings, *([cell_text(*pair) for pair in _with_columns(row, given)] for row in given.rows)]
    widths = column_widths(texts, look.letter, width)
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=look.styles["ReportTable"]),
            element("w:tblW", w=width, type="dxa"),
            element("w:tblLayout", type="fixed"),
            element("w:tblLook", **_LOOK),
            element("w:tblCaption", val=safe(given.caption)),
            element("w:tblDescription", val=safe(f"Columns: {', '.join(headings)}.")),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in widths)),
        _header(given.columns, widths, look),
        *_rows(given, widths, look),
    )


def cell_text(cell: Cell, column: Column) -> str:
    """What a cell shows, with the sign of a percentage."""
    return f"{cell.text}%" if column.kind == "percent" and not cell.absent else cell.text


def _with_columns(row: Row, given: Table) -> Iterator[tuple[Cell, Column]]:
    return zip(row.cells, given.columns, strict=True)


def _header(columns: Sequence[Column], widths: Sequence[int], look: Look) -> Element:
    cells = (
        element("w:tc", _cell_properties(width), _text(column, look, run(column.heading), keep=True))
        for column, width in zip(columns, widths, strict=True)
    )
    return element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")), *cells)


def _rows(given: Table, widths: Sequence[int], look: Look) -> Iterator[Element]:
    for number, (above, row) in enumerate(pairwise((None, *given.rows)), start=1):
        begins_group = given.grouped and above is not None and above.cells[0] != row.cells[0]
        keep = number < len(given.rows) <= _KEPT_TOGETHER
        cells = (
            element(
                "w:tc",
                _cell_properties(width, _ground(cell, row, look), begins_group),
                _text(column, look, run(cell_text(cell, column), _style(cell, row, look)), keep=keep),
            )
            for (cell, column), width in zip(_with_columns(row, given), widths, strict=True)
        )
        yield element("w:tr", element("w:trPr", element("w:cantSplit")), *cells)


def _style(cell: Cell, row: Row, look: Look) -> str | None:
    if cell.rating:
        return look.ratings[cell.rating].style
    return look.styles["Strong"] if row.emphasised else None


def _ground(cell: Cell, row: Row, look: Look) -> str | None:
    if cell.rating:
        return look.ratings[cell.rating].ground
    return _MARKED if row.emphasised else None


def _cell_properties(width: int, ground: str | None = None, begins_group: bool = False) -> Element:
    line = element("w:top", val="single", sz=8, space=0, color=_GROUP_LINE)
    return element(
        "w:tcPr",
        element("w:tcW", w=width, type="dxa"),
        *((element("w:tcBorders", line),) if begins_group else ()),
        *((element("w:shd", val="clear", color="auto", fill=ground),) if ground else ()),
    )


def _text(column: Column, look: Look, words: Element, *, keep: bool) -> Element:
    properties = (
        *((element("w:keepNext"),) if keep else ()),
        *((element("w:jc", val="right"),) if column.kind in ("count", "percent") else ()),
    )
    return paragraph(look.styles["TableText"], words, properties=properties)
