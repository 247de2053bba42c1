"""Formulas of an .xls saved by LibreOffice, whose text results are stored as the number 0."""

import pytest

from tests.layout.reading import errors_in, inspect
from tests.xls import CALCULATED, book, calculated_by, formula, label
from yjs_cli.workbook.calamine_gaps.xls_formulas import LIBREOFFICE_BUILD, is_certainly_a_number
from yjs_cli.workbook.calamine_reader import read_with_calamine
from yjs_cli.workbook.cell import Uncalculated, Value

ZERO = bytes(8)

# Tokens as LibreOffice 7 and Excel 2019 write them.
CELL = bytes.fromhex("44 0000 00c0")
AREA = bytes.fromhex("25 0000 0000 00c0 01c0")
YES, NO = b"\x17\x03\x00Yes", b"\x17\x02\x00No"
ONE, NONE = b"\x1e\x01\x00", b"\x1e\x00\x00"
EQUALS, PLUS, JOIN = b"\x0b", b"\x03", b"\x08"
BRACKETS, UNARY_PLUS, MINUS = b"\x15", b"\x12", b"\x13"
SUM = b"\x19\x10\x00\x00"


def call(function: int, arguments: int) -> bytes:
    return bytes([0x42, arguments, function, 0])


def choice(*branches: bytes, condition: bytes = CELL + YES + EQUALS) -> bytes:
    """IF, with a jump after its condition and after each branch. The lengths of the jumps do not matter here."""
    ways = b"".join(branch + b"\x19\x08\x03\x00" for branch in branches)
    return condition + b"\x19\x02\x07\x00" + ways + call(1, 1 + len(branches))


PERHAPS_TEXTS = {
    '=IF(A1="Yes","Yes","No")': choice(YES, NO),
    '=IF(A1="Yes",1,"No")': choice(ONE, NO),
    '=IF(A1="Yes",1,A1)': choice(ONE, CELL),
    '=IF(A1="Yes",1,IF(A1="Yes","Yes",0))': choice(ONE, choice(YES, NONE)),
    '=(IF(A1="Yes","Yes","No"))': choice(YES, NO) + BRACKETS,
    "=A1": CELL,
    "=+A1": CELL + UNARY_PLUS,
    '=A1&""': CELL + b"\x17\x00\x00" + JOIN,
    "=UPPER(A1)": CELL + b"\x41\x71\x00",
    "=INDEX(A1:B1,1,1)": AREA + ONE + ONE + call(29, 3),
    '=VLOOKUP("Yes",A1:B1,2,FALSE)': YES + AREA + ONE + b"\x1d\x00" + call(102, 4),
    '=CHOOSE(1,"Yes","No")': (
        ONE + bytes.fromhex("19 04 0200 0600 1000 1900") + YES + b"\x19\x08\x0c\x00" + NO + b"\x19\x08\x03\x00"
        + call(100, 3)
    ),
    "a text of two bytes per character": b"\x17\x03\x01" + "Yes".encode("utf-16-le"),
}  # fmt: skip

DAMAGED = {"no tokens": b"", "an unknown token": ONE + b"\x18", "tokens cut short": ONE + b"\x17"}

NUMBERS = {
    '=IF(A1="Yes",1,0)': choice(ONE, NONE),
    '=IF(A1="Yes",1,IF(A1="Yes",1,0))': choice(ONE, choice(ONE, NONE)),
    "=1-1": ONE + ONE + b"\x04",
    "=-A1": CELL + MINUS,
    '=A1="Yes"': CELL + YES + EQUALS,
    "=(A1+1)": CELL + ONE + PLUS + BRACKETS,
    "=SUM(A1:B1)": AREA + SUM,
    '=COUNTIF(A1:B1,"Yes")': AREA + YES + b"\x41\x5a\x01",
    "=COUNTA(A1:B1)": AREA + call(169, 1),
    "=0": NONE,
    "=0.5": b"\x1f" + bytes(8),
    "=TRUE": b"\x1d\x01",
}


@pytest.mark.parametrize("text", PERHAPS_TEXTS)
def test_formula_that_can_give_a_text_is_not_certainly_a_number(text: str) -> None:
    assert not is_certainly_a_number(PERHAPS_TEXTS[text])


@pytest.mark.parametrize("what", DAMAGED)
def test_damaged_formula_is_not_certainly_a_number(what: str) -> None:
    assert not is_certainly_a_number(DAMAGED[what])


@pytest.mark.parametrize("text", NUMBERS)
def test_formula_that_cannot_give_a_text_is_certainly_a_number(text: str) -> None:
    assert is_certainly_a_number(NUMBERS[text])


def value_of(tokens: bytes, program: bytes, result: bytes = ZERO) -> Value:
    cells = formula(1, 1, result, tokens=tokens) + label(1, 2, "x")
    [sheet] = read_with_calamine("cases.xls", "xls", book(["A"], [cells], end=program))
    return sheet.rows[0].values[0]


@pytest.mark.parametrize("text", PERHAPS_TEXTS)
def test_zero_that_may_be_a_text_is_uncalculated_if_libreoffice_saved_it(text: str) -> None:
    assert value_of(PERHAPS_TEXTS[text], calculated_by(LIBREOFFICE_BUILD)) == Uncalculated()


@pytest.mark.parametrize("text", NUMBERS)
def test_zero_of_a_numeric_formula_stays_zero_if_libreoffice_saved_it(text: str) -> None:
    assert value_of(NUMBERS[text], calculated_by(LIBREOFFICE_BUILD)) == 0


@pytest.mark.parametrize("tokens", [CELL, choice(YES, NO)])
@pytest.mark.parametrize("program", [CALCULATED, b""])
def test_zero_stays_zero_if_another_program_saved_it(program: bytes, tokens: bytes) -> None:
    assert value_of(tokens, program) == 0


def test_other_numbers_than_zero_are_kept_if_libreoffice_saved_them() -> None:
    assert value_of(CELL, calculated_by(LIBREOFFICE_BUILD), bytes.fromhex("000000000000f03f")) == 1


@pytest.mark.usefixtures("in_this_process")
def test_text_answers_that_libreoffice_stored_as_zero_are_not_read_as_no() -> None:
    head = [label(1, column, text) for column, text in enumerate(("Case ID", "2.1.1"), start=1)]
    case = label(2, 1, "A-1") + formula(2, 2, ZERO, tokens=choice(YES, NO))
    content = book(["Cases"], [b"".join(head) + case], end=calculated_by(LIBREOFFICE_BUILD))
    assert errors_in(inspect(content, "cases.xls")) == [("formula-uncalculated", "Cases!B2")]
