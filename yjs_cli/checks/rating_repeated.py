"""Two ratings for one standard.

Passes::

    Standard | Rating
    1.1      | Good
    1.2      | Good

Fails::

    Standard | Rating
    1.1      | Good
    1.1      | Outstanding

To mend: keep the one that holds. A rating given on the command line counts as one.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Place

CODE = "rating-repeated"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for stated in inspection.stated_ratings:
        earlier = first.setdefault(stated.standard, stated.place)
        if earlier != stated.place:
            yield Finding(
                stated.place,
                f"{stated.standard} already has a rating in {cells([earlier], 1, stated.place.sheet)}.",
                "Keep the one that holds, and clear the other.",
            )
