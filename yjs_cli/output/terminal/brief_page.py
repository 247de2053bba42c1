"""The brief page: the overall rating and the rating of every standard, on one screen of 24 lines of 80 characters."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from yjs_cli.output import words
from yjs_cli.output.terminal.page import BOLD, DIM, Page, columns
from yjs_cli.output.terminal.ratings_page import overall_lines, remark_on, scale_lines
from yjs_cli.result import InspectionResult, StandardResult

_GAP = 2


def brief_page(inspection: InspectionResult, page: Page) -> Iterator[Text]:
    """The page of one inspection. On a narrow page the ratings are abbreviated, with their words below."""
    yield from page.wrapped(words.service_name(inspection), BOLD)
    if inspection.fieldwork_start:
        yield from page.wrapped(f"Fieldwork started {words.date_in_words(inspection.fieldwork_start)}.", DIM)
    yield from page.wrapped(words.assumed_sentence(inspection), BOLD)
    yield from overall_lines(inspection, page)
    if inspection.max_score and not page.narrow:
        yield from scale_lines(inspection, page)
    for standard in inspection.standards:
        yield from _narrow(standard, page) if page.narrow else _wide(standard, page)
    outlook = words.outlook_sentence(inspection)
    yield from page.wrapped(outlook)
    if not (outlook and page.narrow):
        yield from page.wrapped(words.unscored_sentence(inspection), DIM)


def _wide(standard: StandardResult, page: Page) -> Iterator[Text]:
    longest = max(cell_len(rating.name) for rating in page.framework.ratings) + 2
    room = page.width - longest - 8 - _GAP
    *firsts, last = page.wrapped(standard.name, indent=2, mark=f"{standard.code} ", width=room)
    yield from firsts
    badge = page.badge(standard.rating, words.rating_in_words(standard))
    yield columns((last, room + 1), (badge, longest + 1), (Text(remark_on(standard), DIM), 0))


def _narrow(standard: StandardResult, page: Page) -> Iterator[Text]:
    """The rating comes first, abbreviated, so that the name can use the rest of the line."""
    known = {rating.name: rating.abbreviation for rating in page.framework.ratings}
    width = max(map(cell_len, known.values()))
    short = known.get(standard.rating or "", "–")
    first, *rest = page.wrapped(standard.name, indent=width + 1, mark=f"{standard.code} ")
    yield Text(f"{short:{width}} ", page.text_style(standard.rating) + BOLD) + first[width + 1 :]
    yield from rest
