"""Each rule: what triggers it, with its message and hint, and what is similar but does not."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.builders import YJ_2021
from tests.checks.contents import JUDGED, WITHOUT_A_COLUMN
from tests.checks.in_text import IN_TEXT
from tests.checks.in_workbooks import IN_FILES, IN_WORKBOOKS
from tests.checks.passes import PASSES
from tests.checks.sheets import Change, Sheets, problems_of
from yjs_cli.checks.catalogue import RULES

FILE = "cases.csv"


@pytest.mark.parametrize(("code", "severity", "text", "place", "message", "hint"), IN_TEXT)
def test_rule_reports_a_csv_file(
    code: str, severity: str, text: str, place: str, message: str, hint: str, tmp_path: Path
) -> None:
    cell = None if place.isdigit() else place
    assert reported(code, tmp_path / FILE, text) == [(severity, place, None, cell, message, hint)]


@pytest.mark.parametrize(("code", "severity", "sheets", "change", "place", "cell", "message", "hint"), IN_WORKBOOKS)
def test_rule_reports_a_workbook(
    code: str,
    severity: str,
    sheets: Sheets,
    change: Change | None,
    place: str,
    cell: str | None,
    message: str,
    hint: str,
    tmp_path: Path,
) -> None:
    sheet = place.partition("!")[0]
    found = reported(code, tmp_path / "cases.xlsx", sheets, change)
    assert found == [(severity, place, sheet, cell, message, hint)]


@pytest.mark.parametrize(("code", "severity", "name", "content", "neighbour", "message", "hint"), IN_FILES)
def test_rule_about_a_whole_file_gives_the_file_name(
    code: str,
    severity: str,
    name: str,
    content: str | Sheets | bytes,
    neighbour: str | None,
    message: str,
    hint: str,
    tmp_path: Path,
) -> None:
    if neighbour:
        (tmp_path / neighbour).touch()
    assert reported(code, tmp_path / name, content) == [(severity, name, None, None, message, hint)]


@pytest.mark.parametrize(("code", "content", "change"), PASSES)
def test_rule_accepts_what_is_right(code: str, content: str | Sheets, change: Change | None, tmp_path: Path) -> None:
    name = FILE if isinstance(content, str) else "cases.xlsx"
    assert reported(code, tmp_path / name, content, change) == []


def test_rating_in_a_hint_is_quoted_for_a_shell(tmp_path: Path) -> None:
    ratings = tuple(replace(rating, name=f"{rating.name} enough") for rating in YJ_2021.ratings)
    found = problems_of(tmp_path / FILE, JUDGED, framework=replace(YJ_2021, ratings=ratings))
    hints = [problem.hint for problem in found if problem.code == "judgement-missing"]
    assert hints == ['Add it to a ratings sheet, or with --rating "1.4=Good enough".']


def test_word_in_several_cells_may_be_added_to_a_framework_file(tmp_path: Path) -> None:
    found = reported("answer-unknown", tmp_path / FILE, "Case ID | 2.1.1 / 1 | Not met / 2 | Not  met / 3 | Not met")
    assert {hint for *_, hint in found} == {
        "Use Yes, No or N/A. This word is in 3 cells: if it always means the same answer, a framework file can say "
        'which: under [answers], yes, no or not_applicable = ["Not met"].'
    }


@pytest.mark.parametrize("cells", ["1 | Met / 2 | Met", "1 | Yess / 2 | Yess / 3 | Yess", "1 | 5 / 2 | 5 / 3 | 5"])
def test_rare_words_typing_mistakes_and_numbers_are_not_for_a_framework_file(cells: str, tmp_path: Path) -> None:
    found = reported("answer-unknown", tmp_path / FILE, f"Case ID | 2.1.1 / {cells}")
    assert found and not any("framework file" in hint for *_, hint in found)


def test_every_rule_has_a_case_that_triggers_it_and_one_that_does_not() -> None:
    codes = {rule.code for rule in RULES} - {"file-repeated"}  # test_combined has files for it
    assert {case[0] for cases in (IN_TEXT, IN_WORKBOOKS, IN_FILES) for case in cases} == codes
    assert {case[0] for case in PASSES} == codes


def reported(
    code: str, path: Path, content: str | Sheets | bytes, change: Change | None = None
) -> list[tuple[str, str, str | None, str | None, str, str]]:
    return [
        (problem.severity, problem.location, problem.sheet, problem.cell, problem.message, problem.hint)
        for problem in problems_of(path, content, change)
        if problem.code == code and (code != "answer-missing" or problem.cell or content == WITHOUT_A_COLUMN)
    ]
