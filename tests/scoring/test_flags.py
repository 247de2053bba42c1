"""Each flag appears exactly when its rule applies, with a sentence that says why."""

import re
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import YJ_2021, inspection_of, judged, share
from tests.scoring.strategies import QUICK, answered
from yjs_cli.framework import Discretion, Framework
from yjs_cli.result import Flag
from yjs_cli.scoring import score
from yjs_cli.scoring.counts import Counts, counts_by_question
from yjs_cli.scoring.deciding import cases_rating
from yjs_cli.scoring.flags import flags_of

_CHANGED = r"If one (Yes|No) in (.+) were (Yes|No)(?:, or the next answer .+ is \3)?, this would be (.+)\."
_NEXT = (
    r"If (?:one (?:Yes|No) in (.+) were (?:Yes|No), or )?the next answer (?:in (.+)|there) is (Yes|No), "
    r"this would be (.+)\."
)
EXACT = replace(YJ_2021, compared_percentage="exact")


def flags(answers: Sequence[str], framework: Framework = YJ_2021) -> tuple[Flag, ...]:
    """The flags of a standard with these answers to its key questions. Other questions are all Yes."""
    codes = ("2.1.1", "2.1.2", "2.1.3")
    inspection = inspection_of(dict(zip(codes, answers, strict=False)))
    counts = counts_by_question(inspection.answers)
    return flags_of({code: counts[code] for code in codes}, framework)


def messages(code: str, answers: Sequence[str], framework: Framework = YJ_2021) -> list[str]:
    return [flag.message for flag in flags(answers, framework) if flag.code == code]


@pytest.mark.parametrize(
    ("yes", "applicable", "threshold"),
    [
        # each threshold, on either side and exactly
        (45, 100, 50),
        (50, 100, 50),
        (55, 100, 50),
        (60, 100, 65),
        (65, 100, 65),
        (70, 100, 65),
        (75, 100, 80),
        (80, 100, 80),
        (85, 100, 80),
        # one answer in a hundred beyond the margin
        (44, 100, None),
        (56, 100, None),
        (59, 100, None),
        (71, 100, None),
        (74, 100, None),
        (86, 100, None),
        # the exact percentage is compared: these are shown as 45% and 85%
        (449, 1000, None),
        (851, 1000, None),
        # small samples
        (4, 6, 65),
        (5, 6, 80),
        (3, 6, 50),
        (2, 6, None),
        (6, 6, None),
    ],
)
def test_near_boundary_includes_the_margin_and_nothing_beyond(yes: int, applicable: int, threshold: int | None) -> None:
    found = [
        re.findall(r"where (.+) begins", message) for message in messages("near-boundary", [share(yes, applicable)])
    ]
    begins = {rating.from_percent: rating.name for rating in YJ_2021.ratings}
    assert found == ([[begins[threshold]]] if threshold else [])


def test_near_boundary_names_questions_shares_and_rating() -> None:
    assert messages("near-boundary", ["YYYYYY", "YYYYNN", "YYYYYN"]) == [
        "67% (4/6) in 2.1.2 is within 5 points of 65%, where Good begins."
    ]
    assert messages("near-boundary", ["YYYYYY", "YYYNNN", "YYYNNN"]) == [
        "50% (3/6) in 2.1.2 and 2.1.3 is exactly where Requires improvement begins."
    ]
    assert messages("near-boundary", ["YYYYYY", "YYYNNN", "YYNN--"]) == [
        "50% (3/6) in 2.1.2 and (2/4) in 2.1.3 is exactly where Requires improvement begins."
    ]


def test_near_boundary_uses_the_lowest_exact_percentage_among_ties() -> None:
    # Both are 60% when rounded. 60/100 is within the margin of 65; 53/89 is not.
    assert messages("near-boundary", [share(60, 100)]) != []
    assert messages("near-boundary", [share(60, 100), share(53, 89) + "-" * 11]) == []


