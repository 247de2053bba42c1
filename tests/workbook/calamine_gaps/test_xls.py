"""The records of an .xls: errors, formulas without a result, hidden rows and columns, and a password."""

import struct

import pytest

from tests.compound import compound
from tests.xls import CALCULATED, END, ERRORS, EXCEL_5, EXCEL_97, book, formula, label, record, stream
from yjs_cli.errors import DamagedFileError, PasswordNeededError
from yjs_cli.workbook.calamine_gaps import CalamineGaps, xls
from yjs_cli.workbook.calamine_reader import read_with_calamine
from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.sheet import is_blank

# Results that are not numbers.
EMPTY = struct.pack("<B5xH", 3, 0xFFFF)
TEXT = struct.pack("<B5xH", 0, 0xFFFF)
TEXT_OF_IT = record(0x0207, struct.pack("<HB", 3, 0) + b"Yes")
NO_TEXT_OF_IT = record(0x0207, struct.pack("<HB", 0, 0))
ZERO = bytes(8)
ONE = struct.pack("<d", 1)
ALWAYS, ON_LOAD, SHARED = 1, 2, 8


def truth(value: bool) -> bytes:
    return struct.pack("<BBB3xH", 1, 0, value, 0xFFFF)


def error(number: int) -> bytes:
    return struct.pack("<BBB3xH", 2, 0, number, 0xFFFF)


def gaps_of(cells: bytes, end: bytes = b"", version: int = EXCEL_97) -> CalamineGaps:
    [found] = xls.find_gaps(book(["A"], [cells], end=end, version=version))
    return found


def value_of(cells: bytes, end: bytes = b"") -> Value:
    """The value of the first cell, None if it is blank. There is another cell below it."""
    [sheet] = read_with_calamine("cases.xls", "xls", book(["A"], [cells + label(2, 1, "x")], end=end))
    rows = {row.number: row.values[0] for row in sheet.rows}
    assert rows[2] == "x"
    return None if is_blank(rows.get(1)) else rows[1]


@pytest.mark.parametrize(("text", "number"), ERRORS.items())
def test_every_error_is_found_whether_typed_or_calculated(text: str, number: int) -> None:
    typed = record(0x0205, struct.pack("<HHHBB", 2, 4, 0, number, 1))
    for cell in (typed, formula(3, 5, error(number))):
        assert gaps_of(cell).cells == {(3, 5): CellError(text)}
        assert gaps_of(cell, version=EXCEL_5).cells == {(3, 5): CellError(text)}


def test_unknown_error_number_is_still_an_error() -> None:
    typed = record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 0x7F, 1))
    assert gaps_of(typed + formula(1, 2, error(0x7F))).cells == {
        (1, 1): CellError("#UNKNOWN!"), (1, 2): CellError("#UNKNOWN!")
    }  # fmt: skip


def test_truth_value_is_not_an_error() -> None:
    no = record(0x0205, struct.pack("<HHHBB", 0, 0, 0, 0, 0))
    assert (gaps_of(no).cells, value_of(no)) == ({}, False)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        # with a result
        (formula(1, 1, ONE), 1), (formula(1, 1, ZERO), 0), (formula(1, 1, truth(False)), False),
        (formula(1, 1, TEXT) + TEXT_OF_IT, "Yes"), (formula(1, 1, TEXT) + NO_TEXT_OF_IT, None),
        # calculated, although it is calculated again whenever the workbook is opened
        (formula(1, 1, ZERO, ALWAYS), 0), (formula(1, 1, ONE, ALWAYS), 1), (formula(1, 1, ZERO, SHARED), 0),
        # of shared and array formulas, whose record comes before the text
        (formula(1, 1, TEXT, SHARED) + record(0x04BC, bytes(10)) + TEXT_OF_IT, "Yes"),
        (formula(1, 1, TEXT) + record(0x0221, bytes(20)) + TEXT_OF_IT, "Yes"),
        # not calculated: 0, to be calculated, as libraries for Java and Perl write it
        (formula(1, 1, ZERO, ON_LOAD), Uncalculated()), (formula(1, 1, ZERO, ALWAYS | ON_LOAD), Uncalculated()),
        # calculated, although flagged
        (formula(1, 1, ONE, ON_LOAD), 1), (formula(1, 1, ONE, ALWAYS | ON_LOAD), 1),
        # a missing text, also before another formula
        (formula(1, 1, TEXT), Uncalculated()),
        (formula(1, 1, TEXT) + formula(1, 2, ONE), Uncalculated()),
        (formula(1, 1, TEXT) + formula(1, 2, TEXT) + TEXT_OF_IT, Uncalculated()),
    ],
)  # fmt: skip
def test_formula_without_a_result_is_uncalculated(cell: bytes, value: Value) -> None:
    found = value_of(cell)
    assert (found, type(found) is bool) == (value, type(value) is bool)


