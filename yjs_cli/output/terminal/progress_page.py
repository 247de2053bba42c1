"""The page of ``yjs progress``: what is left to do, what can still change a rating first."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from yjs_cli.output import words
from yjs_cli.output.terminal.cells_in_words import cells_in_words
from yjs_cli.output.terminal.page import BOLD, DIM, Page, columns
from yjs_cli.output.words import counted, listed
from yjs_cli.query_results import CaseProgress, InspectionProgress, InspectorProgress, OpenStandard

_CASES_SHOWN = 20  # unless a user asks for all


def progress_page(progress: InspectionProgress, page: Page, every: bool) -> Iterator[Text]:
    """The progress of one inspection. ``every`` lists all cases and cells, however many there are."""
    name = words.printable(progress.service or "").strip() or words.files_in_words(progress.sources)
    yield from page.heading(name)
    yield from page.wrapped(_summary(progress), BOLD)
    changing = [standard for standard in progress.standards if standard.can_change_rating]
    settled = [standard for standard in progress.standards if not standard.can_change_rating]
    if changing:
        yield from _heading("Answers that can still change a rating", page)
        for standard in changing:
            yield from _standard(standard, progress, page, every)
    if settled:
        yield from _heading("Answers that cannot change a rating", page)
        for standard in settled:
            yield from page.wrapped(_settled(standard), indent=2)
    if progress.without_judgement:
        yield from _heading("Judgements", page)
        for judgement in progress.without_judgement:
            yield from page.wrapped(f"{judgement.name} has no rating.", indent=2, mark=f"{judgement.code} ")
    if any(each.inspector for each in progress.inspectors) and progress.missing_answers:
        yield from _heading("Inspectors", page)
        yield from _inspectors(progress.inspectors, page)
    if progress.cases:
        yield from _heading("Cases", page)
        yield from _cases(progress.cases if every else progress.cases[:_CASES_SHOWN], page)
        more = len(progress.cases) - _CASES_SHOWN
        if more > 0 and not every:
            text = f"and {counted(more, 'more case', 'more cases')} (--every lists them)"
            yield from page.wrapped(text, DIM, indent=2)
    yield Text()


def _summary(progress: InspectionProgress) -> str:
    if not progress.missing_answers and not progress.missing_judgements:
        judgements = f" and {counted(progress.judgements, 'judgement', 'judgements')}" if progress.judgements else ""
        return f"Nothing is missing: {counted(progress.answers, 'answer', 'answers')}{judgements}."
    parts = []
    if progress.missing_answers:
        parts.append(f"{progress.missing_answers:,} of {counted(progress.answers, 'answer', 'answers')}")
    if progress.missing_judgements:
        parts.append(f"{progress.missing_judgements:,} of {counted(progress.judgements, 'judgement', 'judgements')}")
    one = len(parts) == 1 and (progress.missing_answers or progress.missing_judgements) == 1
    return f"{listed(parts, 'and')} {'is' if one else 'are'} missing."


def _heading(text: str, page: Page) -> Iterator[Text]:
    yield Text()
    yield from page.wrapped(text, BOLD)


def _standard(standard: OpenStandard, progress: InspectionProgress, page: Page, every: bool) -> Iterator[Text]:
    so_far = f"{standard.rating} so far" if standard.rating else "no rating yet"
    missing = f"{counted(standard.missing, 'answer', 'answers')} missing"
    yield from page.wrapped(
        f"{standard.name}: {missing}; {so_far}. Still possible: {listed(standard.possible, 'or')}.",
        indent=2,
        mark=f"{standard.code} ",
    )
    for question in progress.questions:
        if question.standard == standard.code:
            remark = "" if question.can_change_rating else " cannot change the rating:"
            cells = cells_in_words(question.missing, every)
            yield from page.wrapped(f"{remark} {cells}".strip(), DIM, indent=6, mark=f"{question.question} ")


def _settled(standard: OpenStandard) -> str:
    missing = f"{counted(standard.missing, 'answer', 'answers')} missing"
    outcome = f"it will be {standard.possible[0]}" if len(standard.possible) == 1 else "its rating is settled"
    return f"{standard.code} {standard.name}: {missing}; {outcome}."


def _inspectors(inspectors: Sequence[InspectorProgress], page: Page) -> Iterator[Text]:
    rows = [
        (
            words.printable(each.inspector or "No inspector named"),
            f"{each.missing:,} of {each.answers:,} answers left",
            f"{each.unfinished_cases:,} of {counted(each.cases, 'case', 'cases')} unfinished",
        )
        for each in inspectors
    ]
    yield from _rows(rows, page)


def _cases(cases: Sequence[CaseProgress], page: Page) -> Iterator[Text]:
    rows = [
        (
            words.printable(each.case),
            f"{each.missing:,} of {each.answers:,} left",
            ", ".join(filter(None, (words.printable(each.inspector or ""), words.printable(each.location)))),
        )
        for each in cases
    ]
    yield from _rows(rows, page)


def _rows(rows: Sequence[tuple[str, str, str]], page: Page) -> Iterator[Text]:
    """Three columns; on a narrow page, the third is below the others."""
    first = min(max(cell_len(row[0]) for row in rows), page.width // 3)
    second = max(cell_len(row[1]) for row in rows)
    for name, left, remark in rows:
        if page.narrow or cell_len(name) > first:
            yield from page.wrapped(f"{name}: {left}", indent=2)
            yield from page.wrapped(remark, DIM, indent=4)
            continue
        room = page.width - 2 - first - 2 - second - 2
        *lines, last = page.wrapped(remark, DIM, width=room) if remark else [Text()]
        texts = [*lines, last]
        yield columns((Text(), 2), (Text(name), first + 2), (Text(left), second + 2), (texts[0], 0))
        for text in texts[1:]:
            yield columns((Text(), 2 + first + 2 + second + 2), (text, 0))
