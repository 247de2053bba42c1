"""The live sheet as LibreOffice calculates it, compared with the result of ``yjs`` for the same cells."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from tests.documents.template.filling import (
    case_sheets,
    filled_at_random,
    open_template,
    template_bytes,
    workbook_bytes,
)
from tests.documents.template.frameworks import CUSTOM, YJ_2021
from yjs_cli.checks import check
from yjs_cli.framework import Framework
from yjs_cli.layout import read_inspection
from yjs_cli.result import InspectionResult, StandardResult
from yjs_cli.scoring import score

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FIRST = 7  # row of the first key question

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]

Calculated = Callable[[dict[str, bytes]], dict[str, Path]]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A separate profile, so that the tests do not disturb an open LibreOffice."""
    return tmp_path_factory.mktemp("profile")


@pytest.fixture
def calculated(tmp_path: Path, profile: Path) -> Calculated:
    """``calculated({"name": content})`` opens workbooks in LibreOffice and saves them: paths by name."""

    def calculate(books: dict[str, bytes]) -> dict[str, Path]:
        before, after = tmp_path / "before", tmp_path / "after"
        before.mkdir()
        for name, content in books.items():
            (before / f"{name}.xlsx").write_bytes(content)
        subprocess.run(
            [
                str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless",
                "--convert-to", "xlsx", "--outdir", after, *(before / f"{name}.xlsx" for name in books),
            ],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip
        return {name: after / f"{name}.xlsx" for name in books}

    return calculate


def live_rows(path: Path) -> dict[str, list[Any]]:
    """Question code -> the values in its row after the heading."""
    sheet = load_workbook(path, data_only=True)["Live percentages"]
    rows = sheet.iter_rows(min_row=FIRST, max_col=11, values_only=True)
    return {str(row[0]).split()[0]: ["" if value is None else value for value in row[1:]] for row in rows if row[0]}


def live_sentences(path: Path) -> list[Any]:
    sheet = load_workbook(path, data_only=True)["Live percentages"]
    return [sheet[f"A{row}"].value for row in (3, 4, 5)]


def scored(path: Path, framework: Framework) -> InspectionResult:
    inspection = read_inspection(str(path), framework)
    problems = check(inspection, framework)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return score(inspection, framework, problems)


def expected_rows(standard: StandardResult) -> Iterator[tuple[str, list[Any]]]:
    """The row that the live sheet should show for each key question, from the result of scoring."""
    shown = {
        question.code: question.percent
        if question.percent is not None
        else "N/A"
        if question.not_applicable and not question.unanswered
        else "not yet"
        for question in standard.questions
    }
    percents = [percent for percent in shown.values() if isinstance(percent, int)]
    none = "not yet" if "not yet" in shown.values() else "N/A"
    lowest = none if none == "not yet" or not percents else min(percents)
    rating = none if isinstance(lowest, str) else standard.panel.cases_rating if standard.panel else standard.rating
    for question in standard.questions:
        counts = [question.yes, question.no, question.not_applicable, question.unanswered, 0, question.applicable]
        decides = "decides" if question.code in standard.deciding else ""
        yield question.code, [*counts, shown[question.code], decides, lowest, rating]


def assert_they_agree(path: Path, framework: Framework) -> None:
    result, rows = scored(path, framework), live_rows(path)
    sampled = [standard for standard in result.standards if standard.questions]
    assert list(rows) == [question.code for standard in sampled for question in standard.questions]
    for standard in sampled:
        for code, expected in expected_rows(standard):
            if standard.status == "not-rated":  # the live sheet ignores the panel
                expected[-1] = rows[code][-1]
            assert rows[code] == expected, f"{path.name} {code}"
    missing = sum(question.unanswered for standard in sampled for question in standard.questions)
    judged = [standard for standard in result.standards if standard.method == "judgement"]
    unrated = sum(standard.status == "incomplete" for standard in judged)
    complete = all(
        standard.rating or standard.status == "not-rated" for standard in result.standards if standard.in_score
    )
    so_far = "" if complete else " so far"
    assert live_sentences(path) == [
        f"Score{so_far}: {result.score} of {result.max_score}. Overall rating: {result.overall or 'not yet'}.",
        f"Missing answers: {missing}. Invalid answers: 0.",
        f"Missing judgements: {unrated}. Panel ratings without a reason: 0.",
    ]


def test_live_sheet_agrees_with_score_on_random_answers(calculated: Calculated) -> None:
    rounded = replace(CUSTOM, compared_percentage="rounded")
    frameworks = {"yj-2021": YJ_2021, "exact": CUSTOM, "rounded": rounded}
    seeds = {"yj-2021": range(4), "exact": range(4, 6), "rounded": range(6, 8)}
    books = {
        f"{name} {seed}": filled_at_random(template_bytes(frameworks[name]), seed)
        for name in frameworks
        for seed in seeds[name]
    }
    for name, path in calculated(books).items():
        assert_they_agree(path, frameworks[name.split()[0]])


def test_live_sheet_agrees_with_score_at_the_rating_thresholds(calculated: Calculated) -> None:
    exact = replace(YJ_2021, compared_percentage="exact")
    # Yes out of Yes and No for the first question of each standard: where rounding changes a rating, and halves.
    thresholds = [(11, 17), (20, 31), (22, 34), (35, 44), (39, 49), (1, 8), (1, 40)]
    books = {}
    for framework in (YJ_2021, exact):
        book = open_template(framework, court=49, out_of_court=49)
        standards = iter(thresholds)
        for sheet in case_sheets(book):
            for column in range(7, 7 + 12 if sheet.title == "Court disposals" else 7 + 9):
                yes, applicable = next(standards) if column % 3 == 1 else (49, 49)
                for case in range(49):
                    answer = "Yes" if case < yes else "No" if case < applicable else "N/A"
                    sheet.cell(4 + case, column).value = answer
        books[framework.compared_percentage] = workbook_bytes(book)
    paths = calculated(books)
    for framework in (YJ_2021, exact):
        assert_they_agree(paths[framework.compared_percentage], framework)
    ratings = {name: [row[-1] for row in live_rows(path).values()][::3] for name, path in paths.items()}
    assert ratings == {
        "rounded": ["Good", "Good", "Good", "Outstanding", "Outstanding", "Inadequate", "Inadequate"],
        "exact": ["Requires improvement"] * 3 + ["Good"] * 2 + ["Inadequate"] * 2,
    }
    assert [row[6] for row in live_rows(paths["exact"]).values()][::3] == [65, 65, 65, 80, 80, 13, 3]


def test_live_sheet_of_an_empty_template_shows_no_error(calculated: Calculated) -> None:
    (path,) = calculated({"empty": template_bytes(YJ_2021, court=3)}).values()
    rows = live_rows(path)
    assert rows["2.1.1"] == [0, 0, 0, 3, 0, 0, "not yet", "", "not yet", "not yet"]
    assert rows["3.3.3"] == [0, 0, 0, 10, 0, 0, "not yet", "", "not yet", "not yet"]
    (live,) = (s for s in read_inspection(path, YJ_2021).sources[0].sheets if s.name == "Live percentages")
    assert (live.read_as, live.uncounted) == ("ignored", 0)
    assert [p for p in check(read_inspection(path, YJ_2021), YJ_2021) if p.sheet == "Live percentages"] == []
    result = scored(path, YJ_2021)
    assert (result.status, [sample.cases for sample in result.samples]) == ("incomplete", [3, 10])
    assert live_sentences(path) == [
        "Score so far: 0 of 36. Overall rating: not yet.",
        f"Missing answers: {3 * 12 + 10 * 9}. Invalid answers: 0.",
        "Missing judgements: 6. Panel ratings without a reason: 0.",
    ]


def test_live_sheet_counts_invalid_answers(calculated: Calculated) -> None:
    book = open_template(YJ_2021, court=3, out_of_court=0)
    court = case_sheets(book)[0]
    for row, words in ((4, ("Yes", "yes", "n.a.")), (5, ("no", "Perhaps", "#N/A")), (6, ("N/A", "Y", None))):
        for column, word in enumerate(words, start=7):
            court.cell(row, column).value = word
    book["Ratings"]["D8"] = "Good"
    (path,) = calculated({"other": workbook_bytes(book)}).values()
    rows = live_rows(path)
    # Yes, No, N/A, not answered, invalid, applicable, percentage
    assert rows["2.1.1"][:7] == [1, 1, 1, 0, 0, 2, 50]
    assert rows["2.1.2"][:7] == [1, 0, 0, 0, 2, 1, 100]
    assert rows["2.1.3"][:7] == [0, 0, 0, 1, 2, 0, "not yet"]
    assert live_sentences(path) == [
        "Score so far: 2 of 36. Overall rating: not yet.",
        f"Missing answers: {1 + 9 * 3}. Invalid answers: 4.",
        "Missing judgements: 6. Panel ratings without a reason: 1.",
    ]


def test_live_sheet_counts_cases_below_the_numbered_ones(calculated: Calculated) -> None:
    book = open_template(YJ_2021, court=1, out_of_court=1)
    court = case_sheets(book)[0]
    for row in (4, 5, 30, 90):
        court.cell(row, 1).value = f"C{row}"
        court.cell(row, 7).value = "Yes" if row != 30 else "No"
    (path,) = calculated({"more": workbook_bytes(book)}).values()
    assert live_rows(path)["2.1.1"][:7] == [3, 1, 0, 0, 0, 4, 75]
    assert live_rows(path)["2.1.2"][:7] == [0, 0, 0, 4, 0, 0, "not yet"]
    assert scored(path, YJ_2021).samples[0].cases == 4
