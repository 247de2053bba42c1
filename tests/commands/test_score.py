"""``yjs score``: formats, output files, several files, and conditions on the result."""

import csv
import io
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import BATH, IN_PROGRESS, LONG, PANEL, SAMPLES, WITH_ERRORS, Yjs, process
from yjs_cli import __version__
from yjs_cli.commands.scored import stated_ratings
from yjs_cli.framework import framework_text, load_framework
from yjs_cli.output import Format

BATH_LINE = "Bath and North East Somerset\t26\t36\tGood\tfinal\n"
PANEL_LINE = "Calderwick\t29\t36\tGood\tfinal\n"
JUDGEMENTS = {"1.1": "Good", "1.2": "Outstanding", "1.3": "Good", "1.4": "Good", "3.4": "Good", "4.1": "Good"}
RATINGS = [text for code, rating in JUDGEMENTS.items() for text in ("--rating", f"{code}={rating}")]

# The format comes from --format, or from the file extension of the output. Otherwise it is the table.

BEGINS: dict[str, str] = {
    "table": "Calderwick\n────",
    "json": '{\n  "format_version": 1,\n',
    "csv": "service,framework,domain,",
    "markdown": "# Calderwick\n\n**Overall: Good**",
    "line": "Calderwick\t29\t36",
}


def test_these_are_all_the_formats() -> None:
    assert list(BEGINS) == list(Format)


@pytest.mark.parametrize("form", BEGINS)
@pytest.mark.parametrize("option", ["--format", "-f"])
def test_format_option_sets_the_format(form: str, option: str, yjs: Yjs) -> None:
    assert yjs("score", PANEL, option, form).out.startswith(BEGINS[form])


