"""The percentages of each key question by the values of a column: one column per value, or lines if they do not fit."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from yjs_cli.output import words
from yjs_cli.output.terminal.page import BOLD, DIM, Page, columns
from yjs_cli.result import DomainGroups, PercentagesBy, QuestionResult

_PERCENT = 5
_GAP = 2


def percentages_by_table(table: PercentagesBy, page: Page) -> Iterator[Text]:
    """The tables of a column, one for each domain with cases."""
    for each in table.domains:
        if each.groups:
            name = next(domain.name for domain in page.framework.domains if domain.code == each.domain)
            yield from page.heading(f"{each.domain} {name} by {table.heading}")
            yield from _domain(each, page)
            yield Text()
    if sentence := words.not_shown_sentence(table):
        yield from page.wrapped(sentence)
        yield Text()


def _domain(domain: DomainGroups, page: Page) -> Iterator[Text]:
    yield from page.wrapped(words.combined_sentence(domain), DIM)
    heads = [words.group_name(group) for group in domain.groups]
    cases = [words.counted(group.cases, "case", "cases") for group in domain.groups]
    ratio = max(len(_ratio(question)) for group in domain.groups for question in group.questions)
    widths = [max(ratio + _PERCENT, cell_len(head), len(of)) + _GAP for head, of in zip(heads, cases, strict=True)]
    labels = [words.printable(f"{question.code} {question.label}") for question in domain.groups[0].questions]
    label = max(map(cell_len, labels))
    if label + sum(widths) > page.width:
        yield from _as_lines(domain, labels, ratio, page)
        return
    for texts, style in ((heads, BOLD), (cases, DIM)):
        yield columns(
            (Text(), label), *((Text(text, style), -width) for text, width in zip(texts, widths, strict=True))
        )
    for number, text in enumerate(labels):
        questions = [group.questions[number] for group in domain.groups]
        cells = [(_share(each, ratio), -width) for each, width in zip(questions, widths, strict=True)]
        yield columns((Text(text), label), *cells)


def _as_lines(domain: DomainGroups, labels: list[str], ratio: int, page: Page) -> Iterator[Text]:
    """Each question with a line per value."""
    for number, text in enumerate(labels):
        yield from page.wrapped(text, BOLD)
        for group in domain.groups:
            share = _share(group.questions[number], ratio)
            room = page.width - cell_len(share.plain) - 2 * _GAP
            *firsts, last = page.wrapped(words.group_name(group), Style(), indent=2, width=max(room, 12))
            yield from firsts
            yield columns((last, max(room, 12) + _GAP), (share, 0))


def _share(question: QuestionResult, ratio: int) -> Text:
    percent = "–" if question.percent is None else f"{question.percent}%"
    return Text(f"{_ratio(question):>{ratio}}{percent:>{_PERCENT}}")


def _ratio(question: QuestionResult) -> str:
    return f"{question.yes:,}/{question.applicable:,}"
