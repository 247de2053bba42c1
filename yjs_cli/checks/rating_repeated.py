from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, cell_list
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Place

MANUAL = """
Two ratings for one standard.

Passes:

    Standard | Rating
    1.1      | Good
    1.2      | Good

Fails:

    Standard | Rating
    1.1      | Good
    1.1      | Outstanding

To fix: keep the correct rating. A rating given on the command line is one of the two.
"""


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for stated in inspection.stated_ratings:
        earlier = first.setdefault(stated.standard, stated.place)
        if earlier != stated.place:
            yield Finding(
                stated.place,
                f"{stated.standard} already has a rating in {cell_list([earlier], 1, stated.place)}.",
                "Keep the correct rating and clear the other.",
            )


RULE = ComputedRule("rating-repeated", "error", MANUAL, check)
