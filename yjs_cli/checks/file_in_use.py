"""A workbook that is open in Excel or LibreOffice.

What was typed since it was last saved is not in the file, and so not in the result.

Passes::

    cases.xlsx

Fails::

    cases.xlsx and, beside it, ~$cases.xlsx

To mend: save and close the workbook. A file whose name begins with ~$ and that stays behind can be deleted.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "file-in-use"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            "The workbook is open in another program: what is not saved yet is not read.",
            "Save and close it, and run this again.",
        )
