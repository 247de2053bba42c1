"""Score, overall rating and status of an inspection, compared with published results and at every threshold."""

import csv
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import BATH_JUDGEMENTS, YJ_2021, bath, inspection_of, judged
from tests.scoring.strategies import QUICK, answered
from yjs_cli.inspection import Inspection, StrayAnswer
from yjs_cli.problem import Problem
from yjs_cli.result import DisposalCount, InspectionResult, Sample
from yjs_cli.scoring import score
from yjs_cli.scoring.overall import overall_rating
from yjs_cli.workbook.cell import Place

with Path(__file__).with_name("published.csv").open(encoding="utf-8") as _file:
    PUBLISHED = list(csv.DictReader(_file))


def test_bath_and_north_east_somerset_is_rated_as_published() -> None:
    result = score(bath(), YJ_2021)
    assert {standard.code: [question.percent for question in standard.questions] for standard in result.standards} == {
        "1.1": [], "1.2": [], "1.3": [], "1.4": [],
        "2.1": [100, 67, 83], "2.2": [100, 100, 67], "2.3": [100, 100, 100], "2.4": [100, 83, 67],
        "3.1": [100, 50, 50], "3.2": [100, 100, 100], "3.3": [100, 67, 67], "3.4": [],
        "4.1": [],
    }  # fmt: skip
    assert {standard.code: standard.rating for standard in result.standards} == {
        "1.1": "Good", "1.2": "Outstanding", "1.3": "Good", "1.4": "Good",
        "2.1": "Good", "2.2": "Good", "2.3": "Outstanding", "2.4": "Good",
        "3.1": "Requires improvement", "3.2": "Outstanding", "3.3": "Good", "3.4": "Good",
        "4.1": "Good",
    }  # fmt: skip
    assert (result.score, result.max_score, result.overall, result.status) == (26, 36, "Good", "final")
    assert result.samples == (
        Sample("2", 6, 6, (DisposalCount("Community sentence", 6), DisposalCount("Custodial sentence", 0))),
        Sample(
            "3",
            6,
            6,
            (
                DisposalCount("Youth conditional caution", 3),
                DisposalCount("Youth caution", 1),
                DisposalCount("Community resolution", 0),
                DisposalCount("Outcome 22", 2),
            ),
        ),
    )


@pytest.mark.parametrize("row", PUBLISHED, ids=[row["service"] for row in PUBLISHED])
def test_published_ratings_give_the_published_score_and_overall_rating(row: dict[str, str]) -> None:
    result = score(inspection_of({}, {standard.code: row[standard.code] for standard in YJ_2021.standards}), YJ_2021)
    assert (result.score, result.max_score) == (int(row["score"]), int(row["max"]))
    assert (result.overall, result.status) == (row["overall"], "final")


@pytest.mark.parametrize(
    ("total", "max_score", "overall"),
    [
        # all twelve standards
        (0, 36, "Inadequate"),
        (6, 36, "Inadequate"),
        (7, 36, "Requires improvement"),
        (18, 36, "Requires improvement"),
        (19, 36, "Good"),
        (30, 36, "Good"),
        (31, 36, "Outstanding"),
        (36, 36, "Outstanding"),
        # one standard not rated, 33: the thresholds are between whole points
        (5, 33, "Inadequate"),
        (6, 33, "Requires improvement"),
        (16, 33, "Requires improvement"),
        (17, 33, "Good"),
        (27, 33, "Good"),
        (28, 33, "Outstanding"),
        # three standards not rated, 27
        (4, 27, "Inadequate"),
        (5, 27, "Requires improvement"),
        (13, 27, "Requires improvement"),
        (14, 27, "Good"),
        (22, 27, "Good"),
        (23, 27, "Outstanding"),
        # four not rated, 24, as one service was published with a single point
        (1, 24, "Inadequate"),
        (4, 24, "Inadequate"),
        (5, 24, "Requires improvement"),
        (12, 24, "Requires improvement"),
        (13, 24, "Good"),
        (20, 24, "Good"),
        (21, 24, "Outstanding"),
        # nothing is scored
        (0, 0, None),
    ],
)
def test_overall_rating_at_its_thresholds(total: int, max_score: int, overall: str | None) -> None:
    rating = overall_rating(total, max_score, YJ_2021)
    assert (rating.name if rating else None) == overall


def test_framework_sets_the_shares_of_overall_ratings() -> None:
    halves = tuple(
        replace(rating, overall_up_to=Fraction(up_to))
        for rating, up_to in zip(YJ_2021.ratings, ("1/4", "3/4", "9/10", "1"), strict=True)
    )
    assert score(bath(), replace(YJ_2021, ratings=halves)).overall == "Requires improvement"


def test_domain_marked_not_rated_leaves_score_and_maximum() -> None:
    out = dict.fromkeys(["2.1", "2.2", "2.3", "2.4"], "Not rated")
    others = {standard.code: "Inadequate" for standard in YJ_2021.standards if standard.code not in out}
    result = score(inspection_of({}, others | out | {"1.2": "Requires improvement", "4.1": "Not rated"}), YJ_2021)
    assert (result.score, result.max_score, result.overall, result.status) == (1, 24, "Inadequate", "final")


