"""A framework as a page of text: everything in its TOML file, in the order in which it is used."""

from collections.abc import Iterable, Iterator

from yjs_cli.framework import Framework
from yjs_cli.output.words import printable


def render(framework: Framework) -> str:
    """The framework as readable text. The framework that comes with yjs fits 80 characters."""
    return "".join(f"{printable(line).rstrip()}\n" for line in _lines(framework))


def _lines(framework: Framework) -> Iterator[str]:
    yield f"{framework.name}: {framework.title}"
    yield ""
    yield "Ratings, by the lowest percentage of a standard's key questions"
    ends = [*(rating.from_percent - 1 for rating in framework.ratings[1:]), 100]
    yield from _aligned(
        (f"{rating.from_percent} to {end}%", rating.in_words, rating.name, rating.abbreviation, _points(rating.points))
        for rating, end in zip(framework.ratings, ends, strict=True)
    )
    yield f"  The {framework.compared_percentage} percentage is compared with these thresholds."
    top = framework.ratings[-1].points * sum(standard.in_score for standard in framework.standards)
    yield ""
    yield f"Overall rating, by the total points of the standards, out of {top}"
    limits = framework.overall_limits(top)
    starts = [0, *(limit + 1 for limit in limits[:-1])]
    yield from _aligned(
        (f"{start} to {limit}", share, rating.name)
        for rating, start, limit, share in zip(framework.ratings, starts, limits, _shares(framework), strict=True)
    )
    yield ""
    yield "Flags"
    yield f"  near-boundary  the lowest percentage is within {framework.discretion.margin} points of a threshold"
    yield "  one-case       one answer changed would change the rating"
    yield f"  few-cases      {framework.discretion.few_cases} applicable answers or fewer decide"
    yield "  rounding       the rounded and the exact percentage give different ratings"
    yield "  subset         N/A leaves a question with fewer cases than the sample"
    if limiting := framework.limiting:
        yield f"  limiting-judgement  {limiting.standard} {limiting.rating} with {limiting.overall} overall"
    for domain in framework.domains:
        yield ""
        yield f"{domain.code} {domain.name}"
        for standard in domain.standards:
            rated = "rated from the case sample" if standard.questions else "judged by the inspectors"
            outside = "" if standard.in_score else ", not scored"
            yield f"  {standard.code} {standard.name}: {rated}{outside}"
            yield from (f"      {question.code} {question.label}" for question in standard.questions)
        for disposal in domain.disposals:
            yield f"  {disposal.name}"
            yield from _wrapped(", ".join(disposal.aliases))


def _shares(framework: Framework) -> Iterator[str]:
    """The share of the points that each overall rating needs, lowest rating first."""
    *lower, highest = framework.ratings
    yield from (f"up to {rating.overall_up_to} of the points" for rating in lower)
    yield f"more than {lower[-1].overall_up_to} of the points" if lower else f"up to {highest.overall_up_to}"


def _aligned(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    cells = list(rows)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))


def _points(points: int) -> str:
    return f"{points} point" if points == 1 else f"{points} points"


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    return wrap(f"also: {text}", width=80, initial_indent="      ", subsequent_indent="            ") if text else []
