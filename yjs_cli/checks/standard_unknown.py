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
        named = f"{quoted(unread.value)} is not a standard" if unread.value else "No standard is named here"
        yield Finding(
            unread.place, f"{named} of {framework.name}." if unread.value else f"{named}.", f"Use one of {codes}."
        )


RULE = ComputedRule("standard-unknown", "error", MANUAL, check)
