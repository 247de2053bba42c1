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

To fix: type Yes, No or N/A, or clear the cell if the question is not answered yet.
"""

MEANT = {"yes": "Yes", "no": "No", "true": "Yes", "false": "No", "n/a": "N/A", "not applicable": "N/A"}
# The letters of a short answer, once other characters are removed.
_SHORT = {"y": "Yes", "n": "No", "na": "N/A"}
_DASHES = frozenset("-\u2010\u2011\u2012–—−_ ")


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    message_and_hint = cache(_message_and_hint)  # the same wrong word is often in many cells
    for unread in unread_cells(inspection, "answer"):
        yield Finding(unread.place, *message_and_hint(str(unread.value)))


RULE = ComputedRule("answer-unknown", "error", MANUAL, check)


def _message_and_hint(text: str) -> tuple[str, str]:
    """Message and hint for an invalid answer."""
    meant = _meant(text)
    suggestion = f" (did you mean {meant}?)" if meant else ""
    has_invisible = any(not (character.isprintable() or character.isspace()) for character in text)
    invisible = " It contains an invisible character." if has_invisible else ""
    return f"{quoted(text)} is not a valid answer.{invisible}", f"Use Yes, No or N/A{suggestion}."


def _meant(text: str) -> str | None:
    """The answer that a text most likely means: it may have extra characters or a typing mistake."""
    letters = "".join(filter(str.isalpha, text.casefold()))
    if letters in _SHORT:
        return _SHORT[letters]
    if not letters and set(text) <= _DASHES:
        return "N/A"
    near = next((word for word in MEANT if sorted(word) == sorted(letters)), None) or closest(text, list(MEANT))
    return MEANT[near] if near else None
