"""An answer that is neither Yes, No nor N/A.

Answers may be typed as ``Yes``, ``Y``, ``True`` or ``1``, as ``No``, ``N``, ``False`` or ``0``, and as ``N/A``, ``NA``,
``Not applicable`` or ``-``, in any case. A blank means that the question is not answered yet. Anything else could mean
either, so nothing is counted.

Passes::

    Case ID | 2.1.1
    1001    | yes

Fails::

    Case ID | 2.1.1
    1001    | Yess

To mend: type Yes, No or N/A, or clear the cell if the question is not answered yet.
"""

from collections.abc import Iterator
from functools import cache

from yjs_cli.checks.finding import Finding, closest, quoted, unread_cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MEANT = {"yes": "Yes", "no": "No", "true": "Yes", "false": "No", "n/a": "N/A", "not applicable": "N/A"}
# What may be left when signs beside and between the letters are taken away.
_SHORT = {"y": "Yes", "n": "No", "na": "N/A"}
_DASHES = frozenset("-\u2010\u2011\u2012–—−_ ")

CODE = "answer-unknown"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    said = cache(_said)  # a word that is mistyped once is often mistyped again
    for unread in unread_cells(inspection, "answer"):
        yield Finding(unread.place, *said(str(unread.value)))


def _said(text: str) -> tuple[str, str]:
    """Message and hint for an answer that is none."""
    meant = _meant(text)
    suggestion = f" (did you mean {meant}?)" if meant else ""
    unseen = any(not (sign.isprintable() or sign.isspace()) for sign in text)
    told = ": it holds a character that cannot be seen" if unseen else ""
    return f"{quoted(text)} is not an answer{told}.", f"Use Yes, No or N/A{suggestion}."


def _meant(text: str) -> str | None:
    """The answer that a mistyped one most likely means: signs apart, letters in another order, or one letter off."""
    letters = "".join(filter(str.isalpha, text.casefold()))
    if letters in _SHORT:
        return _SHORT[letters]
    if not letters and set(text) <= _DASHES:
        return "N/A"
    near = next((word for word in MEANT if sorted(word) == sorted(letters)), None) or closest(text, list(MEANT))
    return MEANT[near] if near else None
