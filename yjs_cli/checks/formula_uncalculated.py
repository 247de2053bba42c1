from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Uncalculated

MANUAL = """
A formula that was saved without its result.

Some programs write formulas and leave it to Excel to calculate them. Until someone opens and saves
the file in Excel, the cell looks blank to every program that reads it, but it is not.

Passes:

    a cell with =IF(F7>2,"Yes","No") that was saved by Excel

Fails:

    the same cell, written by a program and never opened in Excel

To fix: open the workbook in Excel, save it, and run the command again.
"""


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for unread in inspection.unread:
        if isinstance(unread.value, Uncalculated):
            yield Finding(
                unread.place,
                "This formula was saved without its result. It looks blank, but is not.",
                "Open the workbook in Excel, save it, and run the command again.",
            )


RULE = ComputedRule("formula-uncalculated", "error", MANUAL, check)
