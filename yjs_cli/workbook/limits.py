"""How large a file may be. Each limit is far above any inspection. Each message gives the limit and the actual size."""

from collections.abc import Iterable, Sequence
from zipfile import ZipFile

from yjs_cli.errors import UnreadableFileError
from yjs_cli.workbook.cell import Place
from yjs_cli.workbook.sheet import Merge, Sheet

MB = 1_000_000

FILE_BYTES = 100 * MB
UNPACKED_BYTES = 500 * MB
RATIO = 200  # unpacked to packed bytes; real workbooks reach 30
PARTS = 10_000
SHEETS = 1_000
ROWS = 1_048_576  # Excel's limit, like the next two
COLUMNS = 16_384
CELL_CHARACTERS = 32_767
CELLS = 10_000_000  # counted in each row from column A to the last filled cell
MERGES = 10_000  # merged ranges per sheet
TABLES = 1_000  # heading rows in all sheets
MEMORY_BYTES = 768 * MB  # of the isolated process
SECONDS = 12  # of the isolated process

_RATIO_MATTERS = 10 * MB  # less than this is harmless, however well it is packed


class LimitError(UnreadableFileError):
    """A file exceeds a limit. The message gives the limit and the actual size."""

    def __init__(self, name: str, found: str, limit: str) -> None:
        super().__init__(f"{name}: {found}; the limit is {limit}. Give the workbook of one inspection.")

    def __reduce__(self) -> tuple[type[UnreadableFileError], tuple[str]]:
        return UnreadableFileError, (str(self),)  # unpickling would call __init__ with one argument


def check_file_size(name: str, size: int) -> None:
    """Raise LimitError for too large a file."""
    if size > FILE_BYTES:
        raise LimitError(name, f"the file has {_megabytes(size)}", _megabytes(FILE_BYTES))


def check_parts(name: str, content: bytes) -> None:
    """Raise LimitError for a zip archive of too many parts, without listing them."""
    parts = content.count(b"PK\x01\x02")
    if parts > PARTS:
        raise LimitError(name, f"the file has {parts:,} parts", f"{PARTS:,}")


def check_unpacked(name: str, package: ZipFile) -> None:
    """Raise LimitError for an archive that unpacks to too much, as its directory says."""
    unpacked = sum(part.file_size for part in package.infolist())
    packed = sum(part.compress_size for part in package.infolist())
    if unpacked > UNPACKED_BYTES:
        raise LimitError(name, f"the file unpacks to {_megabytes(unpacked)}", _megabytes(UNPACKED_BYTES))
    if unpacked > _RATIO_MATTERS and unpacked > RATIO * packed:
        ratio = f"{unpacked // max(packed, 1):,} times its size" if packed else f"{_megabytes(unpacked)} from nothing"
        raise LimitError(name, f"the file unpacks to {ratio}", f"{RATIO} times")


def check_sheet_count(name: str, sheets: int) -> None:
    """Raise LimitError for a workbook with too many sheets."""
    if sheets > SHEETS:
        raise LimitError(name, f"the workbook has {sheets:,} sheets", f"{SHEETS:,}")


def check_sheets(name: str, sheets: Iterable[Sheet]) -> None:
    """Raise LimitError for sheets with too many columns or too long a cell."""
    for sheet in sheets:
        for row in sheet.rows:
            if len(row.values) > COLUMNS:
                place = Place(sheet.name, row.number)
                raise LimitError(name, f"row {place} has {len(row.values):,} columns", f"{COLUMNS:,}")
            for value in row.values:
                if isinstance(value, str) and len(value) > CELL_CHARACTERS:
                    place = Place(sheet.name, row.number, row.values.index(value) + 1)
                    raise LimitError(name, f"cell {place} has {len(value):,} characters", f"{CELL_CHARACTERS:,}")


def check_table_count(name: str, tables: int) -> None:
    """Raise LimitError for sheets with too many heading rows."""
    if tables > TABLES:
        raise LimitError(name, f"the sheets have {tables:,} heading rows or more", f"{TABLES:,}")


def check_merges(name: str, sheet: str, merges: Sequence[Merge]) -> tuple[Merge, ...]:
    """The merged ranges of a sheet without duplicates, cut to Excel's limits. Raises LimitError for too many."""
    if len(merges) > MERGES:
        raise LimitError(name, f"{sheet} has {len(merges):,} merged ranges", f"{MERGES:,}")
    within = (
        Merge(merge.first_row, merge.first_column, min(merge.last_row, ROWS), min(merge.last_column, COLUMNS))
        for merge in merges
    )
    return tuple(dict.fromkeys(within))


def check_cell_count(name: str, cells: int) -> None:
    """Raise LimitError for sheets with too many cells."""
    if cells > CELLS:
        raise LimitError(name, f"the sheets have {cells:,} cells or more", f"{CELLS:,}")


def _megabytes(size: int) -> str:
    return f"{size / MB:,.0f} MB"
