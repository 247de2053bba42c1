"""A pool at a terminal: how ratings are spread, the pooled percentages, and the inspections furthest from them."""

from collections.abc import Iterator
from functools import partial
from typing import TextIO

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from yjs_cli.framework import Rating
from yjs_cli.output import words
from yjs_cli.output.pool_words import inspection_name, left_out_sentence, outliers_sentence, p_value, pool_sentence
from yjs_cli.output.terminal.console import Color
from yjs_cli.output.terminal.page import ASCII, BOLD, DIM, Page, columns
from yjs_cli.output.terminal.printing import plain_page, show_page
from yjs_cli.pooling.outliers import Outlier, outliers
from yjs_cli.pooling.pool import Pool, PooledQuestion, RatingCounts, pooled_questions, rating_counts

_TEXT_WIDTH = 80
_ABSENT = "–"
_FILLS, _ASCII_FILLS = "░▒▓█", "-=%#"  # from the lowest rating to the highest, so that a bar can be read without colour
_SHORTEST_BAR, _LONGEST_BAR = 28, 50


def show_pool(pool: Pool, stream: TextIO | None, color: Color = "auto") -> None:
    """Print the page in the stream's own width and colours. A closed pipe ends it quietly."""
    show_page(partial(_page, pool), pool.framework, stream, color)


def pool_text(pool: Pool) -> str:
    """The page as plain text, to write to a file."""
    return plain_page(partial(_page, pool), pool.framework, _TEXT_WIDTH)


def _page(pool: Pool, page: Page) -> Iterator[Text]:
    yield from page.wrapped(pool_sentence(pool), BOLD)
    yield from page.wrapped(left_out_sentence(pool))
    yield Text()
    yield from _distribution(pool, page)
    yield Text()
    yield from _percentages(pooled_questions(pool), page)
    yield Text()
    yield from _furthest(pool, page)


def _distribution(pool: Pool, page: Page) -> Iterator[Text]:
    """A line for each standard: how many inspections have each rating, and a bar with their shares."""
    yield from page.heading("Ratings")
    every = tuple(rating_counts(pool))
    others = [_ABSENT] if any(each.not_rated + each.missing for each in every) else []
    heads = [rating.abbreviation for rating in page.framework.ratings] + others
    width = max(len(f"{len(pool.inspections):,}"), *map(cell_len, heads)) + 1
    numbers = width * len(heads)
    names = [_standard_name(each) for each in every]
    label = 2 if page.narrow else min(max(map(cell_len, names)), page.width - numbers - _SHORTEST_BAR) + 1
    bar = min(page.width - label - numbers - 2, _LONGEST_BAR)
    key = [Text.assemble(("  " if number else ""), (f"{fill} {rating.abbreviation}", page.text_style(rating.name)),
                         f" {rating.name}") for number, (fill, rating) in enumerate(_fills(page))]  # fmt: skip
    yield from _flowed(key, page)
    if others:
        yield from page.wrapped(f"{_ABSENT}  not rated, or no rating yet", DIM)
    yield columns((Text(), label), *((Text(head, BOLD), -width) for head in heads))
    for name, each in zip(names, every, strict=True):
        counts = [number for _, number in each.ratings] + ([each.not_rated + each.missing] if others else [])
        cells = [(Text(f"{number:,}"), -width) for number in counts]
        drawn = (Text("  ") + _stacked(each, bar, page), bar + 2)
        style = BOLD if each.standard is None else Style()
        *firsts, last = page.wrapped(name, style, width=page.width if page.narrow else label - 1)
        if page.narrow:
            yield from (*firsts, last)
            yield columns((Text(), label), *cells, drawn)
        else:
            yield from firsts
            yield columns((last, label), *cells, drawn)


def _standard_name(each: RatingCounts) -> str:
    return words.printable(f"{each.standard.code} {each.standard.name}") if each.standard else "Overall"


def _fills(page: Page) -> list[tuple[str, Rating]]:
    """The character that each rating is drawn with."""
    fills = _ASCII_FILLS if page.symbols is ASCII else _FILLS
    return [(fills[min(index, len(fills) - 1)], rating) for index, rating in enumerate(page.framework.ratings)]


def _flowed(parts: list[Text], page: Page) -> Iterator[Text]:
    """Short texts, as many on a line as fit."""
    line = Text()
    for part in parts:
        if cell_len(line.plain) + cell_len(part.plain) > page.width:
            yield line
            line = Text(part.plain.lstrip()) if not part.spans else part[2:]
        else:
            line = line + part
    yield line


def _stacked(each: RatingCounts, length: int, page: Page) -> Text:
    """A bar divided by the ratings, lowest first. It is empty without a rating."""
    total = sum(number for _, number in each.ratings)
    bar = Text()
    if not total or length < 1:
        return bar
    done = drawn = 0
    for (fill, rating), (_, number) in zip(_fills(page), each.ratings, strict=True):
        done += number
        end = (2 * done * length + total) // (2 * total)
        bar.append(fill * (end - drawn), page.text_style(rating.name))
        drawn = end
    return bar


def _percentages(questions: tuple[PooledQuestion, ...], page: Page) -> Iterator[Text]:
    yield from page.heading("Pooled percentages: all Yes out of all Yes and No")
    ratios = [f"{each.counts.yes:,}/{each.counts.applicable:,}" for each in questions]
    names = [_question_name(each) for each in questions]
    ratio = max(map(len, ratios), default=0) + 1
    label = 2 if page.narrow else min(max(map(cell_len, names), default=0), page.width // 2) + 1
    bar = min(page.width - label - ratio - 5 - 2, _LONGEST_BAR)
    for each, name, of in zip(questions, names, ratios, strict=True):
        percent = "" if each.percent is None else f"{each.percent}%"
        cells = ((Text(of), -ratio), (Text(percent, BOLD), -5), (Text("  ") + _bar(each.percent, bar, page), bar + 2))
        *firsts, last = page.wrapped(name, width=page.width if page.narrow else label - 1)
        yield from firsts
        if page.narrow:
            yield last
            last = Text()
        yield columns((last, label), *cells)


def _bar(percent: int | None, length: int, page: Page) -> Text:
    if percent is None or length < 1:
        return Text()
    filled = percent * length // 100
    return Text(page.symbols.full * filled) + Text(page.symbols.track * (length - filled), DIM)


def _question_name(each: PooledQuestion) -> str:
    return words.printable(f"{each.question.code} {each.question.label}")


def _furthest(pool: Pool, page: Page) -> Iterator[Text]:
    yield from page.heading("Furthest from the pooled percentage, given the number of cases")
    compared = outliers(pool)
    yield from page.wrapped(outliers_sentence(compared))
    for each in compared.furthest:
        yield from _outlier(each, page)


def _outlier(each: Outlier, page: Page) -> Iterator[Text]:
    mark = Text("*" if each.clear else "", BOLD)
    name = inspection_name(each.inspection)
    share = f"{each.counts.yes}/{each.counts.applicable} {each.percent}%, pooled {each.pooled.percent}%"
    p = p_value(each.p)
    first, *rest = page.wrapped(name, BOLD, indent=2)
    first = columns((mark, 2), (first[2:], 0))
    numbers = f"{share}, p {p if p.startswith('<') else f'= {p}'}".replace("p <", "p < ")
    yield first
    yield from rest
    yield from page.wrapped(f"{_question_name(each.pooled)}: {numbers}", indent=4)
