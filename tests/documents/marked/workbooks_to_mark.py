"""Workbooks to mark, their problems and their parts."""

import re
import warnings
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string

from tests.builders import YJ_2021
from tests.workbooks import workbook
from yjs_cli.checks import check
from yjs_cli.documents.marked import marked_copy
from yjs_cli.layout import read_inspection
from yjs_cli.problem import Problem
from yjs_cli.workbook.cell import Place

SAMPLES = Path(__file__).parents[3] / "samples"
WITH_ERRORS = (SAMPLES / "with-errors.xlsx").read_bytes()
BATH = (SAMPLES / "bath-and-north-east-somerset.xlsx").read_bytes()
FILLS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "notice": "FFDDEBF7"}
STRONG_FILLS = {"error": "FFE32636", "warning": "FFA56900", "notice": "FF2B79C2"}
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Case ID", "2.1.1", "2.1.2"], ["0207", "Yess", "Yes"], ["0208", "No", None]]


@cache
def problems_of(content: bytes) -> tuple[Problem, ...]:
    """The problems that ``yjs check`` finds in a workbook."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "cases.xlsx")
        path.write_bytes(content)
        return check(read_inspection(str(path), YJ_2021), YJ_2021)


def problem(cell: str | None, sheet: str | None = "Cases", location: str = "", **fields: Any) -> Problem:
    """A problem that no rule found, at ``cell`` or at the row, column or sheet that ``location`` names."""
    within = cell or location.removeprefix(sheet or "").removeprefix("!")
    column, row = re.fullmatch(r"([A-Z]*)(\d*)", within).groups()  # type: ignore[union-attr]
    place = Place(sheet, int(row) if row else None, column_index_from_string(column) if column else None)
    defaults = {
        "code": "answer-unknown",
        "severity": "error",
        "message": '"Yess" is not an answer.',
        "hint": "Use Yes.",
    }
    return Problem.at([place], "cases.xlsx", **{**defaults, **fields})


@cache
def marked(content: bytes, *problems: Problem) -> bytes:
    """The marked copy of a workbook, for these problems or (with none given) for its own."""
    return marked_copy("cases.xlsx", content, problems or problems_of(content)).content


def opened(content: bytes) -> Workbook:
    """A workbook as openpyxl reads it, without its warnings about content it would lose."""
    with warnings.catch_warnings(action="ignore"):
        return load_workbook(BytesIO(content))


def saved(book: Workbook) -> bytes:
    """A workbook as openpyxl writes it."""
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in zip order."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package(contents: Mapping[str, bytes | str]) -> bytes:
    """A zip package of these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return made.getvalue()


def with_parts(content: bytes, changes: Mapping[str, bytes | str | None]) -> bytes:
    """A package with parts changed, added or (with None) removed."""
    changed = {**parts(content), **changes}
    return package({name: change for name, change in changed.items() if change is not None})


def sheet_with(rows: str, root: str = "worksheet", before: str = "", after: str = "") -> bytes:
    """A workbook whose only sheet has this XML as its rows, with more XML before and after them."""
    xml = f'<{root} xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</{root}>'
    return with_parts(workbook({"Cases": ROWS}), {SHEET: xml})


@cache
def comments(content: bytes, sheet: str) -> dict[str, str]:
    """The text of each comment on a sheet."""
    rows = opened(content)[sheet].iter_rows()
    return {cell.coordinate: cell.comment.text for row in rows for cell in row if cell.comment}


def fill_of(content: bytes, cell: str, sheet: str = "Cases") -> str:
    """The fill colour of a cell."""
    fill = opened(content)[sheet][cell].fill
    assert fill.fill_type == "solid"
    return str(fill.fgColor.rgb)
