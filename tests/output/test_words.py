"""Sentences that every format shares."""

from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.output.documents import (
    ALL_RATINGS,
    BATH,
    FRAMEWORK,
    FULL,
    HOSTILE_TEXT,
    NONE,
    SIX,
    UNFINISHED,
    from_cases,
    judged,
)
from yjs_cli.framework import Disposal
from yjs_cli.inspection import ReadSource
from yjs_cli.output import words
from yjs_cli.result import DisposalCount, InspectionResult, Outlook, Panel, QuestionResult, Sample

COURT, OUT_OF_COURT = FRAMEWORK.case_domains


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bath and North East Somerset", "Bath and North East Somerset"),
        ("Ynys Môn – 北 🙂", "Ynys Môn – 北 🙂"),
        ("", ""),
        # Breaks are blanks.
        ("a\nb", "a b"),
        ("a\r\nb", "a b"),
        ("a\rb", "a b"),
        ("a\tb", "a b"),
        # Controls of a terminal, seven bits and eight.
        ("\x1b[31mred", "\ufffd[31mred"),
        ("a\x00b\x07c\x08d\x0be\x0cf\x7f", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffd"),
        ("\x80\x85\x9b31m\x9f", "\ufffd\ufffd\ufffd31m\ufffd"),
        # Text that would run backwards, and the neighbours that do not.
        ("\u202a\u202b\u202c\u202d\u202e", "\ufffd" * 5),
        ("\u2066\u2067\u2068\u2069", "\ufffd" * 4),
        ("\u2027\u202f\u2065\u206a\xa0", "\u2027\u202f\u2065\u206a\xa0"),
        # Separators that some programs take for line ends.
        ("a\u2028b\u2029c", "a\ufffdb\ufffdc"),
        # A byte of a file name that is no character.
        ("caf\udce9.xlsx", "caf\ufffd.xlsx"),
        # What XML has no place for, and its neighbours.
        ("\ufffd\ufffe\uffff\U00010000\ud800\udfff\ue000", "\ufffd" * 3 + "\U00010000" + "\ufffd" * 2 + "\ue000"),
    ],
)
def test_text_is_safe_to_print(text: str, shown: str) -> None:
    assert words.printable(text) == shown


@given(st.text(st.characters(categories=None)))
def test_printable_text_is_valid_in_xml(text: str) -> None:
    shown = words.printable(text)
    assert ET.fromstring(f"<text>{escape(shown)}</text>").text == (shown or None)


@given(st.text(st.characters()))
def test_printable_text_is_one_line_and_stable(text: str) -> None:
    shown = words.printable(text)
    assert len(shown.splitlines()) <= 1
    assert shown.encode().decode() == shown
    assert words.printable(shown) == shown


@pytest.mark.parametrize(
    ("service", "files", "name"),
    [
        ("Anytown", ("cases.xlsx",), "Anytown"),
        (" Anytown\n", ("cases.xlsx",), "Anytown"),
        (None, ("cases.xlsx",), "cases.xlsx"),
        ("", ("cases.xlsx",), "cases.xlsx"),
        (" \t", ("a.csv", "b\x1b.csv"), "a.csv, b\ufffd.csv"),
    ],
)
def test_inspection_is_named_by_service_or_files(service: str | None, files: tuple[str, ...], name: str) -> None:
    sources = tuple(ReadSource(file, "0" * 64) for file in files)
    assert words.service_name(replace(BATH, service=service, sources=sources)) == name


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2024-10-21", "21 October 2024"), ("2024-02-01", "1 February 2024"), ("soon\n", "soon "), ("", "")],
)
def test_dates_are_written_in_words(iso: str, shown: str) -> None:
    assert words.date_in_words(iso) == shown


@pytest.mark.parametrize(
    ("fieldwork", "start", "end", "sentence"),
    [
        (
            "2024-10-21",
            "2023-10-23",
            "2024-08-16",
            "Fieldwork started 21 October 2024. Cases from 23 October 2023 to 16 August 2024.",
        ),
        ("2024-10-21", None, None, "Fieldwork started 21 October 2024."),
        (None, "2023-10-23", None, "Cases from 23 October 2023."),
        (None, None, "2024-08-16", "Cases up to 16 August 2024."),
        (None, None, None, ""),
    ],
)
def test_dates_are_shown_if_the_workbook_has_them(
    fieldwork: str | None, start: str | None, end: str | None, sentence: str
) -> None:
    inspection = replace(BATH, fieldwork_start=fieldwork, sample_from=start, sample_to=end)
    assert words.dates_sentence(inspection) == sentence


