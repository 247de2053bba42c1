"""One row per key question and per judged standard, for spreadsheets and statistics.

The reason for a judgement has no column here: the page, Markdown and JSON show it.
"""

import csv
import io
from collections.abc import Iterator

from yjs_cli.output.words import assumed_sentence, printable, service_name
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
)
# A last column, only if a result assumes an answer.
ASSUMED = "assumed"
_NO_QUESTION: tuple[Cell, ...] = (None,) * (COLUMNS.index("deciding") - COLUMNS.index("question") + 1)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(document: Document) -> str:
    """The rows of all inspections under one header. A field is empty where the result has null."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    assumed = any(inspection.assumed for inspection in document.inspections)
    rows.writerow((*COLUMNS, ASSUMED) if assumed else COLUMNS)
    for inspection in document.inspections:
        remark = (assumed_sentence(inspection),) if assumed else ()
        rows.writerows(map(as_text, (*row, *remark)) for row in _rows(inspection, document.framework))
    return text.getvalue()


def _rows(inspection: InspectionResult, framework: str) -> Iterator[tuple[Cell, ...]]:
    service = inspection.service or service_name(inspection)
    for standard in inspection.standards:
        about = (service, framework, standard.domain, standard.code, standard.name, standard.method)
        for question in standard.questions:
            yield (*about, *_question(question, standard), standard.rating, standard.points)
        if not standard.questions:
            yield (*about, *_NO_QUESTION, standard.rating, standard.points)


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
