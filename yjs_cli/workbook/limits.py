"""How much a file may hold. Each limit is far beyond any inspection, and each message says the limit and the figure."""

from collections.abc import Iterable, Sequence
from zipfile import ZipFile

from yjs_cli.errors import UnreadableFileError
from yjs_cli.workbook.cell import Place
from yjs_cli.workbook.sheet import Merge, Sheet

MB = 1_000_000

FILE_BYTES = 100 * MB
UNPACKED_BYTES = 500 * MB
RATIO = 200  # of unpacked to packed bytes; sheets of real answers reach 30
PARTS = 10_000
SHEETS = 1_000
ROWS = 1_048_576  # Excel's own, as are the next two
COLUMNS = 16_384
CELL_CHARACTERS = 32_767
CELLS = 10_000_000  # from column A to the last one filled, row by row
MERGES = 10_000  # merged ranges of a sheet
TABLES = 1_000  # heading rows, over all sheets
MEMORY_BYTES = 768 * MB  # of the process that reads what could run away
SECONDS = 12  # of the same

_WORTH_A_RATIO = 10 * MB  # a small file of one repeated letter is no bomb


class LimitError(UnreadableFileError):
    """A file holds more than is read. The message says the limit and what was found."""

    def __init__(self, name: str, found: str, limit: str) -> None:
        super().__init__(f"{name}: {found}; the limit is {limit}. Give the workbook of one inspection.")

    def __reduce__(self) -> tuple[type[UnreadableFileError], tuple[str]]:
        return UnreadableFileError, (str(self),)  # one text is all that its message needs in another process


def check_file_size(name: str, size: int) -> None:
    """Raise LimitError for a file of more bytes than are read."""
    if size > FILE_BYTES:
        raise LimitError(name, f"the file has {_megabytes(size)}", _megabytes(FILE_BYTES))


def check_parts(name: str, content: bytes) -> None:
    """Raise LimitError for a zip archive of too many parts, told without listing them."""
    parts = content.count(b"PK\x01\x02")
    if parts > PARTS:
        raise LimitError(name, f"the file has {parts:,} parts", f"{PARTS:,}")


def check_unpacked(name: str, package: ZipFile) -> None:
    """Raise LimitError for an archive that unpacks to too much, told from its directory."""
    unpacked = sum(part.file_size for part in package.infolist())
    packed = sum(part.compress_size for part in package.infolist())
    if unpacked > UNPACKED_BYTES:
        raise LimitError(name, f"the file unpacks to {_megabytes(unpacked)}", _megabytes(UNPACKED_BYTES))
    if unpacked > _WORTH_A_RATIO and unpacked > RATIO * packed:
        ratio = f"{unpacked // max(packed, 1):,} times its size" if packed else f"{_megabytes(unpacked)} from nothing"
        raise LimitError(name, f"the file unpacks to {ratio}", f"{RATIO} times")


def check_sheet_count(name: str, sheets: int) -> None:
    """Raise LimitError for a workbook of too many sheets."""
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
    """Every merged range of a sheet once, no further than a sheet reaches. Raises LimitError for too many."""
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
