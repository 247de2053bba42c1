"""The summary of several inspections: one line each."""

from collections.abc import Iterator, Sequence

import msgspec
from rich.cells import cell_len
from rich.text import Text

from yjs_cli.inspection import NOT_RATED
from yjs_cli.output import words
from yjs_cli.output.terminal.page import BOLD, DIM, Page, columns
from yjs_cli.result import Document, InspectionResult

_GAP = 2
_READABLE = 24  # cells: with less room, the names of services are hard to read
_HEADS = ("File", "Service", "Fieldwork", "Score", "Overall", "Status")


class _Line(msgspec.Struct, frozen=True):
    """An inspection in the summary: the texts below the headings, with the overall rating as a badge."""

    file: str
    service: str
    fieldwork: str
    score: str
    badge: Text
    status: str


def summary_table(document: Document, page: Page) -> Iterator[Text]:
    """A table of services, dates, scores and overall ratings, in the order of the files."""
    yield from page.heading(f"{len(document.inspections)} inspections")
    lines = [_line(inspection, page) for inspection in document.inspections]
    widths = _widths(lines)
    with_file = sum(widths) + _GAP * len(widths) <= page.width
    room = page.width - sum(widths[2:]) - _GAP * (len(widths) - 2)
    if page.narrow or (not with_file and room < _READABLE):
        for line in lines:
            yield from _stacked(line, page)
        yield Text()
        return
    # Without the column of files, the service has all the room that is left.
    service = widths[1] if with_file else min(room, max(map(cell_len, [_HEADS[1], *_names(lines)])))
    shown = [widths[0], service, *widths[2:]] if with_file else [service, *widths[2:]]
    heads = _HEADS if with_file else _HEADS[1:]
    yield columns(*((Text(head, BOLD), width + _GAP) for head, width in zip(heads, shown, strict=True)))
    for line, name in zip(lines, [line.service for line in lines] if with_file else _names(lines), strict=True):
        *firsts, last = page.wrapped(name, width=service) if name else [Text()]
        yield from firsts
        texts = [Text(line.file)] if with_file else []
        texts += [last, Text(line.fieldwork), Text(line.score), line.badge, Text(line.status)]
        yield columns(*((text, width + _GAP) for text, width in zip(texts, shown, strict=True)))
    yield Text()


def _line(inspection: InspectionResult, page: Page) -> _Line:
    score = f"{inspection.score}/{inspection.max_score}"
    return _Line(
        file=words.files_in_words(inspection.sources),
        service=words.printable(inspection.service or "").strip(),
        fieldwork=words.short_date(inspection.fieldwork_start) if inspection.fieldwork_start else "",
        score=score,
        badge=page.badge(inspection.overall, words.NO_RATING if inspection.status == "incomplete" else NOT_RATED),
        status=words.status_in_words(inspection),
    )


def _widths(lines: Sequence[_Line]) -> list[int]:
    """The width of each column, without gaps."""
    texts = [(line.file, line.service, line.fieldwork, line.score, line.badge.plain, line.status) for line in lines]
    return [max(map(cell_len, column)) for column in zip(_HEADS, *texts, strict=True)]


def _names(lines: Sequence[_Line]) -> list[str]:
    """The services, with their file where two lines would look alike and the file itself where there is no service."""
    services = [(line.service.casefold(), line.fieldwork) for line in lines]
    return [
        line.file if not line.service else f"{line.service} ({line.file})" if services.count(of) > 1 else line.service
        for line, of in zip(lines, services, strict=True)
    ]


def _stacked(line: _Line, page: Page) -> Iterator[Text]:
    """An inspection on a narrow page."""
    yield from page.wrapped(line.service or line.file, BOLD)
    if line.service:
        yield from page.wrapped(line.file, DIM, indent=2)
    about = ", ".join(filter(None, (line.fieldwork, f"score {line.score}", line.status)))
    yield from page.wrapped(about, indent=2)
    yield columns((Text(), 1), (line.badge, 0))
