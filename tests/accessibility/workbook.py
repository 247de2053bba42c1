"""A workbook written by yjs, opened for the checklist."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"


class WrittenWorkbook(NamedTuple):
    """A workbook written by yjs: its bytes, the workbook in openpyxl, and the sheets to check."""

    content: bytes
    book: Workbook
    sheets: tuple[Any, ...]


Check = Callable[[WrittenWorkbook], None]


def open_written(content: bytes, *only: str) -> WrittenWorkbook:
    book = load_workbook(BytesIO(content))
    return WrittenWorkbook(content, book, tuple(sheet for sheet in book.worksheets if not only or sheet.title in only))


def filled(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def tables(workbook: WrittenWorkbook) -> list[tuple[Any, Any]]:
    """Every Excel table, with its sheet."""
    return [(sheet, table) for sheet in workbook.sheets for table in sheet.tables.values()]


def links(sheet: Any) -> list[Any]:
    return [cell for cell in filled(sheet) if cell.hyperlink]


def heading_row(sheet: Any) -> int:
    """The row of the headings of a sheet's table."""
    return next((range_boundaries(table.ref)[1] for table in sheet.tables.values()), 1)


def part_of(workbook: WrittenWorkbook, name: str) -> bytes:
    with ZipFile(BytesIO(workbook.content)) as package:
        return package.read(name) if name in package.namelist() else b""
