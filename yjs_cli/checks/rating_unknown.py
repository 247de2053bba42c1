"""A rating that is none of the framework's.

Ratings may be typed in any case, abbreviated (``O``, ``G``, ``RI``, ``I``), or with the words joined. ``Not rated``
takes a standard out.

Passes::

    Standard | Rating
    1.1      | requires-improvement

Fails::

    Standard | Rating
    1.1      | Goood

To mend: use one of the framework's ratings, or Not rated.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, closest, quoted, unread_cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED, Inspection

CODE = "rating-unknown"
SEVERITY = "error"


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
