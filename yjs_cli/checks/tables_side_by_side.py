"""Two tables beside each other on the same rows.

Where one ends and the other begins cannot be told for certain, so a case could be lost.

Passes::

    two tables, one below the other, or on two sheets

Fails::

    Case ID | 2.1.1 |  | Standard | Rating
    1001    | Yes   |  | 1.1      | Good

To mend: move one of the tables to a sheet of its own.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "tables-side-by-side"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "Another table stands beside this one, on the same rows.",
            "Move one of the two to a sheet of its own.",
        )
