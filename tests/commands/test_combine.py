"""Several files as one inspection, and the choice of sheets."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import SAMPLES, Yjs, on_a_terminal
from tests.workbooks import Rows, workbook

CODES = [f"2.{standard}.{question}" for standard in range(1, 5) for question in range(1, 4)]
RATED: Rows = [["Standard", "Rating"], *([code, "Good"] for code in ("1.1", "1.2", "1.3", "1.4", "3.4", "4.1"))]


def cases(*ids: str, interviewed: bool = True) -> list[list[str]]:
    heading = ["Case ID", "Disposal", *(["Interviewed"] if interviewed else []), *CODES]
    return [heading, *([each, "YRO", *(["Yes"] if interviewed else []), *["Yes"] * len(CODES)] for each in ids)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two inspectors' workbooks, of which one has the ratings, and a sheet of last year's cases."""
    monkeypatch.chdir(tmp_path)
    about: Rows = [["Service", "Anytown"]]
    Path("km.xlsx").write_bytes(workbook({"Inspection": about, "Court": cases("KM-01", "KM-02"), "Ratings": RATED}))
    Path("td.xlsx").write_bytes(workbook({"Inspection": about, "Court": cases("TD-01"), "Last year": cases("TD-00")}))
    return tmp_path


def scored(yjs: Yjs, *arguments: object) -> dict[str, Any]:
    [inspection] = json.loads(yjs("score", *arguments, "-f", "json").out)["inspections"]
    return dict(inspection)


@pytest.mark.usefixtures("folder")
def test_combined_files_are_one_inspection_with_a_source_each(yjs: Yjs) -> None:
    inspection = scored(yjs, "km.xlsx", "td.xlsx", "--combine", "--sheet", "court", "--sheet", "r*", "--sheet", "insp*")
    assert inspection["service"] == "Anytown"
    assert inspection["samples"][0]["cases"] == 3
    assert [source["name"] for source in inspection["sources"]] == ["km.xlsx", "td.xlsx"]
    sheet = {"name": "Court", "read_as": "cases", "cases": 1, "answers": 12, "uncounted": 0}
    assert inspection["sources"][1]["sheets"][1:] == [
        sheet,
        {**sheet, "name": "Last year", "read_as": "excluded", "cases": 0, "answers": 0},
    ]


@pytest.mark.usefixtures("folder")
def test_sheet_can_be_left_out(yjs: Yjs) -> None:
    with_all = scored(yjs, "td.xlsx")
    assert with_all["samples"][0]["cases"] == 2
    assert scored(yjs, "td.xlsx", "--without-sheet", "LAST*")["samples"][0]["cases"] == 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["score", "check", "report"])
@pytest.mark.parametrize("option", ["--sheet", "--without-sheet"])
def test_name_of_no_sheet_is_a_usage_error(command: str, option: str, yjs: Yjs) -> None:
    output = ["-o", "report.html"] if command == "report" else []
    ran = yjs(command, "td.xlsx", option, "Cuort", *output)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"yjs: {option} Cuort: no sheet has this name (did you mean Court?). Sheets: Inspection, Court, Last year.\n"
    )


@pytest.mark.usefixtures("folder")
def test_sheet_of_one_of_several_files_is_enough(yjs: Yjs) -> None:
    assert yjs("check", "km.xlsx", "td.xlsx", "--without-sheet", "Last year").code == 0


@pytest.mark.usefixtures("folder")
def test_text_has_no_sheet_to_choose(yjs: Yjs) -> None:
    ran = yjs("score", SAMPLES / "long.csv", "--sheet", "Court")
    assert (ran.code, ran.err) == (
        2,
        "yjs: --sheet Court: no sheet has this name. The file has no sheets to choose from.\n",
    )


def test_problems_of_combined_files_are_with_the_file_of_their_place(folder: Path, yjs: Yjs) -> None:
    rows = cases("TD-01", "TD-02")
    rows[1][3], rows[2][4] = "Yess", "Yess"
    (folder / "td.xlsx").write_bytes(workbook({"Court": rows}))
    ran = yjs("check", "km.xlsx", "td.xlsx", "--combine", "-f", "json")
    first, second = json.loads(ran.out)["files"]
    assert (ran.code, first["name"], second["name"]) == (1, "km.xlsx", "td.xlsx")
    assert first["problems"] == []
    assert [problem["location"] for problem in second["problems"]] == ["[td.xlsx]Court!D2", "[td.xlsx]Court!E3"]
    assert ran.err.splitlines()[2:] == ["td.xlsx: 2 errors.", "  Read: Court 2 cases, 22 answers."]
    listed = yjs("score", "km.xlsx", "td.xlsx", "--combine").err.splitlines()
    assert listed[0] == "km.xlsx, td.xlsx:"
    assert listed[1].startswith("  error  [td.xlsx]Court!D2 and E3  answer-unknown")


def test_problem_without_a_file_is_with_the_first(folder: Path, yjs: Yjs) -> None:
    (folder / "km.xlsx").write_bytes(workbook({"Court": cases("KM-01")}))
    ran = yjs("check", "km.xlsx", "td.xlsx", "--combine", "-f", "json")
    first, second = json.loads(ran.out)["files"]
    assert "judgement-missing" in {problem["code"] for problem in first["problems"]}
    assert "judgement-missing" not in {problem["code"] for problem in second["problems"]}