def test_table_is_the_default_format(yjs: Yjs) -> None:
    assert yjs("score", PANEL).out == yjs("score", PANEL, "--format", "table").out


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("r.json", "json"),
        ("r.csv", "csv"),
        ("r.md", "markdown"),
        ("r.markdown", "markdown"),
        ("r.txt", "table"),
        ("R.JSON", "json"),
    ],
)
def test_file_extension_sets_the_format(name: str, form: str, yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / name
    ran = yjs("score", PANEL, "-o", path)
    assert (ran.code, ran.out, ran.err) == (0, "", f"{path}: 1 inspection written.\n")
    assert path.read_text(encoding="utf-8-sig") == yjs("score", PANEL, "--format", form).out


def test_format_option_overrides_the_file_extension(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    assert yjs("score", PANEL, "-o", path, "--format", "line").code == 0
    assert path.read_text(encoding="utf-8") == PANEL_LINE


@pytest.mark.parametrize("name", ["r", "r.xlsx", "r.json.bak", ""])
def test_unknown_file_extension_is_refused_before_reading(name: str, yjs: Yjs, tmp_path: Path) -> None:
    path = str(tmp_path / name) if name else ""
    ran = yjs("score", "nowhere.xlsx", "-o", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"yjs: {path}: unknown file extension. Use .json, .csv, .md or .txt, or add --format.\n"


# A file is written completely or not at all.


def refused(yjs: Yjs, path: Path | str, *options: str) -> str:
    ran = yjs("score", PANEL, "-o", path, "--format", "line", *options)
    assert (ran.code, ran.out) == (2, "")
    return ran.err


def test_existing_file_is_replaced_only_with_force(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_text("old", encoding="utf-8")
    assert refused(yjs, path) == f"yjs: {path}: this file already exists. Add --force to replace it.\n"
    assert path.read_text(encoding="utf-8") == "old"
    assert yjs("score", PANEL, "-o", path, "--format", "line", "--force").code == 0
    assert path.read_text(encoding="utf-8") == PANEL_LINE


@pytest.mark.parametrize("link", [None, "symlink_to", "hardlink_to"])
def test_input_file_is_never_replaced(link: str | None, yjs: Yjs, tmp_path: Path) -> None:
    source = tmp_path / "cases.xlsx"
    source.write_bytes(PANEL.read_bytes())
    target = source
    if link:
        target = tmp_path / "link.txt"
        getattr(target, link)(source)
    for files in ((source,), (BATH, source)):
        ran = yjs("score", *files, "-o", target, "--format", "line", "--force")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"yjs: {target}: this is one of the input files. Choose another name for the output.\n"
    assert source.read_bytes() == PANEL.read_bytes()


SCORE, REPORT, CHECK = (
    ("score", PANEL, "--format", "json", "-o"),
    ("report", PANEL, "-o"),
    ("check", PANEL, "--marked"),
)


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (SCORE, "--expect"),
        *((each, named) for each in (SCORE, REPORT, CHECK) for named in ("--framework", "--password-file")),
    ],
)
def test_file_named_by_an_option_is_never_replaced(
    command: tuple[object, ...], option: str, yjs: Yjs, tmp_path: Path
) -> None:
    path = tmp_path / "named.xlsx"
    path.write_text(framework_text("yj-2021"), encoding="utf-8")
    before = path.read_bytes()
    ran = yjs(*command, path, "--force", option, path)
    assert (ran.code, path.read_bytes()) == (2, before)
    assert ran.err == f"yjs: {path}: this is one of the input files. Choose another name for the output.\n"


def test_input_file_is_recognised_under_any_name(yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "cases.xlsx").write_bytes(PANEL.read_bytes())
    ran = yjs("score", "cases.xlsx", "-o", "folder/../cases.xlsx", "--format", "line", "--force")
    assert (ran.code, (tmp_path / "cases.xlsx").read_bytes()) == (2, PANEL.read_bytes())


def test_framework_file_is_never_replaced(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    text = yjs("framework", "show", "--format", "toml").out
    path.write_text(text, encoding="utf-8")
    ran = yjs("score", PANEL, "--framework", path, "-o", path, "--format", "line", "--force")
    assert (ran.code, path.read_text(encoding="utf-8")) == (2, text)


def test_folder_or_missing_folder_is_refused(yjs: Yjs, tmp_path: Path) -> None:
    assert refused(yjs, tmp_path, "--force") == f"yjs: {tmp_path}: this is a folder. Give the name of a file in it.\n"
    assert refused(yjs, Path("-")) == "yjs: -: give the name of a file to write to.\n"
    nowhere = tmp_path / "no" / "r.txt"
    assert refused(yjs, nowhere) == f"yjs: {nowhere}: there is no folder {nowhere.parent}.\n"


def test_link_is_kept_and_its_target_replaced(yjs: Yjs, tmp_path: Path) -> None:
    real, link = tmp_path / "folder" / "real.txt", tmp_path / "link.txt"
    real.parent.mkdir()
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    assert yjs("score", PANEL, "-o", link, "--format", "line", "--force").code == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == PANEL_LINE


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_failed_write_keeps_the_old_file_and_leaves_no_other(
    step: str, yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "old.txt"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace"), "chmod": (Path, "chmod")}[step], fail)
    ran = yjs("score", PANEL, "-o", path, "--force")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"yjs: {path}: cannot be written: No space left on device.\n"
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("old.txt", b"old")]


def test_interrupted_write_keeps_the_old_file(yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "old.txt"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", interrupt)
    assert yjs("score", PANEL, "-o", path, "--force").code == 130
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("old.txt", b"old")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_output_has_normal_file_permissions(yjs: Yjs, tmp_path: Path) -> None:
    old, new, other = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "other.txt"
    old.touch(0o600)
    old.chmod(0o640)
    other.touch()
    yjs("score", PANEL, "-o", old, "--force")
    yjs("score", PANEL, "-o", new)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == other.stat().st_mode


def test_workbook_with_errors_writes_no_output(yjs: Yjs, tmp_path: Path) -> None:
    ran = yjs("score", WITH_ERRORS, "-o", tmp_path / "r.json")
    assert (ran.code, list(tmp_path.iterdir())) == (1, [])
    assert "written" not in ran.err


def test_output_is_utf_8_with_unix_line_ends(yjs: Yjs, tmp_path: Path) -> None:
    yjs("score", PANEL, BATH, "-o", tmp_path / "r.md")
    content = (tmp_path / "r.md").read_bytes()
    assert b"\r" not in content
    assert " · " in content.decode("utf-8")


# Several files, and standard input.


def test_several_files_are_one_result_in_order(yjs: Yjs) -> None:
    ran = yjs("score", PANEL, BATH, PANEL, "--format", "line")
    assert (ran.code, ran.out, ran.err) == (0, PANEL_LINE + BATH_LINE + PANEL_LINE, "")
    assert len(json.loads(yjs("score", PANEL, BATH, "--format", "json").out)["inspections"]) == 2


def test_error_in_one_file_does_not_stop_the_others(yjs: Yjs) -> None:
    ran = yjs("score", "nowhere.xlsx", PANEL, WITH_ERRORS, BATH, SAMPLES, "--format", "line")
    assert (ran.code, ran.out) == (2, PANEL_LINE + BATH_LINE)
    lines = ran.err.splitlines()
    assert lines[0] == "yjs: nowhere.xlsx: no such file."
    assert lines[1] == "with-errors.xlsx:"
    assert lines[-2] == f"with-errors.xlsx: not scored: {len(lines) - 4} errors to fix."
    assert lines[-1] == f"yjs: {SAMPLES}: a folder, not a file. Give the workbook in it."


def test_standard_input_is_named_in_the_result(yjs: Yjs) -> None:
    ran = yjs("score", "-", BATH, "--format", "json", stdin=PANEL.read_bytes())
    first, second = json.loads(ran.out)["inspections"]
    assert (first["service"], first["sources"][0]["name"]) == ("Calderwick", "standard input")
    assert first["sources"][0]["sha256"] == json.loads(
        yjs("score", PANEL, "--format", "json").out
    )["inspections"][0]["sources"][0]["sha256"]  # fmt: skip
    assert second["service"] == "Bath and North East Somerset"


def test_process_reads_standard_input() -> None:
    ran = process("score", "-", "--format", "line", input=LONG.read_bytes())
    assert (ran.code, ran.out) == (0, "standard input\t15\t36\t-\tincomplete\n")


@pytest.mark.parametrize("content", [b"", b"\n \n", b"not a table"])
def test_standard_input_with_nothing_to_score_is_reported(content: bytes, yjs: Yjs) -> None:
    ran = yjs("score", "-", stdin=content)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("yjs: standard input: ")


# --rating: judged standards without a sheet.


def test_rating_option_works_like_a_ratings_sheet(yjs: Yjs) -> None:
    ran = yjs("score", LONG, *RATINGS, "--format", "line")
    assert (ran.code, ran.out, ran.err) == (0, "long.csv\t26\t36\tGood\tfinal\n", "")


@pytest.mark.parametrize(
    ("text", "rating", "points"),
    [
        ("1.1=Good", "Good", 2),
        ("1.1=o", "Outstanding", 3),
        ("1.1=requires-improvement", "Requires improvement", 1),
        (" 1.1 = INADEQUATE ", "Inadequate", 0),
        ("1.1=not rated", None, None),
        ("1.1=Not-Rated", None, None),
    ],
)
def test_rating_option_accepts_the_spellings_of_a_sheet(
    text: str, rating: str | None, points: int | None, yjs: Yjs
) -> None:
    result = json.loads(yjs("score", LONG, "--rating", text, "--format", "json").out)["inspections"][0]
    standard = result["standards"][0]
    assert (standard["code"], standard["rating"], standard["points"]) == ("1.1", rating, points)
    assert (standard["status"], result["max_score"]) == (("final", 36) if rating else ("not-rated", 33))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # Only judged standards: a panel's rating needs a reason, which has no place here.
        ("2.1=Good", "name a judged standard (1.1, 1.2, 1.3, 1.4, 3.4, 4.1), as in --rating 1.1=Good."),
        ("5.1=Good", "name a judged standard (1.1, 1.2, 1.3, 1.4, 3.4, 4.1), as in --rating 1.1=Good."),
        ("Good", "name a judged standard (1.1, 1.2, 1.3, 1.4, 3.4, 4.1), as in --rating 1.1=Good."),
        ("", "name a judged standard (1.1, 1.2, 1.3, 1.4, 3.4, 4.1), as in --rating 1.1=Good."),
        ("1.1=Great", "'Great' is not a rating. Use one of Inadequate, Requires improvement, Good, Outstanding."),
        ("1.1", "'' is not a rating. Use one of Inadequate, Requires improvement, Good, Outstanding."),
    ],
)
def test_invalid_rating_option_is_refused_before_reading(text: str, message: str, yjs: Yjs) -> None:
    ran = yjs("score", "nowhere.xlsx", "--rating", text)
    assert (ran.code, ran.out, ran.err) == (2, "", f"yjs: --rating {text}: {message}\n")


def test_rating_option_and_sheet_together_are_an_error(yjs: Yjs) -> None:
    ran = yjs("score", BATH, "--rating", "1.1=Good")
    assert (ran.code, ran.out) == (1, "")
    assert "  error  --rating 1.1=Good  rating-repeated  1.1 already has a rating in Ratings!B" in ran.err


def test_two_rating_options_for_one_standard_are_an_error(yjs: Yjs) -> None:
    for second in ("1.1=Outstanding", "1.1=G"):
        ran = yjs("score", LONG, "--rating", "1.1=Good", "--rating", second)
        assert (ran.code, ran.out) == (1, ""), second
        assert "rating-repeated  1.1 already has a rating in --rating 1.1=Good. " in ran.err


def test_rating_from_the_command_line_has_no_sheet_or_cell(yjs: Yjs) -> None:
    ran = yjs("score", BATH, "--rating", "1.1=Good")
    assert ran.err.splitlines()[-1] == "bath-and-north-east-somerset.xlsx: not scored: 1 error to fix."
    stated = stated_ratings(["1.1=Good"], load_framework())
    assert (str(stated[0].place), stated[0].place.sheet, stated[0].place.cell) == ("--rating 1.1=Good", None, None)


# --complete and --fail-under: the result is shown, and the exit code is 1.


def test_complete_result_meets_complete(yjs: Yjs) -> None:
    assert yjs("score", BATH, PANEL, "--complete", "--format", "line").err == ""


def test_incomplete_result_lists_what_is_missing(yjs: Yjs) -> None:
    ran = yjs("score", IN_PROGRESS, "--complete", "--format", "line")
    assert (ran.code, ran.out) == (1, "Thornmere\t24\t36\t-\tincomplete\n")
    name, *notices, last = ran.err.splitlines()
    assert name == "Thornmere:"
    assert last == (
        "Thornmere: not complete. 37 answers and 1 judgement are missing. Still possible, if every unanswered question "
        "turns out Yes or No: Requires improvement or Good; score 14 to 29 of 36."
    )
    assert notices[0] == (
        "  notice  Court disposals!S8  answer-missing  2.4.1 is not answered yet for 3 cases: S8, S9, S10. "
        "Answer Yes, No or N/A."
    )
    assert notices[-1].startswith(
        "  notice  fieldwork-in-progress.xlsx  judgement-missing  1.3 Partnerships and services has no rating yet. "
    )
    assert len(notices) == 21 + 2 + 1  # questions, cases that are not begun, a judgement


def test_provisional_result_is_not_complete(yjs: Yjs) -> None:
    content = LONG.read_bytes().replace(b"2.1.1,Yes", b"2.1.1,", 1)
    ran = yjs("score", "-", *RATINGS, "--complete", "--format", "line", stdin=content)
    assert (ran.code, ran.out) == (1, "standard input\t26\t36\tGood\tprovisional\n")
    assert ran.err.splitlines()[-1].startswith("standard input: not complete. 1 answer is missing. Still possible")


@pytest.mark.parametrize(
    ("lowest", "code"),
    [("inadequate", 0), ("RI", 0), ("requires-improvement", 0), ("Good", 0), ("g", 0), ("Outstanding", 1), ("O", 1)],
)
def test_fail_under_exits_with_1_below_the_rating(lowest: str, code: int, yjs: Yjs) -> None:
    ran = yjs("score", BATH, "--fail-under", lowest, "--format", "line")
    assert (ran.code, ran.out) == (code, BATH_LINE)
    assert ran.err == ("Bath and North East Somerset: overall Good, below Outstanding.\n" if code else "")


def test_no_overall_rating_fails_any_fail_under(yjs: Yjs) -> None:
    ran = yjs("score", IN_PROGRESS, "--fail-under", "inadequate", "--format", "line")
    assert (ran.code, ran.err) == (1, "Thornmere: overall not rated yet, below Inadequate.\n")


def test_conditions_apply_to_each_inspection(yjs: Yjs) -> None:
    ran = yjs("score", BATH, IN_PROGRESS, PANEL, "--fail-under", "outstanding", "--format", "line")
    assert (ran.code, ran.err.splitlines()) == (
        1,
        [
            "Bath and North East Somerset: overall Good, below Outstanding.",
            "Thornmere: overall not rated yet, below Outstanding.",
            "Calderwick: overall Good, below Outstanding.",
        ],
    )


@pytest.mark.parametrize("text", ["great", "", "Not rated", "2"])
def test_invalid_fail_under_is_refused(text: str, yjs: Yjs) -> None:
    ran = yjs("score", "nowhere.xlsx", "--fail-under", text)
    assert ran.code == 2
    assert ran.err == (
        f"yjs: --fail-under: {text!r} is not a rating. "
        "Use one of Inadequate, Requires improvement, Good, Outstanding.\n"
    )


def test_output_is_written_even_if_a_condition_is_not_met(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "r.md"
    assert yjs("score", BATH, "--fail-under", "O", "-o", path).code == 1
    assert path.read_text(encoding="utf-8").startswith("# Bath and North East Somerset\n")


# --expect: compare with an earlier result.


@pytest.fixture
def expected(yjs: Yjs, tmp_path: Path) -> Callable[..., Path]:
    """``expected(change)`` is the path of the result of PANEL, after a change to its JSON."""

    def write(change: Callable[[dict[str, Any]], object] | None = None) -> Path:
        document = json.loads(yjs("score", PANEL, "--format", "json").out)
        if change:
            change(document)
        path = tmp_path / "expected.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    "change",
    [
        None,
        lambda document: document.update(yjs_version="99.0"),
        lambda document: document["inspections"][0].update(sources=[{"name": "other.xlsx", "sha256": "0" * 64}]),
    ],
    ids=["the same", "another version of yjs", "another file"],
)
def test_expected_result_agrees(change: Any, expected: Callable[..., Path], yjs: Yjs) -> None:
    ran = yjs("score", PANEL, "--expect", expected(change), "--format", "line")
    assert (ran.code, ran.out, ran.err) == (0, PANEL_LINE, "")


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (lambda document: document["inspections"][0].update(score=28),
         ["Overall: expected Good, 28 of 36, got Good, 29 of 36."]),
        (lambda document: document["inspections"][0]["standards"][4]["questions"][1].update(yes=8, no=0),
         ["2.1.2 Safety of the child: expected 8 of 8, got 7 of 8."]),
        (lambda document: document["inspections"].append(document["inspections"][0]),
         ["Calderwick: expected, but missing."]),
        (lambda document: document.update(framework="yj-2018"), ["Framework: expected yj-2018, got yj-2021."]),
    ],
)  # fmt: skip
def test_different_result_is_shown_with_one_line_for_each_cause(
    change: Any, lines: list[str], expected: Callable[..., Path], yjs: Yjs
) -> None:
    ran = yjs("score", PANEL, "--expect", expected(change), "--format", "line")
    assert (ran.code, ran.out, ran.err.splitlines()) == (1, PANEL_LINE, lines)


