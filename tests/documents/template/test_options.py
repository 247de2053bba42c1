"""The options of a template: which domain an option means, and which options are invalid."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.documents.template.frameworks import CUSTOM, YJ_2021
from yjs_cli.documents.template.options import MAX_CASES, read_options
from yjs_cli.errors import UsageError
from yjs_cli.layout.headings import read_headings


def test_each_domain_has_ten_cases_by_default() -> None:
    assert read_options(YJ_2021).cases == {"2": 10, "3": 10}
    assert read_options(YJ_2021, court=0).cases == {"2": 0, "3": 10}
    assert read_options(YJ_2021, court=4, out_of_court=1000).cases == {"2": 4, "3": 1000}
    assert read_options(CUSTOM, others=["6=3"]).cases == {"5": 10, "6": 3}


@pytest.mark.parametrize("word", ["2", " 2 ", "Domain 2", "court disposals", "Court", "post-court"])
def test_domain_is_found_by_any_of_its_names(word: str) -> None:
    assert read_options(YJ_2021, others=[f"{word}=7"]).cases == {"2": 7, "3": 10}


def test_court_options_follow_names_not_the_order_of_domains() -> None:
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
         "2 (Court disposals), 3 (Out-of-court disposals). Give one of these, as in --cases 2=12."),
        ({"court": 4, "others": ["2=5"]}, "--cases 2=5: you gave the number of cases for 2 Court disposals twice."),
        ({"others": ["3=5", "OOCD=6"]},
         "--cases OOCD=6: you gave the number of cases for 3 Out-of-court disposals twice."),
        ({"service": "  "}, "--service: a name is missing."),
        ({"service": "Any\x1btown"}, r"--service: 'Any\x1btown' contains a character that cannot be shown."),
        ({"service": "A" * 101}, "--service: AAAAAAAAAAAAAAAAAAAA… is longer than 100 characters."),
        ({"attributes": ""}, "--attributes: a name is missing."),
        ({"attributes": "sex,,age"}, "--attributes: a name is missing."),
        ({"attributes": "sex,Age,SEX"}, "--attributes SEX: you gave this name twice."),
        ({"attributes": "sex,id"},
         "--attributes id: a column with this name has another meaning (case). Use another name."),
        ({"attributes": "Outcome"},
         "--attributes Outcome: a column with this name has another meaning (disposal). Use another name."),
        ({"attributes": "2.1.1"},
         "--attributes 2.1.1: a column with this name has another meaning (key question). Use another name."),
        ({"attributes": "2.1.9 Consent"},
         "--attributes 2.1.9 Consent: a column with this name has another meaning (unknown question). "
         "Use another name."),
    ],
)  # fmt: skip
def test_invalid_option_is_refused_by_name(options: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_options(YJ_2021, **options)
    assert str(refused.value) == message


def test_unknown_domain_message_lists_the_known_domains() -> None:
    with pytest.raises(UsageError, match=r'--court-cases 4: custom has no .* called "court". It has: 5 \(Reviews'):
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
def test_number_of_cases_is_kept_or_refused(count: int) -> None:
    if 0 <= count <= MAX_CASES:
        assert read_options(YJ_2021, court=count).cases["2"] == count
    else:
        with pytest.raises(UsageError):
            read_options(YJ_2021, court=count)
