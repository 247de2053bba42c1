"""Reports of one inspection for people to read: web page, Word document, accessible spreadsheet."""

from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING

from yjs_cli.errors import UsageError

if TYPE_CHECKING:
    from yjs_cli.documents.report.content import Report


class ReportFormat(StrEnum):
    """What a report can be written as."""

    html = "html"
    docx = "docx"
    xlsx = "xlsx"


_LIBRARIES = {ReportFormat.html: "jinja2", ReportFormat.docx: "docx", ReportFormat.xlsx: "gptables"}
_ENDINGS = {
    ".html": ReportFormat.html,
    ".htm": ReportFormat.html,
    ".docx": ReportFormat.docx,
    ".xlsx": ReportFormat.xlsx,
}


def report_format_of(path: str) -> ReportFormat | None:
    """The format that a file's ending asks for, in any case, or None where the ending says nothing."""
    return next((_ENDINGS[ending] for ending in _ENDINGS if path.lower().endswith(ending)), None)


def require_libraries(format: ReportFormat) -> None:  # noqa: A002 - the option's own name
    """Raise UsageError where the libraries of a format are not installed."""
    if find_spec(_LIBRARIES[format]) is None:
        raise UsageError("reports need the extra 'report': pip install 'yjs-cli[report]'.")


def render(report: "Report", format: ReportFormat, template: str | None = None) -> bytes:  # noqa: A002
    """The whole file of a report. ``template`` is the path of a Word document with a house style.

    Raises UsageError where the template cannot be used.
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
