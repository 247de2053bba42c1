"""The lowest key question decides the rating of a case-sample standard. Nothing is averaged (method §2)."""

from collections.abc import Mapping
from fractions import Fraction

from yjs_cli.framework import Framework, Rating
from yjs_cli.scoring.bands import Reading, band, compared_percent
from yjs_cli.scoring.counts import Counts


def cases_rating(
    questions: Mapping[str, Counts], framework: Framework, reading: Reading | None = None
) -> Rating | None:
    """The rating that the cases give a standard, from the counts of each of its key questions.

    ``reading`` overrides which percentage the framework compares. Questions that are N/A for every case are left out.
    None if any other question has no applicable answers, or if there is no other question.
    """
    lowest = lowest_percent(questions, reading or framework.compared_percentage)
    return None if lowest is None else band(lowest, framework)


def deciding_questions(questions: Mapping[str, Counts], reading: Reading) -> tuple[str, ...]:
    """The codes of all questions that tie for the lowest percentage; none if the cases give no rating."""
    lowest = lowest_percent(questions, reading)
    return tuple(
        code
        for code, counts in questions.items()
        if counts.applicable and compared_percent(counts.yes, counts.applicable, reading) == lowest
    )


def lowest_percent(questions: Mapping[str, Counts], reading: Reading) -> Fraction | int | None:
    """The lowest percentage of a standard's key questions, or None if the cases give no rating."""
    answerable = answerable_questions(questions).values()
    if not answerable or not all(counts.applicable for counts in answerable):
        return None
    return min(compared_percent(counts.yes, counts.applicable, reading) for counts in answerable)


def answerable_questions(questions: Mapping[str, Counts]) -> dict[str, Counts]:
    """The questions that can decide: all except those that are N/A for every case."""
    return {code: counts for code, counts in questions.items() if not counts.wholly_not_applicable}
