"""Reading an .xlsx or .xlsm workbook with openpyxl: every value, and what looks like a blank and is not."""

import io
import warnings
from collections.abc import Iterator
from typing import IO, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from yjs_cli.errors import DamagedFileError, YjsError
from yjs_cli.inspection import CellError, Uncalculated, Value
from yjs_cli.intake.limits import COLUMNS, ROWS, check_cell_count, check_sheet_count
from yjs_cli.intake.number_formats import DateFormats, date_formats
from yjs_cli.intake.package import is_calculated_on_load, is_hidden
from yjs_cli.intake.sheet import Merge, Row, Sheet, is_blank


def read_workbook(name: str, content: bytes) -> list[Sheet]:
    """Read every worksheet, hidden ones included, in the workbook's order.

    openpyxl shows either a formula or its result, so a formula without a result would look like a blank. Its parser is
    therefore asked cell by cell, which finds both in one pass. Raises DamagedFileError, LimitError.
    """
    with warnings.catch_warnings():
        # openpyxl warns of what it would lose on saving; nothing is saved here.
        warnings.simplefilter("ignore")
        try:
            return list(_worksheets(name, content))
        except (YjsError, MemoryError):
            raise
        except Exception as error:  # openpyxl raises whatever its parts raise
            raise DamagedFileError(
                f"{name}: the workbook cannot be read ({type(error).__name__}). Open it in Excel and save a copy."
            ) from error


def _worksheets(name: str, content: bytes) -> Iterator[Sheet]:
    # The steps of openpyxl's own reading that values need; styles, properties, charts and sizes are left unread.
    reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    formats = date_formats(reader.archive, reader.package)
    results_hold = not is_calculated_on_load(reader.archive)
    check_sheet_count(name, len(reader.parser.sheets))
    relations = [(sheet, reader.parser.rels[sheet.id]) for sheet in reader.parser.sheets]
    parts = [relation.target for _, relation in relations]
    if len(set(parts)) < len(parts):
        raise ValueError("two sheets in one part")
    cells = 0
    for sheet, relation in relations:
        if relation.Type.endswith("/worksheet"):
            with reader.archive.open(relation.target) as xml:
                parser = _cell_parser(xml, reader, formats, results_hold)
                rows: list[Row] = []
                for row in _rows(parser):
                    rows.append(row)
                    cells += len(row.values)
                    check_cell_count(name, cells)
            yield _worksheet(sheet, rows, parser)


class _CellParser(WorkSheetParser):
    """openpyxl's parser, which also says of each cell whether it is an error or a formula without a result."""

    results_hold = True  # whether the results beside formulas were worked out by the program that saved them

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["data_type"] == "e":
            cell["value"] = CellError(str(cell["value"]))
        elif element.find(FORMULA_TAG) is not None:
            # A formula whose result is the empty text has t="str": that one is calculated, and blank.
            missing = cell["value"] is None and element.get("t") != "str"
            if missing or not self.results_hold:
                cell["value"] = Uncalculated()
        return cell


def _cell_parser(xml: IO[bytes], reader: ExcelReader, formats: DateFormats, results_hold: bool) -> _CellParser:
    parser = _CellParser(
        xml,
        reader.shared_strings,
        data_only=True,
        epoch=reader.wb.epoch,
        date_formats=formats.dates,
        timedelta_formats=formats.spans,
    )
    parser.results_hold = results_hold
    return parser


def _worksheet(sheet: Any, rows: list[Row], parser: _CellParser) -> Sheet:
    return Sheet(
        name=sheet.name,
        rows=rows,
        hidden=sheet.state != "visible",
        hidden_rows=frozenset(int(row) for row, attributes in parser.row_dimensions.items() if is_hidden(attributes)),
        hidden_columns=frozenset(
            column
            for attributes in parser.column_dimensions.values()
            if is_hidden(attributes)
            for column in range(int(attributes["min"]), min(int(attributes["max"]), COLUMNS) + 1)
        ),
        merges=tuple(_merges(parser.merged_cells)),
    )


def _rows(parser: _CellParser) -> Iterator[Row]:
    for number, cells in parser.parse():
        values: list[Value] = []
        for cell in cells:
            if not is_blank(cell["value"]):
                if number > ROWS or cell["column"] > COLUMNS:
                    raise ValueError("a cell beyond the end of a sheet")
                values.extend([None] * (cell["column"] - len(values) - 1))
                values.append(cell["value"])
        if values:
            yield Row(number, values)


def _merges(merged_cells: Any) -> Iterator[Merge]:
    for merge in merged_cells.mergeCell if merged_cells else ():
        first_column, first_row, last_column, last_row = (bound or 1 for bound in range_boundaries(merge.ref))
        yield Merge(first_row, first_column, last_row, last_column)
