"""The table of a domain: each key question with its percentage and bar, which one decides, and the flags."""

from collections.abc import Iterator

import msgspec
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from yjs_cli.output import words
from yjs_cli.output.flags_shown import flags_to_show
from yjs_cli.output.terminal.page import BOLD, DIM, Page, columns
from yjs_cli.result import InspectionResult, QuestionResult, Sample, StandardResult

_SHORTEST_BAR, _LONGEST_BAR = 4, 40
_PERCENT = 5
NARROW_NUMBERS = 40  # cells: below this, a rating is on a separate line


def domain_table(inspection: InspectionResult, sample: Sample, page: Page) -> Iterator[Text]:
    """The second part of a page, once for each domain with a case sample."""
    domain = next(each for each in page.framework.domains if each.code == sample.domain)
    standards = [each for each in inspection.standards if each.domain == sample.domain and each.method == "cases"]
    widths = _widths(standards, page)
    yield from page.heading(f"{domain.code} {domain.name}")
    composition = (words.sample_sentence(sample, domain), words.interviews_sentence(sample))
    yield from page.wrapped("; ".join(filter(None, composition)), DIM)
    yield Text()
    for standard in standards if sample.cases else ():  # without cases, there is nothing to add to the ratings page
        yield from _standard(standard, widths, page)
        yield Text()


class _Widths(msgspec.Struct, frozen=True):
    """The width of each column in cells, including the gap. A bar of width 0 is not drawn."""

    mark: int
    label: int
    ratio: int
    bar: int
    rating: int


def _widths(standards: list[StandardResult], page: Page) -> _Widths:
    questions = [question for standard in standards for question in standard.questions]
    ratio = max((len(_ratio(question)) for question in questions), default=0) + 1
    rating = max(len(each.name) for each in page.framework.ratings) + 1
    mark = cell_len(page.symbols.deciding) + 1
    if page.narrow:
        label = 0
        room = page.width - mark - 2 - ratio - _PERCENT - rating
    else:
        label = min(max((cell_len(_label(question)) for question in questions), default=0), page.width // 2) + 1
        room = page.width - mark - label - ratio - _PERCENT - rating - len(words.DECIDES)
    bar = min(room - 2, _LONGEST_BAR)
    return _Widths(mark, label, ratio, bar if bar >= _SHORTEST_BAR else 0, rating)


def _standard(standard: StandardResult, widths: _Widths, page: Page) -> Iterator[Text]:
    badge = page.badge(standard.rating, words.rating_in_words(standard))
    so_far = Text("so far" if standard.rating and standard.status == "provisional" else "", DIM)
    *firsts, last = page.wrapped(f"{standard.code} {standard.name}", BOLD)
    yield from firsts
    to_ratings = widths.mark + widths.label + widths.ratio + _PERCENT + 1 + widths.bar
    if page.narrow or cell_len(last.plain) >= to_ratings:
        yield last
        yield from page.below_if_wide(
            (Text(), widths.mark + 1), (badge, cell_len(badge.plain) + 1), (so_far, 0), indent=widths.mark + 2
        )
    else:
        yield columns((last, to_ratings), (badge, cell_len(badge.plain) + 1), (so_far, 0))
    for question in standard.questions:
        yield from _question(question, question.code in standard.deciding, widths, page)
    for flag in flags_to_show(standard, page.full):
        yield from page.wrapped(flag, mark="! ")
    yield from page.wrapped(words.panel_sentence(standard), mark=f"{page.symbols.panel} ")
    yield from page.wrapped(words.standard_outlook(standard), mark="? ")


def _question(question: QuestionResult, decides: bool, widths: _Widths, page: Page) -> Iterator[Text]:
    style = BOLD if decides else Style()
    mark = Text(page.symbols.deciding if decides else "", BOLD)
    percent = "" if question.percent is None else f"{question.percent}%"
    numbers = [
        (Text(_ratio(question), style), -widths.ratio),
        (Text(percent, style), -_PERCENT),
        (Text(" ") + _bar(question, widths.bar, page), widths.bar + 2),
        (Text(question.rating or "", page.text_style(question.rating) + style), widths.rating),
    ]
    remark = Text(words.DECIDES if decides else "", BOLD)
    if page.narrow:
        *firsts, last = page.wrapped(_label(question), style, indent=widths.mark)
        lines = [*firsts, last]
        lines[0] = columns((mark, widths.mark), (lines[0][widths.mark :], 0))
        yield from lines
        if page.width < NARROW_NUMBERS:
            *numbers, rating = numbers
            yield columns((Text(), widths.mark + 2), *numbers)
            yield columns((Text(), widths.mark + 2), rating)
        else:
            yield columns((Text(), widths.mark + 2), *numbers)
        if decides:
            yield columns((Text(), widths.mark + 2), (remark, 0))
    else:
        *firsts, last = page.wrapped(_label(question), style, width=widths.label - 1)
        for first in firsts:
            yield columns((mark, widths.mark), (first, 0))
            mark = Text()
        yield columns((mark, widths.mark), (last, widths.label), *numbers, (remark, 0))
    yield from page.wrapped(words.left_out(question), DIM, indent=widths.mark + 6)


def _label(question: QuestionResult) -> str:
    return words.printable(f"{question.code} {question.label}")


def _ratio(question: QuestionResult) -> str:
    return f"{question.yes}/{question.applicable}"


def _bar(question: QuestionResult, length: int, page: Page) -> Text:
    """A bar as long as the percentage, to an eighth of a cell. It is empty without a percentage."""
    if question.percent is None or not length:
        return Text()
    symbols = page.symbols
    steps = len(symbols.part) + 1
    full, part = divmod(question.percent * length * steps // 100, steps)
    filled = symbols.full * full + (symbols.part[part - 1] if part else "")
    return Text(filled, page.text_style(question.rating)) + Text(symbols.track * (length - len(filled)), DIM)
