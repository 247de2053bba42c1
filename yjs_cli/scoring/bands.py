"""From counts to percentages and bands, in integers and fractions: no float is compared with a threshold."""

from bisect import bisect_left
from fractions import Fraction
from typing import Literal

from yjs_cli.framework import Framework, Rating

Reading = Literal["rounded", "exact"]


def percent(yes: int, applicable: int) -> int:
    """The whole percentage that is printed, halves up (method §1). ``applicable`` is at least 1."""
    return (200 * yes + applicable) // (2 * applicable)


def exact_percent(yes: int, applicable: int) -> float:
    """The percentage to four decimals, for display only, never for comparison. ``applicable`` is at least 1."""
    return round(100 * yes / applicable, 4)


def compared_percent(yes: int, applicable: int, reading: Reading) -> Fraction | int:
    """The percentage that is compared with the bands: rounded or exact (method §2)."""
    return percent(yes, applicable) if reading == "rounded" else Fraction(100 * yes, applicable)


def band(percentage: Fraction | int, framework: Framework) -> Rating:
    """The highest rating whose band begins at or below a percentage (method §2)."""
    return next(rating for rating in reversed(framework.ratings) if rating.from_percent <= percentage)


def reachable_bands(yes: int, applicable: int, unanswered: int, framework: Framework) -> tuple[Rating, ...]:
    """The ratings, lowest first, that a key question can still have once every unanswered case is Yes or No.

    Without any cases, every rating is reachable.
    """
    if not applicable + unanswered:
        return framework.ratings
    outcomes = range(yes, yes + unanswered + 1)

    def first_in(rating: Rating) -> int:
        return bisect_left(outcomes, True, key=lambda outcome: percentage(outcome) >= rating.from_percent)

    def percentage(outcome: int) -> Fraction | int:
        return compared_percent(outcome, applicable + unanswered, framework.compared_percentage)

    starts = [first_in(rating) for rating in framework.ratings]
    ends = [*starts[1:], len(outcomes)]
    return tuple(rating for rating, start, end in zip(framework.ratings, starts, ends, strict=True) if start < end)
