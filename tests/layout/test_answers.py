"""What single cells say: every accepted word, its near misses, dates that are certain, ids that are one child's."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.builders import YJ_2021
from yjs_cli.inspection import ANSWERS, case_key
from yjs_cli.layout.answers import AnswerCodes, answer_words, read_answer, read_date, read_yes_no
from yjs_cli.workbook.cell import CellError, Uncalculated, Value

WORDS = {
    "Yes": ("Yes", "Y", "True", "1"),
    "No": ("No", "N", "False", "0"),
    "N/A": ("N/A", "NA", "n.a.", "Not applicable", "-", "–"),
}


def answer(value: Value) -> str:
    return ANSWERS[read_answer(value)]


@pytest.mark.parametrize(("meaning", "word"), [(meaning, word) for meaning, words in WORDS.items() for word in words])
def test_accepted_words_may_differ_in_case_blanks_and_full_stop(meaning: str, word: str) -> None:
    for spelt in (word, word.upper(), word.lower(), word.title()):
        for written in (spelt, f" {spelt}  ", f"\u00a0{spelt}\u00a0", f"\t{spelt}\n", f"{spelt.removesuffix('.')}."):
            assert answer(written) == meaning, repr(written)
        assert answer(f"{spelt.removesuffix('.')}. ") == meaning
        assert answer(f"{spelt.removesuffix('.')} .") == meaning


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        # Excel's truth values, and numbers in either reader's type
        (True, "Yes"), (False, "No"), (1, "Yes"), (0, "No"), (1.0, "Yes"), (0.0, "No"), (-0.0, "No"),
        # nothing, or only blanks: not answered yet, which is neither No nor N/A
        (None, "unanswered"), ("", "unanswered"), (" ", "unanswered"), ("\u00a0", "unanswered"),
        ("\t\r\n", "unanswered"), ("\u2003\u00a0 ", "unanswered"),
    ],
)  # fmt: skip
def test_truth_values_whole_numbers_and_blanks_are_read(value: Value, meaning: str) -> None:
    assert answer(value) == meaning


@pytest.mark.parametrize(
    "value",
    [
        # slips of the pen
        "Yess", "Ye", "es", "Yse", "Noo", "Mo", "N/", "/A", "N A", "N/A/", "not aplicable", "NotApplicable", "ny",
        # doubt, reserve, both, neither
        "Yes?", "Yes!", "?", "Yes/No", "Y/N", "yes no", "Yes (see note)", "Partly", "Mostly", "TBC", "n/k", "NR", "Nil",
        # more than one full stop, none but a full stop, other marks
        "Yes..", "No...", ".", "..", "Yes,", "Yes;", "'Yes", '"Yes"', "--", "- -", "—", "_", "/", "x", "✓", "✗",
        # numbers that are no answer, as texts and as numbers
        "2", "10", "01", "1.0", "0.0", "100%", "-1", "+1", 2, -1, 0.5, 1.5, 100, float("inf"), float("nan"),
        # letters that only look like an answer, and blanks that only look like one
        "ＹＥＳ", "Уes", "Yes\u200b", "\u200b", "\ufeff",
        # cells of another kind
        date(1900, 1, 1), datetime(1900, 1, 1), time(0, 0), timedelta(0),
        CellError("#N/A"), CellError("#REF!"), Uncalculated(), "#N/A", "#REF!",
    ],
)  # fmt: skip
def test_anything_else_is_unread_and_never_blank(value: Value) -> None:
    assert answer(value) == "unread"


def test_distinct_values_that_are_equal_as_keys_are_read_alike() -> None:
    codes = AnswerCodes(answer_words(YJ_2021))
    values = [1, True, 1.0, "1", 0, False, 0.0, "0", "", None]
    assert [ANSWERS[codes[value]] for value in values] == ["Yes"] * 4 + ["No"] * 4 + ["unanswered"] * 2


@pytest.mark.parametrize(
    ("value", "interviewed"),
    [("Yes", True), ("y.", True), (1, True), (True, True), ("no", False), (0, False), (None, None), ("N/A", None)],
)
def test_a_yes_or_no_detail_is_read_by_the_words_of_answers(value: Value, interviewed: bool | None) -> None:
    assert read_yes_no(value) is interviewed


@pytest.mark.parametrize("value", ["By phone", 2, CellError("#N/A"), Uncalculated(), date(2024, 1, 2)])
def test_a_yes_or_no_detail_that_says_something_else_is_refused(value: Value) -> None:
    with pytest.raises(ValueError):
        read_yes_no(value)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        # Excel's own
        (datetime(2024, 4, 3), date(2024, 4, 3)), (datetime(2024, 4, 3, 16, 30), date(2024, 4, 3)),
        (date(2024, 4, 3), date(2024, 4, 3)),
        # year first
        ("2024-04-03", date(2024, 4, 3)), ("2024-4-3", date(2024, 4, 3)), (" 2024-04-03\u00a0", date(2024, 4, 3)),
        ("2024-04-03T00:00:00", date(2024, 4, 3)), ("2024-04-03 16:30:00.000", date(2024, 4, 3)),
        # the month in words
        ("3 April 2024", date(2024, 4, 3)), ("03 Apr 2024", date(2024, 4, 3)), ("3-Apr-2024", date(2024, 4, 3)),
        ("3/apr/2024", date(2024, 4, 3)), ("3rd April, 2024", date(2024, 4, 3)), ("1st SEPT. 2024", date(2024, 9, 1)),
        ("3\u00a0April\u00a02024", date(2024, 4, 3)), ("29 February 2024", date(2024, 2, 29)),
        # nothing
        (None, None), ("", None), ("\u00a0 ", None),
    ],
)  # fmt: skip
def test_a_date_that_is_certain_is_read(value: Value, day: date | None) -> None:
    assert read_date(value) == day
    assert not isinstance(read_date(value), datetime)


@pytest.mark.parametrize(
    "value",
    [
        # day and month could be either way round
        "03/04/2024", "3.4.2024", "03-04-2024", "04/03/24", "21/10/2024", "10/21/2024",
        # no such day
        "2024-02-30", "2024-13-01", "31 February 2024", "0 April 2024", "29 February 2023",
        # not the whole of a date
        "April 2024", "3 April", "3 April 24", "2024", "3 Foo 2024", "2024-04", "TBC", "-", "N/A", "next week",
        # numbers, times, what only looks blank
        45385, 45385.0, 1, True, time(9, 30), timedelta(days=3), CellError("#VALUE!"), Uncalculated(),
    ],
)  # fmt: skip
def test_anything_but_a_certain_date_is_refused(value: Value) -> None:
    with pytest.raises(ValueError):
        read_date(value)


def test_case_ids_are_compared_without_case_and_blanks() -> None:
    same = ["AB 12", "ab 12", " AB 12 ", "AB\u00a012", "AB  12", "Ab\n12"]
    assert {case_key(case_id) for case_id in same} == {case_key("AB 12")}


@pytest.mark.parametrize(
    ("one", "other"), [("0207", "207"), ("AB12", "AB 12"), ("AB-12", "AB12"), ("1001", "1001a"), ("1001", "1001.0")]
)
def test_case_ids_that_differ_otherwise_belong_to_two_children(one: str, other: str) -> None:
    assert case_key(one) != case_key(other)
