"""The rows of a pool, for spreadsheets and statistics: one per inspection, or one per inspection and key question."""

from collections.abc import Iterator
from datetime import date

from yjs_cli.pooling import Rows
from yjs_cli.pooling.pool import Pool, PooledInspection, overall_of

Value = str | int | date | None

ABOUT = ("file", "service", "fieldwork_start", "framework", "status", "score", "max_score", "overall")
COUNTS = ("yes", "no", "not_applicable", "unanswered", "applicable")
NUMBERS = frozenset({"score", "max_score", *COUNTS})


def headings(pool: Pool, rows: Rows) -> tuple[str, ...]:
    """The names of the columns. Those of standards are their codes, as text."""
    if rows is Rows.services:
        return (*ABOUT, *(standard.code for standard in pool.framework.standards))
    return (*ABOUT[:5], "standard", "question", "question_label", *COUNTS)


def pool_rows(pool: Pool, rows: Rows) -> Iterator[tuple[Value, ...]]:
    """The rows, in the order of the inspections. A value is None where the result has none."""
    for inspection in pool.inspections:
        about = _about(pool, inspection)
        if rows is Rows.services:
            yield (*about, inspection.score, inspection.max_score, overall_of(inspection), *inspection.ratings)
            continue
        asked = [(standard, question) for standard in pool.framework.standards for question in standard.questions]
        for (standard, question), counts in zip(asked, inspection.counts, strict=True):
            yield (*about, standard.code, question.code, question.label, *counts, counts.applicable)


def _about(pool: Pool, inspection: PooledInspection) -> tuple[Value, ...]:
    start = inspection.fieldwork_start
    day = date.fromisoformat(start) if start else None
    return inspection.file, inspection.service or None, day, pool.framework.name, inspection.status
