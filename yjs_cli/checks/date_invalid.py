from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, quoted, unread_cells
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A date that cannot be read.

In text such as 03/04/2024 it is not certain which number is the day and which is the month, so yjs
does not guess. Dates do not change any rating.

Passes:

    a cell that Excel formats as a date, or the text 2024-04-03 or 3 April 2024

Fails:

    the text 03/04/2024

To fix: type the date again in a cell formatted as a date, or in the form 2024-04-03.
"""

def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in unread_cells(inspection, "date"):
        yield Finding(
            unread.place,
            f"{quoted(unread.value)} is not certainly one date.",
            "Type it again into a cell formatted as a date, or as 2024-04-03.",
        )


RULE = ComputedRule("date-invalid", "warning", MANUAL, check)
