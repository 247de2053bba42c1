"""Answers in a layout that is not read: a question's code with an answer beside it, and no headings that tell more.

Passed over in silence, these cases would be missing from the ratings.

Passes::

    Case ID | Question | Answer
    1001    | 2.1.1    | Yes

Fails::

    Question | 1001 | 1002
    2.1.1    | Yes  | No

To mend: head the columns Case ID, Question and Answer, or give each case a row and each question a column.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "layout-unknown"
SEVERITY = "error"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "An answer beside a question's code, in a layout that is not read.",
            "Head the columns Case ID, Question and Answer, or give each case a row and each question a column.",
        )
