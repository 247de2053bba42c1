"""The rows of a pool as CSV."""

import csv
import io
from datetime import date

from yjs_cli.output.csv_rows import Cell, as_text
from yjs_cli.pooling import Rows
from yjs_cli.pooling.pool import Pool
from yjs_cli.pooling.rows import Value, headings, pool_rows


def render(pool: Pool, rows: Rows) -> str:
    """The rows under one header. A field is empty where the result has no value."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings(pool, rows))
    writer.writerows(map(_field, row) for row in pool_rows(pool, rows))
    return text.getvalue()


def _field(value: Value) -> Cell:
    return value.isoformat() if isinstance(value, date) else as_text(value)
