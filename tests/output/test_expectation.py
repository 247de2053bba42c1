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
from yjs_cli.result import Document, Flag, Panel

BATH_IS = "inspection 1 (Bath and North East Somerset): "
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
    expected = "reason: expected Strong leadership., got"
    assert differences(with_reason, with_another) == (f"{BATH_IS}standard 1.1: {expected} Weak leadership.",)
    assert differences(with_reason, changed(*judged, to="")) == (f"{BATH_IS}standard 1.1: {expected} nothing",)


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
    assert differences(none, zero) == (f"{BATH_IS}sample of domain 2: interviewed: expected nothing, got 0",)


@pytest.mark.parametrize("name", EVERY)
def test_result_agrees_with_itself_and_its_json(name: str) -> None:
    assert differences(EVERY[name], EVERY[name]) == ()
    assert differences(decode(render(EVERY[name])), EVERY[name]) == ()


@pytest.mark.parametrize(
    ("actual", "line"),
    [
        # The document.
        (changed("framework", to="my-own"), "framework: expected yj-2021, got my-own"),
        # The inspection.
        (changed(*INSPECTION, "score", to=25), f"{BATH_IS}score: expected 26, got 25"),
        (changed(*INSPECTION, "max_score", to=24), f"{BATH_IS}max_score: expected 36, got 24"),
        (changed(*INSPECTION, "overall", to=None), f"{BATH_IS}overall: expected Good, got nothing"),
        (changed(*INSPECTION, "status", to="provisional"), f"{BATH_IS}status: expected final, got provisional"),
        (
            changed(*INSPECTION, "service", to=None),
            f"{BATH_IS}service: expected Bath and North East Somerset, got nothing",
        ),
        (changed(*INSPECTION, "sample_to", to=None), f"{BATH_IS}sample_to: expected 2024-08-16, got nothing"),
        (
            changed(*INSPECTION, "possible", "score", to=[24, 26]),
            f"{BATH_IS}possible: score: expected 26, 26, got 24, 26",
        ),
        (
            changed(*INSPECTION, "possible", "overall", to=[]),
            f"{BATH_IS}possible: overall: expected Good, got nothing",
        ),
        # The samples.
        (changed(*INSPECTION, "samples", 1, "cases", to=7), f"{BATH_IS}sample of domain 3: cases: expected 6, got 7"),
        (
            changed(*INSPECTION, "samples", 0, "disposals", 0, "cases", to=5),
            f"{BATH_IS}sample of domain 2, disposal Community sentence: cases: expected 6, got 5",
        ),
        # A standard.
        (
            changed(*STANDARD, "rating", to="Requires improvement"),
            f"{BATH_IS}standard 2.1: rating: expected Good, got Requires improvement",
        ),
        (changed(*STANDARD, "points", to=None), f"{BATH_IS}standard 2.1: points: expected 2, got nothing"),
        (changed(*STANDARD, "in_score", to=False), f"{BATH_IS}standard 2.1: in_score: expected true, got false"),
        (
            changed(*STANDARD, "deciding", to=["2.1.2", "2.1.3"]),
            f"{BATH_IS}standard 2.1: deciding: expected 2.1.2, got 2.1.2, 2.1.3",
        ),
        (
            changed(*STANDARD, "panel", to={"cases_rating": None, "reason": "one case"}),
            f"{BATH_IS}standard 2.1: panel: expected nothing, got no rating changed by the panel: one case",
        ),
        # A key question.
        (changed(*QUESTION, "yes", to=3), f"{BATH_IS}standard 2.1, question 2.1.2: yes: expected 4, got 3"),
        (
            changed(*QUESTION, "percent", to=None),
            f"{BATH_IS}standard 2.1, question 2.1.2: percent: expected 67, got nothing",
        ),
        (
            changed(*QUESTION, "exact_percent", to=66.6666),
            f"{BATH_IS}standard 2.1, question 2.1.2: exact_percent: expected 66.6667, got 66.6666",
        ),
    ],
)
def test_difference_is_one_line_with_place_and_values(actual: Document, line: str) -> None:
    assert differences(FULL, actual) == (line,)