def test_framework_sets_the_margin_of_near_boundary() -> None:
    narrow = replace(YJ_2021, discretion=Discretion(margin=1, few_cases=0))
    assert messages("near-boundary", ["YYYYNN"], narrow) == []
    assert messages("near-boundary", [share(66, 100)], narrow) == [
        "66% (66/100) in 2.1.1 is within 1 point of 65%, where Good begins."
    ]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        # lower and higher ratings, lower ones first
        (
            ["YYYYYY", "YYYYNN", "YYYYYN"],
            ["If one Yes in 2.1.2 were No, this would be Requires improvement.",
             "If one No in 2.1.2 were Yes, this would be Outstanding."],
        ),
        # one answer cannot raise two questions that tie, but can lower either
        (["YYYYYY", "YYYNNN", "YYYNNN"], ["If one Yes in 2.1.2 or 2.1.3 were No, this would be Inadequate."]),
        (["YYYYYN"] * 3, ["If one Yes in 2.1.1, 2.1.2 or 2.1.3 were No, this would be Good."]),
        # the next lowest question limits the rise
        (["YYYYYY", "YYYYNN", "YYYYNN"], ["If one Yes in 2.1.2 or 2.1.3 were No, this would be Requires improvement."]),
        # another question can become the deciding one
        (
            ["YYYYYYY", "YYYNNNN", "Y------"],
            ["If one No in 2.1.2 were Yes, this would be Requires improvement."],
        ),
        # different questions lead to different ratings, nearest first
        (
            ["YYYY", "YYY-", "Y---"],
            ["If one Yes in 2.1.1 or 2.1.2 were No, this would be Good.",
             "If one Yes in 2.1.3 were No, this would be Inadequate."],
        ),
        # far from any threshold
        (["Y" * 60, share(34, 60), "Y" * 60], []),
        (["YYYYYY"] * 3, []),
    ],
)  # fmt: skip
def test_one_case_names_answer_questions_and_new_rating(answers: list[str], expected: list[str]) -> None:
    assert messages("one-case", answers) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["YYYYYN"], []),
        (["YYYYN"], ["Few cases decide this: 5 applicable answers in 2.1.1."]),
        (["YYYYNN", "YN----"], ["Few cases decide this: 2 applicable answers in 2.1.2."]),
        (["YYYYYN", "N-----"], ["Few cases decide this: 1 applicable answer in 2.1.2."]),
        # only the deciding question matters
        (["YYYYNN", "YY----"], []),
        # of several deciding questions, only those with few answers
        (["YYYNNN", "YN----"], ["Few cases decide this: 2 applicable answers in 2.1.2."]),
        # questions with the same number are listed together, the others in order
        (["YN-", "YN-"], ["Few cases decide this: 2 applicable answers in 2.1.1 and 2.1.2."]),
        (["YN-", "YN-", "YN-"], ["Few cases decide this: 2 applicable answers in 2.1.1, 2.1.2 and 2.1.3."]),
        (["YYNN", "YN--"], ["Few cases decide this: 4 applicable answers in 2.1.1 and 2 applicable answers in 2.1.2."]),
        (
            ["YN--", "YYNN", "YN--"],
            ["Few cases decide this: 2 applicable answers in 2.1.1 and 2.1.3 and 4 applicable answers in 2.1.2."],
        ),
        # unanswered cases are not applicable
        (["YYYYN."], ["Few cases decide this: 5 applicable answers in 2.1.1."]),
    ],
)
def test_few_cases_flags_deciding_questions_with_few_applicable_answers(
    answers: list[str], expected: list[str]
) -> None:
    assert messages("few-cases", answers) == expected


