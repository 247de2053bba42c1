import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from yjs_cli.checks.finding import Finding, closest, quoted, unread_cells
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
An answer that is not Yes, No or N/A.

You can type Yes as Y, True or 1, No as N, False or 0, and N/A as NA, Not applicable or -, in upper
or lower case. A blank means that the question is not answered yet. Any other value could mean any
of these, so it is not counted.

Passes:

    Case ID | 2.1.1
    1001    | yes

Fails:

    Case ID | 2.1.1
    1001    | Yess

To fix: type Yes, No or N/A, or clear the cell if the question is not answered yet. Put remarks in a
column of their own. If your forms use another word for Yes, No or N/A, such as Met, a framework file
can add it: [answers] yes = ["Met"].
"""

MEANT = {"yes": "Yes", "no": "No", "true": "Yes", "false": "No", "n/a": "N/A", "not applicable": "N/A"}
# The letters of a short answer, once other characters are removed.
_SHORT = {"y": "Yes", "n": "No", "na": "N/A"}
_DASHES = frozenset("-\u2010\u2011\u2012–—−_ ")


FEWEST = 3  # cells with one word, before it is taken for a word that people use and not a mistake
LONGEST_WORD = 40  # characters
_ANSWER_AND_MORE = re.compile(r"\s*(yes|no|n/a)\b[\s,;:.(–—-]+(?=\w{2})(.+)", re.IGNORECASE | re.DOTALL)
_OTHER_ANSWER = re.compile(r"\W*(?:(?:or|and)\W+)?(?:yes|no|n/?a)\W*", re.IGNORECASE)


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    cells = [(unread.place, str(unread.value)) for unread in unread_cells(inspection, "answer")]
    times = Counter(text.strip().casefold() for _, text in cells)
    message_and_hint = cache(_message_and_hint)  # the same wrong word is often in many cells
    for place, text in cells:
        yield Finding(place, *message_and_hint(text, times[text.strip().casefold()]))


RULE = ComputedRule("answer-unknown", "error", MANUAL, check)


def _message_and_hint(text: str, times: int) -> tuple[str, str]:
    """Message and hint for an invalid answer that is in this many cells."""
    has_invisible = any(not (character.isprintable() or character.isspace()) for character in text)
    invisible = " It contains an invisible character." if has_invisible else ""
    return f"{quoted(text)} is not a valid answer.{invisible}", _hint(text, times)


def _hint(text: str, times: int) -> str:
    if begins := _answer_at_the_start(text):
        return f"If the answer is {begins}, type only {begins} and move the rest to a column of remarks."
    if meant := _meant(text):
        return f"Use Yes, No or N/A (did you mean {meant}?)."
    if times < FEWEST or not any(map(str.isalpha, text)) or len(text) > LONGEST_WORD:
        return "Use Yes, No or N/A."
    word = " ".join(text.split())
    return (
        f"Use Yes, No or N/A. This word is in {times:,} cells: if it always means the same, "
        f'a framework file can say so, such as [answers] yes = ["{word}"].'
    )


def _answer_at_the_start(text: str) -> str | None:
    """The answer with which a text begins, if it goes on with a remark and not with another answer."""
    found = _ANSWER_AND_MORE.match(text)
    if not found or _OTHER_ANSWER.fullmatch(found[2]):
        return None
    return MEANT[found[1].casefold()]


def _meant(text: str) -> str | None:
    """The answer that a text most likely means: it may have extra characters or a typing mistake."""
    letters = "".join(filter(str.isalpha, text.casefold()))
    if letters in _SHORT:
        return _SHORT[letters]
    if not letters and set(text) <= _DASHES:
        return "N/A"
    near = next((word for word in MEANT if sorted(word) == sorted(letters)), None) or closest(text, list(MEANT))
    return MEANT[near] if near else None
