"""The inspections furthest from the pooled percentage of a key question, given their number of cases."""

from heapq import nsmallest

import msgspec

from yjs_cli.pooling.binomial import binomial_p
from yjs_cli.pooling.pool import Pool, PooledInspection, PooledQuestion, pooled_questions
from yjs_cli.scoring.bands import percent
from yjs_cli.scoring.counts import Counts

LEVEL = 0.05


class Outlier(msgspec.Struct, frozen=True):
    """A key question in which an inspection differs from the pool. ``p`` is the exact two-sided binomial p-value.

    ``clear`` says that ``p`` is below 0.05 divided by the number of comparisons (Bonferroni), so that chance is an
    unlikely explanation even though so many percentages were compared.
    """

    inspection: PooledInspection
    pooled: PooledQuestion
    counts: Counts
    percent: int
    p: float
    clear: bool


class Outliers(msgspec.Struct, frozen=True):
    """The outliers, furthest first, and what was compared: so many inspections in so many percentages.

    ``below`` is how many p-values are below 0.05, and ``expected`` how many chance alone gives, at most. ``clear`` is
    how many differences are clear, also of those that are not among the furthest.
    """

    furthest: tuple[Outlier, ...]
    inspections: int
    comparisons: int
    below: int
    clear: int
    expected: float


def outliers(pool: Pool, most: int = 10) -> Outliers:
    """Compare each percentage with the pooled one, which includes the inspection itself; keep the ``most`` furthest.

    A pool of one inspection has nothing to compare.
    """
    questions = pooled_questions(pool)
    compared = [
        (binomial_p(counts.yes, counts.applicable, pooled.counts.yes, pooled.counts.applicable), number, index)
        for number, inspection in enumerate(pool.inspections)
        for index, (counts, pooled) in enumerate(zip(inspection.counts, questions, strict=True))
        if 0 < counts.applicable < pooled.counts.applicable
    ]
    unusual = [each for each in compared if each[0] < LEVEL]
    furthest = nsmallest(most, unusual)
    return Outliers(
        furthest=tuple(
            _outlier(pool.inspections[number], questions[index], index, p, len(compared))
            for p, number, index in furthest
        ),
        inspections=len({number for _, number, _ in compared}),
        comparisons=len(compared),
        below=len(unusual),
        clear=sum(p < LEVEL / len(compared) for p, _, _ in unusual),
        expected=LEVEL * len(compared),
    )


def _outlier(inspection: PooledInspection, pooled: PooledQuestion, index: int, p: float, comparisons: int) -> Outlier:
    counts = inspection.counts[index]
    return Outlier(inspection, pooled, counts, percent(counts.yes, counts.applicable), p, clear=p < LEVEL / comparisons)