@pytest.mark.parametrize(
    ("others", "end", "is_calculated"),
    [
        # Excel 2002 and later, and LibreOffice, name the program that calculated it
        (b"", CALCULATED, True),
        # any other result shows that it was calculated, even on another sheet
        (formula(2, 1, ONE), b"", True), (formula(2, 1, ZERO), b"", True), (formula(2, 1, truth(True)), b"", True),
        (formula(2, 1, error(0x2A)), b"", True), (formula(2, 1, TEXT) + TEXT_OF_IT, b"", True),
        # nothing else does
        (b"", b"", False), (formula(2, 1, EMPTY), b"", False), (formula(2, 1, ZERO, ON_LOAD), b"", False),
        (formula(2, 1, TEXT), b"", False), (label(2, 1, "Yes"), b"", False),
    ],
)  # fmt: skip
def test_empty_result_counts_if_the_workbook_was_calculated(others: bytes, end: bytes, is_calculated: bool) -> None:
    expected = {} if is_calculated else {(1, 1): Uncalculated()}
    first, second = xls.find_gaps(book(["A", "B"], [formula(1, 1, EMPTY), others], end=end))
    assert first.cells == expected
    [both] = xls.find_gaps(book(["A"], [formula(1, 1, EMPTY) + others], end=end))
    assert {place: mark for place, mark in both.cells.items() if place == (1, 1)} == expected
    assert (1, 1) not in second.cells


@pytest.mark.parametrize(
    ("flags", "hidden"), [(0x20, True), (0x120, True), (0x100, False), (0x10, False), (0x07, False)]
)
def test_hidden_row_is_found(flags: int, hidden: bool) -> None:
    row = record(0x0208, struct.pack("<HHHHHHI", 299, 0, 2, 0xFF, 0, 0, flags))
    assert gaps_of(row).hidden_rows == ({300} if hidden else set())


@pytest.mark.parametrize(
    ("first", "last", "flags", "hidden"),
    [(1, 3, 1, {2, 3, 4}), (0, 0, 1, {1}), (254, 256, 1, {255, 256}), (1, 3, 0, set()), (1, 3, 0x1000, set())],
)
def test_hidden_columns_are_found(first: int, last: int, flags: int, hidden: set[int]) -> None:
    columns = record(0x007D, struct.pack("<HHHHHH", first, last, 0x0900, 15, flags, 0))
    assert gaps_of(columns).hidden_columns == hidden


def test_records_of_an_embedded_chart_are_ignored() -> None:
    within = formula(1, 1, error(0x2A)) + record(0x0208, struct.pack("<HHHHHHI", 0, 0, 0, 0xFF, 0, 0, 0x20))
    chart = record(0x0809, struct.pack("<HHHHII", EXCEL_97, 0x0020, 0, 0, 0, 6)) + within + END
    found = gaps_of(chart + chart + formula(5, 1, error(0x07)))
    assert (found.cells, found.hidden_rows) == ({(5, 1): CellError("#DIV/0!")}, set())


def test_each_sheet_has_its_own_gaps() -> None:
    found = xls.find_gaps(book(["A", "B", "C"], [formula(1, 1, error(0x2A)), b"", formula(2, 2, error(0x07))]))
    assert [marks.cells for marks in found] == [{(1, 1): CellError("#N/A")}, {}, {(2, 2): CellError("#DIV/0!")}]


@pytest.mark.parametrize("version", [EXCEL_97, EXCEL_5])
def test_password_is_reported(version: int) -> None:
    with pytest.raises(PasswordNeededError):
        xls.find_gaps(book(["A"], [label(1, 1, "x", version)], record(0x002F, bytes(6)), version=version))


def test_newer_of_two_versions_in_one_file_is_read() -> None:
    """As Excel 97 saved it for users of Excel 95."""
    newer = stream(["A"], [formula(1, 1, error(0x2A))])
    older = stream(["A"], [formula(1, 1, error(0x07))], version=EXCEL_5)
    for streams in ({"Workbook": newer, "Book": older}, {"Book": older, "Workbook": newer}):
        [found] = xls.find_gaps(compound(streams))
        assert found.cells == {(1, 1): CellError("#N/A")}


RUN = record(0x00BD, struct.pack("<HH", 0, 0) + struct.pack("<HI", 0, 6) * 2 + struct.pack("<H", 1))


@pytest.mark.parametrize(
    "again", [label(1, 1, "No"), label(1, 2, "No"), formula(1, 1, ONE), RUN], ids=["text", "next", "formula", "run"]
)
def test_cell_with_two_values_is_refused(again: bytes) -> None:
    """One program would use the first of its values, another the last."""
    with pytest.raises(DamagedFileError):
        read_with_calamine("cases.xls", "xls", book(["A"], [RUN + again]))


def test_numbers_in_a_run_are_in_adjacent_cells() -> None:
    [sheet] = read_with_calamine("cases.xls", "xls", book(["A"], [RUN + label(1, 3, "x")]))
    assert [row.values for row in sheet.rows] == [[1.0, 1.0, "x"]]
