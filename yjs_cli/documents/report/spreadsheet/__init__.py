"""The report as an accessible statistical workbook, as the Government Analysis Function's guidance has it."""

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.dates import made_at
from yjs_cli.documents.report.spreadsheet.layout import lay_out
from yjs_cli.documents.report.spreadsheet.package import finished
from yjs_cli.documents.report.spreadsheet.writing import written


def render_spreadsheet(report: Report) -> bytes:
    """The bytes of the workbook (.xlsx): a cover, contents, notes, and a sheet for every table. The same report gives
    the same bytes.

    Pictures are left out: each only shows what the table beside it says. Raises UsageError where SOURCE_DATE_EPOCH is
    no number.
    """
    return finished(written(lay_out(report), made_at(report)))
