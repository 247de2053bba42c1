"""Reading comma-, semicolon- or tab-separated text: its encoding, its delimiter, its rows."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from yjs_cli.errors import UnreadableFileError
from yjs_cli.layout.headings import is_known_heading
from yjs_cli.text import decoded
from yjs_cli.workbook.cell import CellError, Value
from yjs_cli.workbook.limits import CELL_CHARACTERS, LimitError
from yjs_cli.workbook.sheet import ERROR_TEXTS, Row, Sheet

_DELIMITERS = ",;\t"
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_LOOKED_AT = 100  # records from which the delimiter is told: a heading stands well within them


def read_delimited(name: str, content: bytes) -> list[Sheet]:
    """Read delimited text as one unnamed sheet; a row's number is that of the record, as Excel shows it.

    Raises UnreadableFileError where the text is not a table: a quotation mark that is never closed would swallow rows.
    """
    text = decoded(content)
    declared, text = _declared_delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=declared or _delimiter(text), strict=True)
    try:
        return [Sheet(name=None, rows=list(_rows(reader, first=2 if declared else 1)))]
    except csv.Error as error:
        if "field limit" in str(error):
            raise LimitError(
                name,
                f"line {reader.line_num} has a cell of {csv.field_size_limit():,} characters or more",
                f"{CELL_CHARACTERS:,}",
            ) from error
        raise UnreadableFileError(f"{name}: line {reader.line_num} is not delimited text: {error}.") from error


def _declared_delimiter(text: str) -> tuple[str | None, str]:
    """Excel may say ``sep=;`` in a first line of its own."""
    match = _DECLARED.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def _delimiter(text: str) -> str:
    """The delimiter by which the most headings are known among the first records, else that of the most fields."""

    def known_headings_and_fields(delimiter: str) -> tuple[int, int]:
        known = fields = 0
        try:
            for record in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _LOOKED_AT):
                known = max(known, sum(map(is_known_heading, record)))
                fields = max(fields, len(record))
        except csv.Error:
            pass
        return known, fields

    return max(_DELIMITERS, key=known_headings_and_fields)


def _rows(reader: Iterator[list[str]], first: int) -> Iterator[Row]:
    for number, fields in enumerate(reader, start=first):
        if any(field and not field.isspace() for field in fields):
            yield Row(number, [_value(field) for field in fields])


def _value(field: str) -> Value:
    # Most fields are short and few begin with "#": look into the set only then.
    if field[:1] == "#" and field.strip().upper() in ERROR_TEXTS:
        return CellError(field.strip().upper())
    return field or None
