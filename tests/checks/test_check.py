"""All rules together: the order and grouping of problems, what messages may quote, and the sample with every error."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from tests.builders import YJ_2021
from tests.checks.sheets import problems_of
from yjs_cli.checks import check
from yjs_cli.checks.catalogue import RULES
from yjs_cli.checks.grouping import MOST_FINDINGS
from yjs_cli.errors import UnreadableFileError
from yjs_cli.layout import read_inspection
from yjs_cli.problem import Problem

SAMPLES = Path(__file__).parents[2] / "samples"
QUICK = settings(deadline=None, max_examples=60)
TOKEN = re.compile(r"Zq\w+", re.IGNORECASE)

# The first needs a file without any No, the second another file.
NOT_IN_SAMPLE = {"answer-na-unclear", "file-repeated"}

Grid = list[list[str]]

# Headings, each with valid cells. Any cell may hold a token instead, which is not valid anywhere.
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
    """A sheet in one layout where any cell may hold a unique token."""
    layout = draw(st.sampled_from([CASES, LONG, RATINGS]))
    grid = [list(layout)]
    for row in range(2, draw(st.integers(2, 6)) + 1):
        tokens = [f"Zq{column}x{row}" for column in range(1, len(layout) + 1)]
        cells = [draw(st.sampled_from((*valid, token))) for valid, token in zip(layout.values(), tokens, strict=True)]
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
def test_message_quotes_only_the_cell_at_fault(folder: Path, grid: Grid) -> None:
    try:
        problems = problems_of_grid(folder / "cases.csv", grid)
    except UnreadableFileError as error:  # nothing was recognised
        assert not TOKEN.findall(str(error))
        return
    for problem in problems:
        at_fault = cell_of(grid, problem.cell) if problem.cell else ""
        text = f"{problem.message} {problem.hint} {problem.location}"
        assert set(TOKEN.findall(text)) <= {at_fault}, problem


def test_message_quotes_the_cell_at_fault(folder: Path) -> None:
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
def test_problems_are_in_file_order(folder: Path, sheets: list[Grid]) -> None:
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
def test_problems_without_a_place_come_last(content: str | dict[str, str], tmp_path: Path) -> None:
    problems = problems_of(tmp_path / "cases", content)
    codes = [problem.code for problem in problems]
    assert codes.index("answer-unknown") < codes.index("case-id-repeated") < codes.index("judgement-missing")


def position(problem: Problem, sheets: Sequence[str]) -> tuple[int, int, int]:
    """Where a problem is in the file: by sheet, row and column, then problems without a place."""
    sheet, _, within = problem.location.partition("!")
    assert problem.sheet in (None, sheet)
    letters, row = re.fullmatch(r"([A-Z]*)(\d*)", within).groups()  # type: ignore[union-attr]
    column = column_index_from_string(letters) if letters else 0
    return sheets.index(sheet) if problem.sheet else len(sheets), int(row or 0), column


def test_each_problem_is_reported_once(tmp_path: Path) -> None:
    # A case without an ID, in an unknown domain, with an invalid answer and one in another domain.
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
def test_only_the_first_findings_of_a_rule_are_reported(wrong: int, more: bool, tmp_path: Path) -> None:
    rows = "".join(f" / {number} | Yess" for number in range(wrong))
    found = problems_of(tmp_path / "cases.csv", f"Case ID | 2.1.1{rows} / 0.5 | No | ")
    reported = [problem for problem in found if problem.code == "answer-unknown"]
    assert [problem.location for problem in reported[:MOST_FINDINGS]] == [
        f"B{row}" for row in range(2, MOST_FINDINGS + 2)
    ]
    assert [problem.message for problem in reported[MOST_FINDINGS:]] == ["There are more than 1,000 of these."] * more


def reported(path: Path, content: str | dict[str, str], code: str) -> list[tuple[str, str, list[str]]]:
    return [
        (problem.location, problem.message, [str(place) for place in problem.places])
        for problem in problems_of(path, content)
        if problem.code == code
    ]


def zeros(count: int) -> str:
    return "Case ID | 2.1.1 | 2.1.2" + "".join(f" / {number} | 0 | Yes" for number in range(1, count + 1))


def test_warning_covers_all_its_cells_on_a_sheet(tmp_path: Path) -> None:
    (location, message, places), *others = reported(tmp_path / "cases.csv", zeros(30), "answer-zero")
    assert (location, others) == ("B2", [])
    assert message.endswith(" also shows 0. Found in 30 cells: B2, B3, B4 ….")
    assert places == [f"B{row}" for row in range(2, 32)]


def test_warning_lists_every_cell_if_there_are_few(tmp_path: Path) -> None:
    [(_, message, _)] = reported(tmp_path / "cases.csv", zeros(2), "answer-zero")
    assert message.endswith(" Found in 2 cells: B2, B3.")


def test_warning_is_separate_for_each_sheet(tmp_path: Path) -> None:
    found = reported(
        tmp_path / "cases.xlsx", {"One": zeros(2), "Two": zeros(1).replace("1 | 0", "9 | 0")}, "answer-zero"
    )
    assert [(location, places) for location, _, places in found] == [
        ("One!B2", ["One!B2", "One!B3"]),
        ("Two!B2", ["Two!B2"]),
    ]
    assert [" Found in " in message for _, message, _ in found] == [True, False]


def test_warnings_about_rows_are_grouped(tmp_path: Path) -> None:
    content = "Case ID | 2.1.1 / 1001 | Yes / Total | 12 / 1002 | No / Mean | 6"
    [(location, message, places)] = reported(tmp_path / "cases.csv", content, "totals-row")
    assert (location, places) == ("3", ["3", "5"])
    assert message.endswith(" Found in 2 rows: 3, 5.")


def test_warnings_that_quote_different_cells_stay_separate(tmp_path: Path) -> None:
    content = "Case ID | Start date | 2.1.1 / 1 | soon | Yes / 2 | later | No / 3 | soon | No"
    found = reported(tmp_path / "cases.csv", content, "date-invalid")
    assert [places for _, _, places in found] == [["B2", "B4"], ["B3"]]


def test_errors_are_one_problem_for_each_cell(tmp_path: Path) -> None:
    found = reported(tmp_path / "cases.csv", "Case ID | 2.1.1 / 1 | Maybe / 2 | Maybe", "answer-unknown")
    assert [places for _, _, places in found] == [["B2"], ["B3"]]


def test_grouped_warning_counts_at_least_what_is_reported(tmp_path: Path) -> None:
    found = reported(tmp_path / "cases.csv", zeros(MOST_FINDINGS + 1), "answer-zero")
    assert [message.rpartition(" also shows 0.")[2] for _, message, _ in found] == [
        " Found in at least 1,000 cells: B2, B3, B4 ….",
        "There are more than 1,000 of these.",
    ]


def test_places_of_a_problem_are_not_in_its_json(tmp_path: Path) -> None:
    problem = next(each for each in problems_of(tmp_path / "cases.csv", zeros(3)) if each.code == "answer-zero")
    decoded = msgspec.json.decode(msgspec.json.encode(problem), type=Problem)
    assert set(msgspec.to_builtins(problem)) == set(Problem.__struct_fields__)
    assert (decoded, decoded.places) == (problem, ())


def test_sample_with_errors_has_one_of_each_error() -> None:
    found = Counter(problem.code for problem in problems_of_sample() if problem.severity == "error")
    assert found == {rule.code: 1 for rule in RULES if rule.severity == "error" and rule.code not in NOT_IN_SAMPLE}


def test_errors_of_the_sample_are_where_its_readme_lists_them() -> None:
    manual = (SAMPLES / "README.md").read_text(encoding="utf-8").partition("<!-- mistakes -->")[2]
    rows = re.findall(r"^\| ([^|]+) \| ([A-Z]*\d+) \| [^|]+ \|$", manual, re.MULTILINE)
    errors = [problem.location for problem in problems_of_sample() if problem.severity == "error"]
    assert errors == [f"{sheet}!{place}" for sheet, place in rows]


def problems_of_sample() -> tuple[Problem, ...]:
    return check(read_inspection(str(SAMPLES / "with-errors.xlsx"), YJ_2021), YJ_2021)
