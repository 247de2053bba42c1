"""Reports of one inspection: web page, Word document, accessible spreadsheet."""

from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING

from yjs_cli.errors import UsageError

if TYPE_CHECKING:
    from yjs_cli.documents.report.content import Report


class ReportFormat(StrEnum):
    """The formats of a report."""

    html = "html"
    docx = "docx"
    xlsx = "xlsx"


_LIBRARIES = {ReportFormat.html: "jinja2", ReportFormat.docx: "docx", ReportFormat.xlsx: "gptables"}
_EXTENSIONS = {
    ".html": ReportFormat.html,
    ".htm": ReportFormat.html,
    ".docx": ReportFormat.docx,
    ".xlsx": ReportFormat.xlsx,
}


def report_format_of(path: str) -> ReportFormat | None:
    """The format for a file extension, ignoring case, or None for an unknown extension."""
    return next((_EXTENSIONS[each] for each in _EXTENSIONS if path.lower().endswith(each)), None)


def require_libraries(format: ReportFormat) -> None:  # noqa: A002 - the name of the option
    """Raise UsageError if the libraries for a format are not installed."""
    if find_spec(_LIBRARIES[format]) is None:
        raise UsageError("reports need extra libraries. Install them with: pip install 'yjs-cli[report]'")


def render(report: "Report", format: ReportFormat, template: str | None = None) -> bytes:  # noqa: A002
    """The bytes of a report. ``template`` is the path of your organisation's Word template.

    Raises UsageError if the template cannot be used.
    """
    match format:
        case ReportFormat.html:
            from yjs_cli.documents.report.html import render_html

            return render_html(report)
        case ReportFormat.docx:
            from yjs_cli.documents.report.word import render_word

            return render_word(report, template)
        case ReportFormat.xlsx:
            from yjs_cli.documents.report.spreadsheet import render_spreadsheet

            return render_spreadsheet(report)
