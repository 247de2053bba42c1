"""A framework as a page of text: everything that the TOML file says, in the order in which it is used."""

from collections.abc import Iterable, Iterator

from yjs_cli.framework import Framework
from yjs_cli.output.words import printable


def render(framework: Framework) -> str:
    """The method as readable text, at most 80 characters wide for the framework that ships."""
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
    yield f"  The {framework.compared_percentage} percentage is compared."
    top = framework.ratings[-1].points * sum(standard.in_score for standard in framework.standards)
    yield ""
    yield f"Overall, by the points of the standards added up, of {top}"
    limits = framework.overall_limits(top)
    starts = [0, *(limit + 1 for limit in limits[:-1])]
    yield from _aligned(
        (f"{start} to {limit}", f"up to {rating.overall_up_to} of the points", rating.name)
        for rating, start, limit in zip(framework.ratings, starts, limits, strict=True)
    )
    yield ""
    yield "Flags"
    yield f"  near-boundary  the lowest percentage is within {framework.discretion.margin} points of an edge"
    yield "  one-case       one answer changed would change the rating"
    yield f"  few-cases      {framework.discretion.few_cases} applicable answers or fewer decide"
    yield "  rounding       the rounded and the exact percentage give different ratings"
    yield "  subset         N/A leaves a question with fewer cases than the sample"
    if limiting := framework.limiting:
        yield f"  limiting-judgement  {limiting.standard} {limiting.rating} beside {limiting.overall} overall"
    for domain in framework.domains:
        yield ""
        yield f"{domain.code} {domain.name}"
        for standard in domain.standards:
            method = "rated from the case sample" if standard.questions else "judged by the inspectors"
            outside = "" if standard.in_score else ", not scored"
            yield f"  {standard.code} {standard.name}: {method}{outside}"
            yield from (f"      {question.code} {question.label}" for question in standard.questions)
        for disposal in domain.disposals:
            yield f"  {disposal.name}"
            yield from _wrapped(", ".join(disposal.aliases))


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