@pytest.mark.parametrize(
    ("status", "overall", "score", "shown"),
    [
        ("final", "Good", "Score 26 of 36", "Good"),
        ("provisional", "Good", "Score 26 of 36", "Good (provisional)"),
        ("incomplete", None, "Score so far 26 of 36", "No rating yet"),
        # Every standard was taken out.
        ("final", None, "Score 26 of 36", "Not rated"),
    ],
)
def test_score_and_overall_rating_show_their_status(status: Any, overall: str | None, score: str, shown: str) -> None:
    inspection = replace(BATH, status=status, overall=overall)
    assert words.score_sentence(inspection) == score
    assert words.overall_in_words(inspection) == shown


@pytest.mark.parametrize(
    ("rating", "status", "shown"),
    [
        ("Good", "final", "Good"),
        ("Good", "provisional", "Good (provisional)"),
        (None, "incomplete", "No rating yet"),
        (None, "not-rated", "Not rated"),
    ],
)
def test_standard_without_a_rating_says_why(rating: str | None, status: Any, shown: str) -> None:
    assert words.rating_in_words(judged("1.1", rating, status)) == shown


@pytest.mark.parametrize(
    ("cases", "counts", "sentence"),
    [
        (6, (6, 0), "6 cases: 6 community sentences, 0 custodial sentences"),
        (2, (1, 1), "2 cases: 1 community sentence, 1 custodial sentence"),
        (1, (0, 1), "1 case: 0 community sentences, 1 custodial sentence"),
        (1200, (1100, 100), "1,200 cases: 1,100 community sentences, 100 custodial sentences"),
        (0, (0, 0), "No cases"),
        # Cases whose disposal is blank.
        (7, (4, 1), "7 cases: 4 community sentences, 1 custodial sentence, 2 not stated"),
        (6, (0, 0), "6 cases, disposals not stated"),
    ],
)
def test_sample_is_shown_with_zeros(cases: int, counts: tuple[int, int], sentence: str) -> None:
    disposals = tuple(
        DisposalCount(disposal.name, count) for disposal, count in zip(COURT.disposals, counts, strict=True)
    )
    assert words.sample_sentence(Sample("2", cases, cases, disposals), COURT) == sentence


def test_disposals_are_named_as_in_the_report() -> None:
    assert words.sample_sentence(BATH.samples[1], OUT_OF_COURT) == (
        "6 cases: 3 youth conditional cautions, 1 youth caution, 0 community resolutions, 2 Outcome 22 disposals"
    )


def test_domain_without_disposals_shows_only_cases() -> None:
    assert words.sample_sentence(Sample("2", 3, 3, ()), replace(COURT, disposals=())) == "3 cases"


def test_unknown_disposal_keeps_its_name() -> None:
    sample = Sample("2", 2, 2, (DisposalCount("Hospital order\x1b", 2),))
    assert words.sample_sentence(sample, COURT) == "2 cases: 2 Hospital order\ufffd"


@pytest.mark.parametrize(
    ("name", "plural", "singular"),
    [
        ("Youth caution", "youth cautions", "youth caution"),
        ("Outcome 22", "Outcome 22 disposals", "Outcome 22 disposal"),
        ("Breach", "breaches", "breach"),
        ("Custody", "custodies", "custody"),
        ("Order of court", "orders of court", "order of court"),
        ("YRO", "YROs", "YRO"),
        # A plural with another first letter does not decide the capital.
        ("Fine", "penalties", "Fine"),
        ("Fine", "", "Fine"),
    ],
)
def test_one_disposal_is_singular(name: str, plural: str, singular: str) -> None:
    assert words.singular(Disposal(name, plural)) == singular


