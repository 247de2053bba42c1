from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, closest, quoted, unread_cells
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED, Inspection

MANUAL = """
A rating that is not in the framework.

You can type ratings in upper or lower case, shortened (O, G, RI, I), or with the words joined.
Not rated leaves a standard out of the score.

Passes:

    Standard | Rating
    1.1      | requires-improvement

Fails:

    Standard | Rating
    1.1      | Goood

To fix: use one of the framework's ratings, or Not rated.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    ratings = [*(rating.name for rating in reversed(framework.ratings)), NOT_RATED]
    for unread in unread_cells(inspection, "rating"):
        meant = closest(str(unread.value), ratings)
        suggestion = f" (did you mean {meant}?)" if meant else ""
        yield Finding(
            unread.place,
            f"{quoted(unread.value)} is not a rating.",
            f"Use {', '.join(ratings[:-1])} or {ratings[-1]}{suggestion}.",
        )


RULE = ComputedRule("rating-unknown", "error", MANUAL, check)
