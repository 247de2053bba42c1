"""A sheet with key questions and answers, and no column of case ids.

It looks like a case sheet. Passed over in silence, its cases would be missing from the ratings.

Passes::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | No

Fails::

    Name    | 2.1.1 | 2.1.2
    ...     | Yes   | No

To mend: head the column of case ids ``Case ID``, or remove the question codes from a sheet that holds no cases.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "case-column-missing"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "Key questions with answers below them, but no column of case ids.",
            'Head the column of case ids "Case ID", or remove the codes from a sheet that holds no cases.',
        )
