from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, quoted, unread_cells
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A value under Interviewed that is not Yes or No.

Passes:

    Case ID | Interviewed
    1001    | Yes

Fails:

    Case ID | Interviewed
    1001    | by phone

To fix: type Yes or No. This does not change any rating, only the number of interviews.
"""


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in unread_cells(inspection, "interviewed"):
        yield Finding(unread.place, f"{quoted(unread.value)} is not Yes or No.", "Type Yes or No, or clear the cell.")


RULE = ComputedRule("interviewed-unknown", "warning", MANUAL, check)
