"""The summary after several inspections: one line each."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from yjs_cli.output import words
from yjs_cli.output.terminal.page import Page, columns
from yjs_cli.result import Document

_SCORE = 16


def summary_table(document: Document, page: Page) -> Iterator[Text]:
    """A table of services, scores and overall ratings, in the order of the files."""
    yield from page.heading(f"{len(document.inspections)} inspections")
    longest = max(cell_len(rating.name) for rating in page.framework.ratings) + 3
    room = page.width - _SCORE - longest - 9
    for inspection in document.inspections:
        so_far = " so far" if inspection.status == "incomplete" else ""
        score = Text(f"{inspection.score} of {inspection.max_score}{so_far}")
        badge = page.badge(inspection.overall, words.overall_in_words(inspection))
        remark = Text(" so far" if inspection.overall and inspection.status == "provisional" else "")
        remark += Text(" assumed" if inspection.assumed else "")
        if page.narrow:
            yield from page.wrapped(words.service_name(inspection))
            yield from page.wrapped(score.plain, indent=2)
            yield columns((Text(), 1), (badge + remark, 0))
            continue
        *firsts, last = page.wrapped(words.service_name(inspection))
        yield from firsts
        if cell_len(last.plain) >= room:
            yield last
            last = Text()
        yield columns((last, max(room, 2)), (score, -_SCORE), (Text(" ") + badge + remark, 0))
    yield Text()