def test_expected_result_in_another_version_is_refused(expected: Callable[..., Path], yjs: Yjs) -> None:
    path = expected(lambda document: document.update(format_version=2))
    ran = yjs("score", "nowhere.xlsx", "--expect", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"yjs: --expect {path}: format_version: expected 1, got 2\n"
    )  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff\xfe\x00", PANEL.read_bytes()])
def test_invalid_expected_result_is_refused(content: bytes, yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "expected.json"
    path.write_bytes(content)
    ran = yjs("score", "nowhere.xlsx", "--expect", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"yjs: --expect {path}: ")
    assert ran.err.count("\n") == 1


def test_missing_expected_result_is_reported(yjs: Yjs, tmp_path: Path) -> None:
    ran = yjs("score", "nowhere.xlsx", "--expect", tmp_path / "no.json")
    assert ran.code == 2
    assert ran.err == f"yjs: --expect {tmp_path / 'no.json'}: cannot be read: No such file or directory.\n"


def test_sample_agrees_with_its_stored_result(yjs: Yjs) -> None:
    made = SAMPLES / "bath-and-north-east-somerset.json"
    assert yjs("score", BATH, "--expect", made, "--format", "line") == (0, BATH_LINE, "")
    one_sheet = yjs("score", SAMPLES / "one-sheet.xlsx", "--expect", made, "--format", "line")
    assert (one_sheet.code, one_sheet.out) == (1, BATH_LINE)
    assert one_sheet.err.splitlines()[2:] == [
        "Warning not expected: Case tracker!18 This row was ignored because it looks like a row of totals."
    ]


# Formats that programs read.


def test_json_names_its_version_and_sources(yjs: Yjs) -> None:
    document = json.loads(yjs("score", PANEL, "--format", "json").out)
    assert list(document) == ["format_version", "yjs_version", "framework", "inspections"]
    assert (document["format_version"], document["yjs_version"], document["framework"]) == (1, __version__, "yj-2021")


def test_csv_is_one_table_for_all_files(yjs: Yjs) -> None:
    rows = list(csv.DictReader(io.StringIO(yjs("score", PANEL, BATH, "--format", "csv").out)))
    assert [row["service"] for row in rows] == ["Calderwick"] * 27 + ["Bath and North East Somerset"] * 27
    assert [row["question"] for row in rows[4:7]] == ["2.1.1", "2.1.2", "2.1.3"]


def test_own_framework_is_used(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    text = yjs("framework", "show", "--format", "toml").out
    path.write_text(text.replace('"yj-2021"', '"ours"').replace("from_percent = 80", "from_percent = 90"), "utf-8")
    document = json.loads(yjs("score", BATH, "--framework", path, "--format", "json").out)
    assert document["framework"] == "ours"
    ratings = {question["percent"]: question["rating"] for standard in document["inspections"][0]["standards"]
               for question in standard["questions"]}  # fmt: skip
    assert ratings == {100: "Outstanding", 83: "Good", 67: "Good", 50: "Requires improvement"}