@pytest.mark.parametrize(
    ("interviewed", "sentence"),
    [
        (6, "6 case managers interviewed"),
        (1, "1 case manager interviewed"),
        (0, "0 case managers interviewed"),
        (None, "case manager interviews not recorded"),
    ],
)
def test_interviews_are_counted_or_not_recorded(interviewed: int | None, sentence: str) -> None:
    assert words.interviews_sentence(Sample("2", 6, interviewed, ())) == sentence


@pytest.mark.parametrize(
    ("not_applicable", "unanswered", "shown"),
    [(0, 0, ""), (2, 0, "2 N/A"), (0, 1, "1 unanswered"), (2, 1000, "2 N/A, 1,000 unanswered")],
)
def test_answers_outside_the_percentage_are_shown(not_applicable: int, unanswered: int, shown: str) -> None:
    question = QuestionResult("2.1.1", "Desistance", 0, 0, not_applicable, unanswered, 0, None, None, None)
    assert words.left_out(question) == shown


@pytest.mark.parametrize(
    ("rating", "panel", "sentence"),
    [
        ("Good", None, ""),
        (
            "Good",
            Panel("Requires improvement", "late\ntransfer\x1b"),
            "Changed by the panel from Requires improvement: late transfer\ufffd",
        ),
        ("Good", Panel(None, "one case"), "Rated by the panel, because the cases give no rating: one case"),
        (None, Panel("Good", "one case"), "Removed by the panel, although the cases give Good: one case"),
    ],
)
def test_panel_sentence_says_what_changed_and_why(rating: str | None, panel: Panel | None, sentence: str) -> None:
    standard = from_cases("2.1", rating, (1,), (SIX, SIX, SIX), panel=panel)
    assert words.panel_sentence(standard) == sentence


OPEN = (0, 0, 0, 1, None, None, None)


@pytest.mark.parametrize(
    ("counts", "status", "possible", "sentence"),
    [
        ((SIX, SIX, SIX), "final", ("Good",), ""),
        ((NONE, NONE, NONE), "not-rated", (), ""),
        (
            (SIX, SIX, OPEN),
            "provisional",
            ("Good", "Outstanding"),
            "1 answer is missing. Still possible: Good or Outstanding.",
        ),
        (
            (SIX, OPEN, OPEN),
            "provisional",
            ("Inadequate", "Good", "Outstanding"),
            "2 answers are missing. Still possible: Inadequate, Good or Outstanding.",
        ),
        ((OPEN,) * 3, "final", ("Good",), "3 answers are missing. Still possible: only Good."),
        # Taken out, though answers are missing.
        ((OPEN,) * 3, "not-rated", (), "3 answers are missing."),
        ((NONE,) * 3, "incomplete", ALL_RATINGS, "There are no applicable answers."),
    ],
)
def test_case_sample_standard_shows_possible_ratings(
    counts: Any, status: Any, possible: tuple[str, ...], sentence: str
) -> None:
    standard = replace(from_cases("2.1", None, (), counts, status=status), possible=possible)
    assert words.standard_outlook(standard) == sentence


@pytest.mark.parametrize(
    ("rating", "status", "sentence"),
    [("Good", "final", ""), (None, "incomplete", "The judgement is missing."), (None, "not-rated", "")],
)
def test_judged_standard_says_its_judgement_is_missing(rating: str | None, status: Any, sentence: str) -> None:
    assert words.standard_outlook(judged("1.1", rating, status)) == sentence


IF_ANSWERED = "Still possible, if every unanswered question turns out Yes or No"


def unfinished(answers: int, judgements: int, without: int, score: tuple[int, int], *overall: str) -> InspectionResult:
    """An inspection that lacks so many answers, judgements and standards with any applicable answer."""
    open_question = (0, 0, 0, answers, None, None, None)
    standards = (
        *(judged(f"1.{number}", None, "incomplete") for number in range(1, judgements + 1)),
        *([from_cases("2.1", None, (), (open_question, SIX, SIX), status="incomplete")] if answers else []),
        *(from_cases(f"3.{number}", None, (), (NONE,) * 3, status="incomplete") for number in range(1, without + 1)),
    )
    return replace(BATH, status="incomplete", standards=standards, possible=Outlook(score, overall))


