"""The page of ``yjs compare``: what changed, the largest change first, or several inspections side by side."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from yjs_cli.comparison_results import CaseComparison, Compared, Comparison
from yjs_cli.output import comparison_words as words
from yjs_cli.output.terminal.page import BOLD, DIM, Page, columns
from yjs_cli.output.trend_table import COLUMN_GAP, trend_key, trend_labels, trend_rows
from yjs_cli.output.words import counted, printable

_NARROWEST_LABEL = 24  # cells: with less room, the columns are in blocks below each other
_CASES_SHOWN = 20  # unless a user asks for all


def comparison_page(compared: Compared, page: Page, every: bool) -> Iterator[Text]:
    """The whole page. ``every`` lists the answers of all cases, however many there are."""
    first, last = compared.files[0], compared.files[-1]
    yield from page.heading("Comparison" if compared.trend is None else f"{len(compared.files)} inspections")
    if compared.trend is None:
        yield from page.wrapped(words.file_in_words(first), mark="Old: ")
        yield from page.wrapped(words.file_in_words(last), mark="New: ")
    else:
        for label, inspected in zip(trend_labels(compared), compared.files, strict=True):
            yield from page.wrapped(words.file_in_words(inspected), mark=f"{label}: ")
        if not compared.in_date_order:
            yield from page.wrapped("In the order given, because not every file has a date.", DIM)
    yield from page.wrapped(words.mixed_services(compared), BOLD)
    yield Text()
    if compared.trend is not None:
        yield from _trend(compared, page)
        yield from page.wrapped("From the first to the last", BOLD)
    yield from page.wrapped(words.overall_change(first, last), BOLD if compared.trend is None else None)
    yield from _changes(compared.changes, page)
    if compared.changes.cases is not None:
        yield from _cases(compared.changes.cases, page, every)
    yield Text()


def _changes(changes: Comparison, page: Page) -> Iterator[Text]:
    if not (changes.samples or changes.ratings or changes.questions):
        yield from page.wrapped("No rating and no percentage changed.")
        return
    for title, sentences in (
        ("Ratings", [words.rating_change(each) for each in changes.ratings]),
        ("Percentages", [words.question_change(each) for each in changes.questions]),
        ("Number of cases", [words.sample_change(each) for each in changes.samples]),
    ):
        if sentences:
            yield Text()
            yield from page.wrapped(title, BOLD)
        for sentence in sentences:
            yield from page.wrapped(sentence, indent=2)
    if not changes.ratings:
        yield Text()
        yield from page.wrapped("No rating changed.")


def _cases(cases: CaseComparison, page: Page, every: bool) -> Iterator[Text]:
    yield Text()
    yield from page.wrapped("Cases", BOLD)
    for sentence in words.cases_in_words(cases):
        yield from page.wrapped(sentence, indent=2)
    by_case = [list(answers) for _, answers in groupby(cases.answers, key=lambda each: (each.domain, each.case))]
    for answers in by_case if every else by_case[:_CASES_SHOWN]:
        yield from page.wrapped(printable(answers[0].case), BOLD, indent=2)
        for answer in answers:
            yield from page.wrapped(words.answer_change(answer), indent=4)
    more = len(by_case) - _CASES_SHOWN
    if more > 0 and not every:
        yield from page.wrapped(f"and {counted(more, 'more case', 'more cases')} (--every lists them)", DIM, indent=2)
    total = cases.total_agreement
    if not total.both_answered:
        return
    yield Text()
    yield from page.wrapped("Agreement where both files have an answer, the old one first", BOLD)
    if total.agreed == total.both_answered:
        answers_in_both = counted(total.both_answered, "answer is", "answers are")
        yield from page.wrapped(f"{answers_in_both} the same in both files.", indent=2)
        return
    for agreement in cases.agreement:
        yield from page.wrapped(words.agreement_in_words(agreement), indent=2, mark=f"{agreement.question} ")
    yield from page.wrapped(words.agreement_in_words(total), BOLD, indent=2, mark="All ")


def _trend(compared: Compared, page: Page) -> Iterator[Text]:
    labels, rows = trend_labels(compared), trend_rows(compared, page.framework)
    widest = max(cell_len(cell) for row in (*(cells for _, cells in rows), labels) for cell in row) + COLUMN_GAP
    longest = max(cell_len(name) for name, _ in rows)
    label = min(longest, max(page.width - len(labels) * widest, _NARROWEST_LABEL))
    per_block = (page.width - label) // widest
    if page.narrow or per_block < 2:
        yield from _stacked(rows, page)
    else:
        for start in range(0, len(labels), per_block):
            block = slice(start, start + per_block)
            yield from _row("", labels[block], label, widest, page)
            for name, cells in rows:
                yield from _row(name, cells[block], label, widest, page)
            yield Text()
    yield from page.wrapped(trend_key(page.framework), DIM)
    yield Text()


def _row(name: str, cells: Sequence[str], label: int, widest: int, page: Page) -> Iterator[Text]:
    """A row with its name wrapped, and its cells on the last line of the name."""
    indent = len(name) - len(name.lstrip())
    *firsts, last = (
        page.wrapped(name.strip(), None if indent else BOLD, indent=indent, width=label) if name else [Text()]
    )
    yield from firsts
    yield columns((last, label), *((Text(cell), -widest) for cell in cells))


def _stacked(rows: Sequence[tuple[str, Sequence[str]]], page: Page) -> Iterator[Text]:
    """Each row as a paragraph below its name, for a page too narrow for columns."""
    arrow = f" {page.symbols.panel} "
    for name, cells in rows:
        indent = len(name) - len(name.lstrip())
        yield from page.wrapped(name.strip(), None if indent else BOLD, indent=indent)
        yield from page.wrapped(arrow.join(cells), indent=indent + 2)
