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


_HINT = "Correct the date, or remove the case from the sample."


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    start = inspection.cases["start_date"].to_numpy()
    first = inspection.sample_from
    end = "Sample to" if inspection.sample_to else "Fieldwork start"
    last = inspection.sample_to or inspection.fieldwork_start
    if first and last and last < first:
        return  # every case would be outside; dates-out-of-order reports it
    for index in np.flatnonzero(start < np.datetime64(first)) if first else ():
        yield Finding(
            case_place(inspection, index, "date_column"),
            f"The case started before Sample from ({first}).",
            _HINT,
        )
    for index in np.flatnonzero(start > np.datetime64(last)) if last else ():
        yield Finding(
            case_place(inspection, index, "date_column"),
            f"The case started after {end} ({last}).",
            _HINT,
        )


RULE = ComputedRule("date-outside-sample", "warning", MANUAL, check)
