"""A row of totals among the cases.

It was passed over: the percentages are worked out from the cases, never from a sheet's own totals.

Passes::

    totals on another sheet

Fails::

    Case ID | 2.1.1
    1001    | Yes
    Total   | 1

To mend: nothing, if the row is not a case. If it is, give it another id.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "totals-row"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "A row of totals: it was passed over.",
            "Nothing to mend unless it is a case; then give it a case id.",
        )
