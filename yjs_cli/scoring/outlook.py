"""The outlook: exactly which ratings and scores are possible once the missing answers and judgements are known."""

from collections.abc import Iterable, Mapping

from yjs_cli.framework import Framework, Rating
from yjs_cli.scoring.bands import reachable_bands
from yjs_cli.scoring.counts import Counts
from yjs_cli.scoring.deciding import answerable_questions


def reachable_ratings(questions: Mapping[str, Counts], framework: Framework) -> tuple[Rating, ...]:
    """The ratings, lowest first, that a standard can still have once every unanswered case is Yes or No.

    ``questions`` are the counts of its key questions. Every rating is reachable if answers cannot decide it: for a
    judged standard, a domain without cases, and a standard where every answer is N/A.
    """
    reachable = [
        reachable_bands(counts.yes, counts.applicable, counts.unanswered, framework)
        for counts in answerable_questions(questions).values()
    ]
    if not reachable:
        return framework.ratings
    # Questions are answered independently, so a rating is reachable if one question can have it while every other
    # question can have that rating or a higher one.
    ceiling = min(bands[-1].points for bands in reachable)
    somewhere = {rating.points for bands in reachable for rating in bands}
    return tuple(rating for rating in framework.ratings if rating.points in somewhere and rating.points <= ceiling)


def reachable_scores(points: Iterable[Iterable[int]]) -> set[int]:
    """Every possible total of standards. ``points`` has, for each standard, the points it can still have."""
    totals = {0}
    for possible in points:
        totals = {total + added for total in totals for added in set(possible)}
    return totals
