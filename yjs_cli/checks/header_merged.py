"""A heading in merged cells.

It heads the first of its columns. Merged cells make sheets hard to sort, filter and read aloud.

Passes::

    Case ID | 2.1.1 | 2.1.2, each in a cell of its own

Fails::

    a heading merged over two rows or columns

To mend: unmerge the cells.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "header-merged"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            f"This heading is merged with the cells up to {fact.about}; it was read as its first column's.",
            "Unmerge the cells.",
        )
