"""What is still open: the ratings and scores that the missing answers and judgements can still lead to, exactly."""

from collections.abc import Iterable, Mapping

from yjs_cli.framework import Framework, Rating
from yjs_cli.scoring.bands import reachable_bands
from yjs_cli.scoring.counts import Counts
from yjs_cli.scoring.deciding import answerable_questions


def reachable_ratings(questions: Mapping[str, Counts], framework: Framework) -> tuple[Rating, ...]:
    """The ratings, lowest first, that a standard can still have once every unanswered case is Yes or No.

    ``questions`` are the counts of its key questions. Every rating where the cases cannot tell: a judged standard, a
    domain without cases, a standard that is N/A throughout.
    """
    reachable = [
        reachable_bands(counts.yes, counts.applicable, counts.unanswered, framework)
        for counts in answerable_questions(questions).values()
    ]
    if not reachable:
        return framework.ratings
    # The questions are answered independently, so a rating is reachable when some question can have it while every
    # other one can do at least as well.
    ceiling = min(bands[-1].points for bands in reachable)
    somewhere = {rating.points for bands in reachable for rating in bands}
    return tuple(rating for rating in framework.ratings if rating.points in somewhere and rating.points <= ceiling)


def reachable_scores(points: Iterable[Iterable[int]]) -> set[int]:
    """Every total that standards can add up to, each given as the points it can still have."""
    totals = {0}
    for possible in points:
        totals = {total + added for total in totals for added in set(possible)}
    return totals
