"""Cells that two programs would read differently are refused, never read silently in one of the ways."""

import pytest

from tests.hostile.archives import packed
from tests.hostile.openxml import (
    BOOK,
    BOOK_TARGETS,
    DECLARATION,
    MAIN,
    SHEET,
    book,
    inline,
    parts,
    relations,
    row,
    shared,
    sheet,
    with_sheets,
    workbook,
)
from tests.layout.reading import answers_in, errors_in, inspect
from yjs_cli.errors import UnreadableFileError

HEAD = row(1, map(inline, ("Case ID", "2.1.1", "2.1.2")))
CASE = row(2, map(inline, ("1", "Yes", "No")))
READ = [(1, "2", "2.1.1", "Yes"), (1, "2", "2.1.2", "No")]


def at(*cells: tuple[str, str]) -> str:
    return "".join(inline(text, address) for address, text in cells)


def rows(*below: str) -> bytes:
    return workbook(rows=HEAD + "".join(below))


def with_b2(cell: str) -> bytes:
    return rows(row(2, [inline("1"), cell, inline("No")]))


UNCLEAR = {
    # the place of a cell
    "cells out of order": rows(row(2, [at(("A2", "1"), ("C2", "No"), ("B2", "Yes"))])),
    "a cell twice": rows(row(2, [at(("A2", "1"), ("B2", "Yes"), ("B2", "No"), ("C2", "No"))])),
    "a cell twice, the second without its address": rows(row(2, [at(("A2", "1"), ("C2", "No"), ("A2", "1"))])),
    "a row twice": rows(CASE, row(2, map(inline, ("2", "No", "No")))),
    "rows out of order": rows(row(5, map(inline, ("1", "Yes", "No"))), row(3, map(inline, ("2", "No", "No")))),
    "cells of another row": rows(row(2, [at(("A9", "1"), ("B9", "Yes"), ("C8", "No"))])),
    "row 0": rows(row(0, map(inline, ("1", "Yes", "No")))),
    "a row before the first": rows(row(-3, map(inline, ("1", "Yes", "No")))),
    "a row beyond the last": rows(CASE, row(1_048_577, map(inline, ("2", "Yes", "No")))),
    "a row far beyond the last": rows(CASE, row(2_000_000_000, map(inline, ("2", "Yes", "No")))),
    "a row whose number is a word": rows(CASE, '<row r="x"/>'),
    "a row whose number has 5,000 digits": rows(CASE, f'<row r="{"9" * 5_000}"/>'),
    "a column beyond the last": rows(CASE, row(3, [at(("XFE3", "x"))])),
    "a column of seven letters": rows(CASE, row(3, [at(("ZZZZZZZ3", "x"))])),
    "an address of another kind": rows(row(2, [at(("$A$2", "1"), ("R2C2", "Yes"), ("C2", "No"))])),
    "cells in two places of the sheet": workbook(
        sheet=sheet(HEAD + CASE, after=f"<sheetData>{row(3, map(inline, ('2', 'No', 'No')))}</sheetData>")
    ),
    "cells inside a choice": rows(
        row(2, [inline("1"), f'<m:Choice xmlns:m="m" Requires="x">{inline("Yes")}</m:Choice>', inline("No")])
    ),
    "a cell inside a cell": with_b2('<c t="inlineStr"><is><t>Yes</t></is><c t="inlineStr"><is><t>No</t></is></c></c>'),
    # the value of a cell
    "a text that is not among the texts": with_b2(shared(99)),
    "a text counted from the end": with_b2(shared(-4)),
    "two values": with_b2('<c t="str"><v>No</v><v>Yes</v></c>'),
    "a text that does not match its type": with_b2("<c><is><t>Yes</t></is></c>"),
    "a text next to a value": with_b2('<c t="s"><v>3</v><is><t>No</t></is></c>'),
    "a number that is a word": with_b2('<c t="n"><v>Yes</v></c>'),
    "a number in the digits of another script": with_b2("<c><v>\u0661</v></c>"),
    "a number with a line under": with_b2("<c><v>0_1</v></c>"),
    "a number of 5,000 digits": with_b2(f"<c><v>{'9' * 5_000}</v></c>"),
    "a truth value that is neither": with_b2('<c t="b"><v>2</v></c>'),
    "a kind of cell that there is not": with_b2('<c t="zz"><v>1</v></c>'),
    "an attribute twice": with_b2('<c r="B2" r="C2"><v>1</v></c>'),
    # which sheet
    "two sheets of one name": with_sheets([sheet(HEAD + CASE)] * 2, {BOOK: book((("S1", "s1"), ("S1", "s2")))}),
    "a sheet without a relation": workbook(relations=relations(BOOK_TARGETS[1:])),
    "a sheet that is the texts": workbook(
        relations=relations([("rId1", "worksheet", "sharedStrings.xml"), *BOOK_TARGETS[1:]])
    ),
    "a sheet that is the workbook": workbook(relations=relations([("rId1", "worksheet", "workbook.xml")])),
    "a sheet of another vocabulary": workbook(sheet=sheet(HEAD + CASE).replace(MAIN, f"{MAIN}2")),
    "a sheet outside the archive": workbook(
        relations=relations([("rId1", "worksheet", "../../../../etc/passwd"), *BOOK_TARGETS[1:]])
    ),
    "a chart and no sheet": workbook(
        relations=relations([("rId1", "chartsheet", "chartsheets/sheet1.xml"), *BOOK_TARGETS[1:]])
    ),
    # cut short
    "a sheet that ends within a row": packed({**parts(), SHEET: f"{sheet(HEAD + CASE)[:-30]}"}),
    "a sheet that ends at once": packed({**parts(), SHEET: DECLARATION}),
}


