"""Flags: reasons for a ratings panel to look at a standard, each in a sentence (method §5)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from yjs_cli.framework import Framework, Rating
from yjs_cli.result import Flag, StandardResult
from yjs_cli.scoring.bands import Reading, band, compared_percent, percent
from yjs_cli.scoring.counts import Counts
from yjs_cli.scoring.deciding import cases_rating, deciding_questions

Questions = Mapping[str, Counts]


class _OneAnswer(NamedTuple):
    """One answer that would change a rating from ``given``.

    ``changed`` are the questions in which it can be a changed answer, ``next`` those in which it can be a new one.
    """

    answer: str
    given: Rating
    rating: Rating
    changed: tuple[str, ...]
    next: tuple[str, ...]


def flags_of(questions: Questions, framework: Framework) -> tuple[Flag, ...]:
    """The flags of a case-sample standard, from the counts of its key questions. A panel's rating does not affect them.

    In the order near-boundary, one-case, few-cases, rounding, subset; none if the cases give no rating.
    """
    rating = cases_rating(questions, framework)
    if rating is None:
        return ()
    one_answers = _one_answer(questions, rating, framework)
    return (
        *_near_boundary(questions, one_answers, framework),
        *_one_case(one_answers),
        *_few_cases(questions, framework),
        *_rounding(questions, framework),
        *_subset(questions),
    )


def limiting_flags(standard: StandardResult, overall: Rating | None, framework: Framework) -> tuple[Flag, ...]:
    """The flag on a standard outside the score whose rating is at odds with the overall rating (method §4)."""
    limiting = framework.limiting
    if limiting is None or overall is None:
        return ()
    if (standard.code, standard.rating, overall.name) != (limiting.standard, limiting.rating, limiting.overall):
        return ()
    message = (
        f"The rating is {limiting.rating} here but {limiting.overall} overall. A panel would review the overall rating."
    )
    return (Flag("limiting-judgement", message),)


def _near_boundary(questions: Questions, one_answers: Sequence[_OneAnswer], framework: Framework) -> Iterator[Flag]:
    """The lowest exact percentage is within the margin of a threshold, or exactly the margin away from it.

    The flag repeats another one if a single answer leads across the same threshold.
    """
    lowest = {code: questions[code] for code in deciding_questions(questions, "exact")}
    yes, applicable = next((counts.yes, counts.applicable) for counts in lowest.values())
    margin = framework.discretion.margin
    for below, above in pairwise(framework.ratings):
        distance = Fraction(100 * yes, applicable) - above.from_percent
        if abs(distance) > margin:
            continue
        if distance == 0:
            where = f"is exactly where {above.name} begins."
        else:
            where = f"is within {_plural(margin, 'point')} of {above.from_percent}%, where {above.name} begins."
        shown = percent(yes, applicable)
        number = f"{100 * yes / applicable:.2f}" if distance and shown == above.from_percent else str(shown)
        beyond = below if distance >= 0 else above
        repeats = any(
            each.rating.points <= beyond.points if distance >= 0 else each.rating.points >= beyond.points
            for each in one_answers
            if (each.rating.points < each.given.points) == (distance >= 0)
        )
        yield Flag("near-boundary", f"{number}% {_shares(lowest)} {where}", repeats)


def _one_answer(questions: Questions, rating: Rating, framework: Framework) -> list[_OneAnswer]:
    """Each answer that would change the rating, lower ratings first, then the nearest.

    The answer can be to any question of the standard, and either changed or, while answers are missing, new.
    """
    found: dict[tuple[str, Rating], tuple[list[str], list[str]]] = {}
    for code, counts in questions.items():
        for possible, kind in ((_one_answer_changed(counts), 0), (_one_answer_given(counts), 1)):
            for answer, after in possible:
                new = cases_rating({**questions, code: after}, framework)
                if new is not None and new != rating:
                    found.setdefault((answer, new), ([], []))[kind].append(code)
    return [
        _OneAnswer(answer, rating, new, *map(tuple, found[answer, new]))
        for answer, new in sorted(found, key=lambda each: _downward_and_nearest_first(rating, each[1]))
    ]


def _one_case(one_answers: Sequence[_OneAnswer]) -> Iterator[Flag]:
    """A single answer, changed or given next, would change the rating."""
    for answer, _, rating, changed, following in one_answers:
        conditions = []
        if changed:
            now = "Yes" if answer == "No" else "No"
            conditions.append(f"one {now} in {_listed(changed, 'or')} were {answer}")
        if following:
            where = "there" if following == changed else f"in {_listed(following, 'or')}"
            conditions.append(f"the next answer {where} is {answer}")
        yield Flag("one-case", f"If {', or '.join(conditions)}, this would be {rating.name}.")


def _downward_and_nearest_first(rating: Rating, new: Rating) -> tuple[bool, int]:
    return new.points > rating.points, abs(new.points - rating.points)


def _one_answer_changed(counts: Counts) -> Iterator[tuple[str, Counts]]:
    if counts.yes:
        yield "No", counts._replace(yes=counts.yes - 1, no=counts.no + 1)
    if counts.no:
        yield "Yes", counts._replace(yes=counts.yes + 1, no=counts.no - 1)


def _one_answer_given(counts: Counts) -> Iterator[tuple[str, Counts]]:
    if counts.unanswered:
        left = counts.unanswered - 1
        yield "No", counts._replace(no=counts.no + 1, unanswered=left)
        yield "Yes", counts._replace(yes=counts.yes + 1, unanswered=left)


def _few_cases(questions: Questions, framework: Framework) -> Iterator[Flag]:
    """A deciding question has few applicable answers."""
    deciding = deciding_questions(questions, framework.compared_percentage)
    few: dict[int, list[str]] = {}
    for code in deciding:
        if questions[code].applicable <= framework.discretion.few_cases:
            few.setdefault(questions[code].applicable, []).append(code)
    if few:
        shares = [f"{_plural(number, 'applicable answer')} in {_listed(codes)}" for number, codes in few.items()]
        yield Flag("few-cases", f"Few cases decide this: {_listed(shares)}.")


def _rounding(questions: Questions, framework: Framework) -> Iterator[Flag]:
    """The rounded and the exact percentage give different ratings."""
    # Rounding keeps the order: the question with the lowest exact percentage also has the lowest rounded one.
    code = deciding_questions(questions, "exact")[0]
    yes, applicable = questions[code].yes, questions[code].applicable
    shown = {
        "rounded": f"rounded {percent(yes, applicable)}%",
        "exact": f"exact {100 * yes / applicable:.2f}% ({yes}/{applicable})",
    }
    other: Reading = "exact" if framework.compared_percentage == "rounded" else "rounded"
    given = band(compared_percent(yes, applicable, framework.compared_percentage), framework)
    would_be = band(compared_percent(yes, applicable, other), framework)
    if given != would_be:
        message = (
            f"The {shown[framework.compared_percentage]} gives {given.name}; "
            f"the {shown[other]} would give {would_be.name}."
        )
        yield Flag("rounding", message)


def _subset(questions: Questions) -> Iterator[Flag]:
    """Answers of N/A leave a question with fewer cases than the domain's sample."""
    left = [
        f"{code} with {counts.cases - counts.not_applicable or 'none'} of {_plural(counts.cases, 'case')}"
        for code, counts in questions.items()
        if counts.not_applicable
    ]
    if left:
        yield Flag("subset", f"N/A leaves {_listed(left)}.")


def _shares(questions: Questions) -> str:
    """Each share of Yes, with the questions that have it: ``(3/6) in 3.1.2 and 3.1.3``."""
    codes: dict[str, list[str]] = {}
    for code, counts in questions.items():
        codes.setdefault(f"({counts.yes}/{counts.applicable})", []).append(code)
    return _listed([f"{share} in {_listed(having)}" for share, having in codes.items()])


def _listed(words: Sequence[str], conjunction: str = "and") -> str:
    *first, last = words
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
