"""The outlook has every result that is still possible, and no other."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import BATH_JUDGEMENTS, BATH_YES, YJ_2021, bath, inspection_of, judged, share
from tests.scoring.strategies import QUICK, answered, with_blanks_filled
from yjs_cli.scoring import score
from yjs_cli.scoring.counts import Counts, counts_by_question
from yjs_cli.scoring.deciding import cases_rating
from yjs_cli.scoring.outlook import reachable_ratings, reachable_scores
from yjs_cli.scoring.overall import overall_rating

NAMES = [rating.name for rating in YJ_2021.ratings]
POINTS = {rating.name: rating.points for rating in YJ_2021.ratings}


def test_finished_inspection_has_one_possible_result() -> None:
    result = score(bath(), YJ_2021)
    assert (result.possible.score, result.possible.overall) == ((26, 26), ("Good",))


@pytest.mark.parametrize(
    ("missing", "scores", "overall"),
    [
        (["1.2"], (23, 26), ("Good",)),
        (["1.1", "1.3"], (22, 28), ("Good",)),
        (["1.1", "1.2", "1.3", "1.4", "3.4"], (15, 30), ("Requires improvement", "Good")),
        (["4.1"], (26, 26), ("Good",)),
    ],
)
def test_missing_judgement_may_become_any_rating(
    missing: list[str], scores: tuple[int, int], overall: tuple[str, ...]
) -> None:
    judgements = {code: rating for code, rating in BATH_JUDGEMENTS.items() if code not in missing}
    inspection = inspection_of({code: share(yes, 6) for code, yes in BATH_YES.items()}, judgements)
    possible = score(inspection, YJ_2021).possible
    assert (possible.score, possible.overall) == (scores, overall)


def test_empty_inspection_may_have_any_result() -> None:
    possible = score(inspection_of({}), YJ_2021).possible
    assert (possible.score, list(possible.overall)) == ((0, 36), NAMES)


def test_overall_rating_that_no_total_reaches_is_not_possible() -> None:
    # Only one standard counts. Its one missing answer can make it Inadequate or Outstanding, nothing between.
    stated = {standard.code: "Not rated" for standard in YJ_2021.standards if standard.code != "2.1"}
    result = score(inspection_of({"2.1.1": ".", "2.1.2": "Y", "2.1.3": "Y"}, stated), YJ_2021)
    assert result.max_score == 3
    assert result.possible.overall == ("Inadequate", "Outstanding")


def test_question_that_cannot_improve_limits_the_standard() -> None:
    reachable = reachable_ratings({"2.1.1": Counts(3, 3, 0, 0), "2.1.2": Counts(0, 0, 0, 6)}, YJ_2021)
    assert [rating.name for rating in reachable] == ["Inadequate", "Requires improvement"]


def test_outlook_does_not_enumerate_unanswered_cases() -> None:
    # Listing or counting through 10**15 outcomes would never end.
    reachable = reachable_ratings(dict.fromkeys(("2.1.1", "2.1.2", "2.1.3"), Counts(0, 0, 0, 10**15)), YJ_2021)
    assert [rating.name for rating in reachable] == NAMES


@pytest.mark.parametrize(
    ("points", "totals"),
    [
        ([], {0}),
        ([[2]], {2}),
        ([[0, 3], [0, 3]], {0, 3, 6}),
        ([[0, 1], [1, 3]], {1, 2, 3, 4}),
    ],
)
def test_reachable_scores_are_exactly_the_sums(points: list[list[int]], totals: set[int]) -> None:
    assert reachable_scores(points) == totals


@settings(**QUICK)
@given(answered(["2.1"], most_cases=3))
def test_outlook_of_a_standard_is_every_result_of_filling_its_blanks(answers: dict[str, str]) -> None:
    blanks = [(code, i) for code, row in answers.items() for i, symbol in enumerate(row) if symbol == "."]
    found = set()
    for fill in product("YN", repeat=len(blanks)):
        filled = {code: list(row) for code, row in answers.items()}
        for (code, i), symbol in zip(blanks, fill, strict=True):
            filled[code][i] = symbol
        counts = {code: Counts(*map(row.count, "YN-.")) for code, row in filled.items()}
        found.add(cases_rating(counts, YJ_2021))
    counts = counts_by_question(inspection_of(answers).answers)
    reachable = reachable_ratings({code: counts[code] for code in answers}, YJ_2021)
    if found == {None}:  # every answer is N/A: only a stated rating can settle it
        assert reachable == YJ_2021.ratings
    else:
        assert set(reachable) == found
        assert list(reachable) == sorted(found, key=lambda rating: rating.points)


@settings(**QUICK)
@given(st.data())
def test_outlook_of_an_inspection_is_every_sum_of_its_standards(data: st.DataObject) -> None:
    judgements = data.draw(st.dictionaries(st.sampled_from(["1.1", "1.2", "3.4"]), st.sampled_from(NAMES)))
    taken_out = dict.fromkeys(["1.3", "1.4", "2.3", "2.4", "3.2", "3.3"], "Not rated")
    answers = data.draw(answered(["2.1", "2.2", "3.1"], most_cases=3))
    result = score(inspection_of(answers, judgements | taken_out), YJ_2021)
    counted = [standard for standard in result.standards if standard.in_score and standard.status != "not-rated"]
    totals = {
        sum(POINTS[name] for name in combination)
        for combination in product(*(standard.possible for standard in counted))
    }
    reached = {overall_rating(total, result.max_score, YJ_2021).name for total in totals}
    assert result.possible.score == (min(totals), max(totals))
    assert list(result.possible.overall) == [name for name in NAMES if name in reached]


@settings(**QUICK)
@given(st.data())
def test_final_result_is_within_every_earlier_outlook(data: st.DataObject) -> None:
    answers = data.draw(answered(["2.1", "2.3", "3.1"], most_cases=5))
    given = data.draw(st.dictionaries(st.sampled_from(["1.1", "1.2", "1.3", "4.1"]), st.sampled_from(NAMES)))
    panel = data.draw(st.dictionaries(st.sampled_from(["2.2", "3.2"]), st.tuples(st.sampled_from(NAMES), st.just("R"))))
    earlier = score(inspection_of(answers, given, panel, others="."), YJ_2021)
    settled = {
        code: (data.draw(st.sampled_from(NAMES)), "R")
        for code in ("2.1", "2.3", "3.1")
        if _is_wholly_not_applicable(answers, code)
    }
    filled = data.draw(with_blanks_filled(answers))
    judgements = judged(data.draw(st.sampled_from(NAMES))) | given
    later = score(inspection_of(filled, judgements, panel | settled, others=data.draw(st.sampled_from("YN"))), YJ_2021)
    assert later.status == "final"
    for before, after in zip(earlier.standards, later.standards, strict=True):
        assert after.rating in before.possible
    assert earlier.possible.score[0] <= later.score <= earlier.possible.score[1]
    assert later.overall in earlier.possible.overall


def _is_wholly_not_applicable(answers: dict[str, str], standard: str) -> bool:
    """Whether every answer of a standard is N/A, so that only a stated rating can settle it."""
    return not {symbol for code, row in answers.items() if code.startswith(standard) for symbol in row} - {"-"}