def test_expected_and_actual_are_distinguished() -> None:
    actual = changed(*QUESTION, "yes", to=3)
    assert differences(actual, FULL) == (f"{BATH_IS}standard 2.1, question 2.1.2: yes: expected 3, got 4",)


def test_differences_are_in_document_order() -> None:
    standards = list(BATH.standards)
    standards[4] = replace(standards[4], rating="Outstanding", points=3)
    standards[12] = replace(standards[12], rating="Inadequate")
    actual = document(replace(BATH, score=27, standards=tuple(standards)))
    assert differences(FULL, actual) == (
        f"{BATH_IS}score: expected 26, got 27",
        f"{BATH_IS}standard 2.1: rating: expected Good, got Outstanding",
        f"{BATH_IS}standard 2.1: points: expected 2, got 3",
        f"{BATH_IS}standard 4.1: rating: expected Good, got Inadequate",
    )


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
        f"{BATH_IS}sample of domain 3: expected, but missing",
        f"{BATH_IS}standard 4.1: expected, but missing",
    )
    assert differences(without, FULL) == (
        f"{BATH_IS}sample of domain 3: found, but not expected",
        f"{BATH_IS}standard 4.1: found, but not expected",
    )


def test_questions_on_one_side_only_are_named() -> None:
    expected = changed(*STANDARD, "questions", to=[])
    assert differences(expected, FULL) == tuple(
        f"{BATH_IS}standard 2.1, question 2.1.{number}: found, but not expected" for number in (1, 2, 3)
    )


def test_inspections_are_compared_in_order() -> None:
    assert differences(SEVERAL, FULL) == ("inspection 2 (fieldwork week.xlsx): expected, but missing",)
    assert differences(FULL, SEVERAL) == ("inspection 2 (fieldwork week.xlsx): found, but not expected",)
    assert differences(document(), FULL) == (f"{BATH_IS}found, but not expected",)


def test_flags_are_compared_by_content_and_count() -> None:
    kept = (BATH.standards[4].flags[0], BATH.standards[4].flags[0])
    standards = [*BATH.standards]
    standards[4] = replace(standards[4], flags=(*kept, Flag("few-cases", "Few.")))
    assert differences(FULL, document(replace(BATH, standards=tuple(standards)))) == (
        f"{BATH_IS}standard 2.1: flag expected, but missing: "
        "one-case: One more No in 2.1.2 would make this Requires improvement.",
        f"{BATH_IS}standard 2.1: flag expected, but missing: "
        "one-case: One more Yes in 2.1.2 would make this Outstanding.",
        f"{BATH_IS}standard 2.1: flag found, but not expected: near-boundary: {kept[0].message}",
        f"{BATH_IS}standard 2.1: flag found, but not expected: few-cases: Few.",
    )


def test_both_panel_reasons_are_shown() -> None:
    standards = [*BATH.standards]
    standards[4] = replace(standards[4], panel=Panel("Inadequate", "one case"))
    expected = document(replace(BATH, standards=tuple(standards)))
    standards[4] = replace(standards[4], panel=Panel("Inadequate", "two cases"))
    actual = document(replace(BATH, standards=tuple(standards)))
    assert differences(expected, actual) == (f"{BATH_IS}standard 2.1, panel: reason: expected one case, got two cases",)


def test_new_or_missing_problem_is_shown() -> None:
    assert differences(FULL, document(replace(BATH, problems=()))) == (
        f"{BATH_IS}problem expected, but missing: Court disposals!7 row-hidden (warning): "
        "Row 7 is hidden. Its case counts. Unhide the row, or delete it if the case is not part of the sample.",
    )


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
