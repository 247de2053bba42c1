"""Pooled counts and the spread of ratings."""

import pickle

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import YJ_2021, bath, inspection_of, judged
from tests.pooling.inspections import QUESTIONS, pool, pooled
from yjs_cli.pooling.cases_only import rated_from_cases
from yjs_cli.pooling.pool import PooledInspection, pooled_inspection, pooled_questions, rating_counts, total_counts
from yjs_cli.scoring import score
from yjs_cli.scoring.counts import Counts

COUNTS = st.tuples(*(st.integers(0, 50),) * 4).map(lambda numbers: Counts(*numbers))
INSPECTIONS = st.lists(st.tuples(*(COUNTS,) * len(QUESTIONS)), max_size=6)


def with_counts(counts: tuple[Counts, ...]) -> PooledInspection:
    return replace(pooled(), counts=counts)


@given(INSPECTIONS, INSPECTIONS)
def test_pool_of_parts_equals_pool_of_the_whole(
    first: list[tuple[Counts, ...]], second: list[tuple[Counts, ...]]
) -> None:
    parts = [tuple(each.counts for each in pooled_questions(pool(*map(with_counts, part)))) for part in (first, second)]
    whole = tuple(each.counts for each in pooled_questions(pool(*map(with_counts, first + second))))
    assert total_counts(parts, len(QUESTIONS)) == whole


def test_pooled_percentage_is_all_yes_over_all_answers() -> None:
    questions = pooled_questions(pool(pooled(counts={"2.1.1": (1, 0)}), pooled(counts={"2.1.1": (1, 4)})))
    assert (questions[0].counts, questions[0].percent) == (Counts(2, 4, 0, 0), 33)


def test_question_without_answers_has_no_percentage() -> None:
    assert {each.percent for each in pooled_questions(pool(pooled()))} == {None}


def test_pool_keeps_ratings_and_counts_of_a_result() -> None:
    result = score(bath(), YJ_2021)
    kept = pooled_inspection(result, "folder/bath.xlsx")
    assert (kept.file, kept.service, kept.score, kept.overall) == (
        "folder/bath.xlsx", "Bath and North East Somerset", 26, "Good",
    )  # fmt: skip
    assert kept.ratings == tuple(standard.rating for standard in result.standards)
    assert kept.counts[QUESTIONS.index("2.1.2")] == Counts(4, 2, 0, 0)


def test_what_is_kept_of_an_inspection_does_not_grow_with_its_cases() -> None:
    few, many = (
        len(pickle.dumps(pooled_inspection(score(inspection_of({"2.1.1": "Y" * cases}), YJ_2021), "a.xlsx")))
        for cases in (6, 600)
    )
    assert many - few < 100


def test_ratings_are_counted_overall_and_by_standard() -> None:
    pair = pool(pooled(ratings={"2.1": "Outstanding"}), pooled(ratings={"2.1": None, "4.1": "Not rated"}, overall=None))
    overall, *standards = rating_counts(pair)
    assert overall.ratings == (("Inadequate", 0), ("Requires improvement", 0), ("Good", 1), ("Outstanding", 0))
    assert (overall.not_rated, overall.missing) == (1, 0)  # final without a rating: nothing to score
    by_code = {each.standard.code: each for each in standards if each.standard}
    assert (dict(by_code["2.1"].ratings)["Outstanding"], by_code["2.1"].missing) == (1, 1)
    assert (dict(by_code["4.1"].ratings)["Good"], by_code["4.1"].not_rated) == (1, 1)


def test_self_audit_without_judgements_is_final_if_rated_from_cases_only() -> None:
    audit = inspection_of({"2.1.1": "YYYYYN", "3.1.1": "YYYYYY"})
    assert score(audit, YJ_2021).status == "incomplete"
    framework, left_out = rated_from_cases(YJ_2021)
    result = score(audit, framework)
    assert (result.status, result.score, result.max_score, result.overall) == ("final", 21, 21, "Outstanding")
    assert [standard.code for standard in left_out] == list(judged("Good"))


def test_rating_from_cases_only_is_the_same_as_not_rating_the_judged_standards() -> None:
    framework, _ = rated_from_cases(YJ_2021)
    alone = score(bath(), framework)
    unrated = score(
        inspection_of(
            {code: "Y" * counts.yes + "N" * counts.no for code, counts in _counts_of_bath().items()},
            judged("Not rated"),
        ),
        YJ_2021,
    )
    assert (alone.score, alone.max_score, alone.overall) == (unrated.score, unrated.max_score, unrated.overall)


def _counts_of_bath() -> dict[str, Counts]:
    kept = pooled_inspection(score(bath(), YJ_2021), "bath.xlsx")
    return dict(zip(QUESTIONS, kept.counts, strict=True))
