"""How far two readings of the same cases agree: the share of equal answers, and Cohen's kappa.

Kappa is (p_o - p_e) / (1 - p_e): p_o is the share of cases with equal answers, p_e the share to expect if each reader
gave their own answers at random (J. Cohen, Educational and Psychological Measurement 20, 1960, 37-46).
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from yjs_cli.comparison_results import Agreement
from yjs_cli.scoring.bands import percent

_ANSWERS = ("Yes", "No", "N/A")

Counts = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]


def agreement_of(question: str, pairs: Iterable[tuple[str, str]]) -> Agreement:
    """The agreement on one key question. ``pairs`` are the two answers to it for each case that both files have."""
    tally = [[0, 0, 0] for _ in _ANSWERS]
    for old, new in pairs:
        if old in _ANSWERS and new in _ANSWERS:
            tally[_ANSWERS.index(old)][_ANSWERS.index(new)] += 1
    return _agreement(question, tally)


def total_agreement(agreements: Sequence[Agreement]) -> Agreement:
    """The agreement on all key questions together. Its question is an empty text."""
    tally = [[sum(each.counts[row][column] for each in agreements) for column in range(3)] for row in range(3)]
    return _agreement("", tally)


def _agreement(question: str, tally: list[list[int]]) -> Agreement:
    total = sum(map(sum, tally))
    agreed = sum(tally[each][each] for each in range(3))
    rows = tuple((row[0], row[1], row[2]) for row in tally)
    return Agreement(
        question=question,
        both_answered=total,
        agreed=agreed,
        percent=percent(agreed, total) if total else None,
        kappa=_kappa(tally, total, agreed),
        counts=(rows[0], rows[1], rows[2]),
    )


def _kappa(tally: list[list[int]], total: int, agreed: int) -> float | None:
    """Cohen's kappa to four decimals; None if there is nothing to agree on, or only one answer is ever given."""
    if not total:
        return None
    given = [sum(row) for row in tally]
    found = [sum(row[each] for row in tally) for each in range(3)]
    expected = Fraction(sum(one * other for one, other in zip(given, found, strict=True)), total * total)
    return None if expected == 1 else round(float((Fraction(agreed, total) - expected) / (1 - expected)), 4)
