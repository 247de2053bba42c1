"""What single cells say: answers, yes-or-no details, dates, case ids. No cell is guessed at."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from yjs_cli.framework import Framework
from yjs_cli.inspection import ANSWERS
from yjs_cli.workbook.cell import Value
from yjs_cli.workbook.sheet import is_blank

YES, NO, NOT_APPLICABLE, UNANSWERED, UNREAD = range(len(ANSWERS))

_WORDS = {
    **dict.fromkeys(("yes", "y", "true", "1"), YES),
    **dict.fromkeys(("no", "n", "false", "0"), NO),
    **dict.fromkeys(("n/a", "na", "n.a", "not applicable", "-", "–"), NOT_APPLICABLE),
}
_NUMBERS = {1: YES, 0: NO}
_LONGEST = 100  # characters: no answer is longer
_LARGEST = 1_000_000  # no answer is as large a number


# What marks the chosen one of several columns, and what leaves a column unmarked.
_TICKS = frozenset(("x", "xx", "✓", "✔", "☑", "☒", "√", "✅", "*", "•", "1", "true", "ü", "þ"))
_UNTICKED = frozenset(("0", "false", "☐", "□", "-", "–"))


class AnswerCodes(dict[Value, int]):
    """Cell value -> index into ANSWERS. Each distinct value is read once: a large sample has few distinct values.

    Excel's own TRUE and the number 1 are equal as keys, and both are a Yes.
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, value: Value) -> int:
        code = self[value] = read_answer(value, self._words)
        return code


@lru_cache(maxsize=8)
def answer_words(framework: Framework) -> Mapping[str, int]:
    """Every word that a framework accepts as an answer -> index into ANSWERS. Its own words come before ours."""
    own = framework.answers
    lists = ((own.yes, YES), (own.no, NO), (own.not_applicable, NOT_APPLICABLE))
    return {**_WORDS, **{_bare(word): code for words, code in lists for word in words}}


def read_answer(value: Value, words: Mapping[str, int] = _WORDS) -> int:
    """The index into ANSWERS of what a cell says; anything but an accepted word is UNREAD."""
    if is_blank(value):
        return UNANSWERED
    if isinstance(value, bool):
        return words.get("true" if value else "false", UNREAD)
    if isinstance(value, int | float):
        # A larger number is never an answer, and may not fit into a float.
        return words.get(f"{value:g}" if value else "0", UNREAD) if abs(value) < _LARGEST else UNREAD
    if isinstance(value, str):
        text = value.strip()
        return words.get(_bare(text), UNREAD) if len(text) <= _LONGEST else UNREAD
    return UNREAD


def is_ticked(value: Value, choice: int, words: Mapping[str, int] = _WORDS) -> bool | None:
    """Whether a cell in the column of one choice is marked; None where it is neither marked nor left unmarked.

    A mark is a cross, a tick, 1, TRUE, or the choice itself: ``No`` in the column of No.
    """
    if is_blank(value):
        return False
    if isinstance(value, bool | int | float):
        return bool(value) if value in _NUMBERS else None
    if not isinstance(value, str):
        return None
    text = _bare(value.strip()[:_LONGEST])
    if words.get(text) == choice and not text.isdigit() and text not in {"true", "false", "-", "–"}:
        return True
    return True if text in _TICKS else False if text in _UNTICKED else None


def _bare(text: str) -> str:
    # str.split also splits at non-breaking spaces, which pasted cells are full of.
    return " ".join(text.split()).casefold().removesuffix(".").rstrip()


def is_yes_or_no(value: Value) -> bool:
    """Whether a cell says Yes or No: in a word, as a truth value, or as 1 or 0."""
    return read_answer(value) in {YES, NO}


def read_yes_no(value: Value) -> bool | None:
    """Whether a detail such as Interviewed is Yes; None where the cell is blank or N/A. Raises ValueError."""
    code = read_answer(value)
    if code == UNREAD:
        raise ValueError(value)
    return {YES: True, NO: False}.get(code)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?")
_NAMED_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s\-/]+([a-z]{3})[a-z]*\.?,?[\s\-/]+(\d{4})", re.IGNORECASE)


def read_date(value: Value) -> date | None:
    """The date in a cell, None where it is blank. Raises ValueError for anything that is not certainly one.

    Of texts, only ``2024-10-21`` and ``21 October 2024`` are certain: in ``03/04/2024`` nothing tells the day from the
    month.
    """
    if is_blank(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = " ".join(value.split())
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if (match := _NAMED_MONTH.fullmatch(text)) and match[2].lower() in _MONTHS:
            return date(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    raise ValueError(value)
