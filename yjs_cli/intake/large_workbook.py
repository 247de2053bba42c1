"""Reading a very large .xlsx with calamine, ten times faster, and finding in its XML what calamine blanks.

calamine gives the values. Excel's errors and formulas without a result come from it as blanks, and hidden rows and
columns not at all, so the sheet's XML is looked through for them: cheaply for a sign of any, cell by cell where there
is one.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import cast

from defusedxml.ElementTree import fromstring
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum, load_workbook

from yjs_cli.inspection import Value
from yjs_cli.intake.marks import read_marks
from yjs_cli.intake.package import is_calculated_on_load
from yjs_cli.intake.sheet import Merge, Row, Sheet, is_blank


def read_large_workbook(content: bytes) -> list[Sheet]:
    """Read every worksheet as ``read_workbook`` would. Raises whatever its libraries raise: the caller falls back."""
    workbook = load_workbook(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = _worksheet_parts(package)
        return [
            _read_sheet(workbook, sheet.name, sheet.visible != SheetVisibleEnum.Visible, package, parts[sheet.name])
            for sheet in workbook.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]


def _worksheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> its part in the package, by way of the workbook's relationships."""
    root = fromstring(package.read("_rels/.rels"))
    book = next(r.attrib["Target"] for r in root if r.attrib["Type"].endswith("/officeDocument")).lstrip("/")
    folder, file = posixpath.split(book)
    relations = fromstring(package.read(f"{folder}/_rels/{file}.rels"))
    targets = {r.attrib["Id"]: posixpath.normpath(posixpath.join("/", folder, r.attrib["Target"])) for r in relations}
    sheets = (element for element in fromstring(package.read(book)).iter() if element.tag.endswith("}sheet"))
    return {
        sheet.attrib["name"]: targets[identifier].lstrip("/")
        for sheet in sheets
        for key, identifier in sheet.attrib.items()
        if key.endswith("}id")
    }


def _read_sheet(workbook: CalamineWorkbook, name: str, hidden: bool, package: zipfile.ZipFile, part: str) -> Sheet:
    sheet = workbook.get_sheet_by_name(name)
    rows = cast(list[list[Value]], sheet.to_python(skip_empty_area=False))
    merges = tuple(
        Merge(first_row + 1, first_column + 1, last_row + 1, last_column + 1)
        for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ()
    )
    marks = read_marks(package, part, results_hold=not is_calculated_on_load(package))
    for (row, column), value in marks.cells.items():
        rows.extend([] for _ in range(row - len(rows)))
        rows[row - 1].extend([None] * (column - len(rows[row - 1])))
        rows[row - 1][column - 1] = value
    return Sheet(
        name=name,
        rows=list(_rows(rows)),
        hidden=hidden,
        hidden_rows=frozenset(marks.hidden_rows),
        hidden_columns=frozenset(marks.hidden_columns),
        merges=merges,
    )


def _rows(rows: list[list[Value]]) -> Iterator[Row]:
    for number, values in enumerate(rows, start=1):
        if not all(map(is_blank, values)):
            yield Row(number, values)
