"""The ratings page, as in the inspectorate's reports: overall rating, score, and the rating of every standard."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from yjs_cli.framework import Domain
from yjs_cli.output import words
from yjs_cli.output.flags_shown import flags_to_show
from yjs_cli.output.terminal.page import BOLD, DIM, Page, columns
from yjs_cli.result import InspectionResult, StandardResult

_MARGINS = 4
_REMARK = 8  # cells of the remark after a rating, including the gap


def ratings_page(inspection: InspectionResult, page: Page) -> Iterator[Text]:
    """The first part of an inspection's page."""
    yield from page.heading(words.service_name(inspection))
    yield from page.wrapped(words.dates_sentence(inspection), DIM)
    yield from page.wrapped(words.assumed_sentence(inspection), BOLD)
    yield Text()
    yield from overall_lines(inspection, page)
    if 0 < inspection.max_score <= page.width - _MARGINS:  # with less than a cell per point, the dot could mislead
        yield Text()
        yield from scale_lines(inspection, page)
    if outlook := words.outlook_sentence(inspection):
        yield Text()
        yield from page.wrapped(outlook, indent=2)
    for domain in page.framework.domains:
        standards = [standard for standard in inspection.standards if standard.domain == domain.code]
        if standards:
            yield Text()
            yield from _domain(domain, standards, page)
    yield Text()


def overall_lines(inspection: InspectionResult, page: Page) -> Iterator[Text]:
    """The overall rating and the score."""
    rating = page.badge(inspection.overall, words.overall_in_words(inspection))
    remarks = (
        "so far" if inspection.overall and inspection.status == "provisional" else "",
        "assumed" if inspection.assumed else "",
    )
    so_far = Text(", ".join(filter(None, remarks)), DIM)
    score = Text(words.score_sentence(inspection), BOLD)
    if page.narrow:
        room = cell_len(rating.plain)
        fits = 10 + room <= page.width
        if not fits:
            yield Text("  Overall")
        label = (Text("  Overall"), 10) if fits else (Text(), 1)
        yield from page.below_if_wide(label, (rating, room + 1), (so_far, 0), indent=label[1] + 1)
        yield from page.below_if_wide((Text(), 11), (score, 0), indent=2)
    else:
        rated = columns((rating, cell_len(rating.plain) + 1), (so_far, 0))
        yield columns((Text("  Overall rating"), 18), (rated, 36), (score, 0))


def scale_lines(inspection: InspectionResult, page: Page) -> Iterator[Text]:
    """The score on a line from 0 to the maximum, divided where the overall rating changes.

    While answers are missing, the heavy part of the line shows the scores that are still possible.
    """
    top, symbols, ratings = inspection.max_score, page.symbols, page.framework.ratings
    length = page.width - _MARGINS
    limits = page.framework.overall_limits(top)

    def at(score: int) -> int:
        return score * (length - 1) // top

    starts = [0, *(at(limit) + 1 for limit in limits[:-1])]
    names, line, numbers = Text(), Text(), Text()
    lowest, highest = (at(score) for score in inspection.possible.score)
    for rating, start, end, limit in zip(ratings, starts, [*starts[1:], length], limits, strict=True):
        room = end - start
        name = rating.name if cell_len(rating.name) <= room else rating.abbreviation
        names.append(f"{name[:room]:^{room}}", page.text_style(rating.name))
        for position in range(start, end):
            is_threshold = position == end - 1 and end < length
            possible = inspection.status != "final" and lowest <= position <= highest
            symbol = symbols.tick if is_threshold else symbols.heavy if possible else symbols.rule
            line.append(symbol, page.text_style(rating.name))
        numbers.append(f"{limit:>{room}}"[-room:] if room else "", DIM)
    dot = at(inspection.score)
    line = line[:dot] + Text(symbols.dot, BOLD) + line[dot + 1 :]
    for row in (names, line, numbers):
        row.rstrip()
        yield Text("  ") + row


def _domain(domain: Domain, standards: list[StandardResult], page: Page) -> Iterator[Text]:
    outside = "" if any(standard.in_score for standard in standards) else " (not in the score)"
    yield from page.wrapped(f"{domain.code} {domain.name}{outside}", BOLD)
    longest = max(cell_len(rating.name) for rating in page.framework.ratings) + 2
    for standard in standards:
        code = f"{standard.code} "
        badge = page.badge(standard.rating, words.rating_in_words(standard))
        remark = Text(remark_on(standard), DIM)
        if page.narrow:
            yield from page.wrapped(standard.name, indent=2, mark=code)
            yield from page.below_if_wide((Text(), 5), (badge, longest + 1), (remark, 0), indent=6)
        else:
            room = page.width - longest - _REMARK
            *firsts, last = page.wrapped(standard.name, indent=2, mark=code, width=room - 1)
            yield from firsts
            yield columns((last, room), (badge, longest + 1), (remark, 0))
        yield from page.wrapped(words.reason_sentence(standard), indent=6)
        if not standard.questions:  # flags of case-sample standards are shown in the domain table
            for flag in flags_to_show(standard, page.full):
                yield from page.wrapped(flag, indent=2, mark="! ")


def remark_on(standard: StandardResult) -> str:
    """After a rating: that it is not final, that a panel gave it, or the percentage that decides it."""
    if standard.rating and standard.status == "provisional":
        return "so far"
    if standard.panel:
        return "panel"
    percents = [question.percent for question in standard.questions if question.code in standard.deciding]
    return f"{percents[0]}%" if percents else ""
