"""Two columns with the same heading, neither of which is a key question.

Both are kept, the second under its heading with a number.

Passes::

    Case ID | Sex | Age

Fails::

    Case ID | Age | Age

To mend: give each column a heading of its own.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "attribute-repeated"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            f"This heading says the same as {fact.about}.",
            "Give each column a heading of its own.",
        )
