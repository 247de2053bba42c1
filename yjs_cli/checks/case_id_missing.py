"""A row with answers or other details and no case id.

It may be a case, a note or a total: it cannot be told, so it cannot be counted or left out.

Passes::

    Case ID | 2.1.1
    1001    | Yes

Fails::

    Case ID | 2.1.1
            | Yes

To mend: type the case's id, or clear the row.
"""

from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, case_place
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "case-id-missing"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    cases = inspection.cases
    unread = {cell.place for cell in inspection.unread if cell.field == "case"}
    for index in np.flatnonzero(cases["case_id"].isna()):
        place = case_place(inspection, index)
        if place not in unread:  # an id that could not be read has a problem of its own
            yield Finding(place, "This row has no case id.", "Type the case's id, or clear the row.")
