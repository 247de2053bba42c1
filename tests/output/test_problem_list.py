"""The list of problems at a terminal: wrapped between words at any width, coloured but never by colour alone."""

import io
import re

import pytest

from tests.conftest import Gold
from yjs_cli.output.problems.grouping import group_problems
from yjs_cli.output.problems.lines import problem_lines
from yjs_cli.output.terminal.problem_list import show_problems
from yjs_cli.problem import Problem

SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")
COLOUR = re.compile(r"\x1b\[[0-9;]*(?:38;[25]|[39][0-7])[0-9;]*m")
NAME = "audits/2025/court and out-of-court cases.xlsx"
PROBLEMS = (
    *(
        Problem(
            "answer-unknown", "error", f"{sheet}!{cell}", sheet, cell, '"Met" is not an answer.', "Use Yes, No or N/A."
        )
        for sheet, cells in (("Court disposals", ("C2", "C3", "N7")), ("OOCD", ("C2", "K7")))
        for cell in cells
    ),
    Problem(
        "judgement-missing",
        "notice",
        "cases.xlsx",
        None,
        None,
        "3.4 Out-of-court disposal policy and provision has no rating yet.",
        "State it on a ratings sheet, or with --rating 3.4=Good.",
    ),
    Problem("totals-row", "warning", "OOCD!18", "OOCD", None, "A row of totals was ignored.", "Check that it is one."),
)


def shown(width: int, monkeypatch: pytest.MonkeyPatch, *, every: bool = False, color: str = "never") -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = io.StringIO()
    show_problems(NAME, PROBLEMS, stream, every, color)  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 140])
def test_list_matches_its_gold_file(width: int, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    gold(f"problems-{width}.txt", shown(width, monkeypatch))


@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("width", range(36, 141, 8))
def test_list_breaks_only_between_words_and_cuts_nothing(
    width: int, every: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = shown(width, monkeypatch, every=every)
    assert max(map(len, text.splitlines())) <= width
    assert text.split() == " ".join(problem_lines(NAME, group_problems(PROBLEMS, every))).split()


def test_severity_is_a_word_and_a_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = shown(80, monkeypatch, color="always")
    assert SEQUENCE.sub("", coloured) == shown(80, monkeypatch)
    styles = [re.search(rf"(\x1b\[[0-9;]*m){word}\x1b", coloured) for word in ("error", "warning", "notice")]
    assert len({style[1] for style in styles if style}) == 3


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_list_respects_colour_settings(
    settings: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "COLORTERM", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert (COLOUR.search(shown(80, monkeypatch, color="auto")) is not None) == coloured


def test_hostile_text_is_shown_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stream = io.StringIO()
    hostile = Problem("x", "error", "[red]\x1b!A1", "[red]\x1b", "A1", "[b]\x9b31m\u202e[/b] :smile:", "\x1b]0;t\x07")
    show_problems("\x1b[2J.xlsx", [hostile], stream, every=False, color="never")
    assert all(line.isprintable() for line in stream.getvalue().splitlines())
    assert "[red]" in stream.getvalue()
    assert ":smile:" in stream.getvalue()
