"""A column of answers that does not count, beside the one that does.

Its heading has a key question's code in it, but not first, or it is a second column of answers where each row is an
answer. Most likely a moderator or a second reader filled it in: if theirs are the answers that count, the ratings are
made from the wrong ones.

Passes::

    Case ID | 2.1.1
    1001    | Yes

Fails::

    Case ID | 2.1.1 | Moderated 2.1.1
    1001    | Yes   | No

To mend: put the answers that count under the heading that begins with the code, and delete the other column.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "answer-elsewhere"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        counted = f"under the heading that begins with {fact.about}" if fact.about else "under the heading Answer"
        yield Finding(
            fact.place,
            f"The answers in this column do not count; those {counted} do.",
            "If these are the answers that count, put them there; else there is nothing to mend.",
        )
