"""Counting answers: every question has a row, groups add up to the whole, and nothing depends on the order."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import YJ_2021, inspection_of
from tests.scoring.strategies import QUICK, answered
from yjs_cli.inspection import ANSWERS
from yjs_cli.scoring.counts import COUNTED, Counts, count_answers, counts_by_question


def test_each_kind_of_answer_is_counted_in_its_own_column() -> None:
    counted = count_answers(inspection_of({"2.1.1": "YYYN--...."}).answers)
    assert counted.loc["2.1.1"].to_dict() == {
        "yes": 3, "no": 1, "not_applicable": 2, "unanswered": 4, "applicable": 4,
    }  # fmt: skip


def test_every_question_of_the_framework_has_a_row_in_its_order_though_its_domain_has_no_cases() -> None:
    counted = count_answers(inspection_of({"2.1.1": "Y"}).answers)
    assert list(counted.index) == list(YJ_2021.question_domains)
    assert counted.loc["3.1.1"].sum() == 0


def test_an_inspection_without_cases_counts_nothing() -> None:
    assert not count_answers(inspection_of({}).answers).to_numpy().any()


def test_unread_answers_are_in_no_column() -> None:
    assert count_answers(inspection_of({"2.1.1": "Y?"}).answers).loc["2.1.1"].tolist() == [1, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("counts", "applicable", "cases", "wholly_not_applicable"),
    [
        (Counts(3, 1, 2, 4), 4, 10, False),
        (Counts(0, 0, 0, 0), 0, 0, False),  # no cases: nothing was answered, so nothing was answered with N/A
        (Counts(0, 0, 3, 0), 0, 3, True),
        (Counts(0, 0, 3, 1), 0, 4, False),  # one answer is still to come
        (Counts(0, 1, 3, 0), 1, 4, False),
    ],
)
def test_counts_know_their_denominator(
    counts: Counts, applicable: int, cases: int, wholly_not_applicable: bool
) -> None:
    assert (counts.applicable, counts.cases, counts.wholly_not_applicable) == (applicable, cases, wholly_not_applicable)


def test_the_plain_counts_are_those_of_the_frame() -> None:
    answers = inspection_of({"2.1.1": "YN-.Y", "3.2.1": "N.-"}).answers
    counted = count_answers(answers)
    for code, counts in counts_by_question(answers).items():
        assert (*counts, counts.applicable) == tuple(counted.loc[code])


def test_groups_come_in_order_of_appearance_with_the_questions_they_were_asked() -> None:
    inspection = inspection_of(
        {"2.1.1": "YNY", "3.1.1": "N"}, others="-", attributes={"Sex": ["Male", "Female", "Male", "Male"]}
    )
    counted = count_answers(inspection.answers.join(inspection.attributes, on="case"), by=["Sex"])
    assert counted.index.names == ["Sex", "question"]
    assert list(counted.index.unique("Sex")) == ["Male", "Female"]
    assert counted.loc[("Male", "2.1.1")].tolist() == [2, 0, 0, 0, 2]
    assert counted.loc[("Female", "2.1.1")].tolist() == [0, 1, 0, 0, 1]
    assert list(counted.loc["Male"].index) == list(YJ_2021.question_domains)
    assert list(counted.loc["Female"].index) == [code for code in YJ_2021.question_domains if code.startswith("2")]


def test_a_missing_value_is_a_group_of_its_own() -> None:
    inspection = inspection_of({"2.1.1": "YYNN"}, attributes={"Sex": ["Male", None, None, "Male"]})
    counted = count_answers(inspection.answers.join(inspection.attributes, on="case"), by=["Sex"])
    first = counted[counted.index.get_level_values("question") == "2.1.1"]
    assert first["yes"].tolist() == [1, 1]
    assert first.index.get_level_values("Sex").isna().tolist() == [False, True]


def test_services_whose_frames_are_pooled_are_counted_apart() -> None:
    pooled = pd.concat(
        [
            inspection_of({"2.1.1": "YY"}).answers.assign(service="Avon"),
            inspection_of({"2.1.1": "YN"}).answers.assign(service="Bude"),
        ]
    )
    counted = count_answers(pooled, by=["service"])
    assert counted.loc[("Avon", "2.1.1"), "yes"] == 2
    assert counted.loc[("Bude", "2.1.1"), "yes"] == 1


def test_many_questions_are_counted_as_well_as_few() -> None:
    codes = [f"2.1.{number}" for number in range(1, 101)]
    answers = pd.DataFrame(
        {
            "case": range(100),
            "question": pd.Categorical(codes, categories=codes),
            "answer": pd.Categorical(["N/A"] * 100, categories=list(ANSWERS)),
        }
    )
    assert count_answers(answers)["not_applicable"].tolist() == [1] * 100


@settings(**QUICK)
@given(st.data())
def test_groups_are_what_filtering_gives_and_add_up_to_the_whole(data: st.DataObject) -> None:
    inspection = inspection_of(data.draw(answered(["2.1", "3.2"])))
    values = st.lists(
        st.sampled_from(["Male", "Female", 10, None]), min_size=len(inspection.cases), max_size=len(inspection.cases)
    )
    attributes = pd.DataFrame({"Sex": data.draw(values), "Age": data.draw(values)}, dtype=object)
    answers = inspection.answers.join(attributes, on="case")
    counted = count_answers(answers, by=["Sex", "Age"])
    tallied = Counter(
        (*map(str, (sex, age, code)), answer)
        for sex, age, code, answer in zip(
            answers["Sex"], answers["Age"], answers["question"], answers["answer"], strict=True
        )
    )
    for group, row in zip(counted.index, counted[list(Counts._fields)].to_numpy().tolist(), strict=True):
        named = tuple("None" if pd.isna(value) else str(value) for value in group)
        assert row == [tallied[*named, answer] for answer in COUNTED.values()]
    assert counted.to_numpy().sum() == count_answers(answers).to_numpy().sum()
