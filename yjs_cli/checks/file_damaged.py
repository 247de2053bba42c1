"""A workbook with a damaged part, whose sheets could still be read.

The damage is in something that answers do not need, or a second way of reading got past it.

Passes::

    cases.xlsx, as Excel saved it

Fails::

    cases.xlsx, with a list of sheets that openpyxl cannot make sense of

To mend: open the workbook in Excel, which may offer to repair it, look whether all is there, and save a copy.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "file-damaged"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "A part of the workbook is damaged; its sheets could still be read.",
            "Open it in Excel, see that all is there, and save a copy.",
        )
