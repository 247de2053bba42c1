"""A hidden sheet that holds cases or ratings.

It counts like any other.

Passes::

    a hidden sheet with lists for drop-downs

Fails::

    a hidden sheet with a column Case ID and key questions

To mend: show the sheet and read it; delete it if it does not belong.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "sheet-hidden"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "A hidden sheet: the cases or ratings on it count.",
            "Show the sheet and read it; delete it if it does not belong.",
        )
