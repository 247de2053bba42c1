"""The page of ``yjs explain``: why a standard has its rating, and which answers hold it up."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from yjs_cli.output import words
from yjs_cli.output.terminal.cells_in_words import cells_in_words
from yjs_cli.output.terminal.page import BOLD, DIM, Page, columns
from yjs_cli.output.words import counted, listed
from yjs_cli.query_results import Change, Explanation, OverallExplanation, StandardExplanation
from yjs_cli.result import QuestionResult

_INDENT = 2


def explanation_page(explanation: Explanation, page: Page, every: bool) -> Iterator[Text]:
    """The overall rating, then each standard. ``every`` lists all cells, however many there are."""
    files = words.files_in_words(explanation.sources)
    yield from page.heading(words.printable(explanation.service or "").strip() or files)
    for each in explanation.assumed:
        yield from page.wrapped(
            f"Assumed: {each.question} of case {each.case} is {each.answer} instead of {each.instead_of}.", BOLD
        )
    if explanation.before:
        yield from page.wrapped(f"Before: {_overall(explanation.before)}")
    yield from page.wrapped(f"{'Assumed' if explanation.before else 'Overall'}: {_overall(explanation.overall)}")
    yield Text()
    for standard in explanation.standards:
        yield from _standard(standard, explanation.overall, page, every)
        yield Text()
    yield from page.wrapped(f"{explanation.framework} · yjs {explanation.yjs_version} · {files}", DIM)


def _overall(overall: OverallExplanation) -> str:
    score = f"{overall.score} of {overall.max_score} points"
    if overall.overall is None:
        return f"no rating yet, {score} so far."
    distances = [
        f"{counted(abs(each.points), 'point', 'points')} {_direction(each.points)} would be {each.overall}"
        for each in overall.next
    ]
    so_far = " so far" if overall.status == "provisional" else ""
    sentences = (f"{overall.overall}{so_far}, {score}.", f"{'; '.join(distances)}." if distances else "")
    return " ".join(filter(None, sentences))


def _direction(points: int) -> str:
    return "fewer" if points < 0 else "more"


def _standard(standard: StandardExplanation, overall: OverallExplanation, page: Page, every: bool) -> Iterator[Text]:
    badge = page.badge(standard.rating if page.colour(standard.rating) else None, standard.rating or words.NO_RATING)
    title = f"{standard.code} {standard.name}"
    if cell_len(title) + cell_len(badge.plain) + 1 > page.width:
        yield from page.wrapped(title, BOLD)
        yield badge
    else:
        yield Text(title, BOLD) + Text(" ") + badge
    if standard.before and standard.before.rating != standard.rating:
        yield from page.wrapped(f"Before the assumed answers: {standard.before.rating or 'no rating'}.", BOLD)
    if standard.method == "judgement":
        yield from page.wrapped(_judged(standard), indent=_INDENT)
        return
    yield from page.wrapped(_why(standard), indent=_INDENT)
    if standard.panel_rated:
        yield from page.wrapped(_panel(standard), indent=_INDENT)
    label = min(max((cell_len(_label(question)) for question in standard.questions), default=0), page.width // 2)
    numbers = max((len(_share(question)) for question in standard.questions), default=0) + 2
    for question in standard.questions:
        yield from _question(question, question.code in standard.deciding, label, numbers, page)
    for code, cells in groupby(standard.answered_no, key=lambda cell: cell.question):
        yield from _cells(f"No in {code}", cells_in_words(list(cells), every), page)
    if standard.changes:
        yield from page.wrapped("One other answer would change this:", indent=_INDENT)
    for changes in _alike(standard.changes):
        yield from _change(changes, overall, page, every)
    if not standard.changes and standard.questions and any(each.applicable for each in standard.questions):
        yield from page.wrapped("No single other answer would change this.", indent=_INDENT)


def _judged(standard: StandardExplanation) -> str:
    reason = f" Reason: {standard.reason}" if standard.reason.strip() else ""
    if standard.rating is None:
        return "The inspectors judge this standard. Their rating is missing."
    return f"The inspectors judge this standard; no case changes it.{reason}"


def _why(standard: StandardExplanation) -> str:
    if standard.cases_rating is None or standard.lowest_percent is None:
        return "The cases give no rating yet: a key question has no Yes or No."
    lowest = [question for question in standard.questions if question.code in standard.deciding]
    codes: dict[str, list[str]] = {}
    for each in lowest:
        codes.setdefault(f"{each.yes} of {each.applicable}", []).append(each.code)
    shares = listed([f"{share} in {listed(having, 'and')}" for share, having in codes.items()], "and")
    upper = f" to below {standard.below_percent}%" if standard.below_percent is not None else " and above"
    return (
        f"The lowest percentage is {standard.lowest_percent}% ({shares}). "
        f"{standard.cases_rating} is {standard.from_percent}%{upper}."
    )


def _panel(standard: StandardExplanation) -> str:
    reason = f" Reason: {standard.panel.reason}" if standard.panel else ""
    cases_rating = standard.cases_rating or "no rating"
    return f"The cases give {cases_rating}. The panel rated this {standard.rating}, whatever the cases say.{reason}"


def _share(question: QuestionResult) -> str:
    return f"{question.yes:,} of {question.applicable:,}"


def _question(question: QuestionResult, decides: bool, width: int, numbers: int, page: Page) -> Iterator[Text]:
    style = BOLD if decides else ""
    mark = page.symbols.deciding if decides else ""
    percent = "" if question.percent is None else f"{question.percent}%"
    *firsts, last = page.wrapped(_label(question), width=width + 2)
    for first in firsts:
        yield columns((Text(mark, BOLD), 2), (first, 0))
        mark = ""
    left_out = words.left_out(question)
    yield columns(
        (Text(mark, BOLD), 2), (last, width), (Text(_share(question), style), -numbers), (Text(percent, style), -5),
        (Text(f"  {left_out}" if not page.narrow else "", DIM), 0),
    )  # fmt: skip
    if page.narrow:
        yield from page.wrapped(left_out, DIM, indent=6)


def _label(question: QuestionResult) -> str:
    return words.printable(f"{question.code} {question.label}")


def _alike(changes: Sequence[Change]) -> list[list[Change]]:
    """The changes with those together that start from the same cells and have the same effect."""
    found: dict[tuple[str, str, str | None, str | None], list[Change]] = {}
    for change in changes:
        found.setdefault((change.question, change.answer, change.rating, change.overall), []).append(change)
    return list(found.values())


def _change(changes: Sequence[Change], overall: OverallExplanation, page: Page, every: bool) -> Iterator[Text]:
    change = changes[0]
    new_answers = listed([each.new_answer for each in changes], "or")
    rating = change.rating or "no rating"
    effect = f" and {change.overall or 'no rating'} overall" if change.overall != overall.overall else ""
    old = "a missing answer" if change.answer == "unanswered" else f"one {change.answer}"
    heading = f"{old} to {new_answers} in {change.question}: {rating}{effect}"
    yield from _cells(heading[0].upper() + heading[1:], cells_in_words(change.cells, every), page)


def _cells(heading: str, cells: str, page: Page) -> Iterator[Text]:
    yield from page.wrapped(heading, BOLD, indent=_INDENT + 2)
    yield from page.wrapped(cells, indent=_INDENT + 4)
