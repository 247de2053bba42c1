"""The rows of a pool as a Parquet file, for pandas, Dask, DuckDB and other tools."""

import io
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as pq

from yjs_cli.pooling import Rows
from yjs_cli.pooling.pool import Pool
from yjs_cli.pooling.rows import NUMBERS, headings, pool_rows

_ROWS = 10_000  # in one group of rows: the rest is not in memory


def render_parquet(pool: Pool, rows: Rows) -> bytes:
    """The bytes of the file. Numbers are int64, ``fieldwork_start`` is date32, and all other columns are strings."""
    schema = pa.schema([(name, _type(name)) for name in headings(pool, rows)])
    content = io.BytesIO()
    every = pool_rows(pool, rows)
    with pq.ParquetWriter(content, schema, compression="zstd") as writer:
        while part := list(islice(every, _ROWS)):
            columns = [
                pa.array([_value(each) for each in column], field.type)
                for column, field in zip(zip(*part, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
    return content.getvalue()


def _value(value: object) -> object:
    """Parquet holds UTF-8: undecodable bytes of a file name become a question mark."""
    return value.encode("utf-8", errors="replace").decode() if isinstance(value, str) else value


def _type(name: str) -> pa.DataType:
    if name in NUMBERS:
        return pa.int64()
    return pa.date32() if name == "fieldwork_start" else pa.string()
