"""One inspection's result: its standards, the score, the overall rating, and what is still open (method §4)."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from yjs_cli.framework import Framework, Rating, load_framework
from yjs_cli.inspection import ANSWERS, Inspection, StatedRating
from yjs_cli.problem import Problem
from yjs_cli.result import InspectionResult, Outlook, StandardResult, Status
from yjs_cli.scoring.counts import counts_by_question
from yjs_cli.scoring.flags import limiting_flags
from yjs_cli.scoring.outlook import reachable_scores
from yjs_cli.scoring.samples import samples_of
from yjs_cli.scoring.standards import standard_result


def score(
    inspection: Inspection, framework: Framework | None = None, problems: tuple[Problem, ...] = ()
) -> InspectionResult:
    """Rate an inspection. ``framework`` is the one it was read with, by default the one that ships with yjs.

    ``problems`` are copied to the result. If a standard's rating is stated twice, the first one counts. Raises
    ValueError if an answer could not be read or is to a question of another domain, because no rating is better than
    a wrong one, and if the inspection was read with another framework.
    """
    framework = framework or load_framework()
    _refuse_other_questions(inspection, framework)
    _refuse_unsound(inspection)
    counts = counts_by_question(inspection.answers)
    stated = _stated_by_standard(inspection.stated_ratings)
    standards = tuple(
        standard_result(standard, domain, counts, stated.get(standard.code), framework)
        for domain in framework.domains
        for standard in domain.standards
    )
    counted = [standard for standard in standards if standard.in_score and standard.status != "not-rated"]
    total = sum(standard.points or 0 for standard in counted)
    max_score = framework.ratings[-1].points * len(counted)
    complete = all(standard.rating for standard in counted)
    overall = overall_rating(total, max_score, framework) if complete else None
    return InspectionResult(
        service=inspection.service,
        sources=inspection.sources,
        status=_status(standards, complete),
        score=total,
        max_score=max_score,
        overall=overall.name if overall else None,
        possible=_outlook(counted, max_score, framework),
        samples=samples_of(inspection.cases, framework),
        standards=tuple(
            replace(standard, flags=(*standard.flags, *limiting_flags(standard, overall, framework)))
            for standard in standards
        ),
        problems=problems,
        fieldwork_start=_iso(inspection.fieldwork_start),
        sample_from=_iso(inspection.sample_from),
        sample_to=_iso(inspection.sample_to),
    )


def overall_rating(total: int, max_score: int, framework: Framework) -> Rating | None:
    """The overall rating for a total (method §4), or None if ``max_score`` is 0."""
    if not max_score:
        return None
    return next(rating for rating in framework.ratings if total <= rating.overall_up_to * max_score)


def _refuse_other_questions(inspection: Inspection, framework: Framework) -> None:
    """Raise ValueError if a question of the framework was not looked for when the inspection was read."""
    unknown = set(framework.question_domains).difference(inspection.answers["question"].cat.categories)
    if unknown:
        raise ValueError(
            f"{inspection.source.name} was read with another framework than {framework.name}: it has no answers to "
            f"{min(unknown)}"
        )


def _refuse_unsound(inspection: Inspection) -> None:
    unread = inspection.answers["answer"].cat.codes.to_numpy() == ANSWERS.index("unread")
    if unread.any() or inspection.stray_answers:
        raise ValueError(
            f"{inspection.source.name} cannot be scored: {int(unread.sum())} answers could not be read and "
            f"{len(inspection.stray_answers)} are to questions of another domain"
        )


def _stated_by_standard(stated_ratings: Iterable[StatedRating]) -> dict[str, StatedRating]:
    stated: dict[str, StatedRating] = {}
    for rating in stated_ratings:
        stated.setdefault(rating.standard, rating)
    return stated


def _status(standards: Iterable[StandardResult], complete: bool) -> Status:
    """Incomplete without an overall rating; provisional while anything is missing, even outside the score."""
    if not complete:
        return "incomplete"
    missing = any(
        standard.status == "incomplete" or any(question.unanswered for question in standard.questions)
        for standard in standards
    )
    return "provisional" if missing else "final"


def _outlook(counted: Iterable[StandardResult], max_score: int, framework: Framework) -> Outlook:
    points = {rating.name: rating.points for rating in framework.ratings}
    totals = reachable_scores([points[name] for name in standard.possible] for standard in counted)
    reachable = {overall_rating(total, max_score, framework) for total in totals}
    return Outlook(
        score=(min(totals), max(totals)),
        overall=tuple(rating.name for rating in framework.ratings if rating in reachable),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
