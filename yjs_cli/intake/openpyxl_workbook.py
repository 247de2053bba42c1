"""Reading an .xlsx or .xlsm workbook with openpyxl: every value, and what looks like a blank and is not."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import range_boundaries

from yjs_cli.errors import DamagedFileError, UnreadableFileError, YjsError
from yjs_cli.intake.cell_parser import CellParser
from yjs_cli.intake.limits import COLUMNS, check_cell_count, check_merge_count, check_sheet_count
from yjs_cli.intake.number_formats import DateFormats, date_formats
from yjs_cli.intake.package import is_calculated_on_load, is_hidden
from yjs_cli.intake.sheet import Merge, Row, Sheet, spanned


def read_workbook(name: str, content: bytes) -> list[Sheet]:
    """Read every worksheet, hidden ones included, in the workbook's order.

    openpyxl shows either a formula or its result, so a formula without a result would look like a blank. Its parser is
    therefore asked cell by cell, which finds both in one pass. Raises DamagedFileError, LimitError, and
    UnreadableFileError where the cells themselves are damaged.
    """
    with warnings.catch_warnings():
        # openpyxl warns of what it would lose on saving; nothing is saved here.
        warnings.simplefilter("ignore")
        try:
            return list(_worksheets(name, content))
        except (YjsError, MemoryError):
            raise
        except Exception as error:  # openpyxl raises whatever its parts raise
            raise DamagedFileError(f"{name}: the workbook is damaged. Open it in Excel and save a copy.") from error


def _worksheets(name: str, content: bytes) -> Iterator[Sheet]:
    # The steps of openpyxl's own reading that values need; styles, properties, charts and sizes are left unread.
    reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    with _damage_told(name, "the texts of its cells"):
        reader.read_strings()
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
            rows: list[Row] = []
            with reader.archive.open(relation.target) as xml, _damage_told(name, sheet.name):
                parser = _cell_parser(xml, reader, formats, results_hold)
                for row in parser.rows():
                    rows.append(row)
                    cells += len(row.values)
                    check_cell_count(name, cells)
            yield _worksheet(name, sheet, rows, parser)


@contextmanager
def _damage_told(name: str, where: str) -> Iterator[None]:
    """Whatever is wrong with the cells themselves is final: another reader would pass over it."""
    try:
        yield
    except (YjsError, MemoryError):
        raise
    except Exception as error:
        raise UnreadableFileError(
            f"{name}: damaged in {where}: its cells cannot be told for certain. Open it in Excel and save a copy."
        ) from error


def _cell_parser(xml: IO[bytes], reader: ExcelReader, formats: DateFormats, results_hold: bool) -> CellParser:
    parser = CellParser(
        xml,
        reader.shared_strings,
        data_only=True,
        epoch=reader.wb.epoch,
        date_formats=formats.dates,
        timedelta_formats=formats.spans,
    )
    parser.results_hold = results_hold
    return parser


def _worksheet(name: str, sheet: Any, rows: list[Row], parser: CellParser) -> Sheet:
    return Sheet(
        name=sheet.name,
        rows=rows,
        hidden=sheet.state != "visible",
        hidden_rows=frozenset(int(row) for row, attributes in parser.row_dimensions.items() if is_hidden(attributes)),
        hidden_columns=spanned(
            (
                (int(attributes["min"]), int(attributes["max"]))
                for attributes in parser.column_dimensions.values()
                if is_hidden(attributes)
            ),
            COLUMNS,
        ),
        merges=tuple(_merges(name, sheet, parser)),
    )


def _merges(name: str, sheet: Any, parser: CellParser) -> Iterator[Merge]:
    merges = parser.merged_cells.mergeCell if parser.merged_cells else ()
    check_merge_count(name, sheet.name, len(merges))
    for merge in merges:
        first_column, first_row, last_column, last_row = (bound or 1 for bound in range_boundaries(merge.ref))
        yield Merge(first_row, first_column, last_row, last_column)
