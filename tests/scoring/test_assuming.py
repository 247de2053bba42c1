"""Assumed answers change what they name and nothing else."""

import pytest

from tests.builders import YJ_2021, inspection_of
from yjs_cli.inspection import Inspection
from yjs_cli.result import Assumption
from yjs_cli.scoring import score
from yjs_cli.scoring.assuming import Supposition, UnknownCaseError, suppose


def answers_to(inspection: Inspection, question: str) -> list[str]:
    answers = inspection.answers
    return answers.loc[answers["question"] == question, "answer"].tolist()


def test_supposed_answer_replaces_one_answer() -> None:
    inspection = inspection_of({"2.1.1": "YN.", "2.1.2": "YYY"})
    changed, assumed = suppose(inspection, [Supposition("003", "2.1.1", "Yes")])
    assert assumed == (Assumption("003", "2.1.1", "Yes", "unanswered"),)
    assert answers_to(changed, "2.1.1") == ["Yes", "No", "Yes"]
    assert answers_to(changed, "2.1.2") == ["Yes", "Yes", "Yes"]
    assert answers_to(inspection, "2.1.1") == ["Yes", "No", "unanswered"]


def test_case_id_is_found_in_any_spelling_and_shown_as_in_the_workbook() -> None:
    inspection = inspection_of({"2.1.1": "Y"})
    inspection.cases["case_id"] = ["AB 1"]
    assert suppose(inspection, [Supposition(" ab  1", "2.1.1", "No")])[1][0].case == "AB 1"


def test_last_of_two_suppositions_about_an_answer_counts() -> None:
    inspection = inspection_of({"2.1.1": "YY"})
    suppositions = [Supposition("001", "2.1.1", "No"), Supposition("001", "2.1.1", "N/A")]
    changed, assumed = suppose(inspection, suppositions)
    assert assumed == (Assumption("001", "2.1.1", "N/A", "Yes"),)
    assert answers_to(changed, "2.1.1") == ["N/A", "Yes"]


def test_nothing_supposed_changes_nothing() -> None:
    inspection = inspection_of({"2.1.1": "YN"})
    changed, assumed = suppose(inspection, [])
    assert assumed == ()
    assert score(changed, YJ_2021) == score(inspection, YJ_2021)


@pytest.mark.parametrize(
    ("case", "question", "message"),
    [
        ("009", "2.1.1", "case 009 is not in the workbook"),
        ("001", "3.1.1", "case 001 is not asked 3.1.1"),
    ],
)
def test_unknown_case_or_question_of_another_domain_is_refused(case: str, question: str, message: str) -> None:
    with pytest.raises(UnknownCaseError, match=message):
        suppose(inspection_of({"2.1.1": "YN"}), [Supposition(case, question, "No")])
