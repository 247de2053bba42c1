"""What a template is asked to hold: which domain an option means, and what cannot be asked for."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.documents.template.frameworks import CUSTOM, YJ_2021
from yjs_cli.documents.template.options import MAX_CASES, read_options
from yjs_cli.errors import UsageError
from yjs_cli.layout.headings import read_headings


def test_ten_cases_of_every_domain_are_numbered_unless_another_number_is_asked_for() -> None:
    assert read_options(YJ_2021).cases == {"2": 10, "3": 10}
    assert read_options(YJ_2021, court=0).cases == {"2": 0, "3": 10}
    assert read_options(YJ_2021, court=4, out_of_court=1000).cases == {"2": 4, "3": 1000}
    assert read_options(CUSTOM, others=["6=3"]).cases == {"5": 10, "6": 3}


@pytest.mark.parametrize("word", ["2", " 2 ", "Domain 2", "court disposals", "Court", "post-court"])
def test_a_domain_is_named_by_any_of_the_frameworks_words_for_it(word: str) -> None:
    assert read_options(YJ_2021, others=[f"{word}=7"]).cases == {"2": 7, "3": 10}


def test_the_options_of_their_own_follow_the_words_of_the_framework_not_the_order_of_its_domains() -> None:
    domains = tuple(
        replace(domain, code=code, aliases=(alias,))
        for domain, code, alias in zip(CUSTOM.domains[:2], ("5", "6"), ("out of court", "court"), strict=True)
    )
    assert read_options(replace(CUSTOM, domains=domains), court=1, out_of_court=2).cases == {"5": 2, "6": 1}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"court": -1}, "--court-cases -1: give a number of cases from 0 to 1000."),
        ({"out_of_court": 1001}, "--out-of-court-cases 1001: give a number of cases from 0 to 1000."),
        ({"others": ["2=99999999999999999999"]},
         "--cases 2=99999999999999999999: give a number of cases from 0 to 1000."),
        ({"others": ["2"]}, "--cases 2: give a domain and a number, as in --cases 2=12."),
        ({"others": ["2=many"]}, "--cases 2=many: give a domain and a number, as in --cases 2=12."),
        ({"others": ["1=4"]}, '--cases 1=4: yj-2021 has no domain with a case sample called "1". It has: '
         "2 (Court disposals), 3 (Out-of-court disposals). Name one as in --cases 2=12."),
        ({"court": 4, "others": ["2=5"]}, "--cases 2=5: the cases of 2 Court disposals are given twice."),
        ({"others": ["3=5", "OOCD=6"]}, "--cases OOCD=6: the cases of 3 Out-of-court disposals are given twice."),
        ({"service": "  "}, "--service: a name is missing."),
        ({"service": "Any\x1btown"}, r"--service: 'Any\x1btown' holds a sign that cannot be shown."),
        ({"service": "A" * 101}, "--service: AAAAAAAAAAAAAAAAAAAA… is longer than 100 letters."),
        ({"attributes": ""}, "--attributes: a name is missing."),
        ({"attributes": "sex,,age"}, "--attributes: a name is missing."),
        ({"attributes": "sex,Age,SEX"}, "--attributes SEX: named twice."),
        ({"attributes": "sex,id"}, "--attributes id: a column of that name means something else (case). Rename it."),
        ({"attributes": "Outcome"},
         "--attributes Outcome: a column of that name means something else (disposal). Rename it."),
        ({"attributes": "2.1.1"},
         "--attributes 2.1.1: a column of that name means something else (key question). Rename it."),
        ({"attributes": "2.1.9 Consent"},
         "--attributes 2.1.9 Consent: a column of that name means something else (unknown question). Rename it."),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_by_the_name_of_the_option(options: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_options(YJ_2021, **options)
    assert str(refused.value) == message


def test_a_framework_that_calls_no_sample_so_says_what_it_has() -> None:
    with pytest.raises(UsageError, match=r'--court-cases 4: ours has no .* called "court". It has: 5 \(Reviews'):
        read_options(CUSTOM, court=4)
    with pytest.raises(UsageError, match=r"It has: none\."):
        read_options(replace(CUSTOM, domains=CUSTOM.domains[2:]), out_of_court=4)


@given(st.text(max_size=30))
def test_attributes_are_refused_or_read_back_as_attributes(text: str) -> None:
    try:
        headings = read_options(YJ_2021, attributes=text).attributes
    except UsageError:
        return
    assert {heading.meaning for heading in read_headings(dict(enumerate(headings, start=1)), YJ_2021)} == {"attribute"}
    assert all(heading == " ".join(heading.split()) and heading.isprintable() for heading in headings)


@given(st.integers())
def test_a_number_of_cases_is_kept_or_refused(count: int) -> None:
    if 0 <= count <= MAX_CASES:
        assert read_options(YJ_2021, court=count).cases["2"] == count
    else:
        with pytest.raises(UsageError):
            read_options(YJ_2021, court=count)
