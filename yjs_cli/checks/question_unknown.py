from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts_of_kind, quoted, unread_cells
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A code that looks like a key question but is not in the framework.

The code is probably mistyped, and the question it was meant for has no answers.

Passes:

    Case ID | 2.1.1 | 2.1.2 | 2.1.3

Fails:

    Case ID | 2.1.1 | 2.1.2 | 2.1.9

To fix: correct the code. If the column is not a key question, remove the code from its heading.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    for fact in facts_of_kind(inspection, "question-unknown"):
        yield Finding(
            fact.place,
            f"{fact.about} is not a key question of {framework.name}.",
            "Correct the code. If the column is not a key question, remove the code from its heading.",
        )
    for unread in unread_cells(inspection, "question"):
        yield Finding(
            unread.place,
            f"{quoted(unread.value)} is not a key question of {framework.name}."
            if unread.value
            else "This row has an answer but no question.",
            f"Type a question code, such as {next(iter(framework.question_domains))}, or delete the row.",
        )


RULE = ComputedRule("question-unknown", "error", MANUAL, check)
