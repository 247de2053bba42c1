"""A file whose name promises another format than its content has.

The content decides: a CSV file saved as ``.xlsx`` is read as the CSV file it is.

Passes::

    cases.csv with comma-separated text in it

Fails::

    cases.xlsx with comma-separated text in it

To mend: rename the file, or save it in Excel in the format that its name promises.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding, facts
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CONTENT = {
    "text": "delimited text (CSV)",
    "workbook": "an Excel workbook (.xlsx)",
    "protected": "an Excel workbook with a password",
    "xls": "an Excel 97-2003 workbook (.xls)",
    "xlsb": "a binary Excel workbook (.xlsb)",
    "ods": "an OpenDocument spreadsheet (.ods)",
}

CODE = "file-misnamed"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    for fact in facts(inspection, CODE):
        yield Finding(
            fact.place,
            f"The file's name says otherwise, but it is {CONTENT[fact.about]}, and was read as that.",
            "Rename it, or save it in Excel in the format that its name promises.",
        )
