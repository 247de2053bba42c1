"""What a heading means: a key question, a field that we know by several names, or an attribute of the case."""

import re
from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from yjs_cli.framework import Framework, joined
from yjs_cli.text import INVISIBLE
from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.sheet import as_text

Meaning = Literal[
    "case", "domain", "disposal", "start date", "interviewed", "inspector", "key question", "unknown question",
    "question", "answer", "standard", "rating", "reason", "attribute",
]  # fmt: skip

_FIELDS: dict[Meaning, tuple[str, ...]] = {
    "case": ("Case ID", "Case", "Case ref", "Case reference", "Case number", "Case no", "Ref", "ID"),
    "domain": ("Domain",),
    "disposal": ("Disposal", "Disposal type", "Case type", "Sentence", "Outcome"),
    "start date": ("Start date", "Date started", "Sentence date"),
    "interviewed": ("Interviewed",),
    "inspector": ("Inspector",),
    "question": ("Question", "Key question", "Question code"),
    "answer": ("Answer",),
    "standard": ("Standard",),
    "rating": ("Rating", "Panel rating", "Final rating", "Judgement", "Judgment"),
    "reason": ("Reason", "Reasons", "Panel reason", "Reason for change", "Rationale", "Justification", "Comments"),
}
# Of these a sheet may well have two columns, by two of their names; the one whose name stands first above is read.
_MANY: frozenset[Meaning] = frozenset({"case", "disposal", "start date", "interviewed", "inspector", "reason"})

_MEANING_OF_WORD = {joined(word): meaning for meaning, words in _FIELDS.items() for word in words}

# How the headings that begin a table are mostly spelt: a row without one of them, letter for letter, is soon told.
KEY_TEXTS = frozenset(
    spelt
    for meaning in ("case", "standard")
    for word in _FIELDS[meaning]
    for spelt in (word, word.lower(), word.upper(), word.title(), word.replace(" ", ""), word.replace(" ", "_").lower())
)

_CODE = re.compile(r"\s*[(\[]?\s*(?:key\s+)?(?:question|q|kq|standard)?\s*(\d+(?:\.\d+)+)", re.IGNORECASE)
# A question's code comes first. What may not follow: a letter or number that makes it a prompt below the question
# ("2.1.1a", "2.1.1 (b)", "2.1.1.1", "2.1.1 – c", "2.1.1 b Was"), and another number that makes it a range ("2.1.1 to
# 2.1.3").
_PROMPT = re.compile(
    r"[.\-_–]?[a-z](?![a-z])|[\s.:\-–]*\(?(?:[a-z]|[ivx]+)\)|\s*+(?:[\-–]\s*+)?[a-z]\s*+$|\.?\d"
    # An "a" may be the article, unless a full stop or a capital letter follows.
    r"|\s+[b-h][.:]?\s|\s+a[.:]\s|(?-i:\s+a\s+[A-Z])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[\-–/,&+]|to\b|and\b)\s*\d", re.IGNORECASE)

# A code that does not stand first, or is spelt with other signs.
_ANYWHERE = re.compile(r"(?<![\d.])\d+(?:[.\-_]\d+)+")
_JOINS = str.maketrans("-_", "..")

# A column of remarks on a question, beside the question's own.
_REMARKS = re.compile(
    r"\W*(?:comments?|notes?|evidence|rationale|reasons?|remarks?|explanations?|free text)\W*$", re.IGNORECASE
)


_LONGEST = 1000  # letters of a cell that are looked at: no heading is longer
_LONGEST_NAME = 100  # letters of one that could name a field


class Heading(msgspec.Struct, frozen=True):
    """One heading of a table: its column (from 1), its text, what it means, and the code where it is a question."""

    column: int
    text: str
    meaning: Meaning
    code: str = ""


def read_heading(column: int, value: Value, framework: Framework) -> Heading:
    """What a heading cell means. A blank or unreadable one heads an attribute without a name."""
    if isinstance(value, str):
        value = value[:_LONGEST]
    text = "" if isinstance(value, CellError | Uncalculated) else " ".join(INVISIBLE.sub("", as_text(value)).split())
    if code := question_code(text):
        known = code in framework.question_domains
        if known or _has_the_form_of_a_question(code, framework):
            return Heading(column, text, "key question" if known else "unknown question", code)
    return Heading(column, text, _meaning(text))


def read_headings(cells: Mapping[int, Value], framework: Framework) -> tuple[Heading, ...]:
    """The headings of a row, by column. Where two names of one field stand side by side, the lesser is an attribute."""
    headings = [read_heading(column, cells[column], framework) for column in sorted(cells)]
    best: dict[Meaning, tuple[int, str]] = {}
    for heading in headings:
        if heading.meaning in _MANY:
            rank = [joined(word) for word in _FIELDS[heading.meaning]].index(joined(heading.text))
            best[heading.meaning] = min(best.get(heading.meaning, (rank, heading.text)), (rank, heading.text))
    return tuple(
        replace(heading, meaning="attribute")
        if heading.meaning in best and joined(heading.text) != joined(best[heading.meaning][1])
        else heading
        for heading in headings
    )


def question_code(text: str) -> str | None:
    """The code with which a text begins, as in ``Q2.1.1 Desistance``, or None."""
    match = _CODE.match(text)
    if not match or any(form.match(text, match.end()) for form in (_PROMPT, _RANGE, _REMARKS)):
        return None
    return match[1]


def prompted_question(text: str, framework: Framework) -> str | None:
    """The key question below which a text stands as a prompt or a remark (``2.1.1a``, ``2.1.1 Comments``), or None."""
    match = _CODE.match(text)
    if not match or question_code(text) in framework.question_domains or _RANGE.match(text, match.end()):
        return None
    depths = {known.count(".") for known in framework.question_domains}
    above = (".".join(match[1].split(".")[: depth + 1]) for depth in depths)
    return next((code for code in above if code in framework.question_domains), None)


def codes_within(text: str, framework: Framework) -> tuple[str, ...]:
    """The key questions whose code stands anywhere in a text, however its figures are joined: ``Safety (2-1-2)``."""
    found = (spelt.translate(_JOINS) for spelt in _ANYWHERE.findall(text[:_LONGEST]))
    return tuple(code for code in found if code in framework.question_domains)


def is_known_heading(text: str) -> bool:
    """Whether a text reads like a heading of any table that we know."""
    return _meaning(text) != "attribute" or question_code(text) is not None


def may_begin_a_table(value: Value) -> bool:
    """Whether a cell reads like the heading of a case column or of a column of standards. Called for every row."""
    return (
        isinstance(value, str)
        and not value[-1:].isdigit()  # most case ids are told from a heading by that, in no time
        and _meaning(value) in {"case", "standard"}
    )


def _meaning(text: str) -> Meaning:
    """What a text that is no question means as a heading."""
    return _MEANING_OF_WORD.get(joined(text), "attribute") if len(text) <= _LONGEST_NAME else "attribute"


def _has_the_form_of_a_question(code: str, framework: Framework) -> bool:
    """Whether a code could be a question of a case domain, such as 2.1.9, most likely mistyped. A date could not."""
    depths = {known.count(".") for known in framework.question_domains}
    domain, *rest = code.split(".")
    return (
        code.count(".") in depths
        and domain in {case_domain.code for case_domain in framework.case_domains}
        and all(len(number) <= 2 for number in rest)
    )
