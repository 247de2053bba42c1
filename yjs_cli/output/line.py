"""One tab-separated line per inspection, for scripts and for a quick look at many files."""

from yjs_cli.output.words import printable, service_name, status_in_words
from yjs_cli.result import Document, InspectionResult

HEADINGS = ("service", "score", "max_score", "overall", "status")


def render(document: Document, header: bool = False) -> str:
    """One line per inspection: service or file name, score, maximum, overall rating (``-`` if none) and status.

    ``header`` puts a line of headings before them.
    """
    first = "\t".join(HEADINGS) + "\n" if header else ""
    return first + "".join(_line(inspection) for inspection in document.inspections)


def _line(inspection: InspectionResult) -> str:
    score, maximum = str(inspection.score), str(inspection.max_score)
    overall = printable(inspection.overall) if inspection.overall else "-"
    return "\t".join((service_name(inspection), score, maximum, overall, status_in_words(inspection))) + "\n"
