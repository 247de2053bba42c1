"""A table of a report as an accessible Word table: the header row repeats, no row splits, and it has a description.

No cells are merged, because screen readers lose their place in merged cells. Each row of a group repeats the name of
the group, and there is a line above the first row of a group.
"""

from collections.abc import Iterator, Sequence

from yjs_cli.documents.report.content import Cell, Column, Row, Table
from yjs_cli.documents.report.word.document_styles import DocumentStyles
from yjs_cli.documents.report.word.markup import Element, element, paragraph, run, safe
from yjs_cli.documents.report.word.widths import column_widths, fitting_character_width

_KEPT_TOGETHER = 16  # rows; a longer table may continue on the next page
_MIN_SIZE = 14  # half points; the font shrinks to this before words are broken
_EMPHASIS_FILL = "F4F1E4"
_GROUP_LINE = "767676"
_TABLE_LOOK: dict[str, str | int] = {
    "val": "06A0",
    "firstRow": 1,
    "lastRow": 0,
    "firstColumn": 1,
    "lastColumn": 0,
    "noHBand": 1,
    "noVBand": 1,
}


def table(content: Table, styles: DocumentStyles, width: int, *, keep_with_next: bool = False) -> Element:
    """The table without its caption, at most ``width`` twentieths of a point wide.

    ``keep_with_next`` keeps its last row on the same page as what follows.
    """
    headings = [column.heading for column in content.columns]
    texts = [headings, *([cell_text(*pair) for pair in _with_columns(row, content)] for row in content.rows)]
    preferred = styles.character_width * styles.size
    character_width = fitting_character_width(texts, preferred, styles.character_width * _MIN_SIZE, width)
    size = character_width // styles.character_width if character_width < preferred else None
    widths = column_widths(texts, character_width, width)
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=styles.identifiers["ReportTable"]),
            element("w:tblW", w=sum(widths), type="dxa"),
            element("w:tblLayout", type="fixed"),
            element("w:tblLook", **_TABLE_LOOK),
            element("w:tblCaption", val=safe(content.caption)),
            element("w:tblDescription", val=safe(f"Columns: {', '.join(headings)}.")),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in widths)),
        _header(content.columns, widths, styles, size),
        *_rows(content, widths, styles, size, keep_with_next),
    )


def cell_text(cell: Cell, column: Column) -> str:
    """The text of a cell, with the percent sign."""
    return f"{cell.text}%" if column.kind == "percent" and not cell.absent else cell.text


def _with_columns(row: Row, content: Table) -> Iterator[tuple[Cell, Column]]:
    return zip(row.cells, content.columns, strict=True)


def _header(columns: Sequence[Column], widths: Sequence[int], styles: DocumentStyles, size: int | None) -> Element:
    cells = (
        element("w:tc", _cell_properties(width), _text(column, styles, run(column.heading, size=size), keep=True))
        for column, width in zip(columns, widths, strict=True)
    )
    return element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")), *cells)


def _rows(
    content: Table, widths: Sequence[int], styles: DocumentStyles, size: int | None, keep_with_next: bool
) -> Iterator[Element]:
    for number, (above, row) in enumerate(zip((*content.rows[:1], *content.rows), content.rows, strict=False), start=1):
        begins_group = content.grouped and above.cells[0] != row.cells[0]
        keep = keep_with_next if number == len(content.rows) else len(content.rows) <= _KEPT_TOGETHER
        cells = (
            element(
                "w:tc",
                _cell_properties(width, _fill(cell, row, styles), begins_group),
                _text(column, styles, run(cell_text(cell, column), _style(cell, row, styles), size), keep=keep),
            )
            for (cell, column), width in zip(_with_columns(row, content), widths, strict=True)
        )
        yield element("w:tr", element("w:trPr", element("w:cantSplit")), *cells)


def _style(cell: Cell, row: Row, styles: DocumentStyles) -> str | None:
    if cell.rating:
        return styles.ratings[cell.rating].style
    return styles.identifiers["Strong"] if row.emphasised else None


def _fill(cell: Cell, row: Row, styles: DocumentStyles) -> str | None:
    if cell.rating:
        return styles.ratings[cell.rating].fill
    return _EMPHASIS_FILL if row.emphasised else None


def _cell_properties(width: int, fill: str | None = None, begins_group: bool = False) -> Element:
    line = element("w:top", val="single", sz=8, space=0, color=_GROUP_LINE)
    return element(
        "w:tcPr",
        element("w:tcW", w=width, type="dxa"),
        *((element("w:tcBorders", line),) if begins_group else ()),
        *((element("w:shd", val="clear", color="auto", fill=fill),) if fill else ()),
    )


def _text(column: Column, styles: DocumentStyles, text: Element, *, keep: bool) -> Element:
    properties = (
        *((element("w:keepNext"),) if keep else ()),
        *((element("w:jc", val="right"),) if column.kind in ("count", "percent") else ()),
    )
    return paragraph(styles.identifiers["TableText"], text, properties=properties)
