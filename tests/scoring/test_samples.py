"""The composition of the case samples."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import YJ_2021, inspection_of
from tests.scoring.strategies import QUICK
from yjs_cli.scoring.samples import samples_of

KNOWN = [disposal.name for disposal in YJ_2021.case_domains[1].disposals]


def test_domain_without_cases_has_a_sample_of_zeros() -> None:
    _, out_of_court = samples_of(inspection_of({"2.1.1": "Y"}).cases, YJ_2021)
    assert (out_of_court.cases, out_of_court.interviewed) == (0, 0)
    for sample in (*samples_of(inspection_of({}).cases, YJ_2021), out_of_court):
        assert sample.cases == 0
        assert [disposal.cases for disposal in sample.disposals] == [0] * len(sample.disposals)
        assert sample.disposals


def test_case_without_interview_recorded_does_not_count_as_interviewed() -> None:
    inspection = inspection_of({"2.1.1": "YYY"}, interviewed={"2": [True, False, None]})
    assert samples_of(inspection.cases, YJ_2021)[0].interviewed == 1


def test_interviews_recorded_for_no_case_are_not_known() -> None:
    recorded = {"2": [False, False], "3": [None]}
    court, out_of_court = samples_of(inspection_of({"2.1.1": "YY", "3.1.1": "Y"}, interviewed=recorded).cases, YJ_2021)
    assert (court.interviewed, out_of_court.interviewed) == (0, None)


def test_interviews_recorded_nowhere_are_not_known_in_a_domain_without_cases() -> None:
    inspection = inspection_of({"2.1.1": "YY"}, interviewed={"2": [None, None]})
    assert [sample.interviewed for sample in samples_of(inspection.cases, YJ_2021)] == [None, None]


def test_disposal_of_another_domain_is_not_counted() -> None:
    inspection = inspection_of({"2.1.1": "YY"}, disposals={"2": ["Youth caution", "Custodial sentence"]})
    court, out_of_court = samples_of(inspection.cases, YJ_2021)
    assert [disposal.cases for disposal in court.disposals] == [0, 1]
    assert [disposal.cases for disposal in out_of_court.disposals] == [0, 0, 0, 0]


def test_every_disposal_is_counted() -> None:
    names = ["Community sentence", "Community sentence", "Custodial sentence"]
    inspection = inspection_of({"2.1.1": "YYY"}, disposals={"2": names})
    assert [disposal.cases for disposal in samples_of(inspection.cases, YJ_2021)[0].disposals] == [2, 1]


def test_disposal_without_a_category_counts_zero() -> None:
    inspection = inspection_of({"2.1.1": "YY"}, disposals={"2": [None, None]})
    cases = inspection.cases.assign(disposal=inspection.cases["disposal"].cat.remove_unused_categories())
    assert [disposal.cases for disposal in samples_of(cases, YJ_2021)[0].disposals] == [0, 0]


@settings(**QUICK)
@given(st.lists(st.sampled_from([*KNOWN, None]), min_size=1, max_size=20))
def test_disposals_add_up_to_the_cases_that_have_one(disposals: list[str | None]) -> None:
    inspection = inspection_of({"3.1.1": "Y" * len(disposals)}, disposals={"3": disposals})
    sample = samples_of(inspection.cases, YJ_2021)[1]
    assert sample.cases == len(disposals)
    assert {disposal.name: disposal.cases for disposal in sample.disposals} == {
        name: disposals.count(name) for name in KNOWN
    }