def test_files_with_the_same_name_are_named_by_their_paths(folder: Path, yjs: Yjs) -> None:
    rows = cases("TD-01")
    rows[1][3] = "Yess"
    for name, content in (("km", cases("KM-01")), ("td", rows)):
        (folder / name).mkdir()
        (folder / name / "cases.xlsx").write_bytes(workbook({"Court": content}))
    ran = yjs("check", "km/cases.xlsx", "td/cases.xlsx", "--combine", "-f", "json")
    errors = {
        file["name"]: [each["location"] for each in file["problems"] if each["severity"] == "error"]
        for file in json.loads(ran.out)["files"]
    }
    assert errors == {"km/cases.xlsx": [], "td/cases.xlsx": ["[td/cases.xlsx]Court!D2"]}


@pytest.mark.usefixtures("folder")
def test_unreadable_file_stops_the_combined_inspection(yjs: Yjs) -> None:
    ran = yjs("score", "km.xlsx", "gone.xlsx", "--combine")
    assert (ran.code, ran.out, ran.err) == (2, "", "yjs: gone.xlsx: no such file.\n")


@pytest.mark.usefixtures("folder")
def test_file_cannot_be_combined_with_itself(yjs: Yjs) -> None:
    ran = yjs("check", "km.xlsx", "km.xlsx", "--combine")
    assert (ran.code, ran.err) == (2, "yjs: --combine: km.xlsx is given twice.\n")


@pytest.mark.usefixtures("folder")
def test_combined_files_cannot_be_marked(yjs: Yjs) -> None:
    ran = yjs("check", "km.xlsx", "td.xlsx", "--combine", "--marked", "marked.xlsx")
    assert (ran.code, ran.err) == (
        2,
        "yjs: --marked works on one file at a time, so it cannot be used with --combine.\n",
    )


@pytest.mark.usefixtures("folder")
def test_report_of_several_files_needs_combine(yjs: Yjs) -> None:
    ran = yjs("report", "km.xlsx", "td.xlsx", "-o", "report.html")
    assert (ran.code, ran.err) == (
        2,
        "yjs: a report is about one inspection. If the files are one inspection, add --combine.\n",
    )
    ran = yjs("report", "km.xlsx", "td.xlsx", "-o", "report.html", "--combine", "--without-sheet", "Last year")
    assert ran.code == 0
    page = Path("report.html").read_text(encoding="utf-8")
    assert "td.xlsx: Court 1 case, 12 answers; Inspection; left out: Last year" in page


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["score", "check"])
def test_files_of_one_service_are_warned_of_once(command: str, yjs: Yjs) -> None:
    warning = (
        "warning: km.xlsx and td.xlsx may be one inspection: they name the same service and only one has ratings. If "
        "they are one inspection, add --combine."
    )
    assert yjs(command, "km.xlsx", "td.xlsx").err.splitlines().count(warning) == 1
    assert warning not in yjs(command, "km.xlsx", "td.xlsx", "--combine").err


def test_warning_about_files_fails_strict(folder: Path, yjs: Yjs) -> None:
    (folder / "td.xlsx").write_bytes(workbook({"Court": cases("KM-01")}))
    assert yjs("check", "td.xlsx", "--strict").code == 0
    assert yjs("check", "km.xlsx", "--strict").code == 0
    assert yjs("check", "km.xlsx", "td.xlsx").code == 0
    assert yjs("check", "km.xlsx", "td.xlsx", "--strict").code == 1


def test_interviews_that_nobody_recorded_are_not_zero(folder: Path, yjs: Yjs) -> None:
    (folder / "km.xlsx").write_bytes(workbook({"Court": cases("KM-01", interviewed=False), "Ratings": RATED}))
    assert [sample["interviewed"] for sample in scored(yjs, "km.xlsx")["samples"]] == [None, None]
    assert "case manager interviews not recorded" in " ".join(yjs("score", "km.xlsx").out.split())
    assert "Case manager interviews not recorded." in yjs("score", "km.xlsx", "-f", "markdown").out
    yjs("report", "km.xlsx", "-o", "report.html")
    assert "not recorded" in Path("report.html").read_text(encoding="utf-8")


def test_check_does_not_say_no_problems_where_answers_of_a_domain_did_not_count(
    folder: Path, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yjs_cli.checks.RULES", ())
    register: Rows = [["Case ID", "Looked after"], ["X-1", "Yes"], ["X-2", "No"]]
    (folder / "km.xlsx").write_bytes(workbook({"Court": cases("KM-01"), "Register": register}))
    summary = yjs("check", "km.xlsx").err
    assert "no problems" not in summary
    assert summary.startswith("km.xlsx: no cases in domain 3, but 2 answers in Register are not counted. ")


@pytest.mark.parametrize("columns", ["40", "80"])
@pytest.mark.usefixtures("folder")
def test_account_fits_the_terminal(columns: str) -> None:
    arguments = ("score", "km.xlsx", "td.xlsx", "--combine", "--without-sheet", "Last year")
    shown = on_a_terminal(*arguments, settings={"COLUMNS": columns, "NO_COLOR": "1"})
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()
    assert all(len(line) <= int(columns) for line in lines)
    assert "km.xlsx: Court 2 cases, 24 answers" in " ".join(" ".join(lines).split())


@pytest.mark.usefixtures("folder")
def test_explanation_of_several_files_needs_combine(yjs: Yjs) -> None:
    ran = yjs("explain", "km.xlsx", "td.xlsx")
    assert (ran.code, ran.err) == (
        2,
        "yjs: an explanation is about one inspection. If the files are one inspection, add --combine.\n",
    )
    choice = ("km.xlsx", "td.xlsx", "2.2", "--combine", "-f", "json")
    explained = json.loads(yjs("explain", *choice).out)
    assert [standard["code"] for standard in explained["standards"]] == ["2.2"]
    assert {source["name"] for source in explained["sources"]} == {"km.xlsx", "td.xlsx"}
