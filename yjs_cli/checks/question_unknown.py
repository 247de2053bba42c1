"""A code that looks like a key question and is none of the framework's.

Most likely it is a slip of the pen for a question that now has no answers.

Passes::

    Case ID | 2.1.1 | 2.1.2 | 2.1.3

Fails::

    Case ID | 2.1.1 | 2.1.2 | 2.1.9

To mend: correct the code, or remove it from a column that is not a key question.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts, quoted, unread_cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "question-unknown"
SEVERITY = "error"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            f"{fact.about} is not a key question of {framework.name}.",
            "Correct the code, or remove it from a column that is not a key question.",
        )
    for unread in unread_cells(inspection, "question"):
        named = quoted(unread.value) if unread.value else "A blank"
        yield Finding(
            unread.place,
            f"{named} is not a key question of {framework.name}.",
            f"Write the question's code, such as {next(iter(framework.question_domains))}, or delete the row.",
        )
