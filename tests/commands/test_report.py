"""``yjs report``: its files, its messages, and that other commands do not load its libraries."""

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
    """``page(workbook, *options)`` is the web page written by the command."""

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


# The format comes from --format, or from the file extension of the output.


def test_all_formats_are_tested_here() -> None:
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
def test_format_comes_from_the_option_or_the_file_extension(
    name: str, options: tuple[str, ...], form: str, yjs: Yjs, tmp_path: Path
) -> None:
    path = tmp_path / name
    assert yjs("report", PANEL, "-o", path, *options) == (0, "", f"{path}: written.\n")
    content = path.read_bytes()
    assert content.startswith(BEGINS[form])
    assert PARTS.get(form, b"") in content


@pytest.mark.parametrize("name", ["r", "r.pdf", "r.html.bak"])
def test_unknown_file_extension_is_refused_before_reading(name: str, yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / name
    ran = yjs("report", "nowhere.xlsx", "-o", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"yjs: {path}: unknown file extension. Use .html, .docx or .xlsx, or add --format.\n"


def test_output_file_is_required(yjs: Yjs) -> None:
    ran = yjs("report", BATH)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "yjs: name the file to write the report to, for example: yjs report cases.xlsx -o report.html.\n"


@pytest.mark.parametrize("form", ReportFormat)
def test_message_without_the_extra_says_how_to_install_it(
    form: ReportFormat, yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = importlib.util.find_spec
    missing = {"jinja2", "docx", "gptables"}
    monkeypatch.setattr(report, "find_spec", lambda name: None if name in missing else installed(name))
    path = tmp_path / f"r.{form}"
    ran = yjs("report", BATH, "-o", path)
    assert ran == (2, "", "yjs: reports need extra libraries. Install them with: pip install 'yjs-cli[report]'\n")
    assert list(tmp_path.iterdir()) == []


# Options.


def test_title_option_sets_the_title(page: Callable[..., Element]) -> None:
    shown = page(PANEL, "--title", "Title <b>")
    assert shown.one("h1").text == shown.one("title").text == "Title <b>"


def test_by_option_counts_cases_in_the_order_given_ignoring_case(page: Callable[..., Element]) -> None:
    shown = page(BATH, "--by", "ethnicity", "--by", " SEX ")
    assert [each for each in captions(shown) if each.startswith("Cases by ")] == [
        "Cases by disposal", "Cases by Ethnicity", "Cases by Sex",
    ]  # fmt: skip
    counted = rows(shown, "Cases by Sex")
    assert [row[0] for row in counted] == list(SEXES)
    for column in (1, 2):
        assert sum(int(row[column]) for row in counted) == 6


def test_unknown_column_is_refused_with_a_list_of_the_columns(yjs: Yjs, tmp_path: Path) -> None:
    ran = yjs("report", BATH, "-o", tmp_path / "r.html", "--by", "Sx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "yjs: --by Sx: there is no such column. Columns you can use: Disposal, Inspector, Interviewed, "
    )
    assert "Sex" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("heading", "counts"),
    [
        ("Inspector", {"LH": ["4", "2"], "SJ": ["4", "3"]}),
        ("interviewed", {"No": ["1", "0"], "Yes": ["7", "5"]}),
        ("Disposal", {"Community sentence": ["7", "0"], "Custodial sentence": ["1", "0"]}),
    ],
)
def test_by_option_accepts_the_named_details(
    heading: str, counts: dict[str, list[str]], page: Callable[..., Element]
) -> None:
    counted = rows(page(PANEL, "--by", heading), f"Cases by {heading.capitalize()}")
    assert counts.items() <= {row[0]: row[1:] for row in counted}.items()


def test_by_option_lists_only_details_that_the_cases_have(yjs: Yjs, tmp_path: Path) -> None:
    source = tmp_path / "cases.csv"
    source.write_text("Case ID,Domain,2.1.1\n1,2,Yes\n", encoding="utf-8")
    ran = yjs("report", source, "-o", tmp_path / "r.html", "--by", "Inspector")
    assert ran.code == 2
    assert ran.err.endswith("yjs: --by Inspector: there is no such column. The cases have no other columns.\n")


def test_small_counts_are_suppressed_only_on_request(page: Callable[..., Element]) -> None:
    shown = {cell for row in rows(page(BATH, "--by", "Sex"), "Cases by Sex") for cell in row[1:]}
    hidden = page(BATH, "--by", "Sex", "--suppress", "6")
    assert "[c]" not in shown
    assert "Cases by Sex" not in [table.one("caption").text for table in hidden.all("table")]
    assert "Cases by Sex: not shown, because every count would be suppressed." in [
        each.text for each in hidden.all("p")
    ]
    assert rows(page(BATH, "--suppress", "4"), "Cases by disposal")[2:] == [
        ["Youth conditional caution", "[c]"],
        ["Youth caution", "[c]"],
        ["Community resolution", "0"],
        ["Outcome 22", "[c]"],
    ]


@pytest.mark.parametrize("count", ["-1", "few"])
def test_invalid_number_for_suppress_is_refused(count: str, yjs: Yjs, tmp_path: Path) -> None:
    ran = yjs("report", BATH, "-o", tmp_path / "r.html", "--suppress", count)
    assert (ran.code, ran.out) == (2, "")
    assert "--suppress" in ran.err


def test_cases_are_listed_only_on_request(page: Callable[..., Element]) -> None:
    ids = [str(cell.value) for (cell,) in load_workbook(BATH)["Court disposals"].iter_rows(max_col=1) if cell.value]
    cases = rows(page(BATH, "--with-cases"), "2 Court disposals: answers in each case")
    assert len(cases) == 6
    assert {row[0] for row in cases} <= set(ids)
    assert {answer for row in cases for answer in row[1:]} == {"Yes", "No"}
    assert not [each for each in captions(page(BATH)) if "answers in each case" in each]


def test_judged_standards_can_be_rated_on_the_command_line(page: Callable[..., Element]) -> None:
    unrated = rows(page(LONG), "Rating of each standard")
    options = [text for code, rating in JUDGEMENTS.items() for text in ("--rating", f"{code}={rating}")]
    rated = rows(page(LONG, *options), "Rating of each standard")
    assert [row for row in unrated if row[0] == "1.2"] == [["1.2", "Staff", "No rating yet"]]
    assert [row for row in rated if row[0] == "1.2"] == [["1.2", "Staff", "Outstanding"]]


def test_custom_framework_is_used(page: Callable[..., Element], tmp_path: Path) -> None:
    path = tmp_path / "custom.toml"
    text = framework_text("yj-2021").replace("from_percent = 80", "from_percent = 90")
    path.write_text(text.replace('"yj-2021"', '"custom"'), encoding="utf-8")
    shown = page(BATH, "--framework", str(path))
    assert rows(shown, "Percentages and points of each rating")[-1] == ["Outstanding", "90%", "100%", "3"]
    assert "Framework: custom," in shown.text


def test_standard_input_is_read(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    assert yjs("report", "-", "-o", path, stdin=PANEL.read_bytes()).code == 0
    assert read_page(path.read_bytes()).one("h1").text == "Calderwick: inspection ratings"


def test_unfinished_inspection_gets_a_report(page: Callable[..., Element]) -> None:
    shown = page(IN_PROGRESS)
    assert "What is missing" in [each.text for each in shown.all("h2")]
    assert f"yjs {__version__}" in shown.text


# Nothing is written unless the whole report can be.


def test_workbook_with_errors_gets_a_list_of_cells_and_no_report(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text("old", encoding="utf-8")
    ran = yjs("report", WITH_ERRORS, "-o", path, "--force")
    scored = yjs("score", WITH_ERRORS)
    assert (ran.code, ran.out, ran.err) == (1, "", scored.err)
    assert path.read_text(encoding="utf-8") == "old"


def test_existing_report_is_replaced_only_with_force(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text("old", encoding="utf-8")
    ran = yjs("report", PANEL, "-o", path)
    assert ran == (2, "", f"yjs: {path}: this file already exists. Add --force to replace it.\n")
    assert path.read_text(encoding="utf-8") == "old"
    assert yjs("report", PANEL, "-o", path, "--force").code == 0
    assert path.read_bytes().startswith(BEGINS["html"])


def test_input_file_is_never_overwritten(yjs: Yjs, tmp_path: Path) -> None:
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
        ((str(PANEL), "--framework", "yj-2018"), "there is no framework or file of this name"),
        ((str(PANEL), "--template", "template.docx"), "only a Word report (.docx) can use a template"),
    ],
)
def test_invalid_use_is_reported_in_one_line_and_writes_nothing(
    arguments: tuple[str, ...], says: str, yjs: Yjs, tmp_path: Path
) -> None:
    ran = yjs("report", *arguments, "-o", tmp_path / "r.html")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []


def test_missing_folder_is_reported(yjs: Yjs, tmp_path: Path) -> None:
    ran = yjs("report", PANEL, "-o", tmp_path / "no" / "r.html")
    assert ran.code == 2
    assert "there is no folder" in ran.err


def test_invalid_source_date_epoch_is_refused(tmp_path: Path) -> None:
    ran = process("report", PANEL, "-o", tmp_path / "r.docx", env=environment(SOURCE_DATE_EPOCH="today"))
    assert (ran.code, ran.out) == (2, "")
    assert "SOURCE_DATE_EPOCH" in ran.err
    assert list(tmp_path.iterdir()) == []


# Only writing a report loads its libraries.


@pytest.mark.parametrize(
    "arguments", [("score", str(BATH)), ("check", str(BATH)), ("report", "--help")], ids=["score", "check", "help"]
)
def test_report_libraries_are_loaded_only_to_write_a_report(arguments: tuple[str, ...]) -> None:
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
