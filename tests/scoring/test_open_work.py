"""What is left to do, and which missing answers can still change a rating."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import YJ_2021, inspection_of, judged
from tests.scoring.strategies import QUICK, answered
from yjs_cli.inspection import Inspection
from yjs_cli.query_results import InspectionProgress, InspectorProgress, MissingJudgement
from yjs_cli.scoring import score
from yjs_cli.scoring.counts import Counts
from yjs_cli.scoring.deciding import cases_rating
from yjs_cli.scoring.open_work import changing_questions, open_work


def progress(inspection: Inspection) -> InspectionProgress:
    return open_work(inspection, score(inspection, YJ_2021), YJ_2021)


def test_missing_answers_and_judgements_are_counted() -> None:
    found = progress(inspection_of({"2.1.1": "YN.", "2.1.2": "..Y"}, {"1.1": "Good"}))
    assert (found.missing_answers, found.answers) == (3, 3 * 12)
    assert (found.missing_judgements, found.judgements) == (5, 6)
    assert found.without_judgement[0] == MissingJudgement("1.2", "Staff")


def test_finished_inspection_has_nothing_left() -> None:
    found = progress(inspection_of({"2.1.1": "YN", "3.1.1": "Y"}, judged("Good")))
    assert (found.missing_answers, found.missing_judgements) == (0, 0)
    assert (found.cases, found.standards, found.questions) == ((), (), ())


def test_cases_and_inspectors_with_the_most_left_come_first() -> None:
    inspection = inspection_of({"2.1.1": "Y..", "2.1.2": "YY."})
    inspection.cases["inspector"] = ["Ann", "Bo", "bo "]
    found = progress(inspection)
    assert [(each.case, each.missing, each.answers, each.inspector) for each in found.cases] == [
        ("003", 2, 12, "bo"),
        ("002", 1, 12, "Bo"),
    ]
    assert found.inspectors == (InspectorProgress("bo", 2, 2, 3, 24), InspectorProgress("Ann", 1, 0, 0, 12))


def test_cases_without_an_inspector_come_last() -> None:
    inspection = inspection_of({"2.1.1": "Y."})
    inspection.cases["inspector"] = ["Ann", None]
    assert [each.inspector for each in progress(inspection).inspectors] == ["Ann", None]


def test_standards_that_can_still_change_come_first() -> None:
    # 2.1 is Inadequate whatever follows; 2.2 can still be anything.
    found = progress(inspection_of({"2.1.1": "NNNNNN", "2.1.2": "YYYYY.", "2.2.1": "YYY..."}))
    assert [(each.code, each.can_change_rating) for each in found.standards] == [("2.2", True), ("2.1", False)]
    assert [(each.question, each.can_change_rating) for each in found.questions] == [("2.2.1", True), ("2.1.2", False)]


def test_panel_rating_is_not_changed_by_missing_answers() -> None:
    found = progress(inspection_of({"2.1.1": "Y."}, panel={"2.1": ("Good", "a reason")}))
    assert not any(each.can_change_rating for each in (*found.standards, *found.questions))


@settings(**QUICK)
@given(st.data())
def test_question_can_change_the_rating_exactly_if_one_of_its_answers_can(data: st.DataObject) -> None:
    answers = data.draw(answered(["2.1"], symbols="YN-.", most_cases=3))
    counts = {code: Counts(*map(row.count, "YN-.")) for code, row in answers.items()}
    found = set(changing_questions(counts, YJ_2021))
    blanks = [(code, at) for code, row in answers.items() for at, symbol in enumerate(row) if symbol == "."]
    expected = set()
    for number, (code, _) in enumerate(blanks):
        for filling in product("YN", repeat=len(blanks) - 1):
            outcomes = {_rating(answers, blanks, (*filling[:number], answer, *filling[number:])) for answer in "YN"}
            if len(outcomes) > 1:
                expected.add(code)
    assert found == expected


def _rating(answers: dict[str, str], blanks: list[tuple[str, int]], filling: tuple[str, ...]) -> str | None:
    rows = {code: list(row) for code, row in answers.items()}
    for (code, at), answer in zip(blanks, filling, strict=True):
        rows[code][at] = answer
    rating = cases_rating({code: Counts(*map(row.count, "YN-.")) for code, row in rows.items()}, YJ_2021)
    return rating.name if rating else None