@pytest.mark.parametrize("what", UNCLEAR)
def test_ambiguous_cells_are_refused(what: str) -> None:
    with pytest.raises(
        UnreadableFileError, match=r"^cases\.xlsx: .*(damaged|cannot be read|nothing to score)"
    ) as error:
        inspect(UNCLEAR[what])
    assert "Error" not in str(error.value)


CLEAR = {
    "addresses in small letters": rows(row(2, [at(("a2", "1"), ("b2", "Yes"), ("c2", "No"))])),
    "no addresses": rows(f"<row>{inline('1')}{inline('Yes')}{inline('No')}</row>"),
    "a number among blanks": rows(row(2, [inline("1"), "<c><v> 1 </v></c>", "<c><v> 0 </v></c>"])),
    "comments": rows(row(2, [inline("1"), '<c t="str"><v>Y<!-- -->es</v></c>', inline("No")])),
    "a text in sections": rows(row(2, [inline("1"), '<c t="str"><v>Y<![CDATA[es]]></v></c>', inline("No")])),
    "instructions": rows(row(2, [inline("1"), '<c t="str"><v>Y<?x y?>es</v></c>', inline("No")])),
    "letters by their numbers": rows(row(2, map(inline, ("1", "_x0059_es", "N_x006F_")))),
}


@pytest.mark.parametrize("what", CLEAR)
def test_unusual_but_clear_cells_are_read(what: str) -> None:
    inspection = inspect(CLEAR[what])
    answers = [answer for answer in answers_in(inspection) if answer[2] in {"2.1.1", "2.1.2"}]
    assert answers == READ
    assert errors_in(inspection) == []


def test_impossible_numbers_and_dates_are_reported_at_their_cells() -> None:
    values = ["1e300", "-5", "99999999", "1e999", "9" * 400, "9" * 4_000, "2958466"]
    head = row(1, map(inline, ("Case ID", "2.1.1", "2.1.2", "Start date")))
    numbers = [
        row(n, [inline(f"{n}"), f"<c><v>{value}</v></c>", shared(3), f"<c><v>{value}</v></c>"])
        for n, value in enumerate(values, start=2)
    ]
    found = errors_in(inspect(workbook(rows=head + "".join(numbers))))
    assert found == [("answer-unknown", f"Cases!B{n}") for n in range(2, 2 + len(values))]
