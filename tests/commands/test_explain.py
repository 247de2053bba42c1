"""``yjs explain`` and ``--assume``: why a rating is what it is, and what other answers would make of it."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import BATH, IN_PROGRESS, PANEL, SAMPLES, WITH_ERRORS, Yjs
from tests.conftest import Gold

pytestmark = pytest.mark.usefixtures("in_this_process")
WIDTHS = pytest.mark.parametrize("columns", [40, 80, 140])
ASSUME = ("--assume", "T-103:2.2.3=No")


@WIDTHS
@pytest.mark.parametrize("sample", [BATH, IN_PROGRESS, PANEL])
def test_explanation_matches_its_gold_file(
    sample: Path, columns: int, yjs: Yjs, gold: Gold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = yjs("explain", sample)
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if len(line) > columns] == []
    gold(f"explain-{sample.stem}-{columns}.txt", ran.out)


@WIDTHS
def test_explanation_with_an_assumed_answer_matches_its_gold_file(
    columns: int, yjs: Yjs, gold: Gold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    gold(f"explain-assumed-{columns}.txt", yjs("explain", IN_PROGRESS, "2.2", *ASSUME).out)


@pytest.mark.parametrize(
    ("codes", "standards"),
    [
        ((), 13),
        (("2.2",), 1),
        (("2",), 4),
        (("2.1.2",), 1),
        (("4.1", "1.1"), 2),
    ],
)
def test_standards_are_chosen_by_standard_domain_or_question(codes: tuple[str, ...], standards: int, yjs: Yjs) -> None:
    assert len(json.loads(yjs("explain", BATH, *codes, "--format", "json").out)["standards"]) == standards


def test_json_explains_counts_cells_and_changes(yjs: Yjs) -> None:
    found = json.loads(yjs("explain", BATH, "2.1", "--format", "json").out)
    (standard,) = found["standards"]
    assert (standard["rating"], standard["lowest_percent"], standard["deciding"]) == ("Good", 67, ["2.1.2"])
    assert [cell["location"] for cell in standard["answered_no"]] == ["Court disposals!K7", "Court disposals!K9"]
    assert found["overall"]["next"] == [
        {"overall": "Requires improvement", "points": -8},
        {"overall": "Outstanding", "points": 5},
    ]


def test_every_lists_all_cells(yjs: Yjs) -> None:
    assert "more (--every lists them)" not in yjs("explain", PANEL, "--every").out


def test_unknown_standard_is_refused_with_the_known_ones(yjs: Yjs) -> None:
    ran = yjs("explain", BATH, "9.9")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("yjs: 9.9 is not a standard of yj-2021. Standards: 1.1, ")


def test_workbook_with_errors_is_not_explained(yjs: Yjs) -> None:
    assert yjs("explain", WITH_ERRORS)[:2] == (1, "")
    assert yjs("explain", "nowhere.xlsx")[:2] == (2, "")


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "line"])
def test_every_format_of_score_says_that_an_answer_is_assumed(form: str, yjs: Yjs) -> None:
    assert "assumed" in yjs("score", IN_PROGRESS, *ASSUME, "--format", form).out.casefold()


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "line"])
def test_nothing_is_called_assumed_otherwise(form: str, yjs: Yjs) -> None:
    assert "assumed" not in yjs("score", IN_PROGRESS, "--format", form).out.casefold()


def test_several_answers_can_be_assumed(yjs: Yjs) -> None:
    ran = yjs("score", BATH, "--assume", "0228:2.1.2=y", "--assume", "0246:2.1.2=N/A", "--format", "json")
    (inspection,) = json.loads(ran.out)["inspections"]
    (question,) = (q for s in inspection["standards"] for q in s["questions"] if q["code"] == "2.1.2")
    assert (question["yes"], question["no"], question["not_applicable"]) == (5, 0, 1)
    assert [each["answer"] for each in inspection["assumed"]] == ["Yes", "N/A"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("T-103", "give a case, a key question and an answer, as in --assume D2-03:2.2.3=Yes."),
        ("T-103:2.2.3", "give a case, a key question and an answer"),
        ("T-103:9.9.9=Yes", "9.9.9 is not a key question of yj-2021."),
        ("T-103:2.2.3=Maybe", "Maybe is not an answer. Use Yes, No, N/A or unanswered."),
        ("T-103:2.2.3=", "nothing is not an answer."),
        ("T-999:2.2.3=Yes", "case T-999 is not in the workbook."),
        ("T-103:3.1.1=Yes", "case T-103 is not asked 3.1.1."),
    ],
)
@pytest.mark.parametrize("command", ["score", "explain"])
def test_assumption_that_makes_no_sense_is_refused(command: str, text: str, message: str, yjs: Yjs) -> None:
    ran = yjs(command, IN_PROGRESS, "--assume", text)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("yjs: --assume")
    assert message in ran.err


def test_expect_and_report_refuse_assumed_answers(yjs: Yjs, tmp_path: Path) -> None:
    made = tmp_path / "assumed.json"
    yjs("score", BATH, "--assume", "0207:2.1.1=No", "-o", made)
    expected = SAMPLES / "bath-and-north-east-somerset.json"
    ran = yjs("score", BATH, "--assume", "0207:2.1.1=No", "--expect", expected)
    assert (ran.code, ran.err) == (
        2, "yjs: --assume cannot be used with --expect, because it changes the result.\n",
    )  # fmt: skip
    assert "was made with --assume" in yjs("score", BATH, "--expect", made).err
    report = yjs("report", BATH, "-o", tmp_path / "r.html", "--assume", "0207:2.1.1=No")
    assert (report.code, (tmp_path / "r.html").exists()) == (2, False)
