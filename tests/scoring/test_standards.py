"""A standard's rating: the lowest key question decides, a panel may change it, and nothing is guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import YJ_2021, bath, inspection_of, judged, share
from tests.scoring.strategies import QUICK, answered, with_one_answer_replaced
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection, StatedRating
from yjs_cli.result import Panel, StandardResult
from yjs_cli.scoring import score
from yjs_cli.workbook.cell import Place

ALL = tuple(rating.name for rating in YJ_2021.ratings)


def standard(inspection: Inspection, code: str, framework: Framework = YJ_2021) -> StandardResult:
    return next(rated for rated in score(inspection, framework).standards if rated.code == code)


def assessment(first: str, second: str, third: str, framework: Framework = YJ_2021) -> StandardResult:
    return standard(inspection_of({"2.1.1": first, "2.1.2": second, "2.1.3": third}), "2.1", framework)


@pytest.mark.parametrize(
    ("yes", "rating", "points", "deciding"),
    [
        # the lowest decides, in any position
        ((6, 4, 5), "Good", 2, ("2.1.2",)),
        ((4, 6, 5), "Good", 2, ("2.1.1",)),
        ((6, 5, 4), "Good", 2, ("2.1.3",)),
        # not an average, which would be 83%
        ((6, 6, 3), "Requires improvement", 1, ("2.1.3",)),
        ((6, 6, 0), "Inadequate", 0, ("2.1.3",)),
        # all questions that tie, in the framework's order
        ((6, 3, 3), "Requires improvement", 1, ("2.1.2", "2.1.3")),
        ((2, 2, 2), "Inadequate", 0, ("2.1.1", "2.1.2", "2.1.3")),
        ((6, 6, 6), "Outstanding", 3, ("2.1.1", "2.1.2", "2.1.3")),
    ],
)
def test_lowest_key_question_decides_the_standard(
    yes: tuple[int, int, int], rating: str, points: int, deciding: tuple[str, ...]
) -> None:
    rated = assessment(*(share(count, 6) for count in yes))
    assert (rated.rating, rated.points, rated.deciding) == (rating, points, deciding)
    assert (rated.status, rated.possible) == ("final", (rating,))


def test_questions_tie_if_their_compared_percentages_are_equal() -> None:
    # Both are 65% when rounded, but 33/51 is 64.7%.
    sample = (share(65, 100), share(33, 51) + "-" * 49, "Y" * 100)
    assert assessment(*sample).deciding == ("2.1.1", "2.1.2")
    assert assessment(*sample, framework=replace(YJ_2021, compared_percentage="exact")).deciding == ("2.1.2",)


def test_framework_sets_which_percentage_is_compared() -> None:
    sample = (share(11, 17), "Y" * 17, "Y" * 17)
    assert assessment(*sample).rating == "Good"
    exact = assessment(*sample, framework=replace(YJ_2021, compared_percentage="exact"))
    assert exact.rating == exact.questions[0].rating == "Requires improvement"
    assert exact.questions[0].percent == 65


def test_framework_sets_the_bands() -> None:
    stricter = tuple(
        replace(rating, from_percent=threshold)
        for rating, threshold in zip(YJ_2021.ratings, (0, 60, 75, 90), strict=True)
    )
    sample = ("YYYYYY", "YYYYNN", "YYYYYN")
    assert assessment(*sample).rating == "Good"
    assert assessment(*sample, framework=replace(YJ_2021, ratings=stricter)).rating == "Requires improvement"


def test_question_has_its_counts_percentages_and_rating() -> None:
    question = assessment("YYN-..", "YYYYYY", "YYYYYY").questions[0]
    assert (question.code, question.label) == ("2.1.1", "Desistance")
    assert (question.yes, question.no, question.not_applicable, question.unanswered) == (2, 1, 1, 2)
    assert (question.applicable, question.percent, question.exact_percent) == (3, 67, 66.6667)
    assert question.rating == "Good"


@pytest.mark.parametrize(
    ("answers", "rating", "status", "deciding", "possible"),
    [
        # some answers missing: a provisional rating
        (("YYYY..", "YYYYYY", "YYYYYY"), "Outstanding", "provisional", ("2.1.1", "2.1.2", "2.1.3"), "G O"),
        (("NNNNN.", "YYYYYY", "YYYYYY"), "Inadequate", "provisional", ("2.1.1",), "I"),
        # a question without applicable answers yet: no rating
        (("..", "YY", "YY"), None, "incomplete", (), "I RI O"),
        (("-.", "YY", "YY"), None, "incomplete", (), "I O"),
        (("..", "..", ".."), None, "incomplete", (), "I RI O"),
        # a question that is N/A for every case: the other questions decide
        (("--", "YN", "YY"), "Requires improvement", "final", ("2.1.2",), "RI"),
        (("--", "--", "NN"), "Inadequate", "final", ("2.1.3",), "I"),
        (("--", ".Y", "YY"), "Outstanding", "provisional", ("2.1.2", "2.1.3"), "RI O"),
        # every answer is N/A: only a stated rating could settle it
        (("--", "--", "--"), None, "incomplete", (), "I RI G O"),
        (("--", "--", "-."), None, "incomplete", (), "I O"),
    ],
)
def test_missing_and_na_answers_count_as_neither_yes_nor_no(
    answers: tuple[str, str, str], rating: str | None, status: str, deciding: tuple[str, ...], possible: str
) -> None:
    rated = assessment(*answers)
    assert (rated.rating, rated.status, rated.deciding) == (rating, status, deciding)
    assert rated.possible == tuple(YJ_2021.rating(word).name for word in possible.split())


@pytest.mark.parametrize("answers", ["--", "..", "-."])
def test_question_without_applicable_answers_has_no_percentage_or_rating(answers: str) -> None:
    question = assessment(answers, "YY", "YY").questions[0]
    assert (question.applicable, question.percent, question.exact_percent, question.rating) == (0, None, None, None)


def test_standard_of_a_domain_without_cases_may_have_any_rating() -> None:
    rated = standard(inspection_of({"2.1.1": "Y"}), "3.1")
    assert (rated.rating, rated.points, rated.status, rated.possible) == (None, None, "incomplete", ALL)
    assert (rated.deciding, rated.flags, rated.panel) == ((), (), None)


@pytest.mark.parametrize(
    ("stated", "rating", "points", "status", "possible"),
    [
        ({}, None, None, "incomplete", ALL),
        ({"1.1": "Good"}, "Good", 2, "final", ("Good",)),
        ({"1.1": "I"}, "Inadequate", 0, "final", ("Inadequate",)),
        ({"1.1": "Not rated"}, None, None, "not-rated", ()),
    ],
)
def test_judged_standard_has_the_stated_rating(
    stated: dict[str, str], rating: str | None, points: int | None, status: str, possible: tuple[str, ...]
) -> None:
    rated = standard(inspection_of({}, stated), "1.1")
    assert (rated.rating, rated.points, rated.status, rated.possible) == (rating, points, status, possible)
    assert (rated.method, rated.questions, rated.deciding, rated.panel) == ("judgement", (), (), None)


@pytest.mark.parametrize("rating", ["Good", "Not rated"])
def test_judged_standard_keeps_the_stated_reason(rating: str) -> None:
    inspection = inspection_of({}, panel={"1.1": (rating, "Strong leadership.")})
    assert standard(inspection, "1.1").reason == "Strong leadership."
    assert standard(inspection, "1.2").reason == ""
    assert standard(inspection_of({}, {"1.1": rating}), "1.1").reason == ""


@pytest.mark.parametrize("rating", ["Good", "Inadequate"])
def test_reason_of_a_panel_is_only_in_the_panel(rating: str) -> None:
    cases = {"2.1.1": "YYYYNN", "2.1.2": "YYYYNN", "2.1.3": "YYYYNN"}
    rated = standard(inspection_of(cases, panel={"2.1": (rating, "Two cases weighed heavily.")}), "2.1")
    assert rated.reason == ""


def test_standard_outside_the_score_has_a_rating_and_no_points() -> None:
    rated = standard(inspection_of({}, {"4.1": "Good"}), "4.1")
    assert (rated.in_score, rated.rating, rated.points) == (False, "Good", None)


@pytest.mark.parametrize(
    ("answers", "stated", "rating", "points", "status", "possible", "cases_rating"),
    [
        # raised, lowered
        ("YYYNNN", "Good", "Good", 2, "final", ("Good",), "Requires improvement"),
        ("YYYYYY", "Good", "Good", 2, "final", ("Good",), "Outstanding"),
        # settled by the panel although answers are missing
        ("YYYN..", "Outstanding", "Outstanding", 3, "provisional", ("Outstanding",), "Good"),
        # the cases give no rating
        ("......", "Good", "Good", 2, "provisional", ("Good",), None),
        ("------", "Good", "Good", 2, "final", ("Good",), None),
        # taken out of the score by the panel
        ("YYYNNN", "Not rated", None, None, "not-rated", (), "Requires improvement"),
    ],
)
def test_panel_rating_replaces_the_cases_rating_and_keeps_its_reason(
    answers: str,
    stated: str,
    rating: str | None,
    points: int | None,
    status: str,
    possible: tuple[str, ...],
    cases_rating: str | None,
) -> None:
    answered = {"2.1.1": answers, "2.1.2": answers, "2.1.3": answers}
    rated = standard(inspection_of(answered, panel={"2.1": (stated, "Two cases weighed heavily.")}), "2.1")
    assert (rated.rating, rated.points, rated.status, rated.possible) == (rating, points, status, possible)
    assert rated.panel == Panel(cases_rating, "Two cases weighed heavily.")


@pytest.mark.parametrize(("answers", "stated"), [("YYYYNN", "Good"), ("", "Not rated")])
def test_panel_that_agrees_with_the_cases_changes_nothing(answers: str, stated: str) -> None:
    answered = {"2.1.1": answers} if answers else {}
    assert standard(inspection_of(answered, panel={"2.1": (stated, "Agreed.")}), "2.1").panel is None


def test_panel_changes_no_percentages_deciding_questions_or_flags() -> None:
    answers = {"2.1.1": "YYYYYY", "2.1.2": "YYYNNN", "2.1.3": "YYYYYY"}
    changed = standard(inspection_of(answers, panel={"2.1": ("Good", "Because.")}), "2.1")
    unchanged = standard(inspection_of(answers), "2.1")
    assert (changed.questions, changed.deciding, changed.flags) == (
        unchanged.questions,
        unchanged.deciding,
        unchanged.flags,
    )
    assert changed.flags


def test_first_of_two_stated_ratings_counts() -> None:
    inspection = inspection_of({}, {"1.1": "Good"})
    again = StatedRating("1.1", "Inadequate", "", Place("Ratings", 9, 2))
    inspection = replace(inspection, stated_ratings=(*inspection.stated_ratings, again))
    assert standard(inspection, "1.1").rating == "Good"


def test_stated_rating_of_an_unknown_standard_changes_nothing() -> None:
    stray = StatedRating("9.9", "Inadequate", "", Place("Ratings", 9, 2))
    inspection = bath()
    assert score(replace(inspection, stated_ratings=(*inspection.stated_ratings, stray)), YJ_2021) == score(
        inspection, YJ_2021
    )


@settings(**QUICK)
@given(st.data())
def test_adding_a_yes_never_lowers_a_rating(data: st.DataObject) -> None:
    before = data.draw(answered(["2.1", "3.1"]))
    after = data.draw(with_one_answer_replaced(before, replaceable="N.", by="Y"))
    if after is None:
        return
    framework = replace(YJ_2021, compared_percentage=data.draw(st.sampled_from(["rounded", "exact"])))
    earlier = score(inspection_of(before, judged("Good")), framework)
    later = score(inspection_of(after, judged("Good")), framework)
    for was, now in zip(earlier.standards, later.standards, strict=True):
        assert (now.points or 0) >= (was.points or 0)
        assert was.rating is None or now.rating is not None
    assert later.score >= earlier.score
