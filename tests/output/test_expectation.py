"""Where two results differ."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from tests.output.documents import BATH, EVERY, FULL, INCOMPLETE, SEVERAL, document
from yjs_cli.inspection import ReadSource
from yjs_cli.output.expectation import differences
from yjs_cli.output.json_document import decode, render
from yjs_cli.problem import Problem
from yjs_cli.result import Document, Panel

INSPECTION = ("inspections", 0)
STANDARD = (*INSPECTION, "standards", 4)  # 2.1
QUESTION = (*STANDARD, "questions", 1)  # 2.1.2


def changed(*path: str | int, to: Any) -> Document:
    """The full result with the value at a path replaced."""
    raw = json.loads(render(FULL))
    *above, last = path
    place = raw
    for step in above:
        place = place[step]
    place[last] = to
    return decode(json.dumps(raw))


def test_reason_of_a_judged_standard_is_compared_if_expected() -> None:
    judged = (*INSPECTION, "standards", 0, "reason")
    with_reason, with_another = changed(*judged, to="Strong leadership."), changed(*judged, to="Weak leadership.")
    expected = "1.1 Governance and leadership, reason: expected Strong leadership., got"
    assert differences(with_reason, with_another) == (f"{expected} Weak leadership.",)
    assert differences(with_reason, changed(*judged, to="")) == (f"{expected} nothing.",)


def test_older_document_without_reasons_still_agrees() -> None:
    raw = json.loads(render(FULL))
    for standard in raw["inspections"][0]["standards"]:
        del standard["reason"]
    older = decode(json.dumps(raw))
    assert differences(older, changed(*INSPECTION, "standards", 0, "reason", to="Strong leadership.")) == ()


def test_older_document_with_zero_interviews_agrees_if_none_are_recorded() -> None:
    interviewed = (*INSPECTION, "samples", 0, "interviewed")
    zero, none = changed(*interviewed, to=0), changed(*interviewed, to=None)
    assert differences(zero, none) == ()
    assert differences(none, zero) == ("Sample of domain 2, interviews: expected nothing, got 0.",)


@pytest.mark.parametrize("name", EVERY)
def test_result_agrees_with_itself_and_its_json(name: str) -> None:
    assert differences(EVERY[name], EVERY[name]) == ()
    assert differences(decode(render(EVERY[name])), EVERY[name]) == ()


@pytest.mark.parametrize(
    ("actual", "line"),
    [
        (changed("framework", to="my-own"), "Framework: expected yj-2021, got my-own."),
        # The inspection.
        (changed(*INSPECTION, "score", to=25), "Overall: expected Good, 26 of 36, got Good, 25 of 36."),
        (changed(*INSPECTION, "max_score", to=24), "Overall: expected Good, 26 of 36, got Good, 26 of 24."),
        (changed(*INSPECTION, "overall", to=None), "Overall: expected Good, 26 of 36, got no rating, 26 of 36."),
        (changed(*INSPECTION, "status", to="provisional"), "Status: expected final, got provisional."),
        (changed(*INSPECTION, "service", to=None), "Service: expected Bath and North East Somerset, got nothing."),
        (changed(*INSPECTION, "sample_to", to=None), "Sample to: expected 16 August 2024, got nothing."),
        (changed(*INSPECTION, "possible", "score", to=[24, 26]), "What is still possible is not as expected."),
        (changed(*INSPECTION, "possible", "overall", to=[]), "What is still possible is not as expected."),
        # The samples.
        (changed(*INSPECTION, "samples", 1, "cases", to=7), "Sample of domain 3: expected 6 cases, got 7 cases."),
        (changed(*INSPECTION, "samples", 0, "interviewed", to=5), "Sample of domain 2, interviews: expected 6, got 5."),
        (
            changed(*INSPECTION, "samples", 0, "disposals", 0, "cases", to=5),
            "Cases of Community sentence: expected 6, got 5.",
        ),
        # A standard.
        (
            changed(*STANDARD, "rating", to="Requires improvement"),
            "2.1 Assessment: expected Good, got Requires improvement.",
        ),
        (changed(*STANDARD, "points", to=None), "2.1 Assessment, points: expected 2, got nothing."),
        (changed(*STANDARD, "in_score", to=False), "2.1 Assessment, in score: expected yes, got no."),
        (
            changed(*STANDARD, "deciding", to=["2.1.2", "2.1.3"]),
            "2.1 Assessment, deciding: expected 2.1.2, got 2.1.2, 2.1.3.",
        ),
        (
            changed(*STANDARD, "panel", to={"cases_rating": None, "reason": "one case"}),
            "2.1 Assessment, panel: expected nothing, got one case.",
        ),
        (changed(*STANDARD, "flags", to=[]), "2.1 Assessment, flags: expected near-boundary, one-case, got nothing."),
        # A key question.
        (changed(*QUESTION, "yes", to=3), "2.1.2 Safety of the child: expected 4 of 6, got 3 of 6."),
        (changed(*QUESTION, "unanswered", to=1), "2.1.2 Safety of the child: expected 4 of 6, got 4 of 6, 1 missing."),
        (changed(*QUESTION, "percent", to=None), "2.1.2 Safety of the child, percent: expected 67, got nothing."),
        (
            changed(*QUESTION, "exact_percent", to=66.6666),
            "2.1.2 Safety of the child, exact percent: expected 66.6667, got 66.6666.",
        ),
    ],
)
def test_difference_is_one_line_with_place_and_values(actual: Document, line: str) -> None:
    assert differences(FULL, actual) == (line,)


def test_expected_and_actual_are_distinguished() -> None:
    actual = changed(*QUESTION, "yes", to=3)
    assert differences(actual, FULL) == ("2.1.2 Safety of the child: expected 3 of 6, got 4 of 6.",)


def test_overall_rating_comes_first_then_standards_in_document_order() -> None:
    standards = list(BATH.standards)
    standards[4] = replace(standards[4], rating="Outstanding", points=3)
    standards[12] = replace(standards[12], rating="Inadequate")
    actual = document(replace(BATH, score=27, standards=tuple(standards)))
    assert differences(FULL, actual) == (
        "Overall: expected Good, 26 of 36, got Good, 27 of 36.",
        "2.1 Assessment: expected Good, got Outstanding.",
        "4.1 Resettlement policy and provision: expected Good, got Inadequate.",
    )


def test_no_more_than_20_lines_are_shown() -> None:
    standards = [
        replace(each, questions=tuple(replace(question, yes=0) for question in each.questions))
        for each in BATH.standards
    ]
    lines = differences(FULL, document(replace(BATH, score=0, standards=tuple(standards))))
    assert len(lines) == 20
    assert lines[0] == "Overall: expected Good, 26 of 36, got Good, 0 of 36."
    assert lines[-1] == "and 3 more differences: yjs compare shows what changed."


def test_version_sources_and_order_may_differ() -> None:
    standards = tuple(
        replace(
            standard,
            questions=standard.questions[::-1],
            flags=standard.flags[::-1],
            deciding=standard.deciding[::-1],
        )
        for standard in reversed(BATH.standards)
    )
    samples = tuple(replace(sample, disposals=sample.disposals[::-1]) for sample in reversed(BATH.samples))
    other = replace(BATH, sources=(ReadSource("copy.xlsx", "1" * 64),), standards=standards, samples=samples)
    assert differences(FULL, replace(document(other), yjs_version="9.9.9")) == ()


def test_standards_on_one_side_only_are_named() -> None:
    without = document(replace(BATH, standards=BATH.standards[:-1], samples=BATH.samples[:1]))
    assert differences(FULL, without) == (
        "Standard 4.1: expected, but missing.",
        "Sample of domain 3: expected, but missing.",
    )
    assert differences(without, FULL) == ("Standard 4.1: not expected.", "Sample of domain 3: not expected.")


def test_questions_on_one_side_only_are_named() -> None:
    expected = changed(*STANDARD, "questions", to=[])
    assert differences(expected, FULL) == tuple(f"Question 2.1.{number}: not expected." for number in (1, 2, 3))


def test_inspections_are_compared_in_order() -> None:
    assert differences(SEVERAL, FULL) == ("fieldwork week.xlsx: expected, but missing.",)
    assert differences(FULL, SEVERAL) == ("fieldwork week.xlsx: not expected.",)
    assert differences(document(), FULL) == ("Bath and North East Somerset: not expected.",)


def test_lines_name_the_service_if_there_are_several() -> None:
    (bath, other) = SEVERAL.inspections
    assert differences(SEVERAL, replace(SEVERAL, inspections=(replace(bath, score=1), other))) == (
        "Bath and North East Somerset: Overall: expected Good, 26 of 36, got Good, 1 of 36.",
    )


def test_flags_are_compared_by_code_and_not_by_their_words() -> None:
    standards = [*BATH.standards]
    reworded = tuple(replace(flag, message="In other words.") for flag in standards[4].flags)
    standards[4] = replace(standards[4], flags=reworded)
    assert differences(FULL, document(replace(BATH, standards=tuple(standards)))) == ()


def test_both_panel_reasons_are_shown() -> None:
    standards = [*BATH.standards]
    standards[4] = replace(standards[4], panel=Panel("Inadequate", "one case"))
    expected = document(replace(BATH, standards=tuple(standards)))
    standards[4] = replace(standards[4], panel=Panel("Inadequate", "two cases"))
    actual = document(replace(BATH, standards=tuple(standards)))
    assert differences(expected, actual) == ("2.1 Assessment, panel: expected one case, got two cases.",)


def test_new_or_missing_problem_is_shown() -> None:
    line = "Court disposals!7 Row 7 is hidden. Its case counts."
    assert differences(FULL, document(replace(BATH, problems=()))) == (f"Warning expected, but missing: {line}",)
    assert differences(document(replace(BATH, problems=())), FULL) == (f"Warning not expected: {line}",)


def test_problem_of_the_whole_file_ignores_the_file_name() -> None:
    (unfinished,) = INCOMPLETE.inspections
    moved = tuple(
        replace(problem, location="copy.xlsx") if problem.location == "fieldwork week.xlsx" else problem
        for problem in unfinished.problems
    )
    renamed = replace(unfinished, sources=(ReadSource("copy.xlsx", "1" * 64),), problems=moved)
    assert differences(INCOMPLETE, document(renamed)) == ()
    elsewhere = replace(renamed, problems=(*moved[:-1], replace(moved[-1], location="Ratings!2")))
    assert len(differences(INCOMPLETE, document(elsewhere))) == 2


def test_no_line_contains_control_characters() -> None:
    odd = replace(
        BATH,
        service="Any\ntown\x1b[2J",
        problems=(Problem("answer-unknown", "error", "A1\n", None, None, "\x1b]0;x\x07", "\u202e"),),
    )
    lines = differences(FULL, document(odd))
    assert len(lines) == 3
    assert not any(ord(character) < 32 or character == "\u202e" for line in lines for character in line)
