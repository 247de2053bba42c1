"""Pooled inspections made from counts, without files."""

from collections.abc import Mapping

from tests.builders import YJ_2021
from yjs_cli.pooling.pool import Pool, PooledInspection
from yjs_cli.scoring.counts import Counts

QUESTIONS = tuple(YJ_2021.question_domains)
STANDARDS = tuple(YJ_2021.standards)


def pooled(
    file: str = "a.xlsx",
    counts: Mapping[str, tuple[int, int]] | None = None,
    *,
    service: str = "Anytown",
    date: str | None = "2024-10-21",
    ratings: Mapping[str, str | None] | None = None,
    **others: object,
) -> PooledInspection:
    """An inspection with so many Yes and No to each question (default: none) and these ratings (default: Good)."""
    given = counts or {}
    rated = ratings or {}
    about: dict[str, object] = {"status": "final", "score": 24, "max_score": 36, "overall": "Good", **others}
    return PooledInspection(
        file=file,
        service=service,
        fieldwork_start=date,
        ratings=tuple(rated.get(standard.code, "Good") for standard in STANDARDS),
        counts=tuple(Counts(*given.get(code, (0, 0)), 0, 0) for code in QUESTIONS),
        **about,  # type: ignore[arg-type]
    )


def pool(*inspections: PooledInspection) -> Pool:
    return Pool(YJ_2021, inspections)
