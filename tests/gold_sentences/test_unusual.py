"""Sentences that no sample has: of results, reports and problems that are seldom seen."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.checks.contents import COURT_QUESTIONS
from tests.checks.sheets import csv_of, workbook_of
from tests.commands.conftest import Yjs
from tests.conftest import Gold
from tests.gold_sentences.test_report import lines, page_texts, spreadsheet_texts
from tests.hostile import biff, binary, opendocument
from tests.protected import protected
from tests.workbooks import workbook
from yjs_cli import __version__
from yjs_cli.framework import framework_text

TEXT = framework_text("yj-2021")
OUT_OF_COURT_QUESTIONS = " | ".join(f"3.{standard}.{number}" for standard in (1, 2, 3) for number in (1, 2, 3))
JUDGED = ("1.1", "1.2", "1.3", "1.4", "3.4")


def rows(heading: str, cases: Iterable[str]) -> str:
    return " / ".join([heading, *cases])


def ratings(*stated: str) -> str:
    return rows("Standard | Rating | Reason", stated)


COURT = f"Case ID | Sex | {COURT_QUESTIONS}"
# 20 of 31 is 64.5%, which is rounded to 65%. Nothing is answered of 2.2.
MANY = rows(
    COURT,
    (
        f"C{n} | {'M' if n else ''} | Yes | N/A | Yes | | | | {'Yes' if n < 20 else 'No'} | Yes | Yes | Yes | Yes | No"
        for n in range(31)
    ),
)
FILES = {
    "panel": {"Cases": MANY, "Ratings": ratings("2.1 | Not rated | Unclear", "2.2 | Good | Seen on site")},
    "best": {
        "Court": rows(COURT, (f"C{n} | F{' | Yes' * 12}" for n in range(6))),
        "Out of court": rows(f"Case ID | {OUT_OF_COURT_QUESTIONS}", (f"O{n}{' | Yes' * 9}" for n in range(6))),
        "Ratings": ratings(*(f"{code} | Outstanding |" for code in JUDGED), "4.1 | Inadequate |"),
    },
    "few": {"Cases": rows(COURT, (f"C{n} | {sex}{' | Yes' * 12}" for n, sex in enumerate("FM")))},
    "none": {"Cases": COURT, "Ratings": ratings("1.1 | Good |")},
}
ONE_DOMAIN = """[[domains]]
code = "1"
name = "One"
standards = [{ code = "1.1", name = "Staff", method = "judgement" }]
"""
JUDGED_ONLY = TEXT[: TEXT.index("# A standard outside")] + ONE_DOMAIN


@pytest.fixture
def books(folder: Path) -> Path:
    """The folder with the workbooks and two frameworks."""
    for name, sheets in FILES.items():
        (folder / f"{name}.xlsx").write_bytes(workbook_of(sheets))
    (folder / "exact.toml").write_text(TEXT.replace('compared_percentage = "rounded"', 'compared_percentage = "exact"'))
    (folder / "judged.toml").write_text(JUDGED_ONLY)
    return folder


@pytest.mark.usefixtures("books")
@pytest.mark.parametrize("name", FILES)
def test_unusual_result(name: str, yjs: Yjs, gold: Gold) -> None:
    ran = yjs("score", f"{name}.xlsx")
    assert ran.code == 0, ran.err
    said = re.sub(
        "sha256 [0-9a-f]{8}", "sha256 HASH", f"{ran.out}\n{ran.err}"
    )  # which changes with the time of writing
    gold(f"score-{name}.txt", said.replace(f"yjs {__version__}", "yjs VERSION"))


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("panel", ("--framework", "exact.toml", "--by", "Sex")),
        ("best", ()),
        ("few", ("--by", "Sex", "--suppress", 5)),
        ("none", ("--by", "Sex")),
        ("none", ("--framework", "judged.toml")),
    ],
    ids=["panel", "best", "few", "none", "judged"],
)
def test_unusual_report(
    name: str, options: tuple[object, ...], request: pytest.FixtureRequest, yjs: Yjs, books: Path, gold: Gold
) -> None:
    for extension in ("html", "xlsx"):
        ran = yjs("report", f"{name}.xlsx", "-o", f"report.{extension}", *options)
        assert ran.code == 0, ran.err
    page = lines(page_texts(books / "report.html"))
    only_in_excel = [
        line
        for line in lines(spreadsheet_texts(load_workbook(books / "report.xlsx"))).splitlines()
        if line not in page and not line.startswith("#") and "|" not in line
    ]
    gold(f"report-{request.node.callspec.id}.txt", "\n".join([page, "Only in Excel:", *only_in_excel, ""]))


CODES = {"case-in-two-domains", "file-misnamed", "services-mixed"}


def test_unusual_problems(folder: Path, yjs: Yjs, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YJS_PASSWORD", "x")
    contents = {
        "too many": csv_of(rows("Case ID | 2.1.1", (f"C{n} | Yess" for n in range(1_002)))),
        "xls": biff.workbook(),
        "xlsb": binary.workbook(),
        "ods": opendocument.workbook(),
        "protected": protected(workbook({"Cases": [["Case ID", "2.1.1"], ["1", "Yes"]]}), "x"),
        "no domain": csv_of("Case ID | Domain | 2.1.1 | 3.1.1 / 1 | 5 | Yes | No"),
        "two services": workbook_of(
            {"One": "Service | Bath", "Two": "Service | Wells", "Cases": "Case ID | 2.1.1 / 1 | Yes"}
        ),
    }
    said = []
    for what, content in contents.items():
        (folder / "cases.csv").write_bytes(content)
        found = json.loads(yjs("check", "cases.csv", "--format", "json").out)["files"][0]["problems"]
        said.append(f"# {what}\n")
        said += [
            f"{problem['location']}: {problem['message']} {problem['hint']}\n"
            for problem in found
            if problem["code"] in CODES or (problem["location"] == "cases.csv" and problem["severity"] == "error")
        ]
    gold("problems-unusual.txt", "".join(said))