def test_no_overall_rating_is_possible_if_nothing_is_rated() -> None:
    result = score(inspection_of({}, {standard.code: "Not rated" for standard in YJ_2021.standards}), YJ_2021)
    assert (result.score, result.max_score, result.overall) == (0, 0, None)
    assert (result.possible.score, result.possible.overall) == ((0, 0), ())


def _bath_but(
    judgements: Mapping[str, str] = BATH_JUDGEMENTS, panel: Mapping[str, tuple[str, str]] | None = None, **answers: str
) -> InspectionResult:
    """A small inspection that is final without changes: six cases in each domain, all Yes."""
    codes = {name.replace("q", "").replace("_", "."): row for name, row in answers.items()}
    return score(inspection_of({"2.1.1": "YYYYYY", "3.1.1": "YYYYYY"} | codes, judgements, panel), YJ_2021)


@pytest.mark.parametrize(
    ("result", "status", "points", "overall"),
    [
        (_bath_but(), "final", 32, "Outstanding"),
        # an answer is missing, but every standard has a rating
        (_bath_but(q2_1_1="YYYYY."), "provisional", 32, "Outstanding"),
        # the same in a standard that a panel rated
        (_bath_but(q2_1_1="YYYYY.", panel={"2.1": ("Good", "R")}), "provisional", 31, "Outstanding"),
        # the judgement outside the score is missing
        (_bath_but(judged("Good") | {"4.1": "Not rated"}), "final", 31, "Outstanding"),
        (_bath_but({code: "Good" for code in judged("") if code != "4.1"}), "provisional", 31, "Outstanding"),
        # a scored standard without a rating: the score so far, and no overall rating
        (_bath_but({code: "Good" for code in judged("") if code != "1.1"}), "incomplete", 29, None),
        (_bath_but(q2_1_1="......"), "incomplete", 29, None),
        (_bath_but(q2_1_1="------", q2_1_2="------", q2_1_3="------"), "incomplete", 29, None),
    ],
)
def test_missing_answers_make_a_result_provisional_or_incomplete(
    result: InspectionResult, status: str, points: int, overall: str | None
) -> None:
    assert (result.status, result.score, result.max_score, result.overall) == (status, points, 36, overall)


def test_panel_rating_counts_in_the_score() -> None:
    assert _bath_but(panel={"2.1": ("Inadequate", "R")}).score == _bath_but().score - 3


def test_service_source_dates_and_problems_are_copied_to_the_result() -> None:
    problem = Problem("row-hidden", "warning", "Cases!7", "Cases", None, "Row 7 is hidden.", "Unhide it.")
    inspection = bath()
    result = score(inspection, YJ_2021, (problem,))
    assert (result.service, result.sources, result.problems) == (inspection.service, (inspection.source,), (problem,))
    assert (result.fieldwork_start, result.sample_from, result.sample_to) == ("2024-10-21", "2023-10-23", "2024-08-16")


def test_details_missing_from_the_workbook_are_null() -> None:
    without_details = replace(bath(), service=None, fieldwork_start=None, sample_from=None, sample_to=None)
    result = score(without_details, YJ_2021)
    assert (result.service, result.fieldwork_start, result.sample_from, result.sample_to) == (None, None, None, None)


@pytest.mark.parametrize(
    "unsound",
    [
        inspection_of({"2.1.1": "YY?"}),
        replace(bath(), stray_answers=(StrayAnswer(Place("Cases", 7, 9), "3.1.1", "2"),)),
    ],
)
def test_inspection_with_unread_or_stray_answers_is_not_scored(unsound: Inspection) -> None:
    with pytest.raises(
        ValueError, match=r"anytown\.xlsx cannot be scored: [01] answers could not be read and [01] are to questions of"
    ):
        score(unsound, YJ_2021)


def test_only_standards_of_the_framework_are_rated() -> None:
    court = replace(YJ_2021, domains=(YJ_2021.domains[1],), limiting=None)
    result = score(inspection_of({"2.1.1": "YYYNNN"}, framework=court), court)
    assert [standard.code for standard in result.standards] == ["2.1", "2.2", "2.3", "2.4"]
    assert (result.score, result.max_score, result.overall, result.status) == (10, 12, "Good", "final")
    assert [sample.domain for sample in result.samples] == ["2"]


@settings(**QUICK)
@given(st.data())
def test_order_of_rows_does_not_matter(data: st.DataObject) -> None:
    inspection = inspection_of(data.draw(answered(["2.1", "3.3"])), BATH_JUDGEMENTS)
    seed = data.draw(st.integers(0, 2**32 - 1))
    shuffled = replace(
        inspection,
        cases=inspection.cases.sample(frac=1, random_state=seed),
        answers=inspection.answers.sample(frac=1, random_state=seed),
    )
    assert score(shuffled, YJ_2021) == score(inspection, YJ_2021)


@settings(**QUICK)
@given(answered(["2.1", "2.4", "3.2"]), st.dictionaries(st.sampled_from(["1.1", "2.2", "3.4"]), st.sampled_from("IGO")))
def test_score_is_the_sum_of_the_standards_points(answers: dict[str, str], stated: dict[str, str]) -> None:
    result = score(inspection_of(answers, stated), YJ_2021)
    assert result.score == sum(standard.points for standard in result.standards if standard.points is not None)
    assert result.score <= result.max_score
    for standard in result.standards:
        assert (standard.points is not None) == (standard.rating is not None and standard.in_score)
