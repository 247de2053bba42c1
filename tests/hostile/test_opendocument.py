"""OpenDocument spreadsheets with endless repeats, nesting and spans, or with damage."""

from pathlib import Path

import pytest

from tests.commands.conftest import Yjs
from tests.hostile.archives import packed
from tests.hostile.opendocument import CONTENT, cases, cell, content, parts, row, table, workbook
from tests.hostile.running import GIB, Hostile, kept, run, scored_here

PLAIN = content(table(cases()))
ROWS, COLUMNS = ' table:number-rows-repeated="{}"', ' table:number-columns-repeated="{}"'
SPANNED = ' table:number-columns-spanned="{}" table:number-rows-spanned="{}"'
DAMAGED = "damaged"


def repeated(rows: int | str, columns: int | str, what: str = "") -> bytes:
    """Two cases, and below them a cell repeated over this many rows and columns."""
    made = what.format(COLUMNS.format(columns)) if what else cell("x", COLUMNS.format(columns))
    return workbook(cases(row([made], ROWS.format(rows))))


def valued(kind: str, value: str) -> bytes:
    """Two cases, and a third whose first answer has this type and value."""
    answer = f'<table:table-cell office:value-type="{kind}" {value}><text:p>Yes</text:p></table:table-cell>'
    return workbook(cases(row([cell("A-3"), answer, cell("No")])))


EMPTY, FORMULA = "<table:table-cell{}/>", '<table:table-cell table:formula="of:=A1"{}/>'

SPREADSHEETS = {
    # blank cells repeated, as every program writes them to the end of the sheet
    "blanks repeated to the end": Hostile(lambda: repeated(1_048_570, 16_384, EMPTY), 0, "question-missing"),
    "hidden blanks repeated 2,000 times to the end": Hostile(
        lambda: workbook(
            cases(row(["<table:table-cell/>"], f'{ROWS.format(1_048_576)} table:visibility="collapse"') * 2_000)
        ),
        0,
        "question-missing",
    ),
    "hidden columns repeated 20,000 times": Hostile(
        lambda: workbook(
            f'<table:table-column{COLUMNS.format(16_384)} table:visibility="collapse"/>' * 20_000 + cases()
        ),
        0,
        "column-hidden",
    ),
    # filled cells repeated
    "a text in every cell": Hostile(lambda: repeated(1_048_576, 16_384), 2, "cells or more; the limit is 10,000,000"),
    "a text in two thousand million rows and columns": Hostile(
        lambda: repeated(2_000_000_000, 2_000_000_000), 2, "cells or more; the limit is 10,000,000"
    ),
    "a text in every column": Hostile(lambda: repeated(1, 16_384), 1, "Cases!B4"),
    "repeated less than not at all": Hostile(lambda: repeated(-5, -5), 2, DAMAGED),
    "repeated a word of times": Hostile(lambda: repeated("x", "x"), 2, DAMAGED),
    "repeated a number of times that has 5,000 digits": Hostile(lambda: repeated(1, "9" * 5_000), 2, DAMAGED),
    # spanned
    "a cell over the whole sheet": Hostile(
        lambda: workbook(cases(row([cell("x", SPANNED.format(16_384, 1_048_576))]))), 0, "answer-merged|note-row"
    ),
    "50,000 cells over the whole sheet": Hostile(
        lambda: workbook(cases(row([cell("", SPANNED.format(16_384, 1_048_576))] * 50_000))),
        2,
        "50,000 merged ranges; the limit is 10,000",
    ),
    "9,000 cells over the whole sheet": Hostile(
        lambda: workbook(cases(row([cell("", SPANNED.format(16_384, 1_048_576))] * 9_000))), 0, "question-missing"
    ),
    # tables
    "10,000 sheets": Hostile(
        lambda: workbook(xml=content("".join(table(cases(), f"S{n}") for n in range(10_000)))),
        2,
        "10,000 sheets; the limit is 1,000",
    ),
    "two sheets of one name": Hostile(lambda: workbook(xml=content(table(cases()) * 2)), 2, DAMAGED),
    "a table in a cell": Hostile(
        lambda: workbook(cases(row([cell(table(cases(), "Inner"))]))), 1, r"Cases!A5  case-id-repeated"
    ),
    "a row inside a cell": Hostile(lambda: workbook(cases(row([cell(cases())]))), 2, DAMAGED),
    "a cell inside a cell": Hostile(lambda: workbook(cases(row([cell(cell("x"))]))), 2, DAMAGED),
    # texts
    "two thousand million blanks": Hostile(
        lambda: workbook(cases(row([cell('<text:s text:c="2000000000"/>')]))), 2, "damaged|memory"
    ),
    "a cell of 100,000 letters": Hostile(
        lambda: workbook(cases(row([cell("y" * 100_000)]))), 2, "100,000 characters; the limit is 32,767"
    ),
    # values
    "a truth value that is neither": Hostile(lambda: valued("boolean", 'office:boolean-value="2"'), 2, DAMAGED),
    "a truth value without one": Hostile(lambda: valued("boolean", 'office:boolean-value=""'), 2, DAMAGED),
    "a date without one": Hostile(lambda: valued("date", 'office:date-value=""'), 2, DAMAGED),
    "a date that there is not": Hostile(lambda: valued("date", 'office:date-value="2024-02-31"'), 1, "Cases!B4"),
    "a number that is a word": Hostile(lambda: valued("float", 'office:value="x"'), 2, DAMAGED),
    "a number beyond all numbers": Hostile(lambda: valued("float", 'office:value="1e999"'), 1, "Cases!B4"),
    # damaged
    "content cut short": Hostile(lambda: workbook(xml=PLAIN[:600]), 2, DAMAGED),
    "no content": Hostile(lambda: workbook(xml=""), 2, "damaged|nothing to score"),
    "content that ends twice": Hostile(lambda: workbook(xml=PLAIN.replace("A-1", "A-1</text:q>")), 2, DAMAGED),
    "an invalid entity": Hostile(lambda: workbook(xml=PLAIN.replace("A-1", "A & B")), 2, DAMAGED),
    "no part for the content": Hostile(
        lambda: packed({name: part for name, part in parts().items() if name != CONTENT}), 2, "damaged. Copy it again"
    ),
    "a document of another kind": Hostile(
        lambda: packed({**parts(), "mimetype": "application/vnd.oasis.opendocument.text"}), 2, "not a workbook"
    ),
}


@pytest.mark.parametrize("what", SPREADSHEETS)
def test_harmful_spreadsheet_is_reported(what: str, tmp_path: Path, yjs: Yjs) -> None:
    scored_here(SPREADSHEETS[what], tmp_path / "cases.ods", yjs)


HEAVY = {
    "a text in every row": repeated(1_048_576, 1),
    "a formula in every cell": repeated(1_048_576, 16_384, FORMULA),
    "16,000 cells of 30,000 blanks": workbook(cases(row([cell('<text:s text:c="30000"/>')] * 16_000))),
}


@pytest.mark.parametrize("what", HEAVY)
def test_spreadsheet_with_huge_repeats_keeps_within_memory_and_time(what: str, tmp_path: Path) -> None:
    (tmp_path / "cases.ods").write_bytes(HEAVY[what])
    measured = run("score", "cases.ods", folder=tmp_path)
    kept(measured.ran, "cases.ods")
    assert measured.ran.code in {1, 2}
    assert measured.peak < GIB
