"""The sheet *Problems*: one row per problem, with a link to its place."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from openpyxl.utils import quote_sheetname

from yjs_cli.documents.marked.cell_styles import SPREADSHEET, CellStyles
from yjs_cli.documents.marked.cell_text import xml_text
from yjs_cli.documents.marked.cells_to_mark import SEVERITIES
from yjs_cli.documents.marked.xml_part import encode_xml
from yjs_cli.problem import PROBLEMS_SHEET_HEADINGS, Problem
from yjs_cli.workbook.cell import Place

_WIDTHS = (11, 30, 56, 56, 24)  # of columns, in characters
_LINE = 15  # height of a line of text in points


def last_row(problems: Sequence[Problem]) -> int:
    """The last row of the sheet."""
    return 1 + max(1, len(problems))


def problems_sheet(problems: Sequence[Problem], styles: CellStyles) -> bytes:
    """Return the sheet as XML, selected so that it shows when the workbook opens.

    The reader knows the sheet by its headings, and ignores it when the marked copy is checked again.
    """
    heading = styles.text(styles.font("b", color="FFFFFF"), styles.fill("1F3864"))
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, start=1)
    )
    headings = "".join(
        _cell(f"{letter}1", name, heading) for letter, name in zip("ABCDE", PROBLEMS_SHEET_HEADINGS, strict=True)
    )
    links = "".join(_links(problems))
    return encode_xml(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{SPREADSHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:E{last_row(problems)}"/>'
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{_LINE}"/><cols>{columns}</cols>'
        f'<sheetData><row r="1">{headings}</row>{"".join(_rows(problems, styles))}</sheetData>'
        f'<autoFilter ref="A1:E{last_row(problems)}"/>'
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}"
        '<printOptions gridLines="1"/>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;A, page &amp;P of &amp;N</oddFooter></headerFooter></worksheet>"
    )


class Where(NamedTuple):
    """The place of a problem in words, and the cell that its link leads to (None for the whole workbook)."""

    words: str
    reference: str | None


def where(problem: Problem) -> Where:
    """The problem's cell, or the first cell of its row, column or sheet."""
    place = problem.places[0]
    if place.sheet is None:
        return Where("Whole workbook", None)
    within = place.row or place.column
    cell = Place(None, place.row or 1, place.column or 1).cell
    # Never a sheet name alone: a sheet called "Case" would read like the heading of a column of cases.
    return Where(problem.location if within else f"{place.sheet} (sheet)", f"{quote_sheetname(place.sheet)}!{cell}")


def _rows(problems: Sequence[Problem], styles: CellStyles) -> Iterator[str]:
    plain, link = styles.text(), styles.text(styles.font("u", color="0563C1"))
    fills = {severity: styles.text(fill=styles.severity_fill(severity)) for severity in SEVERITIES}
    if not problems:
        yield f'<row r="2">{_cell("C2", "No problems found.", plain)}</row>'
    for number, problem in enumerate(problems, start=2):
        place = where(problem)
        cells = (
            (problem.severity, fills[problem.severity]),
            (place.words, link if place.reference else plain),
            (problem.message, plain),
            (problem.hint, plain),
            (problem.code, plain),
        )
        row_cells = (
            _cell(f"{letter}{number}", text, style) for letter, (text, style) in zip("ABCDE", cells, strict=True)
        )
        yield f'<row r="{number}" ht="{_height(cells)}">{"".join(row_cells)}</row>'


def _height(cells: Sequence[tuple[str, int]]) -> int:
    """The height of a row in points, stated because some programs do not fit rows to their text."""
    # Text wraps at words, so that lines are slightly shorter than the column.
    lines = (1 + len(text) // (width - 2) for (text, _), width in zip(cells, _WIDTHS, strict=True))
    return _LINE * max(lines)


def _cell(address: str, text: str, style: int) -> str:
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{xml_text(text)}</t></is></c>'


def _links(problems: Sequence[Problem]) -> Iterator[str]:
    for number, problem in enumerate(problems, start=2):
        if reference := where(problem).reference:
            yield f'<hyperlink ref="B{number}" location={quoteattr(reference)}/>'
