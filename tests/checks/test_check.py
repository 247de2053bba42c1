"""All rules together: the order of problems, what messages may quote, and the sample with every mistake in it."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from tests.builders import YJ_2021
from tests.checks.sheets import problems_of
from yjs_cli.checks import MOST_FINDINGS, check
from yjs_cli.checks.catalogue import RULES
from yjs_cli.layout import read_inspection
from yjs_cli.problem import Problem

SAMPLES = Path(__file__).parents[2] / "samples"
QUICK = settings(deadline=None, max_examples=60)
TOKEN = re.compile(r"Zq\w+", re.IGNORECASE)

Grid = list[list[str]]

# Headings, each with cells that say something there; any cell may hold a token instead, which says nothing anywhere.
CASES = {
    "Case ID": ("Zqa", "zqA", "Zq7", "Zq07", ""), "Domain": ("2", "3", ""), "Disposal": ("YRO", "YC", ""),
    "Start date": ("2024-04-03", ""), "Interviewed": ("Yes", ""), "Inspector": ("Zqi",), "Name": ("Zqn", "Total"),
    "2.1.1": ("Yes", "No", "", "#N/A"), "2.1.2": ("Yes", ""), "3.1.1": ("No", "N/A", ""),
}  # fmt: skip
LONG = {
    "Case ID": ("Zqa", "zqA", ""), "Name": ("Zqn", ""), "Domain": ("2", ""), "Disposal": ("YRO", "YC", ""),
    "Question": ("2.1.1", "2.1.2", "3.1.1", "2.1.9", ""), "Answer": ("Yes", "No", "", "#REF!"),
}  # fmt: skip
RATINGS = {
    "Standard": ("1.1", "1.2", "2.1", "5.1", ""), "Rating": ("Good", "Goood", "Not rated", "#N/A", ""),
    "Reason": ("Zqr", ""), "Notes": ("Zqn", ""),
}  # fmt: skip


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A sheet of one layout in which any cell may hold a token of its own, and tokens stand in columns beside."""
    layout = draw(st.sampled_from([CASES, LONG, RATINGS]))
    grid = [list(layout)]
    for row in range(2, draw(st.integers(2, 6)) + 1):
        tokens = [f"Zq{column}x{row}" for column in range(1, len(layout) + 1)]
        cells = [draw(st.sampled_from((*said, token))) for said, token in zip(layout.values(), tokens, strict=True)]
        grid.append(cells)
    return grid


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("checks")


def problems_of_grid(path: Path, grid: Grid) -> tuple[Problem, ...]:
    text = io.StringIO()
    csv.writer(text).writerows(grid)
    path.write_text(text.getvalue(), encoding="utf-8")
    return check(read_inspection(str(path), YJ_2021), YJ_2021)


@QUICK
@given(grids())
def test_a_message_says_nothing_of_a_row_but_the_cell_at_fault(folder: Path, grid: Grid) -> None:
    for problem in problems_of_grid(folder / "cases.csv", grid):
        at_fault = cell_of(grid, problem.cell) if problem.cell else ""
        said = f"{problem.message} {problem.hint} {problem.location}"
        assert set(TOKEN.findall(said)) <= {at_fault}, problem


def test_a_message_does_quote_the_cell_at_fault(folder: Path) -> None:
    grid = [["Case ID", "Disposal", "2.1.1"], ["Zqa", "Zq2x2", "Zq3x2"], ["Zqa", "", "Yes"]]
    quoted = {problem.cell: TOKEN.findall(problem.message) for problem in problems_of_grid(folder / "cases.csv", grid)}
    assert {cell: tokens for cell, tokens in quoted.items() if tokens} == {
        "B2": ["Zq2x2"],
        "C2": ["Zq3x2"],
        "A3": ["Zqa"],
    }


def cell_of(grid: Grid, address: str) -> str:
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()  # type: ignore[union-attr]
    return grid[int(row) - 1][column_index_from_string(letters) - 1]


