"""Read with calamine what openpyxl cannot read (.xls, .xlsb, .ods) or reads slowly (a very large .xlsx).

calamine gives the values. It returns Excel errors and formulas without a result as blanks, and nothing about hidden
rows and columns, so ``calamine_gaps`` finds those in the bytes.

calamine can panic, and on some files it aborts the process: only ``isolated`` uses it.
"""

import io
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from yjs_cli.errors import DamagedFileError, YjsError
from yjs_cli.workbook.calamine_gaps import CalamineGaps
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.limits import check_cell_count, check_merges, check_sheet_count
from yjs_cli.workbook.opening import Kind
from yjs_cli.workbook.sheet import Merge, Row, Sheet, is_blank

_WIDE = 256


def read_with_calamine(name: str, kind: Kind, content: bytes) -> list[Sheet]:
    """Read every worksheet, hidden ones included, in the workbook's order, with the values that openpyxl would give.

    ``Sheet.struck`` is filled for .xlsx only. Raises DamagedFileError, PasswordNeededError and LimitError.
    """
    try:
        return list(_worksheets(name, kind, content))
    except (YjsError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # calamine panics with a BaseException
        raise DamagedFileError(f"{name}: the workbook is damaged. Open it in Excel and save it as .xlsx.") from error


def _worksheets(name: str, kind: Kind, content: bytes) -> Iterator[Sheet]:
    with ThreadPoolExecutor(max_workers=1) as thread:  # calamine uses only one processor while it reads
        future_gaps = thread.submit(_find_gaps, name, kind, content)
        if kind != "workbook":  # only an .xlsx can be so large that reading both at once saves time
            future_gaps.result()  # explains what is wrong, such as a password, where calamine does not
        workbook = _load(kind, content)
        names = [sheet.name.casefold() for sheet in workbook.sheets_metadata]
        check_sheet_count(name, len(names))
        if len(set(names)) < len(names):
            raise ValueError("two sheets with one name")  # calamine would read the last of them for both
        cells = 0
        for index, sheet in enumerate(workbook.sheets_metadata):
            if sheet.typ == SheetTypeEnum.WorkSheet:
                values = workbook.get_sheet_by_index(index)
                gaps = future_gaps.result()
                if len(gaps) != len(names):
                    raise ValueError("a sheet that calamine does not see")
                if gaps[index].is_of_another_file:
                    continue
                read = _read_sheet(name, values, sheet.visible != SheetVisibleEnum.Visible, gaps[index])
                cells += sum(len(row.values) for row in read.rows)
                check_cell_count(name, cells)
                yield read


def _load(kind: Kind, content: bytes) -> CalamineWorkbook:
    try:
        return load_workbook(io.BytesIO(content))
    except CalamineError:
        if kind != "ods":
            raise
        from yjs_cli.workbook.calamine_gaps import ods

        return load_workbook(io.BytesIO(ods.without_indentation(content)))


def _find_gaps(name: str, kind: Kind, content: bytes) -> list[CalamineGaps]:
    """The gaps of every sheet, in the workbook's order."""
    if kind == "xls":
        from yjs_cli.workbook.calamine_gaps import xls

        return xls.find_gaps(content)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if kind == "xlsb":
            from yjs_cli.workbook.calamine_gaps import xlsb

            return xlsb.find_gaps(package)
        if kind == "ods":
            from yjs_cli.workbook.calamine_gaps import ods

            return ods.find_gaps(name, package)
        from yjs_cli.workbook.calamine_gaps import xlsx

        return xlsx.find_gaps(package)


def _read_sheet(name: str, sheet: CalamineSheet, hidden: bool, gaps: CalamineGaps) -> Sheet:
    rows = cast(list[list[Value]], sheet.to_python(skip_empty_area=False))
    for (row, column), value in gaps.cells.items():
        rows.extend([] for _ in range(row - len(rows)))
        rows[row - 1].extend([None] * (column - len(rows[row - 1])))
        rows[row - 1][column - 1] = value
    merges = gaps.merges
    if merges is None:
        merges = [
            Merge(first_row + 1, first_column + 1, last_row + 1, last_column + 1)
            for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ()
        ]
    return Sheet(
        name=sheet.name,
        rows=list(_rows(rows)),
        hidden=hidden,
        hidden_rows=frozenset(gaps.hidden_rows),
        hidden_columns=gaps.hidden_columns,
        merges=check_merges(name, sheet.name, merges),
        struck=frozenset(
            (row, column)
            for row, column in gaps.struck
            if row <= len(rows) and column <= len(rows[row - 1]) and not is_blank(rows[row - 1][column - 1])
        ),
    )


def _rows(rows: list[list[Value]]) -> Iterator[Row]:
    for number, values in enumerate(rows, start=1):
        if not all(map(is_blank, values)):
            # calamine makes every row as wide as the widest, so one stray cell far to the right widens them all.
            while len(values) > _WIDE and is_blank(values[-1]):
                values.pop()
            yield Row(number, values)
