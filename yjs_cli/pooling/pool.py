"""A pool of inspections. It keeps the ratings and counts of each inspection, never its cases.

Counts are additive, so a pool of parts added together is the pool of the whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from yjs_cli.framework import Framework, Question, Standard
from yjs_cli.inspection import NOT_RATED
from yjs_cli.result import InspectionResult, Status
from yjs_cli.scoring.bands import percent
from yjs_cli.scoring.counts import Counts


class PooledInspection(msgspec.Struct, frozen=True):
    """What a pool keeps of one inspection.

    ``ratings`` has one entry for each standard of the framework, in its order: a rating's name, ``Not rated``, or None
    if there is no rating yet. ``counts`` has one entry for each key question, in the framework's order. The last three
    fields find duplicates: see ``pooling/duplicates.py``.
    """

    file: str
    service: str
    fieldwork_start: str | None
    status: Status
    score: int
    max_score: int
    overall: str | None
    ratings: tuple[str | None, ...]
    counts: tuple[Counts, ...]
    sha256: str = ""
    answers_hash: int = 0
    case_hashes: bytes = b""


class PooledQuestion(msgspec.Struct, frozen=True):
    """A key question over all inspections. ``percent`` is null without an applicable answer."""

    question: Question
    counts: Counts
    percent: int | None


class RatingCounts(msgspec.Struct, frozen=True):
    """How many inspections have each rating of a standard, or overall (``standard`` is null), lowest rating first."""

    standard: Standard | None
    ratings: tuple[tuple[str, int], ...]
    not_rated: int
    missing: int


class Pool(msgspec.Struct, frozen=True):
    """Inspections rated by one framework, in the order of their files.

    ``left_out`` has the standards that the pool does not rate: those that inspectors judge, with ``--cases-only``.
    """

    framework: Framework
    inspections: tuple[PooledInspection, ...]
    left_out: tuple[Standard, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every key question, in the framework's order."""
        return tuple(chain.from_iterable(standard.questions for standard in self.framework.standards))


def pooled_inspection(
    result: InspectionResult, file: str, answers_hash: int = 0, case_hashes: bytes = b""
) -> PooledInspection:
    """What a pool keeps of a result. ``file`` is the path as the user gave it."""
    return PooledInspection(
        file=file,
        service=(result.service or "").strip(),
        fieldwork_start=result.fieldwork_start,
        status=result.status,
        score=result.score,
        max_score=result.max_score,
        overall=result.overall,
        ratings=tuple(
            NOT_RATED if standard.status == "not-rated" else standard.rating for standard in result.standards
        ),
        counts=tuple(
            Counts(question.yes, question.no, question.not_applicable, question.unanswered)
            for standard in result.standards
            for question in standard.questions
        ),
        sha256=result.sources[0].sha256 if result.sources else "",
        answers_hash=answers_hash,
        case_hashes=case_hashes,
    )


def pooled_questions(pool: Pool) -> tuple[PooledQuestion, ...]:
    """Each key question with its counts added up: the pooled percentage is all Yes over all applicable answers."""
    totals = total_counts((each.counts for each in pool.inspections), len(pool.questions))
    return tuple(
        PooledQuestion(question, counts, percent(counts.yes, counts.applicable) if counts.applicable else None)
        for question, counts in zip(pool.questions, totals, strict=True)
    )


def total_counts(counts: Iterable[tuple[Counts, ...]], questions: int) -> tuple[Counts, ...]:
    """The sum of the counts of several inspections, question by question."""
    totals = [[0, 0, 0, 0] for _ in range(questions)]
    for of_inspection in counts:
        for total, each in zip(totals, of_inspection, strict=True):
            for index, number in enumerate(each):
                total[index] += number
    return tuple(Counts(*total) for total in totals)


def rating_counts(pool: Pool) -> Iterator[RatingCounts]:
    """How the ratings are spread: overall first, then each standard."""
    yield _rating_counts(pool, None, (overall_of(each) for each in pool.inspections))
    for index, standard in enumerate(pool.framework.standards):
        yield _rating_counts(pool, standard, (each.ratings[index] for each in pool.inspections))


def overall_of(inspection: PooledInspection) -> str | None:
    """The overall rating, ``Not rated`` without anything to score, or None while the inspection is incomplete."""
    return inspection.overall or (None if inspection.status == "incomplete" else NOT_RATED)


def _rating_counts(pool: Pool, standard: Standard | None, ratings: Iterable[str | None]) -> RatingCounts:
    counted = Counter(ratings)
    return RatingCounts(
        standard,
        tuple((rating.name, counted[rating.name]) for rating in pool.framework.ratings),
        counted[NOT_RATED],
        counted[None],
    )
