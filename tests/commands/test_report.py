"""``yjs report``: what it writes and says, what it refuses, and that no other command pays for it."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import BATH, IN_PROGRESS, LONG, PANEL, WITH_ERRORS, Yjs, environment, process
from tests.documents.report.html_reading import Element, read_page, rows_of
from yjs_cli import __version__
from yjs_cli.documents import report
from yjs_cli.documents.report import ReportFormat
from yjs_cli.framework import framework_text

BEGINS = {"html": b"<!DOCTYPE html>", "docx": b"PK", "xlsx": b"PK"}
PARTS = {"docx": b"word/document.xml", "xlsx": b"xl/workbook.xml"}
JUDGEMENTS = {"1.1": "Good", "1.2": "Outstanding", "1.3": "Good", "1.4": "Good", "3.4": "Good", "4.1": "Good"}
SEXES = ("Female", "Male")


@pytest.fixture
def page(yjs: Yjs, tmp_path: Path) -> Callable[..., Element]:
    """``page(workbook, *options)`` is the web page that the command writes."""

    def write(workbook: Path, *options: str) -> Element:
        target = tmp_path / "report.html"
        ran = yjs("report", workbook, "-o", target, "--force", *options)
        assert (ran.code, ran.out) == (0, "")
        return read_page(target.read_bytes())

    return write


def captions(page: Element) -> list[str]:
    return [each.text for each in page.all("caption")]


def rows(page: Element, caption: str) -> list[list[str]]:
    [found] = [each for each in page.all("table") if each.one("caption").text == caption]
    return rows_of(found)


# The format is told by --format, else by the ending of the output's name.


def test_every_format_is_tried_here() -> None:
    assert list(BEGINS) == list(ReportFormat)


@pytest.mark.parametrize(
    ("name", "options", "form"),
    [
        ("r.html", (), "html"),
        ("r.htm", (), "html"),
        ("R.HTML", (), "html"),
        ("r.docx", (), "docx"),
        ("r.xlsx", (), "xlsx"),
        ("r", ("--format", "html"), "html"),
        ("r.html", ("-f", "docx"), "docx"),
    ],
)
def test_the_ending_or_the_option_tells_the_format(
    name: str, options: tuple[str, ...], form: str, yjs: Yjs, tmp_path: Path
) -> None:
    path = tmp_path / name
    assert yjs("report", PANEL, "-o", path, *options) == (0, "", f"{path}: written.\n")
    content = path.read_bytes()
    assert content.startswith(BEGINS[form])
    assert PARTS.get(form, b"") in content


@pytest.mark.parametrize("name", ["r", "r.pdf", "r.html.bak"])
def test_an_ending_that_tells_no_format_is_refused_before_anything_is_read(name: str, yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / name
    ran = yjs("report", "nowhere.xlsx", "-o", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"yjs: {path}: its ending tells no format: use .html, .docx or .xlsx, or add --format.\n"


def test_a_report_must_be_named(yjs: Yjs) -> None:
    ran = yjs("report", BATH)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "yjs: name the report to write, as in yjs report cases.xlsx -o report.html.\n"


@pytest.mark.parametrize("form", ReportFormat)
def test_without_the_extra_it_says_how_to_install_it_and_writes_nothing(
    form: ReportFormat, yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = importlib.util.find_spec
    missing = {"jinja2", "docx", "gptables"}
    monkeypatch.setattr(report, "find_spec", lambda name: None if name in missing else there(name))
    path = tmp_path / f"r.{form}"
    ran = yjs("report", BATH, "-o", path)
    assert ran == (2, "", "yjs: reports need the extra 'report': pip install 'yjs-cli[report]'.\n")
    assert list(tmp_path.iterdir()) == []


# What is asked for.


def test_a_title_of_ones_own(page: Callable[..., Element]) -> None:
    shown = page(PANEL, "--title", "Ours <b>")
    assert shown.one("h1").text == shown.one("title").text == "Ours <b>"


def test_cases_are_counted_by_columns_in_the_order_asked_for_in_any_case(page: Callable[..., Element]) -> None:
    shown = page(BATH, "--by", "ethnicity", "--by", " SEX ")
    assert [each for each in captions(shown) if each.startswith("Cases by ")] == [
        "Cases by disposal", "Cases by Ethnicity", "Cases by Sex",
    ]  # fmt: skip
    counted = rows(shown, "Cases by Sex")
    assert [row[0] for row in counted] == list(SEXES)
    for column in (1, 2):
        assert sum(int(row[column]) for row in counted) == 6


def test_a_column_that_is_not_there_is_told_with_those_that_are(yjs: Yjs, tmp_path: Path) -> None:
    ran = yjs("report", BATH, "-o", tmp_path / "r.html", "--by", "Sx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("yjs: --by Sx: no such column. There are: ")
    assert "Sex" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_small_counts_are_left_out_only_if_asked_for(page: Callable[..., Element]) -> None:
    shown = {cell for row in rows(page(BATH, "--by", "Sex"), "Cases by Sex") for cell in row[1:]}
    hidden = {cell for row in rows(page(BATH, "--by", "Sex", "--suppress", "6"), "Cases by Sex") for cell in row[1:]}
    assert "[c]" not in shown
    assert hidden == {"[c]"}
    assert rows(page(BATH, "--suppress", "4"), "Cases by disposal")[2:] == [
        ["Youth conditional caution", "[c]"],
        ["Youth caution", "[c]"],
        ["Community resolution", "0"],
        ["Outcome 22", "[c]"],
    ]


@pytest.mark.parametrize("count", ["-1", "few"])
def test_a_number_to_suppress_below_that_is_none_is_refused(count: str, yjs: Yjs, tmp_path: Path) -> None:
    ran = yjs("report", BATH, "-o", tmp_path / "r.html", "--suppress", count)
    assert (ran.code, ran.out) == (2, "")
    assert "--suppress" in ran.err


def test_cases_are_listed_only_if_asked_for(page: Callable[..., Element]) -> None:
    ids = [str(cell.value) for (cell,) in load_workbook(BATH)["Court disposals"].iter_rows(max_col=1) if cell.value]
    cases = rows(page(BATH, "--with-cases"), "2 Court disposals: answers case by case")
    assert len(cases) == 6
    assert {row[0] for row in cases} <= set(ids)
    assert {answer for row in cases for answer in row[1:]} == {"Yes", "No"}
    assert not [each for each in captions(page(BATH)) if "case by case" in each]


def test_judged_standards_can_be_rated_on_the_command_line(page: Callable[..., Element]) -> None:
    unrated = rows(page(LONG), "Rating of every standard")
    options = [text for code, rating in JUDGEMENTS.items() for text in ("--rating", f"{code}={rating}")]
    rated = rows(page(LONG, *options), "Rating of every standard")
    assert [row for row in unrated if row[0] == "1.2"] == [["1.2", "Staff", "No rating yet"]]
    assert [row for row in rated if row[0] == "1.2"] == [["1.2", "Staff", "Outstanding"]]


def test_a_framework_of_ones_own_is_used(page: Callable[..., Element], tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    text = framework_text("yj-2021").replace("from_percent = 80", "from_percent = 90")
    path.write_text(text.replace('"yj-2021"', '"ours"'), encoding="utf-8")
    shown = page(BATH, "--framework", str(path))
    assert rows(shown, "Percentage and points of each rating")[-1] == ["Outstanding", "90%", "100%", "3"]
    assert "Framework: ours," in shown.text


def test_standard_input_is_read(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    assert yjs("report", "-", "-o", path, stdin=PANEL.read_bytes()).code == 0
    assert read_page(path.read_bytes()).one("h1").text == "Calderwick: inspection ratings"


def test_an_unfinished_inspection_has_its_report(page: Callable[..., Element]) -> None:
    shown = page(IN_PROGRESS)
    assert "What is missing" in [each.text for each in shown.all("h2")]
    assert f"yjs {__version__}" in shown.text


# A report is written whole or not at all.


def test_a_workbook_with_errors_gets_no_report_but_the_cells_to_mend(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text("old", encoding="utf-8")
    ran = yjs("report", WITH_ERRORS, "-o", path, "--force")
    scored = yjs("score", WITH_ERRORS)
    assert (ran.code, ran.out, ran.err) == (1, "", scored.err)
    assert path.read_text(encoding="utf-8") == "old"


def test_an_existing_report_is_replaced_only_by_force(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text("old", encoding="utf-8")
    ran = yjs("report", PANEL, "-o", path)
    assert ran == (2, "", f"yjs: {path}: this file already exists. Add --force to replace it.\n")
    assert path.read_text(encoding="utf-8") == "old"
    assert yjs("report", PANEL, "-o", path, "--force").code == 0
    assert path.read_bytes().startswith(BEGINS["html"])


def test_what_is_read_is_never_written_to(yjs: Yjs, tmp_path: Path) -> None:
    source = tmp_path / "cases.xlsx"
    source.write_bytes(PANEL.read_bytes())
    ran = yjs("report", source, "-o", source, "--force")
    assert ran == (2, "", f"yjs: {source}: this is one of the input files. Choose another name for the output.\n")
    assert source.read_bytes() == PANEL.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nowhere.xlsx",), "nowhere.xlsx"),
        ((str(PANEL), "--rating", "2.1=Good"), "--rating 2.1=Good: name a judged standard"),
        ((str(PANEL), "--framework", "yj-2018"), "no framework of that name"),
        ((str(PANEL), "--template", "house.docx"), "only a Word report (.docx) has one"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line_and_leaves_nothing(
    arguments: tuple[str, ...], says: str, yjs: Yjs, tmp_path: Path
) -> None:
    ran = yjs("report", *arguments, "-o", tmp_path / "r.html")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(yjs: Yjs, tmp_path: Path) -> None:
    ran = yjs("report", PANEL, "-o", tmp_path / "no" / "r.html")
    assert ran.code == 2
    assert "there is no folder" in ran.err


def test_a_moment_that_is_none_is_refused(tmp_path: Path) -> None:
    ran = process("report", PANEL, "-o", tmp_path / "r.docx", env=environment(SOURCE_DATE_EPOCH="today"))
    assert (ran.code, ran.out) == (2, "")
    assert "SOURCE_DATE_EPOCH" in ran.err
    assert list(tmp_path.iterdir()) == []


# No other command loads what a report needs.


@pytest.mark.parametrize(
    "arguments", [("score", str(BATH)), ("check", str(BATH)), ("report", "--help")], ids=["score", "check", "help"]
)
def test_the_libraries_of_a_report_are_not_loaded_for(arguments: tuple[str, ...]) -> None:
    program = f"""
import sys
sys.argv = ["yjs", *{arguments!r}]
from yjs_cli.cli import run
code = run()
print(code, *(name for name in ("jinja2", "docx", "gptables", "lxml") if name in sys.modules), file=sys.stderr)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stderr.splitlines()[-1] == "0"
