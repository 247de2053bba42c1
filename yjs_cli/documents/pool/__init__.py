"""A pool as a file: CSV, an Excel workbook, Parquet, or a web page with a picture of the ratings."""

from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING

from yjs_cli.errors import UsageError
from yjs_cli.pooling import Rows

if TYPE_CHECKING:
    from yjs_cli.pooling.pool import Pool


class PoolFormat(StrEnum):
    """The formats of a pool. Only ``table`` and ``csv`` can be printed."""

    table = "table"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    html = "html"


_EXTENSIONS = {
    ".csv": PoolFormat.csv,
    ".xlsx": PoolFormat.xlsx,
    ".parquet": PoolFormat.parquet,
    ".html": PoolFormat.html,
    ".htm": PoolFormat.html,
    ".txt": PoolFormat.table,
}
_LIBRARIES = {PoolFormat.parquet: ("pyarrow", "pool"), PoolFormat.html: ("jinja2", "report")}


def pool_format_of(path: str) -> PoolFormat | None:
    """The format for a file extension, ignoring case, or None for an unknown extension."""
    return next((_EXTENSIONS[each] for each in _EXTENSIONS if path.lower().endswith(each)), None)


def require_library(format: PoolFormat) -> None:  # noqa: A002 - the name of the option
    """Raise UsageError if the library for a format is not installed."""
    library, extra = _LIBRARIES.get(format, ("", ""))
    if library and find_spec(library) is None:
        raise UsageError(f"{format} files need an extra library. Install it with: pip install 'yjs-cli[{extra}]'")


def render(pool: "Pool", format: PoolFormat, rows: Rows) -> bytes:  # noqa: A002
    """The bytes of a file in any format but ``table``, which depends on the terminal."""
    match format:
        case PoolFormat.csv:
            from yjs_cli.output import pool_csv

            return pool_csv.render(pool, rows).encode("utf-8-sig", errors="replace")
        case PoolFormat.xlsx:
            from yjs_cli.documents.pool.spreadsheet import render_spreadsheet

            return render_spreadsheet(pool, rows)
        case PoolFormat.parquet:
            from yjs_cli.documents.pool.parquet import render_parquet

            return render_parquet(pool, rows)
        case PoolFormat.html:
            from yjs_cli.documents.pool.picture import render_picture

            return render_picture(pool)
    raise ValueError(f"yjs_cli.output.terminal draws the {format}")
