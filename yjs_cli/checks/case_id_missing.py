from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, case_place
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A row with answers or other details but no case ID.

It may be a case, a note or a row of totals, so it can neither be counted nor ignored.

Passes:

    Case ID | 2.1.1
    1001    | Yes

Fails:

    Case ID | 2.1.1
            | Yes

To fix: type the Case ID, move the answers and details to the row of their case, or clear them.
"""


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    cases = inspection.cases
    unread = {cell.place for cell in inspection.unread if cell.field == "case"}
    for index in np.flatnonzero(cases["case_id"].isna()):
        place = case_place(inspection, index)
        if place not in unread:  # another rule reports an ID that cannot be read
            yield Finding(
                place,
                "There are answers or details here but no Case ID.",
                "Type the Case ID, move them to the row of their case, or clear them.",
            )


RULE = ComputedRule("case-id-missing", "error", MANUAL, check)
