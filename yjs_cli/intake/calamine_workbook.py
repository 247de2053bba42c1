"""Reading with calamine what openpyxl does not read (.xls, .xlsb, .ods) or reads slowly (a very large .xlsx).

calamine gives the values. Excel's errors and formulas without a result come from it as blanks, and hidden rows and
columns not at all, so the bytes are looked through for them: see ``marks``.

It can panic, and on some files it aborts the whole process: what is not small is read in a process of its own.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import cast

from defusedxml.ElementTree import fromstring
from python_calamine import CalamineSheet, SheetMetadata, SheetTypeEnum, SheetVisibleEnum, load_workbook

from yjs_cli.errors import DamagedFileError, YjsError
from yjs_cli.inspection import Value
from yjs_cli.intake.limits import check_cell_count, check_sheet_count
from yjs_cli.intake.marks import Marks
from yjs_cli.intake.package import is_calculated_on_load, refuse_document_types
from yjs_cli.intake.sheet import Merge, Row, Sheet, is_blank
from yjs_cli.intake.source import Kind

_WIDE = 256


def read_with_calamine(name: str, kind: Kind, content: bytes) -> list[Sheet]:
    """Read every worksheet, hidden ones included, in the workbook's order, as openpyxl would.

    Raises DamagedFileError, PasswordNeededError, LimitError.
    """
    try:
        return list(_worksheets(name, kind, content))
    except (YjsError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # calamine panics with a BaseException
        raise DamagedFileError(
            f"{name}: the workbook cannot be read ({type(error).__name__}). Open it in Excel and save it as .xlsx."
        ) from error


def _worksheets(name: str, kind: Kind, content: bytes) -> Iterator[Sheet]:
    marks: Sequence[Marks] = _marks_of_binary(kind, content) if kind != "workbook" else ()
    workbook = load_workbook(io.BytesIO(content))
    sheets = workbook.sheets_metadata
    check_sheet_count(name, len(sheets))
    if kind == "workbook":
        marks = _marks_of_xlsx(content, sheets)
    cells = 0
    for index, (sheet, marked) in enumerate(zip(sheets, marks, strict=True)):
        if sheet.typ == SheetTypeEnum.WorkSheet:
            read = _read_sheet(workbook.get_sheet_by_index(index), sheet.visible != SheetVisibleEnum.Visible, marked)
            cells += sum(len(row.values) for row in read.rows)
            check_cell_count(name, cells)
            yield read


def _marks_of_binary(kind: Kind, content: bytes) -> list[Marks]:
    if kind == "xls":
        from yjs_cli.intake.marks import xls

        return xls.sheet_marks(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if kind == "xlsb":
            from yjs_cli.intake.marks import xlsb

            return xlsb.sheet_marks(package)
        from yjs_cli.intake.marks import ods

        return ods.sheet_marks(package)


def _marks_of_xlsx(content: bytes, sheets: Sequence[SheetMetadata]) -> list[Marks]:
    from yjs_cli.intake.marks.xlsx import read_marks

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        refuse_document_types(package)
        parts = _worksheet_parts(package)
        results_hold = not is_calculated_on_load(package)
        return [
            read_marks(package, parts[sheet.name], results_hold) if sheet.typ == SheetTypeEnum.WorkSheet else Marks()
            for sheet in sheets
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


def _read_sheet(sheet: CalamineSheet, hidden: bool, marks: Marks) -> Sheet:
    rows = cast(list[list[Value]], sheet.to_python(skip_empty_area=False))
    for (row, column), value in marks.cells.items():
        rows.extend([] for _ in range(row - len(rows)))
        rows[row - 1].extend([None] * (column - len(rows[row - 1])))
        rows[row - 1][column - 1] = value
    merges = marks.merges
    if merges is None:
        merges = [
            Merge(first_row + 1, first_column + 1, last_row + 1, last_column + 1)
            for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ()
        ]
    return Sheet(
        name=sheet.name,
        rows=list(_rows(rows)),
        hidden=hidden,
        hidden_rows=frozenset(marks.hidden_rows),
        hidden_columns=frozenset(marks.hidden_columns),
        merges=tuple(merges),
    )


def _rows(rows: list[list[Value]]) -> Iterator[Row]:
    for number, values in enumerate(rows, start=1):
        if not all(map(is_blank, values)):
            # calamine makes every row as wide as the widest: one stray cell far to the right widens them all.
            while len(values) > _WIDE and is_blank(values[-1]):
                values.pop()
            yield Row(number, values)
