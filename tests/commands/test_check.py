"""``yjs check``: every problem of every file in four formats, and the rules with their manuals."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import pytest

from tests.commands.conftest import BATH, IN_PROGRESS, PANEL, SAMPLES, WITH_ERRORS, Yjs, on_a_terminal, without_account
from yjs_cli.checks.catalogue import RULES
from yjs_cli.checks.rule import Rule
from yjs_cli.output.problems import ProblemFormat

ONE_SHEET = SAMPLES / "one-sheet.xlsx"
TOTALS = (
    "This row was ignored because it looks like a row of totals. "
    "If it is a case, give it a Case ID. Otherwise, you do not need to do anything."
)
TWO_PROBLEMS = b'Case ID,2.1.1,"Age",Age\n1001,Yess,15,15\n'


def problems_of(path: Path, yjs: Yjs) -> list[dict[str, str]]:
    problems: list[dict[str, str]] = json.loads(yjs("check", path, "--format", "json").out)["files"][0]["problems"]
    return problems


def counted(severities: list[str]) -> str:
    counts = {name: severities.count(name) for name in ("error", "warning", "notice")}
    return ", ".join(f"{count} {name}{'s' * (count > 1)}" for name, count in counts.items() if count)


def test_problem_is_one_line_with_place_code_and_fix(yjs: Yjs) -> None:
    ran = yjs("check", ONE_SHEET)
    assert (ran.code, ran.out, without_account(ran.err)) == (
        0,
        f"{ONE_SHEET}:\n  warning  Case tracker!18  totals-row  {TOTALS}\n",
        f"{ONE_SHEET}: 1 warning.\n",
    )


def test_no_problems_is_said_on_standard_error(yjs: Yjs) -> None:
    read = "Court disposals 6 cases, 72 answers; Out-of-court disposals 6 cases, 54 answers; Inspection, Ratings; "
    assert yjs("check", BATH) == (0, "", f"{BATH}: no problems.\n  Read: {read}ignored: About.\n")


def test_problems_are_listed_under_the_name_of_each_file(yjs: Yjs) -> None:
    severities = [problem["severity"] for problem in problems_of(WITH_ERRORS, yjs)]
    ran = yjs("check", ONE_SHEET, BATH, WITH_ERRORS, "--every")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[:2] == [f"{ONE_SHEET}:", f"  warning  Case tracker!18  totals-row  {TOTALS}"]
    assert lines[2] == f"{WITH_ERRORS}:"
    assert len(lines) == 3 + len(severities)
    # The first two are one inspection, which is a warning in itself.
    assert without_account(ran.err).splitlines()[:-1] == [
        f"{ONE_SHEET}: 1 warning.",
        f"{BATH}: no problems.",
        f"{WITH_ERRORS}: {counted(severities)}.",
    ]


@pytest.mark.parametrize(
    ("file", "plain", "strict"),
    [
        (BATH, 0, 0),
        # A notice says what is incomplete, which is not a mistake.
        (IN_PROGRESS, 0, 0),
        (ONE_SHEET, 0, 1),
        (WITH_ERRORS, 1, 1),
    ],
    ids=lambda value: getattr(value, "stem", None),
)
def test_warnings_fail_only_a_strict_check(file: Path, plain: int, strict: int, yjs: Yjs) -> None:
    assert yjs("check", file).code == plain
    assert yjs("check", file, "--strict").code == strict
    assert yjs("check", BATH, file, PANEL, "--strict").code == strict


def test_error_in_one_file_does_not_stop_the_others(yjs: Yjs) -> None:
    ran = yjs("check", "nowhere.xlsx", ONE_SHEET)
    assert (ran.code, ran.out) == (2, f"{ONE_SHEET}:\n  warning  Case tracker!18  totals-row  {TOTALS}\n")
    assert without_account(ran.err).splitlines() == ["yjs: nowhere.xlsx: no such file.", f"{ONE_SHEET}: 1 warning."]


def test_unreadable_files_write_nothing(yjs: Yjs) -> None:
    for form in ProblemFormat:
        assert yjs("check", "nowhere.xlsx", "--format", form)[:2] == (2, "")


def test_standard_input_is_checked_like_a_file(yjs: Yjs) -> None:
    ran = yjs("check", "-", stdin=TWO_PROBLEMS)
    assert ran.code == 1
    assert (
        '  error  B2  answer-unknown  "Yess" is not a valid answer. Use Yes, No or N/A (did you mean Yes?).\n'
        in ran.out
    )
    assert re.fullmatch(r"standard input: 1 error, 2 warnings, \d+ notices\.\n", without_account(ran.err))


# Cells with the same problem.


def met_instead_of_yes() -> bytes:
    rows = "".join(f"{case},Met,Met,Yes\n" for case in range(1001, 1005))
    return f"Case ID,2.1.1,2.1.2,2.1.3\n{rows}".encode()


def test_cells_with_the_same_problem_are_one_entry(yjs: Yjs) -> None:
    lines = yjs("check", "-", stdin=met_instead_of_yes()).out.splitlines()
    entry = '  error  B2 to C5 (8 cells)  answer-unknown  "Met" is not a valid answer. Use Yes, No or N/A. '
    assert lines[1].startswith(f"{entry}This word is in 8 cells: ")
    assert lines[1].endswith('under [answers], yes, no or not_applicable = ["Met"].')
    assert not lines[2].startswith("  error")


def test_every_lists_each_cell(yjs: Yjs) -> None:
    for ran in (yjs("check", "-", "--every", stdin=met_instead_of_yes()).out,
                yjs("score", "-", "--every", stdin=met_instead_of_yes()).err):  # fmt: skip
        errors = [line.split()[1] for line in ran.splitlines() if line.startswith("  error")]
        assert errors == ["B2", "C2", "B3", "C3", "B4", "C4", "B5", "C5"]


def test_score_lists_the_same_entries_as_check(yjs: Yjs) -> None:
    errors = [line for line in yjs("check", WITH_ERRORS).out.splitlines() if line.startswith("  error")]
    assert yjs("score", WITH_ERRORS).err.splitlines()[1:-1] == errors


@pytest.mark.parametrize("form", ["json", "csv", "github"])
def test_every_changes_no_other_format(form: str, yjs: Yjs) -> None:
    content = met_instead_of_yes()
    ran = yjs("check", "-", "--format", form, stdin=content)
    assert ran == yjs("check", "-", "--every", "--format", form, stdin=content)
    if form != "github":
        assert ran.out.count("is not a valid answer") == 8


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_list_at_a_terminal_is_coloured_and_wrapped() -> None:
    shown = on_a_terminal("check", ONE_SHEET, settings={"COLUMNS": "60"})
    assert "\x1b[" in shown
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert lines[1] == "warning  Case tracker!18  totals-row"
    assert " ".join(" ".join(lines[2:]).split()) == TOTALS
    assert max(map(len, lines[1:])) <= 60


# All formats list the same problems.


def test_json_is_one_object_with_all_problems(yjs: Yjs) -> None:
    document = json.loads(yjs("check", ONE_SHEET, BATH, "--format", "json").out)
    first, second = document["files"]
    assert (list(document), document["format_version"]) == (["format_version", "files"], 1)
    assert (first["name"], second["name"], second["problems"]) == (str(ONE_SHEET), str(BATH), [])
    assert re.fullmatch("[0-9a-f]{64}", first["sha256"])
    assert first["problems"] == [
        {
            "code": "totals-row",
            "severity": "warning",
            "location": "Case tracker!18",
            "sheet": "Case tracker",
            "cell": None,
            "message": "This row was ignored because it looks like a row of totals.",
            "hint": "If it is a case, give it a Case ID. Otherwise, you do not need to do anything.",
        }
    ]


def test_csv_has_one_row_per_problem(yjs: Yjs) -> None:
    text = yjs("check", WITH_ERRORS, ONE_SHEET, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert text.startswith("severity,file,code,location,sheet,cell,message,hint\n")
    assert rows[-1] == {
        "file": str(ONE_SHEET),
        "severity": "warning",
        "code": "totals-row",
        "location": "Case tracker!18",
        "sheet": "Case tracker",
        "cell": "",
        "message": "This row was ignored because it looks like a row of totals.",
        "hint": "If it is a case, give it a Case ID. Otherwise, you do not need to do anything.",
    }


def test_json_csv_and_lines_list_the_same_problems(yjs: Yjs) -> None:
    problems = problems_of(WITH_ERRORS, yjs)
    rows = list(csv.DictReader(io.StringIO(yjs("check", WITH_ERRORS, "--format", "csv").out)))
    keys = ("severity", "code", "location", "sheet", "cell", "message", "hint")
    assert [[row[key] for key in keys] for row in rows] == [[each[key] or "" for key in keys] for each in problems]
    by_severity = sorted(problems, key=lambda each: ("error", "warning", "notice").index(each["severity"]))
    assert yjs("check", WITH_ERRORS, "--every").out.splitlines()[1:] == [
        f"  {each['severity']}  {each['location']}  {each['code']}  {each['message']} {each['hint']}"
        for each in by_severity
    ]


def annotations(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """The workflow commands in a text as severity, properties and message. Any other line fails."""
    for line in text.splitlines():
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command, line
        properties = dict(each.split("=", 1) for each in command[2].split(","))
        yield command[1], properties, command[3]


def test_github_has_one_annotation_per_rule_errors_first(yjs: Yjs) -> None:
    shown = list(annotations(yjs("check", ONE_SHEET, WITH_ERRORS, IN_PROGRESS, "--format", "github").out))
    assert shown[0] == (
        "warning",
        {"file": str(ONE_SHEET), "title": "yjs totals-row"},
        f"Case tracker!18: {TOTALS}",
    )
    of_errors = [(severity, about["title"]) for severity, about, _ in shown if about["file"] == str(WITH_ERRORS)]
    broken = {(problem["severity"], f"yjs {problem['code']}") for problem in problems_of(WITH_ERRORS, yjs)}
    assert of_errors == sorted(broken, key=lambda each: (("error", "warning", "notice").index(each[0]), each[1]))
    assert len(of_errors) > 20
    # One annotation for all 21 questions with blanks.
    severity, about, message = shown[-3]
    assert (severity, about) == ("notice", {"file": str(IN_PROGRESS), "title": "yjs answer-missing"})
    assert message.startswith("Court disposals!S8: 2.4.1 is not answered yet for 3 cases: ")
    assert message.count("%0A") == 20


def test_github_is_empty_without_problems(yjs: Yjs) -> None:
    assert yjs("check", BATH, "--format", "github").out == ""


# The list and the manuals of rules.


def test_list_has_one_line_per_rule(yjs: Yjs) -> None:
    ran = yjs("check", "--list")
    lines = [re.fullmatch(r"(\S+) +(error|warning|notice) +(\S.*\.)", line) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert [(line[1], line[2]) for line in lines if line] == [(rule.code, rule.severity) for rule in RULES]
    assert {len(line[0][: line.start(3)]) for line in lines if line} == {34}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_explains_itself(rule: Rule, yjs: Yjs) -> None:
    ran = yjs("check", "--explain", rule.code)
    heading, *text = ran.out.split("\n\n")
    assert (ran.code, ran.err) == (0, "")
    assert heading == f"{rule.code} ({rule.severity})"
    assert text[-1].startswith("To fix: ")
    assert {"Passes:", "Fails:"} < set(text)
    # Readers do not see the markup of docstrings.
    assert "``" not in ran.out
    assert "::" not in ran.out


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_manual_is_wrapped_to_80_columns_and_keeps_examples(
    columns: int, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for rule in RULES:
        lines = yjs("check", "--explain", rule.code).out.splitlines()
        examples = [line for line in lines if line.startswith(" ")]
        assert examples == [line for line in cleandoc(rule.manual).splitlines() if line.startswith(" ")]
        assert max(len(line) for line in lines if line not in examples) <= min(columns, 80), rule.code
        assert max(map(len, examples)) <= 80, rule.code


@pytest.mark.parametrize("code", ["no-such-rule", "", "ANSWER-MISSING", "answer_missing"])
def test_unknown_rule_is_reported(code: str, yjs: Yjs) -> None:
    ran = yjs("check", "--explain", code)
    assert ran == (2, "", f"yjs: there is no rule {code!r}. yjs check --list shows all rules.\n")


def test_problems_depend_on_the_framework(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    text = yjs("framework", "show", "--format", "toml").out
    path.write_text(text.replace('"yj-2021"', '"ours"').replace('code = "2.4.3"', 'code = "2.4.4"'), "utf-8")
    ran = yjs("check", BATH, "--framework", path)
    assert ran.code == 1
    assert "question-unknown  2.4.3 is not a key question of ours." in ran.out
