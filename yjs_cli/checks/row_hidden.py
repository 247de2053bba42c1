"""Hidden rows that hold cases.

They count like any other. A filter left on hides rows too.

Passes::

    all cases visible

Fails::

    rows 7 to 9 hidden, each with a case

To mend: show the rows and read them; delete the ones that do not belong.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "row-hidden"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        last = (fact.place.row or 0) + fact.count - 1
        hidden = "A hidden row" if fact.count == 1 else f"Rows {fact.place.row} to {last} are hidden"
        yield Finding(
            fact.place,
            f"{hidden}: what stands there counts.",
            "Show the rows and read them; delete those that do not belong.",
        )
