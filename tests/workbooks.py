"""Workbooks and delimited text built in memory, with content of real ones that openpyxl alone does not write."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from yjs_cli.workbook.cell import CellError, Uncalculated

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True)
class Calculated:
    """A formula with the result that Excel saved with it."""

    result: str | int | float | bool
    formula: str = "=Z1"


Cell = str | int | float | bool | date | datetime | time | timedelta | CellError | Uncalculated | Calculated | None
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Page:
    """A worksheet: rows from A1 on, and what is hidden, merged or formatted. Merges are written as ``B1:C2``."""

    rows: Rows
    merged: tuple[str, ...] = ()
    state: str = "visible"
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    formatted_rows: tuple[int, ...] = ()  # rows that have only a format
    number_format: str | None = None  # of every cell with a number
    struck: tuple[str, ...] = ()  # addresses of cells whose text is struck through


def workbook(sheets: Mapping[str, Rows | Page]) -> bytes:
    """The bytes of an .xlsx with these sheets, in this order."""
    book = Workbook()
    book.remove(book.worksheets[0])
    results: dict[str, dict[str, Calculated]] = {}
    for number, (name, given) in enumerate(sheets.items(), start=1):
        page = given if isinstance(given, Page) else Page(given)
        sheet = book.create_sheet(name)
        results[f"xl/worksheets/sheet{number}.xml"] = _write(sheet, page)
    made = BytesIO()
    book.save(made)
    changes = {part: _with_results(cells) for part, cells in results.items() if cells}
    return patched(made.getvalue(), {**changes, "xl/workbook.xml": _as_excel_saves}) if changes else made.getvalue()


def delimited(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", line_end: str = "\r\n") -> bytes:
    """Delimited text as Excel writes it: TRUE for a truth value, nothing for an empty cell."""
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerows([str(value).upper() if isinstance(value, bool) else value for value in row] for row in rows)
    return text.getvalue().encode(encoding)


def patched(content: bytes, changes: Mapping[str, Callable[[str], str]]) -> bytes:
    """A package with changes to some of its parts."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(made, "w", ZIP_DEFLATED) as changed:
        for part in package.namelist():
            text = package.read(part)
            changed.writestr(part, changes[part](text.decode()).encode() if part in changes else text)
    return made.getvalue()


def without(content: bytes, *parts: str) -> bytes:
    """A package without the parts whose names begin with one of these."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(made, "w") as changed:
        for part in package.namelist():
            if not part.startswith(parts):
                changed.writestr(part, package.read(part))
    return made.getvalue()


def with_shared_strings(content: bytes, rich: bool = False) -> bytes:
    """A workbook with shared texts, as Excel saves it; ``rich``: each in two formats."""
    texts: list[str] = []

    def share(match: re.Match[str]) -> str:
        texts.append(match[2])
        return f'<c r="{match[1]}" t="s"><v>{len(texts) - 1}</v></c>'

    def change(xml: str) -> str:
        return re.sub(r'<c r="(\w+)" t="inlineStr"><is><t[^>]*>(.*?)</t></is></c>', share, xml, flags=re.DOTALL)

    with ZipFile(BytesIO(content)) as package:
        sheets = [part for part in package.namelist() if part.startswith("xl/worksheets/")]
    kind = 'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"'
    relation = 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"'
    changed = patched(
        content,
        {
            **dict.fromkeys(sheets, change),
            "[Content_Types].xml": _before_end(f'<Override PartName="/xl/sharedStrings.xml" {kind} />'),
            "xl/_rels/workbook.xml.rels": _before_end(f'<Relationship {relation} Target="sharedStrings.xml" Id="s" />'),
        },
    )
    made = BytesIO(changed)
    with ZipFile(made, "a") as package:
        entries = "".join(f"<si>{_rich(text) if rich else _run(text)}</si>" for text in texts)
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_SPREADSHEET}">{entries}</sst>')
    return made.getvalue()


def _run(text: str) -> str:
    return f'<t xml:space="preserve">{text}</t>'


def _rich(text: str) -> str:
    """A text whose first letter is bold, with phonetic text as Japanese Excel adds it, which is not part of it."""
    cut = 1 if text[:1].isalnum() else 0
    return f"<r><rPr><b /></rPr>{_run(text[:cut])}</r><r>{_run(text[cut:])}</r><rPh sb='0' eb='1'><t>x</t></rPh>"


def _before_end(element: str) -> Callable[[str], str]:
    return lambda xml: "</".join([xml.rpartition("</")[0] + element, xml.rpartition("</")[2]])


def _write(sheet: Any, page: Page) -> dict[str, Calculated]:
    results: dict[str, Calculated] = {}
    for number, row in enumerate(page.rows, start=1):
        for column, value in enumerate(row, start=1):
            if isinstance(value, Calculated):
                results[f"{get_column_letter(column)}{number}"] = value
            if value is not None:
                cell = sheet.cell(number, column, _typed(value))
                if page.number_format and isinstance(value, int | float):
                    cell.number_format = page.number_format
    for merge in page.merged:
        sheet.merge_cells(merge)
    sheet.sheet_state = page.state
    for number in page.hidden_rows:
        sheet.row_dimensions[number].hidden = True
    for letters in page.hidden_columns:
        sheet.column_dimensions[letters].hidden = True
    _format(sheet, page)
    return results


def _format(sheet: Any, page: Page) -> None:
    for address in page.struck:
        sheet[address].font = Font(strike=True)
    for number in page.formatted_rows:
        sheet.cell(number, 1).font = Font(bold=True)


def _typed(value: Cell) -> object:
    """The value for openpyxl, which treats a text that begins with "=" as a formula, and "#N/A" as an error."""
    match value:
        case Calculated():
            return value.formula
        case CellError():
            return value.text
        case Uncalculated():
            return "=Z1"
    return value


def _with_results(cells: Mapping[str, Calculated]) -> Callable[[str], str]:
    """Add the results of formulas, which openpyxl never writes."""

    def change(xml: str) -> str:
        for address, cell in cells.items():
            kind, text = _stored(cell.result)
            pattern = re.compile(rf'<c r="{address}"([^>]*?)(?: t="\w+")?><f>(.*?)</f><v ?/?>(?:</v>)?</c>')
            xml, found = pattern.subn(rf'<c r="{address}"\1{kind}><f>\2</f><v>{text}</v></c>', xml)
            if not found:
                raise ValueError(f"no formula in {address}")
        return xml

    return change


def _as_excel_saves(xml: str) -> str:
    """Without openpyxl's attribute that has formulas calculated on opening."""
    return xml.replace(' fullCalcOnLoad="1"', "")


def _stored(result: str | int | float | bool) -> tuple[str, str]:
    if isinstance(result, bool):
        return ' t="b"', str(int(result))
    if isinstance(result, str):
        return (' t="e"' if result.startswith("#") else ' t="str"'), escape(result)
    return "", str(result)
