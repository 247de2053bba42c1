"""The page for people: whole pages, and what must be on a page of any width, in any colours and any encoding."""

import io
import re
from collections.abc import Iterator

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style

from tests.builders import YJ_2021, inspection_of, judged
from tests.conftest import Gold
from tests.output.documents import BATH, EVERY, HOSTILE_TEXT, SEVERAL, document
from tests.output.samples import SCORED, document_of
from tests.scoring.strategies import answered
from yjs_cli.output import terminal
from yjs_cli.output.terminal.page import COLOURS, WIDEST, Page
from yjs_cli.result import Document, InspectionResult, StandardResult
from yjs_cli.scoring import score

QUICK = settings(deadline=None, max_examples=30)
THOROUGH = settings(QUICK, phases=(Phase.explicit, Phase.reuse, Phase.generate))
STYLE = re.compile(r"\x1b\[[0-9;]*m")
BAR = r"(?: [█▏▎▍▌▋▊▉·]+)?"
RATINGS = [rating.name for rating in YJ_2021.ratings]

# From narrower to wider than a page can be.
WIDTHS = st.integers(30, 160)
DOCUMENTS = {"several": SEVERAL, "all": document_of(*SCORED), **{name: document_of(name) for name in SCORED}}


def page_of(text: Document, width: int, colours: str | None = None, full: bool = True) -> str:
    """The page as drawn on a console of this width, which is high enough for all of it."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, height=10_000, color_system=colours, force_terminal=colours is not None,
        legacy_windows=False, highlight=False, emoji=False, markup=False, _environ={},
    )  # fmt: skip
    terminal.draw(text, YJ_2021, console, full)
    return stream.getvalue()


def words_of(page: str) -> str:
    """A page as one line, without wrapping."""
    return " ".join(STYLE.sub("", page).split())


@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("name", SCORED)
def test_page_matches_its_gold_file(name: str, width: int, gold: Gold) -> None:
    gold(f"page-{name.partition('.')[0]}-{width}.txt", page_of(document_of(name), width, full=False))


@pytest.mark.parametrize("width", [40, 80])
def test_several_inspections_end_with_a_summary(width: int, gold: Gold) -> None:
    several = page_of(document_of(*SCORED), width)
    pages = "".join(page_of(document_of(name), width) for name in SCORED)
    assert several.startswith(pages)
    gold(f"summary-{width}.txt", several.removeprefix(pages))


def test_one_inspection_has_no_summary() -> None:
    assert "inspections" not in page_of(document_of("panel.xlsx"), 80)


# Everything is on the page at any width.


def too_wide(page: str, width: int) -> list[str]:
    return [line for line in page.split("\n") if cell_len(line) > min(width, WIDEST)]


def missing(text: Document, page: str) -> list[str]:
    """What a document contains that its page does not."""
    line = words_of(page)
    squeezed = line.replace(" ", "")  # a name longer than the page is broken somewhere
    return [
        each
        for inspection in text.inspections
        for each in (
            *(fact for fact in facts(inspection) if fact.replace(" ", "") not in squeezed),
            *(
                row
                for standard in inspection.standards
                for row in rows(standard, inspection)
                if not re.search(row, line)
            ),
        )
    ]


@QUICK
@given(st.sampled_from(list(DOCUMENTS)), WIDTHS)
@example("bath-and-north-east-somerset.xlsx", 64)
@example("fieldwork-in-progress.xlsx", 30)
def test_no_line_is_wider_than_the_page(name: str, width: int) -> None:
    page = page_of(DOCUMENTS[name], width)
    assert too_wide(page, width) == []
    assert [line for line in page.split("\n") if line != line.rstrip()] == []


@QUICK
@given(st.sampled_from(list(DOCUMENTS)), WIDTHS)
def test_every_number_and_rating_is_on_the_page(name: str, width: int) -> None:
    assert missing(DOCUMENTS[name], page_of(DOCUMENTS[name], width)) == []


def facts(inspection: InspectionResult) -> Iterator[str]:
    """The exact text that a page must have for an inspection and its standards."""
    so_far = " so far" if inspection.status == "incomplete" else ""
    provisional = " so far" if inspection.status == "provisional" else ""
    score = f"Score{so_far} {inspection.score} of {inspection.max_score}"
    yield f"{inspection.overall or 'No rating yet'}{provisional} {score}"
    for standard in inspection.standards:
        yield f"{standard.code} {standard.name} {rating_shown(standard)}"
        if standard.questions and has_cases(standard, inspection):
            yield from (f"! {flag.message}" for flag in standard.flags if not flag.repeats)
            if standard.panel:
                yield standard.panel.reason
    for source in inspection.sources:
        yield f"{source.name} sha256 {source.sha256[:8]}"


def rating_shown(standard: StandardResult) -> str:
    if standard.rating is None:
        return "Not rated" if standard.status == "not-rated" else "No rating yet"
    return f"{standard.rating} so far" if standard.status == "provisional" else standard.rating


def has_cases(standard: StandardResult, inspection: InspectionResult) -> bool:
    return any(sample.cases for sample in inspection.samples if sample.domain == standard.domain)


def rows(standard: StandardResult, inspection: InspectionResult) -> Iterator[str]:
    """A pattern for the row of every key question of a domain with cases: numbers, rating, and whether it decides."""
    for question in standard.questions if has_cases(standard, inspection) else ():
        row = re.escape(f"{question.code} {question.label} {question.yes}/{question.applicable}")
        percent = "" if question.percent is None else f" {question.percent}%{BAR}"
        rating = f" {question.rating}" if question.rating else ""
        yield f"{row}{percent}{rating}{' decides' if question.code in standard.deciding else '(?! decides)'}"


SOME_STANDARDS = st.sampled_from([("2.1",), ("2.1", "3.3"), ("2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3")])
JUDGEMENTS = st.dictionaries(st.sampled_from(list(judged("Good"))), st.sampled_from([*RATINGS, "Not rated"]))


@THOROUGH
@given(SOME_STANDARDS.flatmap(answered), JUDGEMENTS, WIDTHS)
def test_any_result_is_complete_on_the_page(answers: dict[str, str], judgements: dict[str, str], width: int) -> None:
    text = document(score(inspection_of(answers, judgements), YJ_2021))
    assert missing(text, page_of(text, width)) == []


@THOROUGH
@given(SOME_STANDARDS.flatmap(answered), JUDGEMENTS, WIDTHS)
def test_any_result_fits_the_page(answers: dict[str, str], judgements: dict[str, str], width: int) -> None:
    text = document(score(inspection_of(answers, judgements), YJ_2021))
    assert too_wide(page_of(text, width), width) == []


@pytest.mark.parametrize("width", [0, 1, 5, 10, 20, 29, 1000])
@pytest.mark.parametrize("text", EVERY.values(), ids=EVERY)
def test_page_can_have_any_width(text: Document, width: int) -> None:
    assert "Score" in words_of(page_of(text, width))


@pytest.mark.parametrize("width", [40, 80, 140])
def test_reason_of_a_judged_standard_is_below_its_rating(width: int) -> None:
    reason = "The board met monthly, and its members know the needs of the children well."
    reasoned = replace(BATH.standards[0], reason=reason)
    page = page_of(document(replace(BATH, standards=(reasoned, *BATH.standards[1:]))), width)
    lines = page.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("      Reason: "))
    assert "1.1 Governance" in "".join(lines[start - 3 : start])
    assert f"Reason: {reason} 1.2 Staff" in words_of("\n".join(lines[start:]))


def test_page_has_a_maximum_width() -> None:
    assert page_of(SEVERAL, 1000) == page_of(SEVERAL, WIDEST)


LONG_NAMES = [
    "Bath and North East Somerset, Bristol, North Somerset and South Gloucestershire Combined Youth Justice Service",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3,
    "北アイルランド少年司法" * 12,
    "Ynys Môn 🙂 Gwasanaeth Cyfiawnder Ieuenctid",
]


@pytest.mark.parametrize("service", LONG_NAMES)
@pytest.mark.parametrize("width", [30, 63, 64, 80, 140])
def test_long_name_is_wrapped_not_cut(service: str, width: int) -> None:
    named = replace(BATH, service=service)
    page = page_of(document(named, named), width)
    assert [line for line in too_wide(page, width) if service[:3] in line] == []
    # On a page each and in a line of the summary each, with nothing between its parts.
    assert "".join(page.split()).count("".join(service.split())) == 4


def test_score_is_in_the_section_of_its_overall_rating() -> None:
    for width in (40, 41, 50, 63, 64, 80, 140):
        for total, index in ((0, 0), (6, 0), (7, 1), (18, 1), (19, 2), (30, 2), (31, 3), (36, 3)):
            scored = replace(BATH, score=total, overall=RATINGS[index])
            (scale,) = re.findall(r"^  ([─┼]*)●[─┼]*$", page_of(document(scored), width), re.MULTILINE)
            assert (scale.count("┼"), width, total) == (index, width, total)


def test_heavy_line_shows_possible_scores() -> None:
    page = page_of(document_of("fieldwork-in-progress.xlsx"), 80)
    (scale,) = re.findall(r"^  ([─━┼●]+)$", page, re.MULTILINE)
    first, last = scale.index("━"), scale.rindex("━")
    assert (first * 36 // 75, (last * 36 + 75) // 75) == (13, 29)
    assert "━" not in page_of(document_of("panel.xlsx"), 80)


# Colours say nothing that the words do not.


@pytest.mark.parametrize("colours", ["standard", "256", "truecolor"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_colour_does_not_change_the_words(name: str, colours: str) -> None:
    coloured, plain = page_of(DOCUMENTS[name], 80, colours), page_of(DOCUMENTS[name], 80)
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert [line.rstrip() for line in STYLE.sub("", coloured).split("\n")] == plain.split("\n")


def test_rating_is_white_on_its_colour_or_text_in_its_colour() -> None:
    page = Page(YJ_2021, Console(), 80)
    for name, colour in zip(RATINGS, COLOURS, strict=True):
        badge = page.badge(name, "No rating yet")
        assert (badge.plain, badge.style) == (f" {name} ", Style(color="#ffffff", bgcolor=colour, bold=True))
        assert page.text_style(name) == Style(color=colour)
    none = page.badge(None, "No rating yet")
    assert (none.plain, none.style) == (" No rating yet", Style(italic=True))
    assert page.text_style(None) == Style()


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (part / 255 for part in rgb(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("ground", ["#ffffff", "#000000"])
def test_colours_are_readable_on_white_and_black(colour: str, ground: str) -> None:
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_each_rating_has_its_own_colour() -> None:
    assert len(set(COLOURS)) == len(COLOURS) == len(RATINGS)


def test_extra_ratings_use_the_last_colour() -> None:
    last = YJ_2021.ratings[-1]
    more = replace(YJ_2021, ratings=(*YJ_2021.ratings, replace(last, name="Exceptional", abbreviation="E", points=4)))
    page = Page(more, Console(), 80)
    assert [page.colour(name) for name in (*RATINGS, "Exceptional")] == [*COLOURS, COLOURS[-1]]
    assert page.colour("Not rated") is None
    assert page.colour(None) is None


# Streams that cannot show every sign.

SIGNS = {"─": "-", "━": "=", "┼": "|", "●": "O", "▸": ">", "→": ">"}


def shown(text: Document, encoding: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a stream of this encoding receives."""
    monkeypatch.setenv("COLUMNS", "80")
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    terminal.show(text, YJ_2021, stream, "never", full=True)
    return stream.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "cp850", "ascii", "latin-1"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_code_page_without_the_symbols_gets_ascii(name: str, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(DOCUMENTS[name], encoding, monkeypatch)
    full = page_of(DOCUMENTS[name], 80)
    for sign, letter in SIGNS.items():
        full = full.replace(sign, letter)
    bars = re.compile("[█▏▎▍▌▋▊▉·#.]{10}")
    expected = bars.sub("bar", full).encode(encoding, "replace").decode(encoding)
    assert bars.sub("bar", page) == expected


def test_ascii_bar_is_as_long_as_the_percentage(monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(document_of("panel.xlsx"), "ascii", monkeypatch)
    bars = dict(re.findall(r" (\d+)% ([#.]+) ", page))
    assert bars == {
        "100": "##########", "88": "########..", "80": "########..", "75": "#######...", "63": "######....",
    }  # fmt: skip


def test_bar_is_accurate_to_an_eighth_of_a_cell() -> None:
    bars = dict(re.findall(r" (\d+)% ([█▏▎▍▌▋▊▉·]+) ", page_of(document_of("panel.xlsx"), 80)))
    assert bars == {
        "100": "██████████", "88": "████████▊·", "80": "████████··", "75": "███████▌··", "63": "██████▎···",
    }  # fmt: skip


def test_character_missing_from_a_code_page_is_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(document(replace(BATH, service="Ynys Môn 北")), "cp437", monkeypatch)
    assert page.startswith("Ynys Môn ?\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_utf_8_stream_gets_the_symbols(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(SEVERAL, encoding, monkeypatch) == page_of(SEVERAL, 80)


# Text from a workbook stays text.

MARKUP = "[bold red]x[/bold red] [link=http://x.org]y[/link] :warning: http://z.org 'q' True 12.5 /a/b.txt"


@pytest.mark.parametrize("width", [40, 80, 140])
def test_hostile_text_is_harmless_on_a_page(width: int) -> None:
    page = page_of(HOSTILE_TEXT, width, "truecolor")
    assert STYLE.sub("", page).replace("\n", " ").isprintable()
    assert page.count("\n") < 4 * page_of(SEVERAL, width).count("\n")


def test_markup_links_and_emoji_are_shown_as_typed() -> None:
    page = page_of(document(replace(BATH, service=MARKUP)), 140, "truecolor")
    assert page.startswith(f"\x1b[1m{MARKUP}\x1b[0m\n")


def test_page_in_a_file_has_80_columns_and_no_colour() -> None:
    assert terminal.page_text(SEVERAL, YJ_2021, full=True) == page_of(SEVERAL, 80)
    assert terminal.page_text(HOSTILE_TEXT, YJ_2021, full=True) == page_of(HOSTILE_TEXT, 80)
