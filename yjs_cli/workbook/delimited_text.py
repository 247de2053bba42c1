"""Read comma-, semicolon- or tab-separated text: its encoding, its delimiter, its rows."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

from yjs_cli.errors import UnreadableFileError
from yjs_cli.text import decoded
from yjs_cli.workbook.cell import CellError, Value
from yjs_cli.workbook.limits import CELL_CHARACTERS, LimitError
from yjs_cli.workbook.sheet import ERROR_TEXTS, Row, Sheet

_DELIMITERS = ",;\t"
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SAMPLE = 100  # records that settle the delimiter: the headings are well within them


def read_delimited(name: str, content: bytes, is_heading: Callable[[str], bool]) -> list[Sheet]:
    """Read delimited text as one unnamed sheet. Rows have the numbers that Excel would give them.

    The delimiter is the one that makes the most fields of a record headings, as ``is_heading`` says. Raises
    UnreadableFileError if the text is not a table: a quotation mark that is never closed would swallow rows.
    """
    text = decoded(content)
    declared, text = _declared_delimiter(text)
    delimiter = declared or _delimiter(text, is_heading)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
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
    """The delimiter declared in a first line such as Excel's ``sep=;``, and the text after that line."""
    match = _DECLARED.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def _delimiter(text: str, is_heading: Callable[[str], bool]) -> str:
    """The delimiter that gives the most headings in one of the first records, then the most fields."""

    def most_headings_and_fields(delimiter: str) -> tuple[int, int]:
        headings = fields = 0
        try:
            for record in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE):
                headings = max(headings, sum(map(is_heading, record)))
                fields = max(fields, len(record))
        except csv.Error:
            pass
        return headings, fields

    return max(_DELIMITERS, key=most_headings_and_fields)


def _rows(reader: Iterator[list[str]], first: int) -> Iterator[Row]:
    for number, fields in enumerate(reader, start=first):
        if any(field and not field.isspace() for field in fields):
            yield Row(number, [_value(field) for field in fields])


def _value(field: str) -> Value:
    # Look into the set only for a field that begins with "#": few do.
    if field[:1] == "#" and field.strip().upper() in ERROR_TEXTS:
        return CellError(field.strip().upper())
    return field or None