@pytest.mark.parametrize(
    ("yes", "applicable", "rounded", "rounded_rating", "exact", "exact_rating"),
    [
        (11, 17, "65%", "Good", "64.71% (11/17)", "Requires improvement"),
        (20, 31, "65%", "Good", "64.52% (20/31)", "Requires improvement"),
        (22, 34, "65%", "Good", "64.71% (22/34)", "Requires improvement"),
        (35, 44, "80%", "Outstanding", "79.55% (35/44)", "Good"),
        (39, 49, "80%", "Outstanding", "79.59% (39/49)", "Good"),
        (50, 101, "50%", "Requires improvement", "49.50% (50/101)", "Inadequate"),
    ],
)
def test_rounding_flag_appears_whichever_percentage_is_compared(
    yes: int, applicable: int, rounded: str, rounded_rating: str, exact: str, exact_rating: str
) -> None:
    sample = [share(yes, applicable)]
    assert messages("rounding", sample) == [
        f"The rounded {rounded} gives {rounded_rating}; the exact {exact} would give {exact_rating}."
    ]
    assert messages("rounding", sample, EXACT) == [
        f"The exact {exact} gives {exact_rating}; the rounded {rounded} would give {rounded_rating}."
    ]


def test_rounding_flag_names_the_lowest_exact_percentage_among_ties() -> None:
    assert messages("rounding", [share(11, 17) + "---", share(13, 20)]) == [
        "The rounded 65% gives Good; the exact 64.71% (11/17) would give Requires improvement."
    ]


@pytest.mark.parametrize("answers", [["YYYYNN"], [share(13, 20)], [share(11, 17), share(8, 17)]])
def test_no_rounding_flag_if_the_rating_is_the_same_either_way(answers: list[str]) -> None:
    assert messages("rounding", answers) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["YYYYYY"], []),
        (["YYYY.."], []),
        (["YYYYYY", "YYYYYY", "YYYY--"], ["N/A leaves 2.1.3 with 4 of 6 cases."]),
        (["YYYYY-", "YYYYYY", "YYYY--"], ["N/A leaves 2.1.1 with 5 of 6 cases and 2.1.3 with 4 of 6 cases."]),
        # a missing answer may still be Yes or No
        (["YYY.--"], ["N/A leaves 2.1.1 with 4 of 6 cases."]),
        # no case left, so the other questions decide
        (["--"], ["N/A leaves 2.1.1 with none of 2 cases."]),
        (["-"], ["N/A leaves 2.1.1 with none of 1 case."]),
    ],
)
def test_subset_names_questions_with_na_and_the_cases_left(answers: list[str], expected: list[str]) -> None:
    assert messages("subset", answers) == expected


@pytest.mark.parametrize("answers", [["...", "YYY"], ["---", "---", "---"], ["-.", "YY", "YY"]])
def test_standard_not_rated_by_its_cases_has_no_flags(answers: list[str]) -> None:
    assert flags(answers) == ()


def test_flags_are_always_in_the_same_order() -> None:
    sample = [share(11, 17) + "-", share(17, 18), share(17, 18)]
    few = replace(YJ_2021, discretion=Discretion(margin=5, few_cases=17))
    codes = [flag.code for flag in flags(sample, few)]
    assert codes == ["near-boundary", "one-case", "few-cases", "rounding", "subset"]


@pytest.mark.parametrize(
    ("resettlement", "others", "framework", "flagged"),
    [
        ("Inadequate", "Outstanding", YJ_2021, True),
        ("Requires improvement", "Outstanding", YJ_2021, False),
        ("Inadequate", "Good", YJ_2021, False),
        ("Not rated", "Outstanding", YJ_2021, False),
        ("Inadequate", "Outstanding", replace(YJ_2021, limiting=None), False),
    ],
)
def test_limiting_judgement_is_flagged_and_changes_no_rating(
    resettlement: str, others: str, framework: Framework, flagged: bool
) -> None:
    stated = {standard.code: others for standard in framework.standards} | {"4.1": resettlement}
    result = score(inspection_of({}, stated), framework)
    assert result.overall == others
    assert [(flag.code, flag.message) for standard in result.standards for flag in standard.flags] == (
        [
            (
                "limiting-judgement",
                "The rating is Inadequate here but Outstanding overall. A panel would review the overall rating.",
            )
        ]
        if flagged
        else []
    )


def test_no_limiting_judgement_without_an_overall_rating() -> None:
    result = score(inspection_of({}, judged("Outstanding") | {"4.1": "Inadequate"}), YJ_2021)
    assert result.standards[-1].flags == ()


