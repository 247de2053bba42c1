"""Percentages by the values of a column, and how small groups are combined."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import YJ_2021, inspection_of
from yjs_cli.result import DomainGroups, PercentagesBy
from yjs_cli.scoring import score
from yjs_cli.scoring.percentages_by import case_columns, percentages_by

VALUES = st.sampled_from([["A", "a", "B", "C", 7, None], [12, 13, 14.0, 17]])
ANSWERS = st.text("YN-.", min_size=1, max_size=12)


def by(answers: str, values: Sequence[object], suppress: int = 0) -> PercentagesBy:
    """The percentages of court cases by a column; there are no other cases."""
    inspection = inspection_of({"2.1.1": answers}, attributes={"Of": list(values)})
    return percentages_by(inspection, "Of", case_columns(inspection)["Of"], YJ_2021, suppress)


def court(table: PercentagesBy) -> DomainGroups:
    return next(each for each in table.domains if each.domain == "2")


def sizes(table: PercentagesBy) -> list[tuple[str | None, int]]:
    return [(group.value, group.cases) for group in court(table).groups]


def test_each_value_has_its_counts_and_percentage() -> None:
    groups = court(by("YNNY-.", ["F", "F", "M", "M", "M", "M"])).groups
    first = [group.questions[0] for group in groups]
    assert [(each.code, each.yes, each.no, each.not_applicable, each.unanswered) for each in first] == [
        ("2.1.1", 1, 1, 0, 0), ("2.1.1", 1, 1, 1, 1),
    ]  # fmt: skip
    assert [(each.percent, each.rating) for each in first] == [(50, None), (50, None)]


def test_domain_without_cases_has_no_groups() -> None:
    table = by("Y", ["F"])
    assert [(each.domain, each.groups, each.combined) for each in table.domains if each.domain == "3"] == [
        ("3", (), ())
    ]


def test_blank_values_are_not_stated_and_come_last() -> None:
    assert sizes(by("YYY", [None, "b", "B "])) == [("b", 2), ("Not stated", 1)]


def test_small_values_are_combined() -> None:
    table = by("Y" * 9, [*"AAAA", *"BBB", "C", "D"], suppress=2)
    assert sizes(table) == [("A", 4), ("B", 3), (None, 2)]
    assert court(table).combined == ("C", "D")


def test_single_small_value_takes_the_smallest_other_with_it() -> None:
    table = by("Y" * 9, [*"AAAAA", *"BBB", "C"], suppress=2)
    assert sizes(table) == [("A", 5), (None, 4)]
    assert court(table).combined == ("B", "C")


def test_domain_that_would_have_one_group_has_none() -> None:
    table = by("Y" * 6, [*"AAAA", "B", "B"], suppress=3)
    assert sizes(table) == []
    assert court(table).combined == ("A", "B")


def test_small_numbers_are_combined_with_their_neighbours() -> None:
    assert sizes(by("Y" * 7, [12, 13, 14, 14, 15, 16, 17], suppress=2)) == [("12 to 13", 2), ("14", 2), ("15 to 17", 3)]
    assert sizes(by("Y" * 3, [12, 13, 14], suppress=2)) == []
    assert sizes(by("Y" * 4, [12, 12, 13, 13], suppress=2)) == [("12", 2), ("13", 2)]


def test_value_that_all_cases_share_is_shown_if_there_are_enough() -> None:
    assert sizes(by("YYY", ["F", "F", "F"], suppress=3)) == [("F", 3)]
    assert sizes(by("YY", ["F", "F"], suppress=3)) == []


@given(st.data(), ANSWERS, st.integers(0, 5))
def test_groups_add_up_to_the_whole_sample(data: st.DataObject, answers: str, suppress: int) -> None:
    values = data.draw(st.lists(st.sampled_from(data.draw(VALUES)), min_size=len(answers), max_size=len(answers)))
    inspection = inspection_of({"2.1.1": answers}, attributes={"Of": values})
    table = percentages_by(inspection, "Of", case_columns(inspection)["Of"], YJ_2021, suppress)
    groups = court(table).groups
    whole = {each.code: each for each in score(inspection, YJ_2021).standards[4].questions}
    if not groups:
        assert suppress
        return
    assert sum(group.cases for group in groups) == len(answers)
    assert all(group.cases >= suppress for group in groups)
    for name in ("yes", "no", "not_applicable", "unanswered", "applicable"):
        assert sum(getattr(group.questions[0], name) for group in groups) == getattr(whole["2.1.1"], name)


@pytest.mark.parametrize("heading", ["Disposal", "Interviewed", "Of"])
def test_details_that_yjs_knows_can_be_grouped_by(heading: str) -> None:
    inspection = inspection_of({"2.1.1": "YN"}, attributes={"Of": ["a", "b"]})
    assert heading in case_columns(inspection)
