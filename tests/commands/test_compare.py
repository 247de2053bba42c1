"""``yjs compare``: what changed between inspections, in words and in every format."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands.conftest import BATH, IN_PROGRESS, PANEL, SAMPLES, WITH_ERRORS, Yjs
from tests.commands.quarters import write_quarters
from tests.conftest import Gold

TWO = ("compare", "q1.xlsx", "q2.xlsx")
FOUR = ("compare", "q3.xlsx", "q1.xlsx", "q4.xlsx", "q2.xlsx")
WIDTHS = pytest.mark.parametrize("columns", [40, 80, 140])


@pytest.fixture(autouse=True)
def quarters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_this_process: None) -> None:  # noqa: ARG001
    """Work in a folder with four quarters of one service."""
    write_quarters(tmp_path)
    monkeypatch.chdir(tmp_path)


@WIDTHS
def test_comparison_matches_its_gold_file(columns: int, yjs: Yjs, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = yjs(*TWO, "--cases")
    assert (ran.code, ran.err) == (0, "")
    gold(f"compare-{columns}.txt", ran.out)


@WIDTHS
def test_trend_matches_its_gold_file(columns: int, yjs: Yjs, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    gold(f"compare-trend-{columns}.txt", yjs(*FOUR).out)


@pytest.mark.parametrize("columns", [30, 40, 63, 80, 140])
def test_no_line_of_a_comparison_is_wider_than_the_terminal(
    columns: int, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for arguments in ((*TWO, "--cases"), FOUR):
        assert [line for line in yjs(*arguments).out.splitlines() if len(line) > columns] == []


def test_markdown_and_csv_match_their_gold_files(yjs: Yjs, gold: Gold) -> None:
    gold("compare.md", yjs(*TWO, "--cases", "--format", "markdown").out)
    gold("compare-trend.md", yjs(*FOUR, "--format", "markdown").out)
    gold("compare.csv", yjs(*TWO, "--cases", "--format", "csv").out)


def test_json_has_every_change(yjs: Yjs) -> None:
    found = json.loads(yjs(*TWO, "--cases", "--format", "json").out)
    assert [file["file"] for file in found["files"]] == ["q1.xlsx", "q2.xlsx"]
    assert [(each["standard"], each["old"], each["new"]) for each in found["changes"]["ratings"]] == [
        ("2.1", "Good", "Outstanding")
    ]
    assert [each["question"] for each in found["changes"]["questions"]] == ["2.1.2", "2.1.1"]
    assert len(found["changes"]["cases"]["answers"]) == 3
    assert found["trend"] is None


def test_three_files_or_more_are_in_the_order_of_their_dates(yjs: Yjs) -> None:
    found = json.loads(yjs(*FOUR, "--format", "json").out)
    assert [file["file"] for file in found["files"]] == ["q1.xlsx", "q2.xlsx", "q3.xlsx", "q4.xlsx"]
    assert found["in_date_order"]
    rows = list(csv.DictReader(io.StringIO(yjs(*FOUR, "--format", "csv").out)))
    assert [row["rating"] for row in rows if row["code"] == "2.4"] == ["Good", "Good", "Good", "Outstanding"]


def test_files_without_dates_keep_their_order(yjs: Yjs) -> None:
    found = json.loads(yjs(*FOUR, SAMPLES / "long.csv", "--format", "json").out)
    assert [Path(file["file"]).name for file in found["files"]] == [
        "q3.xlsx", "q1.xlsx", "q4.xlsx", "q2.xlsx", "long.csv",
    ]  # fmt: skip
    assert not found["in_date_order"]


def test_workbook_does_not_differ_from_itself(yjs: Yjs) -> None:
    page = yjs("compare", BATH, BATH, "--cases").out
    assert "No rating and no percentage changed." in page
    assert "No answer differs." in page


def test_json_results_compare_like_their_workbooks(yjs: Yjs) -> None:
    for name in ("q1", "q2"):
        yjs("score", f"{name}.xlsx", "-o", f"{name}.json")
    by_result = json.loads(yjs("compare", "q1.json", "q2.json", "--format", "json").out)
    by_workbook = json.loads(yjs(*TWO, "--format", "json").out)
    assert by_result["changes"] == by_workbook["changes"]


def test_comparison_names_no_case_unless_asked(yjs: Yjs) -> None:
    ids = ("0207", "0213", "0228")
    for form in ("table", "json", "csv", "markdown"):
        assert not any(each in yjs(*TWO, "--format", form).out for each in ids)
    assert all(each in yjs(*TWO, "--cases").out for each in ("0207", "0228"))


def test_different_services_are_pointed_out(yjs: Yjs) -> None:
    assert "These are different services: Thornmere and Calderwick." in yjs("compare", IN_PROGRESS, PANEL).out


def test_assumed_result_is_marked(yjs: Yjs) -> None:
    yjs("score", "q1.xlsx", "--assume", "0207:2.1.1=No", "-o", "assumed.json")
    page = yjs("compare", "q1.xlsx", "assumed.json").out
    assert "assumed.json, assumed" in " ".join(page.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("q1.xlsx",), "give two files to compare"),
        (("q1.xlsx", "no.json"), "no.json: cannot be read: No such file or directory."),
        (("q1.xlsx", "q2.json", "--cases"), "--cases needs workbooks. q2.json is a result, which has no cases."),
        (("q1.xlsx", "two.json"), "two.json: has 2 inspections."),
        (("q1.xlsx", "nowhere.xlsx"), "nowhere.xlsx"),
        (("q1.xlsx", "broken.json"), "broken.json: not a result of yjs score"),
    ],
)
def test_what_cannot_be_compared_is_refused(arguments: tuple[str, ...], message: str, yjs: Yjs) -> None:
    yjs("score", "q2.xlsx", "-o", "q2.json")
    yjs("score", "q1.xlsx", "q2.xlsx", "-o", "two.json")
    Path("broken.json").write_text("{}", encoding="utf-8")
    ran = yjs("compare", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_workbook_with_errors_is_not_compared(yjs: Yjs) -> None:
    ran = yjs("compare", "q1.xlsx", WITH_ERRORS)
    assert (ran.code, ran.out) == (1, "")