@settings(deadline=None, max_examples=25)
@given(st.lists(grids(), min_size=1, max_size=3))
def test_problems_stand_in_the_order_of_the_file(folder: Path, sheets: list[Grid]) -> None:
    names = ["Later", "Cases", "Amid"][: len(sheets)]
    book = Workbook()
    del book["Sheet"]
    for name, grid in zip(names, sheets, strict=True):
        sheet = book.create_sheet(name)
        sheet.column_dimensions[get_column_letter(len(grid[0]))].hidden = True
        for row in grid:
            sheet.append([cell or None for cell in row])
    path = folder / "cases.xlsx"
    book.save(path)
    problems = check(read_inspection(str(path), YJ_2021), YJ_2021)
    assert [position(problem, names) for problem in problems] == sorted(position(each, names) for each in problems)


@pytest.mark.parametrize(
    "content",
    [
        "Case ID | 2.1.1 / 1001 | Yess / 1001 | No",
        {"Cases": "Case ID | 2.1.1 / 1001 | Yess / 1001 | No"},
    ],
    ids=["text", "workbook"],
)
def test_what_has_no_place_in_the_file_comes_last(content: str | dict[str, str], tmp_path: Path) -> None:
    problems = problems_of(tmp_path / "cases", content)
    codes = [problem.code for problem in problems]
    assert codes.index("answer-unknown") < codes.index("case-id-repeated") < codes.index("judgement-missing")


def position(problem: Problem, sheets: Sequence[str]) -> tuple[int, int, int]:
    """Where a problem's location stands in the file: sheet by sheet, row by row, then what has no place."""
    sheet, _, within = problem.location.partition("!")
    assert problem.sheet in (None, sheet)
    letters, row = re.fullmatch(r"([A-Z]*)(\d*)", within).groups()  # type: ignore[union-attr]
    column = column_index_from_string(letters) if letters else 0
    return sheets.index(sheet) if problem.sheet else len(sheets), int(row or 0), column


def test_a_problem_is_told_once(tmp_path: Path) -> None:
    # A case without an id, of an unknown domain, with an unknown answer and a stray one: each is one problem.
    found = problems_of(tmp_path / "cases.csv", "Case ID | Domain | 2.1.1 | 3.1.1 / | 5 | Yess | / #N/A | 2 | Yes | No")
    errors = [(problem.location, problem.code) for problem in found if problem.severity == "error"]
    assert errors == [
        ("A2", "case-id-missing"),
        ("B2", "domain-unknown"),
        ("C2", "answer-unknown"),
        ("A3", "cell-error"),
        ("D3", "case-in-two-domains"),
    ]


@pytest.mark.parametrize(("wrong", "more"), [(MOST_FINDINGS, False), (MOST_FINDINGS + 1, True)])
def test_of_one_rule_so_many_problems_are_told_and_that_there_are_more(wrong: int, more: bool, tmp_path: Path) -> None:
    rows = "".join(f" / {number} | Yess" for number in range(wrong))
    found = problems_of(tmp_path / "cases.csv", f"Case ID | 2.1.1{rows} / 0.5 | No | ")
    told = [problem for problem in found if problem.code == "answer-unknown"]
    assert [problem.location for problem in told[:MOST_FINDINGS]] == [f"B{row}" for row in range(2, MOST_FINDINGS + 2)]
    assert [problem.message for problem in told[MOST_FINDINGS:]] == [
        "There are more of these than the 1,000 that are told."
    ] * more


def test_the_sample_with_errors_has_one_of_every_error_there_is() -> None:
    found = Counter(problem.code for problem in problems_of_sample() if problem.severity == "error")
    assert found == {rule.CODE: 1 for rule in RULES if rule.SEVERITY == "error"}


def test_the_errors_of_the_sample_stand_where_its_manual_says() -> None:
    manual = (SAMPLES / "README.md").read_text(encoding="utf-8").partition("<!-- mistakes -->")[2]
    rows = re.findall(r"^\| ([^|]+) \| ([A-Z]*\d+) \| [^|]+ \|$", manual, re.MULTILINE)
    errors = [problem.location for problem in problems_of_sample() if problem.severity == "error"]
    assert errors == [f"{sheet}!{place}" for sheet, place in rows]


def problems_of_sample() -> tuple[Problem, ...]:
    return check(read_inspection(str(SAMPLES / "with-errors.xlsx"), YJ_2021), YJ_2021)
