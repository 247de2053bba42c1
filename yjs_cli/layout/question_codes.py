"""The code of a key question in a text: first, anywhere, of a prompt below it, or of a remark on it."""

import re

from yjs_cli.framework import Framework

LONGEST = 1000  # characters of a cell that are looked at: no heading is longer

_CODE = re.compile(r"\s*[(\[]?\s*(?:key\s+)?(?:question|q|kq|standard)?\s*(\d+(?:\.\d+)+)", re.IGNORECASE)
# What may not follow a code: a letter or number that makes it a prompt below the question ("2.1.1a", "2.1.1 (b)",
# "2.1.1.1", "2.1.1 – c", "2.1.1 b Was"), and another number that makes it a range ("2.1.1 to 2.1.3").
_PROMPT = re.compile(
    r"[.\-_–]?[a-z](?![a-z])|[\s.:\-–]*\(?(?:[a-z]|[ivx]+)\)|\s*+(?:[\-–]\s*+)?[a-z]\s*+$|\.?\d"
    # An "a" may be the article, unless a full stop or a capital letter follows.
    r"|\s+[b-h][.:]?\s|\s+a[.:]\s|(?-i:\s+a\s+[A-Z])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[\-–/,&+]|to\b|and\b)\s*\d", re.IGNORECASE)

# A code that is not first, or is spelt with other characters.
_ANYWHERE = re.compile(r"(?<![\d.])\d+(?:[.\-_]\d+)+(?![\d])")
_JOINS = str.maketrans("-_", "..")

# A column of remarks on a question, next to the question's own.
REMARKS = re.compile(
    r"\W*(?:comments?|notes?|evidence|rationale|reasons?|remarks?|explanations?|free text)\W*$", re.IGNORECASE
)
# Words before a code that make the column something else than the question's answers.
NOT_THE_ANSWER = re.compile(
    r"\b(?:comments?|notes?|evidence|rationale|reasons?|remarks?|expla\w+|text|why|if|prompts?|moderat\w+|second|"
    r"previous|last|qa|agreed?|date|action|actions|issues?|learning|strengths?|weakness\w*)\b",
    re.IGNORECASE,
)

_ENDS_A_HEADING = re.compile(r"\W*$|\s*[)\]:–\-]")
_WORDS_BEFORE_A_CODE = 2


def question_code(text: str) -> str | None:
    """The code with which a text begins, as in ``Q2.1.1 Desistance``, or None."""
    text = _plain(text)
    match = _CODE.match(text)
    if not match or any(form.match(text, match.end()) for form in (_PROMPT, _RANGE, REMARKS)):
        return None
    return match[1]


def code_within(text: str, framework: Framework) -> str | None:
    """The one key question whose code is anywhere in a text (``Desistance (2.1.1)``), or None.

    A prompt's code, a remark on a question and several codes name no question.
    """
    text = _plain(text)
    found = list(_ANYWHERE.finditer(text[:LONGEST]))
    codes = {match[0].translate(_JOINS) for match in found} & framework.question_domains.keys()
    if len(codes) != 1 or len(found) != 1 or NOT_THE_ANSWER.search(text):
        return None
    if any(form.match(text, found[0].end()) for form in (_PROMPT, _RANGE, REMARKS)):
        return None
    # In the middle of a sentence, a code is only mentioned.
    at_its_end = _ENDS_A_HEADING.match(text, found[0].end()) is not None
    near_its_start = len(text[: found[0].start()].split()) <= _WORDS_BEFORE_A_CODE
    return codes.pop() if at_its_end or near_its_start else None


def prompted_question(text: str, framework: Framework) -> str | None:
    """The key question to which a text is a prompt or a remark (``2.1.1a``, ``2.1.1 Comments``), or None."""
    text = _plain(text)
    match = _CODE.match(text)
    if not match or question_code(text) in framework.question_domains or _RANGE.match(text, match.end()):
        return None
    depths = {known.count(".") for known in framework.question_domains}
    above = (".".join(match[1].split(".")[: depth + 1]) for depth in depths)
    return next((code for code in above if code in framework.question_domains), None)


def codes_within(text: str, framework: Framework) -> tuple[str, ...]:
    """The key questions whose code is anywhere in a text, however its numbers are joined: ``Safety (2-1-2)``."""
    found = (spelt.translate(_JOINS) for spelt in _ANYWHERE.findall(text[:LONGEST]))
    return tuple(code for code in found if code in framework.question_domains)


def _plain(text: str) -> str:
    """As much of a text as is looked at, with single blanks."""
    return " ".join(text[:LONGEST].split())
