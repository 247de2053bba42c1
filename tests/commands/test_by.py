"""``--by`` in every format of ``yjs score`` and in reports."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands.conftest import BATH, PANEL, Yjs

pytestmark = pytest.mark.usefixtures("in_this_process")
NOT_SHOWN = "By Sex, domains 2 and 3: not shown. Combining the values with fewer than 3 cases leaves only one group.\n"


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_page_by_two_columns(columns: int, yjs: Yjs, monkeypatch: pytest.MonkeyPatch, gold: object) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = yjs("score", PANEL, "--by", "sex", "--by", "Age", "--suppress", "2")
    assert ran.code == 0
    text = ran.out[ran.out.index("2 Court disposals by Sex") :]
    assert max(map(len, text.splitlines())) <= columns
    gold(f"by-{columns}.txt", text)  # type: ignore[operator]


def test_groups_of_json_add_up_to_the_questions(yjs: Yjs) -> None:
    (inspection,) = json.loads(yjs("score", BATH, "--by", "Sex", "-f", "json").out)["inspections"]
    (table,) = inspection["percentages_by"]
    assert (table["heading"], table["suppress"]) == ("Sex", 0)
    total = {
        question["code"]: question["yes"] for standard in inspection["standards"] for question in standard["questions"]
    }
    for domain in table["domains"]:
        for index, question in enumerate(domain["groups"][0]["questions"]):
            assert sum(group["questions"][index]["yes"] for group in domain["groups"]) == total[question["code"]]


def test_rows_of_groups_in_csv_name_the_column_and_value(yjs: Yjs) -> None:
    rows = list(csv.DictReader(io.StringIO(yjs("score", BATH, "--by", "Sex", "-f", "csv").out)))
    groups = [row for row in rows if row["by"]]
    assert len(rows) == 27 + 2 * 21
    assert {(row["by"], row["value"], row["cases"]) for row in groups} == {("Sex", "Female", "2"), ("Sex", "Male", "4")}
    assert {(row["standard_rating"], row["deciding"], row["points"]) for row in groups} == {("", "", "")}
    plain = list(csv.reader(io.StringIO(yjs("score", BATH, "-f", "csv").out)))
    assert "by" not in plain[0]


def test_markdown_has_a_table_for_each_domain(yjs: Yjs) -> None:
    page = yjs("score", BATH, "--by", "Sex", "-f", "markdown").out
    assert "## 3 Out-of-court disposals by Sex" in page
    assert "| 3.1.2 Safety of the child | 2/2 100% | 1/4 25% |" in page


def test_user_is_told_before_a_table_is_left_out(yjs: Yjs) -> None:
    ran = yjs("score", BATH, "--by", "Sex", "--suppress", "3", "-f", "csv")
    assert (ran.code, ran.err) == (0, NOT_SHOWN)
    assert ",Female," not in ran.out


def test_report_has_percentages_by_value(yjs: Yjs, tmp_path: Path) -> None:
    assert yjs("report", BATH, "--by", "Sex", "-o", tmp_path / "r.html").code == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Percentages by Sex" in page
    assert "Male (4 cases): % Yes" in page
    ran = yjs("report", BATH, "--by", "Sex", "--suppress", "3", "-o", tmp_path / "s.html")
    assert ran.err.startswith(NOT_SHOWN)
    assert "leaves only one group" in (tmp_path / "s.html").read_text(encoding="utf-8")


def test_unknown_column_is_refused_with_a_list(yjs: Yjs) -> None:
    ran = yjs("score", BATH, "--by", "Height")
    assert ran.code == 2
    assert ran.err.startswith("yjs: --by Height: there is no such column. Columns you can use: Disposal, ")


def test_file_without_the_column_does_not_stop_the_others(yjs: Yjs, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("Case ID,2.1.1\n1,Yes\n", encoding="utf-8")
    ran = yjs("score", other, BATH, "--by", "Sex", "-f", "line")
    assert (ran.code, ran.out) == (2, "Bath and North East Somerset\t26\t36\tGood\tfinal\n")
    assert f"yjs: {other}: --by Sex: there is no such column. The cases have no other columns.\n" in ran.err


def test_result_by_a_column_agrees_with_one_that_has_none(yjs: Yjs, tmp_path: Path) -> None:
    yjs("score", BATH, "-o", tmp_path / "expected.json")
    assert yjs("score", BATH, "--by", "Sex", "--expect", tmp_path / "expected.json").code == 0
