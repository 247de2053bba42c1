"""Files whose state or name needs attention."""

from yjs_cli.checks.rule import FactRule

RULES = (
    FactRule(
        code="file-damaged",
        severity="warning",
        message="Part of the workbook is damaged, but its sheets could be read.",
        hint="Open it in Excel, check that nothing is missing, and save a copy.",
        manual="""
            A workbook with a damaged part, whose sheets could still be read.

            The damage is in a part that does not hold answers, or a second way of reading the file worked.

            Passes:

                cases.xlsx, as saved by Excel

            Fails:

                cases.xlsx, with a damaged list of sheets

            To fix: open the workbook in Excel, which may offer to repair it. Check that nothing is missing, and
            save a copy.
        """,
    ),
    FactRule(
        code="file-in-use",
        severity="warning",
        message="The workbook is open in another program. Changes that are not saved are not read.",
        hint="Save and close the workbook, then run the command again.",
        manual="""
            A workbook that is open in Excel or LibreOffice.

            Changes since it was last saved are not in the file, so they are not in the result.

            Passes:

                cases.xlsx

            Fails:

                cases.xlsx, with ~$cases.xlsx in the same folder

            To fix: save and close the workbook. If a file whose name starts with ~$ is left behind, you can
            delete it.
        """,
    ),
    FactRule(
        code="file-misnamed",
        severity="warning",
        message="The file name suggests another format, but this is {about}. It was read as one.",
        hint="Rename the file, or save it in Excel in the format that its name suggests.",
        wordings={
            "text": "a delimited text file (CSV)",
            "workbook": "an Excel workbook (.xlsx)",
            "protected": "an Excel workbook with a password",
            "xls": "an Excel 97-2003 workbook (.xls)",
            "xlsb": "a binary Excel workbook (.xlsb)",
            "ods": "an OpenDocument spreadsheet (.ods)",
        },
        manual="""
            A file whose name suggests a different format from its content.

            The content decides how it is read: a CSV file with the name cases.xlsx is read as a CSV file.

            Passes:

                cases.csv that contains comma-separated text

            Fails:

                cases.xlsx that contains comma-separated text

            To fix: rename the file, or save it in Excel in the format that its name suggests.
        """,
    ),
)
