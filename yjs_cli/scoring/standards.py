"""The result of one standard: its rating, from the cases or as stated, what decides it and what is still possible."""

from collections.abc import Mapping
from typing import Literal

from yjs_cli.framework import Domain, Framework, Question, Rating, Standard
from yjs_cli.inspection import NOT_RATED, StatedRating
from yjs_cli.result import Panel, QuestionResult, StandardResult
from yjs_cli.scoring.bands import band, compared_percent, exact_percent, percent
from yjs_cli.scoring.counts import Counts
from yjs_cli.scoring.deciding import cases_rating, deciding_questions
from yjs_cli.scoring.flags import flags_of
from yjs_cli.scoring.outlook import reachable_ratings


def standard_result(
    standard: Standard, domain: Domain, counts: Mapping[str, Counts], stated: StatedRating | None, framework: Framework
) -> StandardResult:
    """Rate one standard (method §2 and §3).

    ``counts`` has the counts of every key question. ``stated`` is the inspectors' judgement or, for a case-sample
    standard, the panel's rating, which replaces the rating from the cases (method §5).
    """
    own_counts = {question.code: counts[question.code] for question in standard.questions}
    from_cases = cases_rating(own_counts, framework)
    rating = from_cases if stated is None else framework.rating(stated.rating)
    return StandardResult(
        code=standard.code,
        name=standard.name,
        domain=domain.code,
        method=standard.method,
        in_score=standard.in_score,
        rating=rating.name if rating else None,
        points=rating.points if rating and standard.in_score else None,
        status=_status(rating, stated, own_counts),
        possible=tuple(possible.name for possible in _possible(rating, stated, own_counts, framework)),
        deciding=deciding_questions(own_counts, framework.compared_percentage),
        questions=tuple(
            _question_result(question, counts[question.code], framework) for question in standard.questions
        ),
        flags=flags_of(own_counts, framework),
        panel=_panel(from_cases, rating, stated) if own_counts else None,
        reason=stated.reason if stated and standard.method == "judgement" else "",
    )


def _status(
    rating: Rating | None, stated: StatedRating | None, questions: Mapping[str, Counts]
) -> Literal["final", "provisional", "incomplete", "not-rated"]:
    if stated is not None and stated.rating == NOT_RATED:
        return "not-rated"
    if rating is None:
        return "incomplete"
    return "provisional" if any(counts.unanswered for counts in questions.values()) else "final"


def _possible(
    rating: Rating | None, stated: StatedRating | None, questions: Mapping[str, Counts], framework: Framework
) -> tuple[Rating, ...]:
    """A stated rating is settled, even if answers are missing. ``Not rated`` leaves no rating possible."""
    if stated is None:
        return reachable_ratings(questions, framework)
    return (rating,) if rating else ()


def _panel(from_cases: Rating | None, rating: Rating | None, stated: StatedRating | None) -> Panel | None:
    """What a panel changed: None if it states the rating that the cases give."""
    if stated is None or rating == from_cases:
        return None
    return Panel(from_cases.name if from_cases else None, stated.reason)


def _question_result(question: Question, counts: Counts, framework: Framework) -> QuestionResult:
    yes, applicable = counts.yes, counts.applicable
    compared = compared_percent(yes, applicable, framework.compared_percentage) if applicable else None
    return QuestionResult(
        code=question.code,
        label=question.label,
        yes=yes,
        no=counts.no,
        not_applicable=counts.not_applicable,
        unanswered=counts.unanswered,
        applicable=applicable,
        percent=percent(yes, applicable) if applicable else None,
        exact_percent=exact_percent(yes, applicable) if applicable else None,
        rating=band(compared, framework).name if compared is not None else None,
    )