@settings(**QUICK)
@given(st.data())
def test_one_case_agrees_with_rescoring_after_each_changed_answer(data: st.DataObject) -> None:
    answers = data.draw(answered(["2.1"], most_cases=9))
    framework = data.draw(st.sampled_from([YJ_2021, EXACT]))
    result = score(inspection_of(answers), framework)
    rated = next(standard for standard in result.standards if standard.code == "2.1")
    expected: dict[tuple[str, str], set[str]] = {}
    if rated.rating:
        for code, row in answers.items():
            for i, symbol in enumerate(row):
                if symbol in "YN":
                    changed = row[:i] + ("N" if symbol == "Y" else "Y") + row[i + 1 :]
                    new = _rating_of({**answers, code: changed}, framework)
                    if new != rated.rating:
                        expected.setdefault(("No" if symbol == "Y" else "Yes", new), set()).add(code)
    found = {}
    for flag in rated.flags:
        if match := re.fullmatch(_CHANGED, flag.message):
            found[match[3], match[4]] = set(re.findall(r"[\d.]+", match[2]))
            assert match[1] != match[3]
    assert found == expected


@settings(**QUICK)
@given(st.data())
def test_next_answer_flags_agree_with_rescoring_after_each_new_answer(data: st.DataObject) -> None:
    answers = data.draw(answered(["2.1"], symbols="YN-.", most_cases=6))
    (rated,) = (each for each in score(inspection_of(answers), YJ_2021).standards if each.code == "2.1")
    expected: dict[tuple[str, str], set[str]] = {}
    for code, row in answers.items():
        for symbol, answer in (("Y", "Yes"), ("N", "No")) if rated.rating and "." in row else ():
            new = _rating_of({**answers, code: row.replace(".", symbol, 1)}, YJ_2021)
            if new != rated.rating:
                expected.setdefault((answer, new), set()).add(code)
    found = {}
    for flag in rated.flags:
        if match := re.fullmatch(_NEXT, flag.message):
            found[match[3], match[4]] = set(re.findall(r"[\d.]+", match[2] or match[1]))
    assert found == expected


def test_changed_and_next_answer_with_one_effect_are_one_flag() -> None:
    assert messages("one-case", ["YYYY", "YN.."]) == [
        "If one Yes in 2.1.2 were No, or the next answer there is No, this would be Inadequate.",
        "If the next answer in 2.1.2 is Yes, this would be Good.",
        "If one No in 2.1.2 were Yes, this would be Outstanding.",
    ]
    assert messages("one-case", ["YYYYNN", "YYN..."]) == [
        "If one Yes in 2.1.1 were No, or the next answer in 2.1.2 is No, this would be Requires improvement.",
        "If one Yes in 2.1.2 were No, this would be Inadequate.",
    ]


def test_near_boundary_repeats_a_flag_that_crosses_the_same_threshold() -> None:
    (below,) = (flag for flag in flags(["YYYYYY", "YYYYNN"]) if flag.code == "near-boundary")
    assert below.repeats
    (above,) = (flag for flag in flags([share(66, 100)]) if flag.code == "near-boundary")
    assert not above.repeats


def test_percentage_that_is_only_rounded_to_a_threshold_is_shown_exactly() -> None:
    assert messages("near-boundary", [share(35, 44)]) == [
        "79.55% (35/44) in 2.1.1 is within 5 points of 80%, where Outstanding begins."
    ]


@settings(**QUICK)
@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_near_boundary_agrees_with_the_distance_to_each_threshold(counted: tuple[int, int]) -> None:
    yes, applicable = counted
    near = [each for each in (50, 65, 80) if abs(Fraction(100 * yes, applicable) - each) <= 5]
    assert len(messages("near-boundary", [share(yes, applicable)])) == len(near)


def _rating_of(answers: dict[str, str], framework: Framework) -> str:
    counts = {code: Counts(*map(row.count, "YN-.")) for code, row in answers.items()}
    rating = cases_rating(counts, framework)
    assert rating is not None
    return rating.name
