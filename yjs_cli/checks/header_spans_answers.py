"""Something stands in a column whose heading is merged into the one beside it.

A heading merged over two columns belongs to the first. What stands under the second would be lost.

Passes::

    Case ID | 2.1.1 | 2.1.2

Fails::

    Case ID | 2.1.1 (merged over two columns)
    1001    | Yes   | No

To mend: unmerge the heading and give each column its own.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "header-spans-answers"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            f"This column has no heading of its own: it stands under the merged heading in {fact.about}.",
            "Unmerge that heading, and give each column its own.",
        )
