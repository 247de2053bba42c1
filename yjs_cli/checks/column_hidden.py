"""A hidden column that holds answers or details of cases.

It counts like any other. Someone who looks at the sheet does not see it.

Passes::

    a hidden column with a case attribute, or with notes

Fails::

    a hidden column headed 2.1.2

To mend: show the column, read it, and hide it again if you must.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "column-hidden"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "A hidden column: what stands in it counts.",
            "Show the column and read it.",
        )
