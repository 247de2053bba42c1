"""Problems of several files that are read as one inspection: their places name the file."""

from collections.abc import Mapping
from pathlib import Path

from tests.builders import YJ_2021
from tests.checks.contents import ONE_CASE
from tests.checks.sheets import Sheets, workbook_of
from yjs_cli.checks import check
from yjs_cli.layout import read_combined
from yjs_cli.problem import Problem

TWO_CASES: Sheets = {"Cases": "Case ID | 2.1.1 / 1001 | Yes / 1002 | No"}


def combined(folder: Path, files: Mapping[str, Sheets]) -> tuple[Problem, ...]:
    for name, sheets in files.items():
        (folder / name).write_bytes(workbook_of(sheets))
    return check(read_combined([str(folder / name) for name in files], YJ_2021), YJ_2021)


def of_code(problems: tuple[Problem, ...], code: str) -> list[tuple[str, str]]:
    return [(problem.location, problem.message) for problem in problems if problem.code == code]


def test_file_that_repeats_another_is_one_error(tmp_path: Path) -> None:
    problems = combined(tmp_path, {"a.xlsx": TWO_CASES, "b.xlsx": TWO_CASES})
    message = "An earlier file answers the same questions for the same cases, so no answer of this file is counted."
    assert of_code(problems, "file-repeated") == [("[b.xlsx]", message)]
    assert of_code(problems, "answer-copied") == []


def test_file_with_a_case_of_its_own_is_no_copy(tmp_path: Path) -> None:
    problems = combined(tmp_path, {"a.xlsx": {"Cases": ONE_CASE}, "b.xlsx": TWO_CASES})
    assert of_code(problems, "file-repeated") == of_code(problems, "case-repeated-elsewhere") == []
    assert of_code(problems, "answer-copied") == [
        ("[b.xlsx]Cases!B2", "This answer is also in [a.xlsx]Cases!B2 and is counted once.")
    ]


def test_conflict_between_files_names_both_cells(tmp_path: Path) -> None:
    problems = combined(tmp_path, {"a.xlsx": TWO_CASES, "b.xlsx": {"Cases": "Case ID | 2.1.1 / 1001 | No"}})
    assert of_code(problems, "answer-conflict") == [
        (
            "[b.xlsx]Cases!B2",
            "This answer differs from the one in [a.xlsx]Cases!B2, for the same case and question.",
        )
    ]


def test_warnings_are_grouped_by_file(tmp_path: Path) -> None:
    rows = "Case ID | 2.1.1 | 2.1.2 / {0}1 | Yes | 0 / {0}2 | Yes | 0"
    problems = combined(tmp_path, {f"{name}.xlsx": {"Cases": rows.format(name)} for name in "ab"})
    found = of_code(problems, "answer-zero")
    assert [location for location, _ in found] == ["[a.xlsx]Cases!C2", "[b.xlsx]Cases!C2"]
    assert all(message.endswith("Found in 2 cells: C2, C3.") for _, message in found)


def test_notices_list_cells_of_each_file(tmp_path: Path) -> None:
    files = {f"{name}.xlsx": {"Cases": f"Case ID | 2.1.1 / {name}1 |"} for name in "ab"}
    problems = combined(tmp_path, files)
    assert of_code(problems, "answer-missing") == [
        ("[a.xlsx]Cases!B2", "2.1.1 is not answered yet for 2 cases: B2, [b.xlsx]Cases!B2.")
    ]
    assert of_code(problems, "case-unanswered") == [
        ("[a.xlsx]Cases!A2", "2 cases have no answers yet (Court disposals): A2, [b.xlsx]Cases!A2.")
    ]


def test_problems_are_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = {f"{name}.xlsx": {"Cases": f"Case ID | 2.1.1 / {name}1 | Yess"} for name in "ba"}
    problems = combined(tmp_path, files)
    assert [place for place, _ in of_code(problems, "answer-unknown")] == ["[b.xlsx]Cases!B2", "[a.xlsx]Cases!B2"]
