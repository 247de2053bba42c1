from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, case_place
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A case that started before or after the dates from which the sample was drawn.

The inspection sheet gives these dates as Sample from and Sample to. If Sample to is blank,
Fieldwork start is used. The case is still counted.

Passes:

    Sample from 23 Oct 2023, Sample to 16 Aug 2024, Start date 4 Mar 2024

Fails:

    Sample from 23 Oct 2023, Sample to 16 Aug 2024, Start date 4 Mar 2023

To fix: correct the date, or remove the case from the sample.
"""

def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    cases, start = inspection.cases, inspection.cases["start_date"].to_numpy()
    first, last = inspection.sample_from, inspection.sample_to or inspection.fieldwork_start
    if first and last and last < first:
        return  # no case could be within such a window; that has a problem of its own
    outside = np.zeros(len(cases), dtype=bool)
    if first:
        outside |= start < np.datetime64(first)
    if last:
        outside |= start > np.datetime64(last)
    for index in np.flatnonzero(outside):
        yield Finding(
            case_place(inspection, index, "date_column"),
            f"The start date {start[index].astype('datetime64[D]')} is outside the sample window.",
            "Correct the date, or take the case out of the sample.",
        )


RULE = ComputedRule("date-outside-sample", "warning", MANUAL, check)
