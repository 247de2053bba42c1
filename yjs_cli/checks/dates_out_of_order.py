from collections.abc import Iterator
from itertools import pairwise

from yjs_cli.checks.finding import Finding, cell_list
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import DateName, Inspection
from yjs_cli.workbook.cell import Place

MANUAL = """
Dates of the inspection that contradict each other.

Sample from comes before Sample to, and Sample to before Fieldwork start. If Sample to is before
Sample from, the start dates of cases cannot be checked.

Passes:

    Sample from 23 Oct 2023, Sample to 16 Aug 2024, Fieldwork start 21 Oct 2024

Fails:

    Sample from 23 Oct 2024, Sample to 16 Aug 2024

To fix: correct the wrong date on the inspection sheet. Dates do not change any rating.
"""

_ORDER: tuple[tuple[DateName, str], ...] = (
    ("sample_from", "Sample from"),
    ("sample_to", "Sample to"),
    ("fieldwork_start", "Fieldwork start"),
)


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    stated = [(name, words, day) for name, words in _ORDER if (day := getattr(inspection, name))]
    for (earlier, earlier_words, start), (later, words, end) in pairwise(stated):
        if end < start:
            place, other = (inspection.date_places.get(name, Place(None)) for name in (later, earlier))
            where = f" in {cell_list([other], 1, place)}" if other.cell else ""
            yield Finding(
                place,
                f"{words} ({end.isoformat()}) is before {earlier_words}{where}.",
                "Correct whichever date is wrong.",
            )


RULE = ComputedRule("dates-out-of-order", "warning", MANUAL, check)
