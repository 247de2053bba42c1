"""One row per key question and per judged standard, for spreadsheets and statistics.

The reason for a judgement has no column here: the page, Markdown and JSON show it.
"""

import csv
import io
from collections.abc import Iterator

from yjs_cli.output.words import assumed_sentence, group_name, printable, service_name
from yjs_cli.result import Document, InspectionResult, QuestionResult, StandardResult

Cell = str | int | None

COLUMNS = (
    "service",
    "framework",
    "domain",
    "standard",
    "standard_name",
    "method",
    "question",
    "question_label",
    "yes",
    "no",
    "not_applicable",
    "unanswered",
    "applicable",
    "percent",
    "question_rating",
    "deciding",
    "standard_rating",
    "points",
    # Columns added later are at the end, so that older scripts still work.
    "file",
    "fieldwork_start",
    "status",
    "score",
    "max_score",
    "overall",
    "panel_from",
    "panel_reason",
)
# Further columns, only if a result assumes an answer, and only if it has percentages by the values of a column.
ASSUMED = ("assumed",)
BY = ("by", "value", "cases")
_NO_QUESTION: tuple[Cell, ...] = (None,) * (COLUMNS.index("deciding") - COLUMNS.index("question") + 1)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(document: Document) -> str:
    """The rows of all inspections under one header. A field is empty where the result has null."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(columns(document))
    rows.writerows(map(as_text, row) for row in document_rows(document))
    return text.getvalue()


def columns(document: Document) -> tuple[str, ...]:
    """The headings of a document's rows."""
    assumed, by = _further(document)
    return (*COLUMNS, *(ASSUMED if assumed else ()), *(BY if by else ()))


def document_rows(document: Document) -> Iterator[tuple[Cell, ...]]:
    """One row per key question and per judged standard of each inspection.

    With percentages by a column, one more row per key question and value: they repeat answers, and have no ratings.
    """
    assumed, by = _further(document)
    for inspection in document.inspections:
        remark = (assumed_sentence(inspection) or None,) if assumed else ()
        for row in _rows(inspection, document.framework):
            yield (*row, *remark, *((None,) * len(BY) if by else ()))
        for row, group in _group_rows(inspection, document.framework):
            yield (*row, *remark, *group)


def _further(document: Document) -> tuple[bool, bool]:
    inspections = document.inspections
    return any(each.assumed for each in inspections), any(each.percentages_by for each in inspections)


def _rows(inspection: InspectionResult, framework: str) -> Iterator[tuple[Cell, ...]]:
    for standard in inspection.standards:
        about, of_inspection = _about(inspection, standard, framework), _of_inspection(inspection)
        panel = (standard.panel.cases_rating, standard.panel.reason) if standard.panel else (None, None)
        rating = (standard.rating, standard.points)
        for question in standard.questions:
            yield (*about, *_question(question, standard), *rating, *of_inspection, *panel)
        if not standard.questions:
            yield (*about, *_NO_QUESTION, *rating, *of_inspection, *panel)


def _group_rows(
    inspection: InspectionResult, framework: str
) -> Iterator[tuple[tuple[Cell, ...], tuple[str, str, int]]]:
    """The rows of each value of each column, and what they are by."""
    standards = {question.code: standard for standard in inspection.standards for question in standard.questions}
    for table in inspection.percentages_by:
        for group in (group for domain in table.domains for group in domain.groups):
            for question in group.questions:
                standard = standards[question.code]
                about, counts = _about(inspection, standard, framework), _question(question, standard)[:-1]
                row = (*about, *counts, None, None, None, *_of_inspection(inspection), None, None)
                yield row, (printable(table.heading), group_name(group), group.cases)


def _about(inspection: InspectionResult, standard: StandardResult, framework: str) -> tuple[Cell, ...]:
    service = inspection.service or service_name(inspection)
    return (service, framework, standard.domain, standard.code, standard.name, standard.method)


def _of_inspection(inspection: InspectionResult) -> tuple[Cell, ...]:
    files = ", ".join(source.name for source in inspection.sources)
    return (
        files,
        inspection.fieldwork_start,
        inspection.status,
        inspection.score,
        inspection.max_score,
        inspection.overall,
    )


def _question(question: QuestionResult, standard: StandardResult) -> tuple[Cell, ...]:
    return (
        question.code,
        question.label,
        question.yes,
        question.no,
        question.not_applicable,
        question.unanswered,
        question.applicable,
        question.percent,
        question.rating,
        "yes" if question.code in standard.deciding else "no",
    )


def as_text(cell: Cell) -> Cell:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    if not isinstance(cell, str):
        return cell
    return printable(f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell)
