"""What is left to do as CSV: one row per missing answer and per missing judgement, what can change a rating first."""

import csv
import io
from collections.abc import Iterator

from yjs_cli.output.csv_rows import as_text
from yjs_cli.output.words import files_in_words
from yjs_cli.query_results import InspectionProgress, Progress

COLUMNS = ("service", "file", "missing", "standard", "question", "case", "inspector", "location", "can_change_rating")


def render(progress: Progress) -> str:
    """The rows of all inspections under one header."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for inspection in progress.inspections:
        rows.writerows(map(as_text, row) for row in _rows(inspection))
    return text.getvalue()


def _rows(inspection: InspectionProgress) -> Iterator[tuple[str | None, ...]]:
    about = (inspection.service, files_in_words(inspection.sources))
    inspectors = {(each.case, question): each.inspector for each in inspection.cases for question in each.questions}
    for question in inspection.questions:
        for cell in question.missing:
            inspector = inspectors.get((cell.case, cell.question))
            change = "yes" if question.can_change_rating else "no"
            yield (*about, "answer", question.standard, question.question, cell.case, inspector, cell.location, change)
    for judgement in inspection.without_judgement:
        yield (*about, "judgement", judgement.code, None, None, None, None, "yes")
