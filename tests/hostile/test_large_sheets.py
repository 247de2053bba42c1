"""Sheets crafted to take too much time or memory, read with the real command."""

from pathlib import Path

import pytest

from tests.hostile.openxml import WORDS, book, cases, inline, row, shared, sheet, strings, styles, with_sheets, workbook
from tests.hostile.running import Hostile, scored

WHOLE = "A1:XFD1048576"


def merged(*ranges: str) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{each}"/>' for each in ranges) + "</mergeCells>"


def columns(*spans: tuple[int, int]) -> str:
    return "<cols>" + "".join(f'<col min="{first}" max="{last}" hidden="1"/>' for first, last in spans) + "</cols>"


def headings(*texts: str) -> str:
    return row(1, map(inline, ("Case ID", "2.1.1", *texts)))


def case(number: int, *more: str) -> str:
    return row(number, (inline(f"A-{number}"), inline("Yes"), *more))


# Next to two cases, a column of numbers, each in a different format.
NUMBERS = "".join(row(n, [inline(f"B-{n}"), shared(3), shared(3), f'<c s="{n}"><v>5</v></c>']) for n in range(4, 1_000))
FAR_RIGHT = '<c r="XFD{0}"><v>1</v></c>'

LARGE = {
    # only formats
    "a million formatted rows": Hostile(
        lambda: workbook(rows=cases("".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(4, 1_048_577)))),
        0,
        "",
    ),
    "500,000 rows of formatted cells": Hostile(
        lambda: workbook(rows=cases("".join(f'<row r="{n}"><c s="0"/><c s="0"/></row>' for n in range(4, 500_000)))),
        0,
        "",
    ),
    "a million hidden rows": Hostile(
        lambda: workbook(rows=cases("".join(f'<row r="{n}" hidden="1"/>' for n in range(4, 1_048_577)))), 0, ""
    ),
    # far apart
    "two cells at opposite corners": Hostile(
        lambda: workbook(rows=cases(row(1_048_576, [inline("x", "XFD1048576")]))), 0, "Cases!1048576"
    ),
    "35,000 rows with a cell at the far right": Hostile(
        lambda: workbook(rows=cases("".join(row(n, [FAR_RIGHT.format(n)]) for n in range(4, 35_000)))),
        2,
        r"have 10,\d\d\d,\d\d\d cells or more; the limit is 10,000,000",
    ),
    # columns
    "16,384 columns": Hostile(
        lambda: workbook(rows=headings(*(f"a{n}" for n in range(16_382))) + case(2)), 0, "question-missing"
    ),
    "16,384 columns of one heading": Hostile(
        lambda: workbook(rows=headings(*["Age"] * 16_382) + case(2)), 0, "attribute-repeated"
    ),
    "16,384 columns and 300 rows": Hostile(
        lambda: workbook(
            rows=headings(*(f"a{n}" for n in range(16_382)))
            + "".join(case(n, FAR_RIGHT.format(n)) for n in range(2, 302))
        ),
        0,
        "question-missing",
    ),
    "20,000 columns": Hostile(
        lambda: workbook(rows=headings(*(f"a{n}" for n in range(19_998))) + case(2)), 2, "16,384|damaged"
    ),
    "hidden columns up to two thousand million": Hostile(
        lambda: workbook(sheet=sheet(cases(), columns((1, 2_000_000_000)))), 0, "column-hidden"
    ),
    "16,384 ranges of hidden columns": Hostile(
        lambda: workbook(sheet=sheet(cases(), columns(*((n, 16_384) for n in range(1, 16_385))))), 0, "column-hidden"
    ),
    "100,000 ranges of hidden columns": Hostile(
        lambda: workbook(sheet=sheet(cases(), columns(*[(1, 16_384)] * 100_000))), 0, "column-hidden"
    ),
    # merged cells
    "one merge over the whole sheet": Hostile(
        lambda: workbook(sheet=sheet(cases(), after=merged(WHOLE))), 0, "header-merged|header-spans-answers|merged"
    ),
    "9,000 merges over the whole sheet": Hostile(
        lambda: workbook(sheet=sheet(cases(), after=merged(*[WHOLE] * 9_000))), 0, "merged|spans"
    ),
    "9,000 merges over all headings": Hostile(
        lambda: workbook(sheet=sheet(cases(), after=merged(*["A1:XFD1"] * 9_000))), 0, "merged|spans"
    ),
    "9,000 merges down 1,000 rows of nothing known": Hostile(
        lambda: workbook(
            sheet=sheet("".join(row(n, [shared(5)]) for n in range(1, 1_001)), after=merged(*["A1:A1048576"] * 9_000))
        ),
        2,
        "nothing to score",
    ),
    "100,000 merges": Hostile(
        lambda: workbook(sheet=sheet(cases(), after=merged(*(f"E{n}:F{n}" for n in range(1, 100_001))))),
        2,
        "Cases has 100,000 merged ranges; the limit is 10,000",
    ),
    # texts
    "a cell of 33,000 characters": Hostile(
        lambda: workbook(strings=strings([*WORDS, "z" * 33_000]), rows=cases(row(9, [shared(7)]))),
        2,
        "cell Cases!A9 has 33,000 characters; the limit is 32,767",
    ),
    "60,000 answers of one long text": Hostile(
        lambda: workbook(
            strings=strings([*WORDS, "z" * 32_000]),
            rows=cases("".join(row(n, [shared(7)] * 3) for n in range(4, 20_000))),
        ),
        1,
        "answer-unknown",
    ),
    "1,000 different long answers": Hostile(
        lambda: workbook(
            strings=strings([*WORDS, *(f"{n}{'yes' * 600}" for n in range(1_000))]),
            rows=cases("".join(row(n, [shared(7 + n % 1_000)] * 3) for n in range(4, 10_000))),
        ),
        1,
        "answer-unknown",
    ),
    "60,000 headings of one long text": Hostile(
        lambda: workbook(
            strings=strings([*WORDS, "2.1.1 z" * 4_600]),
            rows="".join(row(n, [shared(7)] * 60) for n in range(1, 1_001)),
        ),
        2,
        "nothing to score",
    ),
    "60,000 headings of blanks": Hostile(
        lambda: workbook(
            strings=strings([*WORDS, f"2.1.1{' ' * 32_000}!"]),
            rows="".join(row(n, [shared(7)] * 60) for n in range(1, 1_001)),
        ),
        2,
        "nothing to score",
    ),
    "an error value of a million letters": Hostile(
        lambda: workbook(rows=cases(row(9, [inline("A-9"), f'<c t="e"><v>#{"z" * 1_000_000}</v></c>']))),
        1,
        "Cases!B9  cell-error  #z{38}… is",
    ),
    # number formats
    **{
        f"number formats made for backtracking: {kind}": Hostile(
            lambda code=code: workbook(styles=styles([f"{code}{n}" for n in range(1_000)]), rows=cases(NUMBERS)), 0, ""
        )
        for kind, code in {
            "brackets": "[" * 250,
            "brackets and letters": "[a" * 120,
            "quotation marks": '"' * 241,
            "escaped quotation marks": '\\"\\"\\"' * 40,
            "all of these": '"""[h\\"' * 35,
        }.items()
    },
    "a number format of 2 MB": Hostile(
        lambda: workbook(styles=styles(["[" * 2_000_000]), rows=cases(NUMBERS.replace(' s="4"', ' s="1"'))), 0, ""
    ),
    # sheets
    "10,000 sheets": Hostile(
        lambda: with_sheets([sheet(cases())] * 9_990), 2, "has 9,990 sheets; the limit is 1,000"
    ),
    "900 sheets": Hostile(lambda: with_sheets([sheet(cases())] * 900), 0, "answer-copied"),
    "10,000 sheets in one part": Hostile(
        lambda: workbook(book=book((f"S{n}", "rId1") for n in range(10_000))), 2, "10,000 sheets; the limit is 1,000"
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", LARGE)
def test_huge_sheet_keeps_within_time_and_memory(what: str, tmp_path: Path) -> None:
    scored(LARGE[what], tmp_path / "cases.xlsx")
