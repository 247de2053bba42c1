"""Two columns with the same heading, where only one can be meant.

Two columns for one key question (or two of case ids, domains …) may differ, and nothing tells which counts.

Passes::

    Case ID | 2.1.1 | 2.1.2

Fails::

    Case ID | 2.1.1 | 2.1.1

To mend: correct the heading of one column, or delete the column that does not count.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "header-repeated"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            f"This heading says the same as {fact.about}: only one of the two columns can count.",
            "Correct one of the headings, or delete the column that does not count.",
        )
