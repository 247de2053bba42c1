"""Counting answers: every question has counts, and every answer is counted once."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings

from tests.builders import YJ_2021, inspection_of
from tests.scoring.strategies import QUICK, answered
from yjs_cli.inspection import ANSWERS
from yjs_cli.scoring.counts import Counts, counts_by_question


def test_each_answer_is_counted_in_its_field() -> None:
    counts = counts_by_question(inspection_of({"2.1.1": "YYYN--...."}).answers)["2.1.1"]
    assert counts == Counts(yes=3, no=1, not_applicable=2, unanswered=4)


def test_every_question_of_the_framework_has_counts_in_its_order() -> None:
    counts = counts_by_question(inspection_of({"2.1.1": "Y"}).answers)
    assert list(counts) == list(YJ_2021.question_domains)
    assert counts["3.1.1"] == Counts(0, 0, 0, 0)


def test_inspection_without_cases_counts_nothing() -> None:
    assert set(counts_by_question(inspection_of({}).answers).values()) == {Counts(0, 0, 0, 0)}


def test_unread_answers_are_not_counted() -> None:
    assert counts_by_question(inspection_of({"2.1.1": "Y?"}).answers)["2.1.1"] == Counts(1, 0, 0, 0)


@pytest.mark.parametrize(
    ("counts", "applicable", "cases", "wholly_not_applicable"),
    [
        (Counts(3, 1, 2, 4), 4, 10, False),
        (Counts(0, 0, 0, 0), 0, 0, False),  # no cases: no answers, so no answers of N/A
        (Counts(0, 0, 3, 0), 0, 3, True),
        (Counts(0, 0, 1, 0), 0, 1, True),
        (Counts(0, 0, 3, 1), 0, 4, False),  # one answer is still missing
        (Counts(0, 1, 3, 0), 1, 4, False),
    ],
)
def test_counts_know_their_denominator(
    counts: Counts, applicable: int, cases: int, wholly_not_applicable: bool
) -> None:
    assert (counts.applicable, counts.cases, counts.wholly_not_applicable) == (applicable, cases, wholly_not_applicable)


def test_a_hundred_questions_are_counted() -> None:
    codes = [f"2.1.{number}" for number in range(1, 101)]  # 100 times 5 answers do not fit into int8
    answers = pd.DataFrame(
        {
            "case": range(100),
            "question": pd.Categorical(codes, categories=codes),
            "answer": pd.Categorical(["N/A"] * 100, categories=list(ANSWERS)),
        }
    )
    assert counts_by_question(answers) == dict.fromkeys(codes, Counts(0, 0, 1, 0))


@settings(**QUICK)
@given(answered(["2.1", "3.2"]))
def test_counts_agree_with_counting_one_by_one(answers: dict[str, str]) -> None:
    frame = inspection_of(answers).answers
    tallied = Counter(zip(frame["question"], frame["answer"], strict=True))
    for code, counts in counts_by_question(frame).items():
        assert counts == tuple(tallied[code, answer] for answer in ("Yes", "No", "N/A", "unanswered"))
