"""Several inspections side by side: one column per file, with the words for its labels and cells."""

from datetime import date

from yjs_cli.comparison_results import Compared
from yjs_cli.framework import Framework
from yjs_cli.output.comparison_words import share_in_short
from yjs_cli.output.words import printable

COLUMN_GAP = 2  # cells between two columns

Row = tuple[str, tuple[str, ...]]


def trend_labels(compared: Compared) -> list[str]:
    """A short name for each file: its fieldwork date if all have one and they differ, otherwise a number."""
    dates = [_short(each.fieldwork_start) for each in compared.files]
    if compared.in_date_order and len(set(dates)) == len(dates):
        return dates
    return [f"File {number}" for number in range(1, len(dates) + 1)]


def trend_rows(compared: Compared, framework: Framework) -> list[Row]:
    """The overall rating, the score, and each standard with its key questions below it, indented."""
    short = {rating.name: rating.abbreviation for rating in framework.ratings}
    rows: list[Row] = [
        ("Overall", tuple(short.get(each.overall or "", "–") for each in compared.files)),
        ("Score", tuple(f"{each.score}/{each.max_score}" for each in compared.files)),
    ]
    if compared.trend is None:
        return rows
    for standard in compared.trend.standards:
        ratings = tuple(short.get(rating or "", "–") for rating in standard.ratings)
        rows.append((printable(f"{standard.code} {standard.name}"), ratings))
        rows += [
            (printable(f"  {question.code} {question.label}"), tuple(map(share_in_short, question.shares)))
            for question in compared.trend.questions
            if question.standard == standard.code
        ]
    return rows


def trend_key(framework: Framework) -> str:
    """What the abbreviations mean."""
    return (
        ", ".join(f"{rating.abbreviation} {rating.name}" for rating in framework.ratings) + ", – no rating or answer."
    )


def _short(iso: str | None) -> str:
    """``21 Oct 24``; empty for no date."""
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return ""
    return f"{day.day} {day:%b %y}"
