"""The report as an accessible spreadsheet that follows the guidance of the Government Analysis Function."""

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.dates import creation_time
from yjs_cli.documents.report.spreadsheet.language_and_headings import with_language_and_headings
from yjs_cli.documents.report.spreadsheet.layout import lay_out
from yjs_cli.documents.report.spreadsheet.writing import workbook_bytes


def render_spreadsheet(report: Report) -> bytes:
    """The bytes of the workbook (.xlsx): a cover, contents, notes, and a sheet for each table.

    The same report gives the same bytes. Pictures are left out, because each shows the same as a table. Raises
    UsageError if SOURCE_DATE_EPOCH is invalid.
    """
    return with_language_and_headings(workbook_bytes(lay_out(report), creation_time(report)))
