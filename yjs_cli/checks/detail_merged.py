"""A case's detail, or a rating, in a cell that is merged over several rows.

It is the first row's alone. The rows below it are blank to every reader but the eye: cases without a disposal,
standards without a rating.

Passes::

    Case ID | Disposal
    1001    | Referral order
    1002    | Referral order

Fails::

    1001 and 1002, and one Referral order merged over both rows

To mend: unmerge the cells, and fill in each row.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "detail-merged"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            f"Merged with the cells down to {fact.about}: it counts for the first row only.",
            "Unmerge the cells, and fill in each row.",
        )
