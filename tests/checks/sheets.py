"""Small workbooks and CSV files from a line of text, and the problems that the checks find in them."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import YJ_2021
from yjs_cli.checks import check
from yjs_cli.framework import Framework
from yjs_cli.layout import read_inspection
from yjs_cli.problem import Problem

# The sheets of a workbook by name; and a change that text cannot describe, such as merged or hidden cells.
Sheets = Mapping[str, str]
Change = Callable[[Workbook], object]


def rows(text: str) -> list[list[str | None]]:
    """``Case ID | 2.1.1 / 1001 | Yes``: two rows of two cells. Nothing between two bars is a blank cell."""
    return [[cell.strip() or None for cell in line.split("|")] for line in text.split(" / ")]


def csv_of(text: str) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows(text))
    return written.getvalue().encode()


def workbook_of(sheets: Sheets, change: Change | None = None) -> bytes:
    """A workbook with these sheets. As in Excel, digits are a number; with a leading zero, they stay text."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for name, text in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows(text):
            sheet.append([int(cell) if cell and re.fullmatch("0|[1-9][0-9]*", cell) else cell for cell in row])
    if change:
        change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def problems_of(
    path: Path, content: str | Sheets | bytes, change: Change | None = None, framework: Framework = YJ_2021
) -> tuple[Problem, ...]:
    """The problems of a file with this content: text for a CSV file, a mapping for a workbook, or the bytes."""
    if isinstance(content, str):
        content = csv_of(content)
    path.write_bytes(content if isinstance(content, bytes) else workbook_of(content, change))
    return check(read_inspection(str(path), framework), framework)


# Changes to a workbook.


def with_sheet(name: str, change: Callable[..., object]) -> Change:
    return lambda book: change(book[name])


def merged(cells: str) -> Change:
    return with_sheet("Cases", lambda sheet: sheet.merge_cells(cells))


def struck(*addresses: str) -> Change:
    def strike(sheet: Worksheet) -> None:
        for address in addresses:
            sheet[address].font = Font(strike=True)

    return with_sheet("Cases", strike)


def hidden_rows(*numbers: int) -> Change:
    def hide(book: Workbook) -> None:
        for number in numbers:
            book["Cases"].row_dimensions[number].hidden = True

    return hide


def hidden_column(letter: str) -> Change:
    def hide(book: Workbook) -> None:
        book["Cases"].column_dimensions[letter].hidden = True

    return hide


def hidden_sheet(name: str, state: str = "hidden") -> Change:
    def hide(book: Workbook) -> None:
        book.create_sheet("Visible")  # a workbook needs a visible sheet
        book[name].sheet_state = state

    return hide
