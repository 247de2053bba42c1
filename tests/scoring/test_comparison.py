"""A comparison has every change and nothing else, the largest first."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import BATH_JUDGEMENTS, YJ_2021, bath, inspection_of
from tests.scoring.strategies import QUICK, answered
from yjs_cli.comparison_results import Comparison, QuestionChange, RatingChange, SampleChange, Share
from yjs_cli.inspection import Inspection
from yjs_cli.scoring import score
from yjs_cli.scoring.comparison import compare, compare_cases, trend
from yjs_cli.scoring.counts import counts_by_question


def compared(old: Inspection, new: Inspection) -> Comparison:
    cases = compare_cases(old, new, YJ_2021)
    return compare(score(old, YJ_2021), score(new, YJ_2021), YJ_2021, cases)


def test_rating_change_says_whether_one_case_would_undo_it() -> None:
    old = inspection_of({"2.1.1": "YYYYNN", "2.2.1": "YYYYYY"}, BATH_JUDGEMENTS)
    new = inspection_of({"2.1.1": "YYYYYN", "2.2.1": "NNNNYY"}, BATH_JUDGEMENTS)
    assert compared(old, new).ratings == (
        RatingChange("2.2", "Planning", "Outstanding", "Inadequate", -3, False),
        RatingChange("2.1", "Assessment", "Good", "Outstanding", 1, True),
    )


def test_percentages_carry_their_counts_and_the_largest_change_is_first() -> None:
    old = inspection_of({"2.1.1": "YYYYNN", "2.1.2": "YYYYYY"})
    new = inspection_of({"2.1.1": "YYYYYN", "2.1.2": "YYN---"})
    assert compared(old, new).questions == (
        QuestionChange("2.1.2", "Safety of the child", "2.1", Share(6, 6, 100), Share(2, 3, 67), -33),
        QuestionChange("2.1.1", "Desistance", "2.1", Share(4, 6, 67), Share(5, 6, 83), 16),
    )


def test_percentage_without_answers_has_no_change_in_points() -> None:
    (change,) = compared(inspection_of({"2.1.1": ".."}), inspection_of({"2.1.1": "YN"})).questions
    assert (change.old, change.new, change.points) == (Share(0, 0, None), Share(1, 2, 50), None)


def test_sample_sizes_that_differ_are_listed() -> None:
    assert compared(inspection_of({"2.1.1": "YY"}), inspection_of({"2.1.1": "YYY"})).samples == (
        SampleChange("2", "Court disposals", 2, 3),
    )


def test_panel_rating_is_not_undone_by_a_case() -> None:
    old = inspection_of({"2.1.1": "YYYYYN"})
    new = inspection_of({"2.1.1": "YYYYYN"}, panel={"2.1": ("Good", "a reason")})
    assert compared(old, new).ratings == (RatingChange("2.1", "Assessment", "Outstanding", "Good", -1, False),)


def test_answers_are_given_changed_or_cleared() -> None:
    old = inspection_of({"2.1.1": "Y.N-"})
    new = inspection_of({"2.1.1": "NY.-"})
    cases = compare_cases(old, new, YJ_2021)
    assert [(each.kind, each.case, each.old, each.new, each.new_location) for each in cases.answers] == [
        ("changed", "001", "Yes", "No", "Cases!B2"),
        ("given", "002", "unanswered", "Yes", "Cases!B3"),
        ("cleared", "003", "No", "unanswered", "Cases!B4"),
    ]


def test_case_ids_match_in_any_spelling_within_a_domain() -> None:
    old, new = inspection_of({"2.1.1": "YN"}), inspection_of({"2.1.1": "YY"})
    old.cases["case_id"], new.cases["case_id"] = ["ab1", "Ab 2"], ["AB1", "ab  2"]
    cases = compare_cases(old, new, YJ_2021)
    assert (cases.both, cases.added, cases.removed) == (2, (), ())
    assert [each.case for each in cases.answers] == ["ab  2"]


def test_new_cases_give_their_answers_and_removed_ones_clear_them() -> None:
    old, new = inspection_of({"2.1.1": "Y"}, others="."), inspection_of({"2.1.1": "N"}, others=".")
    new.cases["case_id"] = ["new"]
    cases = compare_cases(old, new, YJ_2021)
    assert (cases.both, cases.added, cases.removed) == (0, ("new",), ("001",))
    assert [(each.kind, each.case, each.old, each.new) for each in cases.answers] == [
        ("given", "new", None, "No"),
        ("cleared", "001", "Yes", None),
    ]


def test_trend_has_a_rating_and_a_share_for_each_result() -> None:
    results = [score(inspection_of({"2.1.1": answers}), YJ_2021) for answers in ("YY", "YN", "..")]
    found = trend(results, YJ_2021)
    assert {each.code: each.ratings for each in found.standards}["2.1"] == ("Outstanding", "Requires improvement", None)
    assert found.questions[0].shares == (Share(2, 2, 100), Share(1, 2, 50), Share(0, 0, None))


def test_published_inspection_does_not_differ_from_itself() -> None:
    assert compared(bath(), bath()).ratings == ()


@settings(**QUICK)
@given(answered(["2.1", "3.1"], symbols="YN-.", most_cases=5))
def test_comparison_with_itself_is_empty(answers: dict[str, str]) -> None:
    found = compared(inspection_of(answers), inspection_of(answers))
    assert (found.samples, found.ratings, found.questions) == ((), (), ())
    assert found.cases is not None
    assert (found.cases.answers, found.cases.added, found.cases.removed) == ((), (), ())
    assert found.cases.total_agreement.agreed == found.cases.total_agreement.both_answered


@settings(**QUICK)
@given(st.data())
def test_changes_of_counts_are_the_sum_of_changed_answers(data: st.DataObject) -> None:
    old, new = (inspection_of(data.draw(answered(["2.1", "3.1"], most_cases=5))) for _ in range(2))
    before, after = counts_by_question(old.answers), counts_by_question(new.answers)
    sums: dict[str, Counter[str | None]] = {code: Counter() for code in before}
    for each in compare_cases(old, new, YJ_2021).answers:
        sums[each.question][each.new] += 1
        sums[each.question][each.old] -= 1
    for code in before:
        differences = [new - old for old, new in zip(before[code], after[code], strict=True)]
        assert differences[:3] == [sums[code][answer] for answer in ("Yes", "No", "N/A")]
