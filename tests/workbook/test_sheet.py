"""What every reader returns: rows, and values as text."""

from datetime import date, datetime, time

import pytest

from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.sheet import Row, as_text, is_blank


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("", ""), (" \u00a0\n", ""), (" Yes\u00a0", "Yes"), ("two\nlines", "two\nlines"), ("0207", "0207"),
        # a number as typed, whatever type a reader gives it
        (207, "207"), (207.0, "207"), (-0.0, "0"), (2.1, "2.1"), (12345678901.0, "12345678901"),
        (True, "TRUE"), (False, "FALSE"),
        # a date without its midnight
        (datetime(2024, 4, 3), "2024-04-03"), (date(2024, 4, 3), "2024-04-03"),
        (datetime(2024, 4, 3, 0, 0, 1), "2024-04-03T00:00:01"), (datetime(2024, 4, 3, 16, 30), "2024-04-03T16:30:00"),
        (time(9, 30), "09:30:00"),
        (CellError("#REF!"), "#REF!"), (Uncalculated(), ""),
    ],
)  # fmt: skip
def test_value_as_text_is_what_a_reader_sees(value: Value, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize("value", [None, "", " ", "\u00a0", "\t\r\n", "\u2003"])
def test_none_and_white_space_are_blank(value: Value) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, 0.0, False, ".", "-", "\u200b", CellError(""), Uncalculated(), time(0)])
def test_what_only_looks_empty_is_not_blank(value: Value) -> None:
    assert not is_blank(value)


def test_row_is_blank_beyond_its_end() -> None:
    row = Row(7, ["a", None, "c"])
    assert [row.value(column) for column in (1, 2, 3, 4, 99)] == ["a", None, "c", None, None]
