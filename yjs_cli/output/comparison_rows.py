"""A comparison as CSV: one row per change, or, for a trend, one row per file and standard or key question."""

import csv
import io
from collections.abc import Iterator

from yjs_cli.comparison_results import Compared
from yjs_cli.output.csv_rows import Cell, as_text

CHANGE_COLUMNS = (
    "kind", "code", "name", "case", "old", "new", "change", "old_yes", "old_applicable", "new_yes", "new_applicable",
    "one_case_would_undo", "location",
)  # fmt: skip
TREND_COLUMNS = ("file", "service", "fieldwork_start", "kind", "code", "name", "rating", "percent", "yes", "applicable")


def render(compared: Compared) -> str:
    """The rows of two files or of a trend, under a header."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(CHANGE_COLUMNS if compared.trend is None else TREND_COLUMNS)
    rows.writerows(map(as_text, row) for row in (_changes(compared) if compared.trend is None else _trend(compared)))
    return text.getvalue()


def _changes(compared: Compared) -> Iterator[tuple[Cell, ...]]:
    old, new = compared.files[0], compared.files[-1]
    no_counts = (None,) * 4
    yield ("overall", None, None, None, old.overall, new.overall, None, *no_counts, None, None)
    yield ("score", None, None, None, old.score, new.score, new.score - old.score, *no_counts, None, None)
    for rating in compared.changes.ratings:
        undo = "yes" if rating.one_case_would_undo else "no"
        yield (
            "rating",
            rating.standard,
            rating.name,
            None,
            rating.old,
            rating.new,
            rating.steps,
            *no_counts,
            undo,
            None,
        )
    for question in compared.changes.questions:
        before, after = question.old, question.new
        counts = (before.yes, before.applicable, after.yes, after.applicable)
        about = (question.question, question.label, None, before.percent, after.percent, question.points)
        yield ("percentage", *about, *counts, None, None)
    for sample in compared.changes.samples:
        change = sample.new - sample.old
        yield ("cases", sample.domain, sample.name, None, sample.old, sample.new, change, *no_counts, None, None)
    for answer in compared.changes.cases.answers if compared.changes.cases else ():
        location = answer.new_location or answer.old_location
        answers = (answer.old, answer.new, answer.kind)
        yield ("answer", answer.question, None, answer.case, *answers, *no_counts, None, location)


def _trend(compared: Compared) -> Iterator[tuple[Cell, ...]]:
    if compared.trend is None:
        return
    for number, file in enumerate(compared.files):
        about = (file.file, file.service, file.fieldwork_start)
        yield (*about, "overall", None, None, file.overall, None, None, None)
        for standard in compared.trend.standards:
            yield (*about, "rating", standard.code, standard.name, standard.ratings[number], None, None, None)
            for question in compared.trend.questions:
                if question.standard == standard.code:
                    share = question.shares[number]
                    counts = (share.percent, share.yes, share.applicable)
                    yield (*about, "percentage", question.code, question.label, None, *counts)
