from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, shortened
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import CellError

MANUAL = """
An Excel error value in place of an answer, a rating or another detail.

#N/A looks like N/A but is not: it means that a formula found nothing. It must not be read as a
blank either.

Passes:

    Case ID | 2.1.1
    1001    | N/A

Fails:

    Case ID | 2.1.1
    1001    | #N/A

To fix: type the value, or correct the formula in the cell.
"""


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in inspection.unread:
        if isinstance(unread.value, CellError):
            expected = "an answer" if unread.field == "answer" else "a value"
            yield Finding(
                unread.place,
                f"{shortened(unread.value.text)} is an Excel error, not {expected}.",
                "Type the value, or correct the formula in the cell.",
            )


RULE = ComputedRule("cell-error", "error", MANUAL, check)
