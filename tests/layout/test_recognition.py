"""Questions in words: official wording is recognised however it is copied, and never taken for another."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.builders import YJ_2021
from tests.layout.official_questions import ENDS, OTHERS, STEMS, TITLES, rewritten
from yjs_cli.framework import framework_text, load_framework
from yjs_cli.layout import read_inspection
from yjs_cli.layout.headings import read_headings
from yjs_cli.layout.wording import question_words, words_of

WORDS = question_words(YJ_2021)
CODES = tuple(YJ_2021.question_domains)
QUESTIONS = tuple(ENDS)
OTHER_WORDS = (
    "diversity", "victims", "maturity", "contingency", "agencies", "strengths", "timescales", "barriers",
    "date", "level",
)  # fmt: skip


def judged(text: str, around: tuple[str, ...], standard: str, theme: str) -> str:
    """What became of a question: only the domain of its case may be open if it is recognised."""
    found = set(WORDS.questions(text, around))
    right = {code for code in CODES if code.split(".")[1:] == [standard, theme]}
    if not found:
        return "unread"
    if found <= right:
        return "recognised"
    return "ambiguous" if right <= found else "mistaken"


def counts(with_stem: bool, titled: bool) -> Counter[str]:
    return Counter(
        judged(text, (TITLES[standard],) if titled else (), standard, theme)
        for standard, theme in QUESTIONS
        for text in rewritten(standard, theme, with_stem)
    )


def test_rewritten_official_questions_are_recognised() -> None:
    assert counts(with_stem=True, titled=False) == {"recognised": 34_560}


def test_question_without_its_stem_is_recognised_below_the_name_of_its_standard() -> None:
    assert counts(with_stem=False, titled=True) == {"recognised": 11_520}


def test_question_is_ambiguous_only_where_nothing_names_its_standard() -> None:
    assert counts(with_stem=False, titled=False) == {"ambiguous": 11_520}


@pytest.mark.parametrize("title", ["", *TITLES.values()])
def test_no_prompt_or_detail_is_taken_for_a_key_question(title: str) -> None:
    assert len(OTHERS) >= 60
    assert {text: found for text in OTHERS if (found := WORDS.questions(text, (title,)))} == {}


@given(
    question=st.sampled_from(QUESTIONS),
    order=st.randoms(use_true_random=False),
    added=st.lists(st.sampled_from(["the", "overall", "sufficiently", "YJS", "Q", "enough"]), max_size=4),
    space=st.sampled_from([" ", "  ", "\n", ", ", " / "]),
    letters=st.sampled_from([str, str.upper, str.title, str.swapcase]),
)
def test_words_of_a_question_are_recognised_in_any_order(
    question: tuple[str, str], order: Random, added: list[str], space: str, letters: Callable[[str], str]
) -> None:
    words = [*f"{STEMS[question[0]]} {ENDS[question]}".split(), *added]
    order.shuffle(words)
    assert judged(letters(space.join(words)), (), *question) == "recognised"


@given(
    question=st.sampled_from(QUESTIONS),
    kept=st.lists(st.booleans(), min_size=20, max_size=20),
    title=st.sampled_from(["", *TITLES.values(), "Court disposals"]),
)
def test_parts_of_a_question_are_never_taken_for_another_theme(
    question: tuple[str, str], kept: list[bool], title: str
) -> None:
    words = f"{STEMS[question[0]]} {ENDS[question]}".split()
    found = WORDS.questions(" ".join(word for word, keep in zip(words, kept, strict=False) if keep), (title,))
    assert {code.split(".")[2] for code in found} <= {question[1]}


@given(st.sampled_from(QUESTIONS), st.lists(st.sampled_from(OTHER_WORDS), min_size=2, max_size=6, unique=True))
def test_question_that_says_more_is_not_a_key_question(question: tuple[str, str], more: list[str]) -> None:
    text = f"{STEMS[question[0]]} {ENDS[question]} {' '.join(more)}"
    assert WORDS.questions(text) == ()


def test_framework_file_can_carry_the_official_wording(tmp_path: Path) -> None:
    text = framework_text("yj-2021").replace('name = "yj-2021"', 'name = "own"')
    for standard in YJ_2021.standards:
        for question in standard.questions:
            _, number, theme = question.code.split(".")
            old = f'code = "{question.code}", label = "{question.label}", wording = "{question.wording}"'
            assert old in text
            text = text.replace(old, old.replace(question.wording, ENDS[number, theme]))
        if standard.stem:
            text = text.replace(standard.stem, STEMS[standard.code.split(".")[1]])
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8", newline="\n")
    own = load_framework(str(path))
    asked = [words_of(question, standard) for standard in own.standards for question in standard.questions]
    assert asked[1] == "Does assessment sufficiently analyse how to keep the child safe?"
    headings = read_headings(dict(enumerate(["Case ID", "Domain", *asked[:12]], start=1)), own)
    read = [heading.codes for heading in headings[2:]]
    assert [codes[0] for codes in read] == list(own.question_domains)[:12]


def test_other_wording_of_your_own_framework_is_read_from_a_workbook(tmp_path: Path) -> None:
    text = framework_text("yj-2021").replace("keeping the child safe", "shielding the youngster from danger")
    text = text.replace("the child's way out of offending", "steering away from crime")
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8", newline="\n")
    own = load_framework(str(path))
    domain = own.case_domains[0]
    asked = [words_of(question, standard) for standard in domain.standards for question in standard.questions]
    book = Workbook()
    sheet = book.active
    sheet.title = "Court disposals"
    sheet.append(["Case ID", *asked])
    sheet.append(["A1", *["Yes", "No", "N/A"] * 4])
    book.save(tmp_path / "cases.xlsx")
    inspection = read_inspection(str(tmp_path / "cases.xlsx"), own)
    read = dict(zip(inspection.answers["question"], inspection.answers["answer"], strict=True))
    assert read == dict(zip([q.code for q in domain.questions], ["Yes", "No", "N/A"] * 4, strict=True))
    assert "shield" in asked[1]
    assert WORDS.questions(asked[1]) == ()