@pytest.mark.parametrize(
    ("inspection", "sentence"),
    [
        (BATH, ""),
        (
            unfinished(12, 2, 0, (24, 30), "Good", "Outstanding"),
            f"12 answers and 2 judgements are missing. {IF_ANSWERED}: Good or Outstanding; score 24 to 30 of 36.",
        ),
        # One of each, and one of either.
        (
            unfinished(1, 1, 0, (24, 30), "Good"),
            f"1 answer and 1 judgement are missing. {IF_ANSWERED}: only Good; score 24 to 30 of 36.",
        ),
        (unfinished(1, 0, 0, (24, 24), "Good"), f"1 answer is missing. {IF_ANSWERED}: only Good; score 24 of 36."),
        (unfinished(0, 1, 0, (24, 24), "Good"), "1 judgement is missing. Still possible: only Good; score 24 of 36."),
        (unfinished(1000, 0, 0, (0, 36)), f"1,000 answers are missing. {IF_ANSWERED}: score 0 to 36 of 36."),
        # Nothing is left to answer, so nothing is assumed of answers.
        (
            unfinished(0, 0, 3, (20, 29), "Good"),
            "3.1, 3.2 and 3.3 have no applicable answers. Still possible: only Good; score 20 to 29 of 36.",
        ),
        (
            unfinished(0, 0, 1, (20, 23), "Good"),
            "3.1 has no applicable answers. Still possible: only Good; score 20 to 23 of 36.",
        ),
        (
            UNFINISHED,
            "24 answers and 1 judgement are missing. 3.1, 3.2 and 3.3 have no applicable answers. "
            f"{IF_ANSWERED}: Requires improvement or Good; score 10 to 27 of 33.",
        ),
    ],
)
def test_incomplete_inspection_shows_missing_and_possible(inspection: InspectionResult, sentence: str) -> None:
    assert words.outlook_sentence(inspection) == sentence


def test_standards_not_in_the_score_are_named() -> None:
    assert words.unscored_sentence(BATH) == "4.1 does not count towards the score or overall rating."
    assert words.unscored_sentence(replace(BATH, standards=BATH.standards[:4])) == ""
    two = (judged("4.1", "Good"), replace(judged("3.4", "Good"), in_score=False))
    assert words.unscored_sentence(replace(BATH, standards=two)) == (
        "4.1 and 3.4 do not count towards the score or overall rating."
    )


def test_provenance_names_framework_version_and_every_file() -> None:
    two = replace(BATH, sources=(ReadSource("a.xlsx", "0123456789"), ReadSource("b.csv", "fedcba9876")))
    assert words.provenance(FULL, two) == "yj-2021 · yjs 0.1.0 · a.xlsx sha256 01234567 · b.csv sha256 fedcba98"


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (("Good",), "Good"),
        (("Good", "Outstanding"), "Good or Outstanding"),
        (("Inadequate", "Good", "Outstanding"), "Inadequate, Good or Outstanding"),
    ],
)
def test_names_are_listed_as_in_a_sentence(names: tuple[str, ...], listed: str) -> None:
    assert words.listed(names, "or") == listed


def test_no_sentence_contains_control_characters() -> None:
    inspection = replace(HOSTILE_TEXT.inspections[1], overall="\x1b", status="provisional")
    sentences = [
        words.service_name(inspection),
        words.dates_sentence(HOSTILE_TEXT.inspections[0]),
        words.overall_in_words(inspection),
        words.outlook_sentence(inspection),
        words.unscored_sentence(inspection),
        words.provenance(HOSTILE_TEXT, inspection),
        *(words.sample_sentence(sample, COURT) for sample in inspection.samples),
        *map(words.rating_in_words, inspection.standards),
        *map(words.panel_sentence, inspection.standards),
        *map(words.standard_outlook, inspection.standards),
    ]
    assert [sentence for sentence in sentences if sentence != words.printable(sentence)] == []
    assert sum("\ufffd" in sentence for sentence in sentences) >= 12


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("", ""), (" ", ""), ("The board met\nmonthly.\x1b", "Reason: The board met monthly.\ufffd")],
)
def test_reason_of_a_judged_standard_is_a_sentence(reason: str, sentence: str) -> None:
    assert words.reason_sentence(replace(judged("1.1", "Good"), reason=reason)) == sentence
