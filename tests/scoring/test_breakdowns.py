"""Cases by an attribute, and the answers of each case."""

from datetime import datetime

import pandas as pd
import pytest
from msgspec.structs import replace

from tests.builders import YJ_2021, inspection_of
from yjs_cli.scoring.breakdowns import answers_by_case, breakdown_counts

Breakdown = tuple[tuple[str, tuple[int, ...]], ...]


def breakdown(court: list[object], out_of_court: list[object] | None = None) -> Breakdown:
    """The breakdown of cases in the two domains with key questions, which have these values."""
    others = out_of_court or []
    answers = {"2.1.1": "Y" * len(court)} | ({"3.1.1": "Y" * len(others)} if others else {})
    inspection = inspection_of(answers, attributes={"Of": [*court, *others]})
    return breakdown_counts(inspection.cases, inspection.attributes["Of"], YJ_2021)


def values(court: list[object]) -> list[str]:
    return [value for value, _ in breakdown(court)]


def test_each_value_is_counted_by_domain_in_the_order_of_the_framework() -> None:
    assert breakdown(["a", "b", "a"], ["b", "b"]) == (("a", (2, 0)), ("b", (1, 2)))


def test_domain_without_cases_counts_zero() -> None:
    assert breakdown(["a"]) == (("a", (1, 0)),)


def test_cases_without_a_domain_are_not_counted() -> None:
    inspection = inspection_of({"2.1.1": "YY"}, attributes={"Of": ["a", "b"]})
    cases = inspection.cases.assign(domain=pd.Categorical(["2", None], categories=["2", "3"]))
    assert breakdown_counts(cases, inspection.attributes["Of"], YJ_2021) == (("a", (1, 0)),)


def test_value_of_a_domain_without_key_questions_is_left_out() -> None:
    inspection = inspection_of({"2.1.1": "YY"}, attributes={"Of": ["a", "b"]})
    cases = inspection.cases.assign(domain=pd.Categorical(["2", "1"], categories=["1", "2", "3"]))
    assert breakdown_counts(cases, inspection.attributes["Of"], YJ_2021) == (("a", (1, 0)),)


def test_values_that_differ_only_in_case_are_spelt_as_in_the_first_case() -> None:
    assert breakdown(["Female", "FEMALE", "female"], ["feMale"]) == (("Female", (3, 1)),)
    assert values(["STRASSE", "straße"]) == ["STRASSE"]


def test_numbers_come_first_by_size_then_texts_then_blanks() -> None:
    assert values([None, "b", 10, "A", 9, -1, "2.5", "a2"]) == ["-1", "2.5", "9", "10", "A", "a2", "b", ""]


@pytest.mark.parametrize("text", ["1.", ".5", "1.2.3", "--1", "1e3", "inf", "nan", "١", "1 2", "1,000"])
def test_other_notations_of_numbers_are_sorted_as_text(text: str) -> None:
    assert values([text, "99", "!"]) == ["99", *sorted(["!", text])]


def test_zero_is_sorted_as_a_number() -> None:
    assert values(["a", 0, -2, 3]) == ["-2", "0", "3", "a"]
    assert values([0.5, 0, -0.5]) == ["-0.5", "0", "0.5"]


def test_order_of_rows_does_not_matter() -> None:
    inspection = inspection_of({"2.1.1": "YYY", "3.1.1": "YY"}, attributes={"Of": [*"abbac"]})
    cases, of = inspection.cases.sort_index(ascending=False), inspection.attributes["Of"].sort_index(ascending=False)
    expected = (("a", (1, 1)), ("b", (2, 0)), ("c", (0, 1)))
    assert breakdown_counts(cases, of, YJ_2021) == expected


def test_texts_are_sorted_without_regard_to_case() -> None:
    assert values(["b", "C", "a", "B2"]) == ["a", "b", "B2", "C"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NaT, ""),
        (True, "Yes"),
        (False, "No"),
        (1, "1"),
        (0, "0"),
        (14.0, "14"),
        (14.5, "14.5"),
        (datetime(2024, 5, 6), "2024-05-06"),
        (datetime(2024, 5, 6, 23, 59), "2024-05-06"),
        ("  Black   or\tmixed\n", "Black or mixed"),
        ("14.0", "14.0"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_value_is_shown_as_in_a_sheet(value: object, text: str) -> None:
    assert values([value]) == [text]


def test_answers_of_a_case_are_those_to_the_questions_of_its_domain_in_order() -> None:
    answers = answers_by_case(inspection_of({"2.1.1": "YN", "2.1.2": "-.", "3.1.1": "N"}), YJ_2021)
    assert list(answers) == [0, 1, 2]
    assert answers[0] == ("Yes", "N/A", *["Yes"] * 10)
    assert answers[1] == ("No", "", *["Yes"] * 10)
    assert answers[2] == ("No", *["Yes"] * 8)


def test_unread_answer_is_empty() -> None:
    assert answers_by_case(inspection_of({"2.1.1": "?"}), YJ_2021)[0][:2] == ("", "Yes")


def test_question_without_a_row_is_empty() -> None:
    inspection = inspection_of({"2.1.1": "Y"})
    kept = inspection.answers[inspection.answers["question"] != "2.1.2"]
    assert answers_by_case(replace(inspection, answers=kept), YJ_2021)[0][:3] == ("Yes", "", "Yes")


def test_case_without_a_domain_has_no_answers() -> None:
    inspection = inspection_of({"2.1.1": "YY"})
    cases = inspection.cases.assign(domain=pd.Categorical(["2", None], categories=["2", "3"]))
    answers = inspection.answers[inspection.answers["case"] == 0]
    found = answers_by_case(replace(inspection, cases=cases, answers=answers), YJ_2021)
    assert (len(found[0]), found[1]) == (12, ())


def test_case_without_any_answers_has_empty_ones() -> None:
    inspection = inspection_of({"2.1.1": "YY"})
    answers = inspection.answers[inspection.answers["case"] == 0]
    assert answers_by_case(replace(inspection, answers=answers), YJ_2021)[1] == ("",) * 12
