"""What explain says of a rating is what scoring gives after the change it names."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import BATH_JUDGEMENTS, YJ_2021, bath, inspection_of, judged
from tests.scoring.strategies import QUICK, answered
from yjs_cli.inspection import Inspection
from yjs_cli.query_results import Change, Explanation, NextRating, StandardExplanation
from yjs_cli.scoring import score
from yjs_cli.scoring.assuming import Supposition, suppose
from yjs_cli.scoring.explanation import explain

ALL_YES = {"2.1.1": "Y", "3.1.1": "Y"}


def explained(inspection: Inspection, *standards: str) -> Explanation:
    return explain(inspection, score(inspection, YJ_2021), YJ_2021, standards, "0.0.0")


def standard(inspection: Inspection, code: str) -> StandardExplanation:
    (found,) = explained(inspection, code).standards
    return found


def test_published_rating_is_explained_by_its_lowest_percentage_and_band() -> None:
    found = standard(bath(), "2.1")
    assert (found.rating, found.cases_rating, found.deciding, found.lowest_percent) == ("Good", "Good", ("2.1.2",), 67)
    assert (found.from_percent, found.below_percent) == (65, 80)
    assert [(cell.case, cell.location) for cell in found.answered_no] == [("005", "Cases!C6"), ("006", "Cases!C7")]


def test_highest_band_has_no_upper_end() -> None:
    assert standard(bath(), "2.3").below_percent is None


def test_changes_name_every_cell_and_the_new_rating() -> None:
    changes = standard(bath(), "2.1").changes
    assert [(each.answer, each.new_answer, each.question, each.rating, len(each.cells)) for each in changes] == [
        ("Yes", "No", "2.1.2", "Requires improvement", 4),
        ("Yes", "N/A", "2.1.2", "Requires improvement", 4),
        ("No", "Yes", "2.1.2", "Outstanding", 2),
        ("No", "N/A", "2.1.2", "Outstanding", 2),
    ]


def test_next_overall_ratings_are_as_far_away_as_the_published_limits() -> None:
    overall = explained(bath()).overall
    assert (overall.overall, overall.score, overall.max_score) == ("Good", 26, 36)
    assert overall.next == (NextRating("Requires improvement", -8), NextRating("Outstanding", 5))


def test_lowest_and_highest_overall_rating_have_one_neighbour() -> None:
    assert explained(inspection_of(ALL_YES, judged("Outstanding"))).overall.next == (NextRating("Good", -6),)
    all_no = inspection_of(ALL_YES, judged("Inadequate"), others="N")
    assert explained(all_no).overall.next == (NextRating("Requires improvement", 7),)


def test_judged_standard_has_nothing_to_change() -> None:
    found = standard(bath(), "1.1")
    assert (found.method, found.rating, found.questions, found.changes) == ("judgement", "Good", (), ())


def test_panel_rating_stands_whatever_the_cases_say() -> None:
    inspection = inspection_of({"2.1.1": "YYYN"}, BATH_JUDGEMENTS, {"2.1": ("Outstanding", "one case")})
    found = standard(inspection, "2.1")
    overall = score(inspection, YJ_2021).overall
    assert (found.panel_rated, found.rating, found.cases_rating) == (True, "Outstanding", "Good")
    assert found.changes
    assert {each.overall for each in found.changes} == {overall}


def test_assumed_answers_are_shown_with_what_was_before() -> None:
    inspection = bath()
    before = score(inspection, YJ_2021)
    changed, _ = suppose(inspection, [Supposition("001", "2.1.2", "No")])
    found = explain(changed, score(changed, YJ_2021), YJ_2021, ["2.1"], "0.0.0", before)
    assert found.before is not None
    assert (found.before.score, found.overall.score) == (26, 25)
    (after,) = found.standards
    assert after.before is not None
    assert (after.before.rating, after.rating) == ("Good", "Requires improvement")


def changed_by(inspection: Inspection, change: Change, cell: int) -> tuple[str | None, str | None]:
    """The rating and the overall rating after the change, by scoring the whole inspection again."""
    at = change.cells[cell]
    changed, _ = suppose(inspection, [Supposition(at.case, at.question, change.new_answer)])  # type: ignore[arg-type]
    result = score(changed, YJ_2021)
    (rated,) = (each for each in result.standards if each.code == change.question.rpartition(".")[0])
    return rated.rating, result.overall


@settings(**QUICK)
@given(st.data())
def test_changed_cells_change_the_rating_as_explained(data: st.DataObject) -> None:
    answers = data.draw(answered(["2.1", "2.2"], most_cases=5))
    inspection = inspection_of(answers, judged(data.draw(st.sampled_from(["Good", "Inadequate"]))))
    for found in explained(inspection, "2.1", "2.2").standards:
        for change in found.changes:
            cell = data.draw(st.integers(0, len(change.cells) - 1))
            assert changed_by(inspection, change, cell) == (change.rating, change.overall)
            assert change.rating != found.rating


@settings(**QUICK)
@given(st.data())
def test_no_other_single_answer_changes_the_rating(data: st.DataObject) -> None:
    answers = data.draw(answered(["2.1"], most_cases=4))
    inspection = inspection_of(answers)
    found = standard(inspection, "2.1")
    named = {(cell.case, cell.question, each.new_answer) for each in found.changes for cell in each.cells}
    for question, row in answers.items():
        for number in range(len(row)):
            for answer in ("Yes", "No", "N/A"):
                supposed = Supposition(f"{number + 1:03d}", question, answer)  # type: ignore[arg-type]
                if (supposed.case, question, answer) not in named:
                    changed, _ = suppose(inspection, [supposed])
                    assert standard(changed, "2.1").rating == found.rating
