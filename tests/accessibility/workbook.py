"""A workbook that we wrote, as the checklist looks at it."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"


class Made(NamedTuple):
    """A workbook that we wrote: its file, the file as openpyxl reads it, and those of its sheets that are ours."""

    content: bytes
    book: Workbook
    sheets: tuple[Any, ...]


Check = Callable[[Made], None]


def made(content: bytes, *only: str) -> Made:
    book = load_workbook(BytesIO(content))
    return Made(content, book, tuple(sheet for sheet in book.worksheets if not only or sheet.title in only))


def filled(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def tables(workbook: Made) -> list[tuple[Any, Any]]:
    """Every table that is marked up, with its sheet."""
    return [(sheet, table) for sheet in workbook.sheets for table in sheet.tables.values()]


def links(sheet: Any) -> list[Any]:
    return [cell for cell in filled(sheet) if cell.hyperlink]


def heading_row(sheet: Any) -> int:
    """The row of the headings of a sheet's table."""
    return next((range_boundaries(table.ref)[1] for table in sheet.tables.values()), 1)


def part_of(workbook: Made, name: str) -> bytes:
    with ZipFile(BytesIO(workbook.content)) as package:
        return package.read(name) if name in package.namelist() else b""
