"""Answers in a column without a heading, beside columns of key questions of which one is missing.

Most likely they answer the missing question, and its heading was lost. Passed over in silence, they would be missing
from its percentage.

Passes::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | No

Fails::

    Case ID | 2.1.1 |
    1001    | Yes   | No

To mend: put the question's code in the heading. A column that is no key question may have any other heading.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "header-missing"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "An answer in a column without a heading: nothing tells which question it answers.",
            "Put the question's code in the heading, or any other heading if it is no key question.",
        )
