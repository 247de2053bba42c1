"""``yjs progress``: what is left to do, what can still change a rating first."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands.conftest import BATH, IN_PROGRESS, LONG, WITH_ERRORS, Yjs
from tests.conftest import Gold

pytestmark = pytest.mark.usefixtures("in_this_process")


@pytest.mark.parametrize("columns", [40, 80, 140])
@pytest.mark.parametrize("sample", [BATH, IN_PROGRESS, LONG])
def test_progress_matches_its_gold_file(
    sample: Path, columns: int, yjs: Yjs, gold: Gold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = yjs("progress", sample)
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if len(line) > columns] == []
    gold(f"progress-{sample.stem}-{columns}.txt", ran.out)


def test_csv_has_one_row_for_each_missing_answer_and_judgement(yjs: Yjs) -> None:
    rows = list(csv.DictReader(io.StringIO(yjs("progress", IN_PROGRESS, "--format", "csv").out)))
    assert [row["missing"] for row in rows].count("answer") == 37
    assert [row["standard"] for row in rows if row["missing"] == "judgement"] == ["1.3"]
    assert (rows[0]["question"], rows[0]["case"], rows[0]["inspector"]) == ("2.1.2", "T-106", "PB")
    changes = [row["can_change_rating"] for row in rows if row["missing"] == "answer"]
    assert changes == sorted(changes, reverse=True)


def test_json_counts_what_is_missing(yjs: Yjs) -> None:
    (found,) = json.loads(yjs("progress", IN_PROGRESS, "--format", "json").out)["inspections"]
    assert (found["missing_answers"], found["answers"]) == (37, 108)
    assert (found["missing_judgements"], found["judgements"]) == (1, 6)
    assert sum(each["missing"] for each in found["inspectors"]) == 37
    assert sum(each["missing"] for each in found["cases"]) == 37
    assert [each["case"] for each in found["cases"]][:2] == ["T-106", "T-105"]


@pytest.mark.parametrize(("sample", "code"), [(BATH, 0), (IN_PROGRESS, 1), (LONG, 1)])
def test_complete_fails_if_anything_is_missing(sample: Path, code: int, yjs: Yjs) -> None:
    ran = yjs("progress", sample, "--complete")
    assert ran.code == code
    assert ran.out


def test_several_files_have_a_page_each(yjs: Yjs) -> None:
    page = yjs("progress", BATH, IN_PROGRESS).out
    assert page.index("Bath and North East Somerset") < page.index("Thornmere")


def test_combined_files_are_one_inspection(yjs: Yjs, tmp_path: Path) -> None:
    for name, case in (("a.csv", "A1"), ("b.csv", "B1")):
        (tmp_path / name).write_text(f"Case ID,Inspector,2.1.1,2.1.2\n{case},KM,Yes,\n", encoding="utf-8")
    ran = yjs("progress", tmp_path / "a.csv", tmp_path / "b.csv", "--combine", "--format", "json")
    (found,) = json.loads(ran.out)["inspections"]
    assert [each["case"] for each in found["cases"]] == ["A1", "B1"]
    assert [each["location"] for each in found["cases"]] == ["[a.csv]A2", "[b.csv]A2"]


def test_judgements_can_be_given_on_the_command_line(yjs: Yjs) -> None:
    (found,) = json.loads(yjs("progress", IN_PROGRESS, "--rating", "1.3=Good", "--format", "json").out)["inspections"]
    assert found["missing_judgements"] == 0


def test_workbook_with_errors_lists_the_cells_to_fix(yjs: Yjs) -> None:
    ran = yjs("progress", WITH_ERRORS)
    assert (ran.code, ran.out) == (1, "")
    assert "to fix." in ran.err
