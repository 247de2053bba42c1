"""OpenDocument spreadsheets built in memory, as LibreOffice saves them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import column_index_from_string, range_boundaries

from tests.workbooks import Calculated, Cell, Page, Rows
from yjs_cli.workbook.cell import CellError, Uncalculated

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    **{name: f"{_OASIS}:{name}:1.0" for name in ("office", "style", "table", "text", "drawing")},
    "draw": f"{_OASIS}:drawing:1.0",
    "of": f"{_OASIS}:of:1.2",
    "dc": "http://purl.org/dc/elements/1.1/",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
_ERROR = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
_MANIFEST = f"{_OASIS}:manifest:1.0"


def ods(sheets: Mapping[str, Rows | Page]) -> bytes:
    """The bytes of an .ods with these sheets, in this order."""
    return package("".join(_table(name, given) for name, given in sheets.items()))


def package(tables: str) -> bytes:
    """The bytes of an .ods with these tables."""
    declared = " ".join(f'xmlns:{prefix}="{namespace}"' for prefix, namespace in _NAMESPACES.items())
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/>'
        "</style:style>"
        for name, shown in (("shown", "true"), ("hidden", "false"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {declared} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", MIMETYPE), ("content.xml", "text/xml"))
    )
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.3">{manifest}</manifest:manifest>',
        )
    return made.getvalue()


def table(rows: str, columns: str = "", name: str = "A", style: str = "shown") -> str:
    """A table with these columns and rows."""
    return f'<table:table table:name={quoteattr(name)} table:style-name="{style}">{columns}{rows}</table:table>'


def row(*cells: str, about: str = "") -> str:
    """A row with these cells."""
    return f"<table:table-row {about}>{''.join(cells)}</table:table-row>"


def cell(about: str = "", shown: str | None = None, within: str = "", covered: bool = False) -> str:
    """A cell with these attributes, a text with its lines, and other elements ``within`` it."""
    paragraphs = "" if shown is None else "".join(f"<text:p>{_spaced(line)}</text:p>" for line in shown.split("\n"))
    tag = "table:covered-table-cell" if covered else "table:table-cell"
    return f"<{tag} {about}>{within}{paragraphs}</{tag}>"


def text(value: str) -> str:
    """A cell that holds a text."""
    return cell('office:value-type="string"', value)


def _spaced(line: str) -> str:
    """Several spaces count as one in XML, and none at the ends: the others become elements."""
    return re.sub(r"(?<= ) |^ | $", "<text:s/>", escape(line))


def _table(name: str, given: Rows | Page) -> str:
    page = given if isinstance(given, Page) else Page(given)
    width = max([1, *map(len, page.rows), *map(column_index_from_string, page.hidden_columns)])
    hidden = {column_index_from_string(letters) for letters in page.hidden_columns}
    columns = "".join(
        f'<table:table-column table:number-columns-repeated="{len(list(group))}"{_visibility(is_hidden)}/>'
        for is_hidden, group in groupby(range(1, width + 1), hidden.__contains__)
    )
    spans, covered = _merges(page.merged)
    lines = {*page.hidden_rows, *(line for line, _ in {*spans, *covered})}
    last = max([len(page.rows), *page.formatted_rows, *lines])
    rows, number = [], 1
    while number <= last:
        values = page.rows[number - 1] if number <= len(page.rows) else []
        blanks = min([last, *(line for line in lines if line > number)]) - number
        repeated = 1 if number <= len(page.rows) or number in lines else max(1, blanks)
        about = f'table:number-rows-repeated="{repeated}"{_visibility(number in page.hidden_rows)}'
        cells = _cells(values, number, spans, covered)
        rows.append(row(*cells, *([] if cells else [cell()]), about=about))
        number += repeated
    return table("".join(rows), columns, name, "shown" if page.state == "visible" else "hidden")


def _visibility(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _merges(merged: Sequence[str]) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    """The size attributes of each merge, by its first cell, and the cells that are covered."""
    spans, covered = {}, set()
    for left, top, right, bottom in map(range_boundaries, merged):
        spans[top, left] = (
            f' table:number-columns-spanned="{right - left + 1}" table:number-rows-spanned="{bottom - top + 1}"'
        )
        covered |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)} - {(top, left)}
    return spans, covered


def _cells(
    values: Sequence[Cell], number: int, spans: Mapping[tuple[int, int], str], covered: set[tuple[int, int]]
) -> list[str]:
    width = max([len(values), *(column for line, column in {*spans, *covered} if line == number)])
    cells = []
    for column in range(1, width + 1):
        about, shown = _value(values[column - 1] if column <= len(values) else None)
        about += spans.get((number, column), "")
        cells.append(cell(about, shown, covered=(number, column) in covered))
    # Like LibreOffice, write equal cells once, with a repeat count.
    runs = [(each, len(list(group))) for each, group in groupby(cells)]
    return [
        each.replace("-cell ", f'-cell table:number-columns-repeated="{count}" ', 1) if count > 1 else each
        for each, count in runs
    ]


def _value(value: Cell) -> tuple[str, str | None]:
    """The attributes of a cell, and the text that it shows."""
    match value:
        case None:
            return "", None
        case Uncalculated():
            return 'table:formula="of:=[.Z1]"', None
        case Calculated("", formula):  # as in LibreOffice, without a type
            return f"table:formula={quoteattr(f'of:{formula}')}", ""
        case Calculated(result, formula):
            about, shown = (_ERROR, str(result)) if str(result).startswith("#") else _value(result)
            return f"table:formula={quoteattr(f'of:{formula}')} {about}", shown
        case CellError(error):  # also where it was typed
            return f'table:formula="of:={error}" {_ERROR}', error
        case str():
            return 'office:value-type="string" calcext:value-type="string"', value
    return _number(value)


def _number(value: Cell) -> tuple[str, str]:
    match value:
        case bool():
            return f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"', str(value).upper()
        case int() | float():
            return f'office:value-type="float" office:value="{value}"', str(value)
        case date():
            return f'office:value-type="date" office:date-value="{value.isoformat()}"', f"{value:%d/%m/%Y}"
        case time():
            return f'office:value-type="time" office:time-value="PT{value:%HH%MM%SS}"', f"{value:%H:%M:%S}"
        case timedelta():
            hours, seconds = divmod(int(value.total_seconds()), 3600)
            spelt = f"PT{hours:02}H{seconds // 60:02}M{seconds % 60:02}S"
            return f'office:value-type="time" office:time-value="{spelt}"', str(value)
    raise TypeError(value)
