"""Read an .xlsx or .xlsm workbook with openpyxl: every value, and the cells that only look blank."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, NamedTuple

from defusedxml.ElementTree import fromstring
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader, _find_workbook_part  # type: ignore[attr-defined]
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS

from yjs_cli.errors import DamagedFileError, UnreadableFileError, YjsError
from yjs_cli.workbook.cell_formats import CellFormats, cell_formats
from yjs_cli.workbook.cell_parser import CellParser, unescaped
from yjs_cli.workbook.limits import COLUMNS, check_cell_count, check_merges, check_sheet_count
from yjs_cli.workbook.sheet import Merge, Row, Sheet, spanned
from yjs_cli.workbook.xlsx_parts import is_calculated_on_load, is_hidden


def read_workbook(name: str, content: bytes) -> list[Sheet]:
    """Read every worksheet, hidden ones included, in the workbook's order.

    openpyxl gives either a formula or its result, so a formula without a result would look blank. We run its parser
    cell by cell instead, which finds both in one pass. Raises DamagedFileError, LimitError, and UnreadableFileError if
    the cells themselves are damaged.
    """
    with warnings.catch_warnings():
        # openpyxl warns of what saving would lose. We do not save.
        warnings.simplefilter("ignore")
        try:
            return list(_worksheets(name, content))
        except (YjsError, MemoryError):
            raise
        except Exception as error:  # openpyxl can raise anything
            raise DamagedFileError(f"{name}: the workbook is damaged. Open it in Excel and save a copy.") from error


class _SheetPart(NamedTuple):
    """A worksheet: its name in the workbook, and its part of the package."""

    name: str
    hidden: bool
    part: str


def _worksheets(name: str, content: bytes) -> Iterator[Sheet]:
    # Only the steps of openpyxl's reader that values need. The others refuse a workbook over a colour or a window.
    reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    sheets, epoch = _workbook(name, reader)
    formats = cell_formats(reader.archive, reader.package)
    results_hold = not is_calculated_on_load(reader.archive)
    with _fail_if_damaged(name, "the list of shared texts"):
        reader.read_strings()
        texts = [unescaped(text) for text in reader.shared_strings]
    cells = 0
    for sheet in sheets:
        rows: list[Row] = []
        with _fail_if_damaged(name, f"the sheet {sheet.name}"), reader.archive.open(sheet.part) as xml:
            parser = _cell_parser(xml, texts, epoch, formats, results_hold)
            for row in parser.rows():
                rows.append(row)
                cells += len(row.values)
                check_cell_count(name, cells)
        yield _worksheet(name, sheet, rows, parser)


def _workbook(name: str, reader: ExcelReader) -> tuple[list[_SheetPart], datetime]:
    """The worksheets in order, and the date that dates count from."""
    part = _find_workbook_part(reader.package).PartName[1:]
    root = fromstring(reader.archive.read(part))
    relations = get_dependents(reader.archive, get_rels_path(part)).to_dict()  # type: ignore[no-untyped-call]
    named = root.findall(f"{{{SHEET_MAIN_NS}}}sheets/{{{SHEET_MAIN_NS}}}sheet")
    check_sheet_count(name, len(named))
    targets = [relations[sheet.attrib[f"{{{REL_NS}}}id"]] for sheet in named]
    if len({target.target for target in targets}) < len(targets):
        raise ValueError("two sheets in one part")
    if len({sheet.attrib["name"].casefold() for sheet in named}) < len(named):
        raise ValueError("two sheets with one name")
    properties = root.find(f"{{{SHEET_MAIN_NS}}}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    sheets = [
        _SheetPart(sheet.attrib["name"], sheet.get("state", "visible") != "visible", target.target)
        for sheet, target in zip(named, targets, strict=True)
        if target.Type.endswith("/worksheet")
    ]
    return sheets, MAC_EPOCH if from_1904 else WINDOWS_EPOCH


@contextmanager
def _fail_if_damaged(name: str, where: str) -> Iterator[None]:
    """Turn any exception into a final error: another reader might ignore damage to the cells themselves."""
    try:
        yield
    except (YjsError, MemoryError):
        raise
    except Exception as error:
        raise UnreadableFileError(
            f"{name}: {where} is damaged, so cells cannot be read reliably. Open it in Excel and save a copy."
        ) from error


def _cell_parser(
    xml: IO[bytes], shared_strings: list[str], epoch: datetime, formats: CellFormats, results_hold: bool
) -> CellParser:
    parser = CellParser(
        xml,
        shared_strings,
        data_only=True,
        epoch=epoch,
        date_formats=formats.dates,
        timedelta_formats=formats.spans,
    )
    parser.results_hold = results_hold
    parser.struck_formats = formats.struck
    return parser


def _worksheet(name: str, sheet: _SheetPart, rows: list[Row], parser: CellParser) -> Sheet:
    hidden_columns = (
        (int(attributes["min"]), int(attributes["max"]))
        for attributes in parser.column_dimensions.values()
        if is_hidden(attributes)
    )
    return Sheet(
        name=sheet.name,
        rows=rows,
        hidden=sheet.hidden,
        hidden_rows=frozenset(int(row) for row, attributes in parser.row_dimensions.items() if is_hidden(attributes)),
        hidden_columns=spanned(hidden_columns, COLUMNS),
        merges=check_merges(name, sheet.name, [*map(_merge, parser.merges)]),
        struck=frozenset(parser.struck),
    )


def _merge(reference: str) -> Merge:
    first_column, first_row, last_column, last_row = (bound or 1 for bound in range_boundaries(reference))
    return Merge(first_row, first_column, last_row, last_column)
