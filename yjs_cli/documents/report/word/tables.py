"""A table of a report as a Word table: its header row repeats, no row splits, and a screen reader is told what it is.

No cells are merged, for screen readers lose their place in a table with merged cells: each row of a group repeats the
group's name, and a line stands above the first.
"""

from collections.abc import Iterator, Sequence

from yjs_cli.documents.report.content import Cell, Column, Row, Table
from yjs_cli.documents.report.word.look import Look
from yjs_cli.documents.report.word.markup import Element, element, paragraph, run, safe
from yjs_cli.documents.report.word.widths import column_widths, fitting_letter

_KEPT_TOGETHER = 16  # rows, less than a page; a longer table goes on overleaf
_SMALLEST = 14  # half points, to which letters shrink before words are broken
_MARKED = "F4F1E4"
_GROUP_LINE = "767676"
_LOOK: dict[str, str | int] = {
    "val": "06A0",
    "firstRow": 1,
    "lastRow": 0,
    "firstColumn": 1,
    "lastColumn": 0,
    "noHBand": 1,
    "noVBand": 1,
}


def table(given: Table, look: Look, width: int, *, keep_with_next: bool = False) -> Element:
    """The table without its caption, ``width`` twentieths of a point wide at most.

    ``keep_with_next``: what stands below it belongs on the same page.
    """
    headings = [column.heading for column in given.columns]
    texts = [headings, *([cell_text(*pair) for pair in _with_columns(row, given)] for row in given.rows)]
    letter = fitting_letter(texts, look.letter * look.size, look.letter * _SMALLEST, width)
    size = letter // look.letter if letter < look.letter * look.size else None
    widths = column_widths(texts, letter, width)
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=look.styles["ReportTable"]),
            element("w:tblW", w=sum(widths), type="dxa"),
            element("w:tblLayout", type="fixed"),
            element("w:tblLook", **_LOOK),
            element("w:tblCaption", val=safe(given.caption)),
            element("w:tblDescription", val=safe(f"Columns: {', '.join(headings)}.")),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in widths)),
        _header(given.columns, widths, look, size),
        *_rows(given, widths, look, size, keep_with_next),
    )


def cell_text(cell: Cell, column: Column) -> str:
    """What a cell shows, with the sign of a percentage."""
    return f"{cell.text}%" if column.kind == "percent" and not cell.absent else cell.text


def _with_columns(row: Row, given: Table) -> Iterator[tuple[Cell, Column]]:
    return zip(row.cells, given.columns, strict=True)


def _header(columns: Sequence[Column], widths: Sequence[int], look: Look, size: int | None) -> Element:
    cells = (
        element("w:tc", _cell_properties(width), _text(column, look, run(column.heading, size=size), keep=True))
        for column, width in zip(columns, widths, strict=True)
    )
    return element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")), *cells)


def _rows(given: Table, widths: Sequence[int], look: Look, size: int | None, keep_with_next: bool) -> Iterator[Element]:
    for number, (above, row) in enumerate(zip((*given.rows[:1], *given.rows), given.rows, strict=False), start=1):
        begins_group = given.grouped and above.cells[0] != row.cells[0]
        keep = keep_with_next if number == len(given.rows) else len(given.rows) <= _KEPT_TOGETHER
        cells = (
            element(
                "w:tc",
                _cell_properties(width, _ground(cell, row, look), begins_group),
                _text(column, look, run(cell_text(cell, column), _style(cell, row, look), size), keep=keep),
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
