"""``yjs help``: the topics, their pages, the help of commands, and what a mistyped name is answered with."""

import io
import re
import subprocess
import sys

import pytest

from tests.commands.conftest import Yjs, environment
from tests.commands.test_help import ALL, HEAVY
from tests.papers import PAGES, called, unknown_in
from yjs_cli.manual import TOPICS, topic_summary
from yjs_cli.output.terminal.manual_page import show_manual_page


def test_help_lists_each_topic_with_its_line(yjs: Yjs) -> None:
    ran = yjs("help")
    assert (ran.code, ran.err) == (0, "")
    listed = [line.split(maxsplit=1) for line in ran.out.splitlines() if line.startswith("  ")]
    assert listed == [[topic, topic_summary(topic)] for topic in TOPICS]
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_that_is_piped_is_its_markdown_text(topic: str, yjs: Yjs) -> None:
    assert yjs("help", topic) == (0, PAGES[topic], "")


@pytest.mark.parametrize("path", [path for path in ALL if path and " ".join(path) not in TOPICS], ids=" ".join)
def test_help_of_a_command_is_what_its_help_option_prints(path: tuple[str, ...], yjs: Yjs) -> None:
    assert yjs("help", *path) == yjs(*path, "--help")


def test_a_topic_named_like_a_command_shows_the_help_of_the_command_too(yjs: Yjs) -> None:
    both = [path[0] for path in ALL if path and path[0] in TOPICS]
    assert sorted(both) == ["compare", "explain", "pool", "progress", "report"]
    for name in both:
        assert yjs(name, "--help").out.rstrip("\n") in yjs("help", name).out


@pytest.mark.parametrize(
    ("mistyped", "meant"), [("workbok", "workbook"), ("scor", "score"), ("Exit-Code", "exit-codes")]
)
def test_a_mistyped_topic_or_command_is_answered_with_the_nearest(mistyped: str, meant: str, yjs: Yjs) -> None:
    ran = yjs("help", mistyped)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"yjs: there is no topic or command {mistyped}. Did you mean {meant}? Topics: workbook, ")


@pytest.mark.parametrize("words", [("zzz",), ("framework", "zzz"), ("score", "show"), ("two\nlines",)], ids=repr)
def test_an_unknown_topic_lists_topics_and_commands(words: tuple[str, ...], yjs: Yjs) -> None:
    ran = yjs("help", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean zzz" not in ran.err
    assert [name for name in (*TOPICS, "score", "framework") if name not in ran.err] == []


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("width", [40, 80, 140])
def test_a_page_at_a_terminal_fits_its_width(topic: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = _drawn(topic, width, monkeypatch)
    assert max(map(len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    assert topic_summary(topic).split()[0] in text
    assert not re.search(r"\([a-z-]+\.md\)", text)  # a terminal cannot follow a link to another page


def test_a_page_at_a_terminal_names_the_topics_that_it_links_to(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "layouts (yjs help layouts)" in " ".join(_drawn("workbook", 140, monkeypatch))


def _drawn(topic: str, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    stream = io.StringIO()
    show_manual_page(PAGES[topic], stream)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_unknown_names_are_found_in_command_lines() -> None:
    assert unknown_in("yjs score a.xlsx --fail-under good") == set()
    assert unknown_in("yjs score --none") == {"--none"}
    assert unknown_in("yjs scor a.xlsx") == {"scor"}
    assert unknown_in("yjs help zzz") == {"zzz"}
    assert called("    yjs score a.xlsx > b.txt\n") == ["yjs score a.xlsx"]


@pytest.mark.parametrize("arguments", [("help",), ("help", "workbook"), ("help", "score")], ids=" ".join)
def test_help_that_is_piped_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    program = f"""
import sys
sys.argv = ["yjs", *{arguments!r}]
from yjs_cli.cli import run
code = run()
print(code, *(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert ran.stderr == "0\n"
