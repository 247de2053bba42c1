"""The manual's page on layouts: each of its tables is read as the page says."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from yjs_cli.checks import check
from yjs_cli.framework import framework_text, load_framework
from yjs_cli.inspection import Inspection
from yjs_cli.layout import read_inspection
from yjs_cli.manual import FOLDER
from yjs_cli.workbook.cell import Value

YJ_2021 = load_framework()
LAYOUTS = (FOLDER / "layouts.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n?)*)", LAYOUTS, re.MULTILINE))
TABLE = re.compile(r"^\|.*\|\n\|(?:---\|)+\n(?:\|.*\|\n)+", re.MULTILINE)


def table_of(title: str) -> list[list[Value]]:
    """The first table of a section, row by row."""
    table = TABLE.search(SECTIONS[title])
    assert table, title
    rows = [line.strip("|").split("|") for line in table[0].splitlines() if "---" not in line]
    return [[_value(cell.strip()) for cell in row] for row in rows]


def _value(cell: str) -> Value:
    return int(cell) if cell.isdecimal() else cell or None


def read(folder: Path, sheets: dict[str, list[list[Value]]]) -> Inspection:
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "cases.xlsx")
    return read_inspection(str(folder / "cases.xlsx"), YJ_2021)


def answers(inspection: Inspection) -> dict[str, str]:
    """The answers of each case: ``YNA-`` for Yes, No, N/A and unanswered, to 2.1.1, 2.1.2 …"""
    letters = {"Yes": "Y", "No": "N", "N/A": "A", "unanswered": "-", "unread": "?"}
    asked = inspection.answers[inspection.answers["question"].str.startswith("2.1.")]
    return {
        str(case_id): "".join(letters[each] for each in asked.loc[asked["case"] == case, "answer"])
        for case, case_id in inspection.cases["case_id"].items()
    }


@pytest.mark.parametrize(
    ("title", "read_as", "expected"),
    [
        ("One row per case", "cases", {"1001": "YNY", "1002": "YYA"}),
        ("One row per answer", "answers", {"1001": "YN-"}),
        ("Forms", "form", {"1001": "YNY"}),
        ("Cases across", "across", {"1001": "YNY", "1002": "YYA"}),
        ("A column for each choice", "cases", {"1001": "YN-", "1002": "AY-"}),
    ],
)
def test_table_on_the_page_is_read_as_the_page_says(
    title: str, read_as: str, expected: dict[str, str], tmp_path: Path
) -> None:
    inspection = read(tmp_path, {"Court": table_of(title)})
    assert [(sheet.read_as, sheet.uncounted) for sheet in inspection.source.sheets] == [(read_as, 0)]
    assert answers(inspection) == expected
    assert [problem for problem in check(inspection, YJ_2021) if problem.severity == "error"] == []


def test_sample_list_on_the_page_gives_details_to_forms(tmp_path: Path) -> None:
    form = table_of("Forms")
    sheets = {"Sample": table_of("Several sheets for the same cases"), "1001": [form[0], *form[2:]]}
    inspection = read(tmp_path, sheets)
    assert [sheet.read_as for sheet in inspection.source.sheets] == ["sample-list", "form"]
    details = inspection.cases.set_index("case_id")[["disposal", "inspector"]].to_dict("index")
    assert details["1001"] == {"disposal": "Community sentence", "inspector": "KM"}


def test_words_on_the_page_name_questions(tmp_path: Path) -> None:
    (question,) = re.findall(r"`(Was assessment[^`]+)`", LAYOUTS)
    headings = ["Case ID", question, "Desistance (2.1.1)", "Q2.1.3"]
    inspection = read(tmp_path, {"Court": [headings, [1001, "No", "Yes", "N/A"]]})
    assert answers(inspection) == {"1001": "YNA"}


def test_words_of_answers_on_the_page_fit_a_framework_file(tmp_path: Path) -> None:
    text = (FOLDER / "answers.md").read_text(encoding="utf-8")
    (lines,) = re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "ours.toml").write_text(framework_text("yj-2021").replace("[[", f"{lines}\n[[", 1), encoding="utf-8")
    own = load_framework(str(tmp_path / "ours.toml"))
    (tmp_path / "cases.csv").write_text("Case ID,2.1.1,2.1.2,2.1.3\n1001,Met,not met,NFA\n", encoding="utf-8")
    assert answers(read_inspection(str(tmp_path / "cases.csv"), own)) == {"1001": "YNA"}
