from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, quoted, unread_cells
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A rating for a standard that is not in the framework.

Passes:

    Standard       | Rating
    1.1 Governance | Good

Fails:

    Standard | Rating
    5.1      | Good

To fix: type the code of the standard, such as 1.1, or delete the row.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    codes = ", ".join(standard.code for standard in framework.standards)
    for unread in unread_cells(inspection, "standard"):
        unknown = f"{quoted(unread.value)} is not a standard of {framework.name}."
        message = unknown if unread.value else "This row has a rating but no standard."
        yield Finding(unread.place, message, f"Use one of {codes}.")


RULE = ComputedRule("standard-unknown", "error", MANUAL, check)
