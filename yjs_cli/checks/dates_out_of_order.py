"""Dates of the inspection that contradict each other.

The sample window ends after it begins, and before fieldwork. Against a window that ends before it begins no case can be
checked.

Passes::

    Sample from 23 Oct 2023, Sample to 16 Aug 2024, Fieldwork start 21 Oct 2024

Fails::

    Sample from 23 Oct 2024, Sample to 16 Aug 2024

To mend: correct the date that is wrong on the inspection sheet. Dates change no rating.
"""

from collections.abc import Iterator
from itertools import pairwise

from yjs_cli.checks.finding import Finding, cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import DateName, Inspection
from yjs_cli.workbook.cell import Place

CODE = "dates-out-of-order"
SEVERITY = "warning"

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
            where = f" in {cells([other], 1, place.sheet)}" if other.cell else ""
            yield Finding(
                place,
                f"{words} ({end.isoformat()}) is before {earlier_words}{where}.",
                "Correct the date that is wrong.",
            )
