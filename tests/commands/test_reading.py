"""The progress bar is for a person at a terminal, on standard error. It does not change the work."""

import io
import sys
from itertools import count
from pathlib import Path

import pytest

from yjs_cli.commands import reading
from yjs_cli.commands.messages import tell
from yjs_cli.commands.reading import Reading

FILES = ["a.xlsx", "b.xlsx", "c.xlsx"]
GONE = "\x1b[2K"


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TTY_COMPATIBLE", raising=False)
    return stream


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that advances ten seconds each time it is read."""
    ticks = count(0, 10)
    monkeypatch.setattr(reading, "monotonic", lambda: next(ticks))


@pytest.mark.usefixtures("slow")
def test_slow_run_shows_a_bar_and_removes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    assert list(Reading(FILES).each()) == FILES
    assert "3/3" in terminal.getvalue()
    assert terminal.getvalue().endswith(GONE)


@pytest.mark.usefixtures("slow")
def test_messages_appear_on_their_own_line_above_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    for path in Reading(FILES).each():
        tell([f"yjs: {path}: no such file."])
    lines = terminal.getvalue().split("\n")
    messages = [line for line in lines if "no such file" in line]
    # Each message follows the sequence that clears the bar, and ends its line.
    assert [line.rpartition(GONE)[2] for line in messages] == [f"yjs: {path}: no such file." for path in FILES]


def test_messages_at_a_terminal_break_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "30")
    tell(["yjs: out-of-court.xlsx: there is no such file in this folder."])
    assert terminal.getvalue() == "yjs: out-of-court.xlsx: there\n  is no such file in this\n  folder.\n"


@pytest.mark.usefixtures("slow")
def test_interrupted_run_leaves_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    run = Reading(FILES).each()
    assert [next(run), next(run)] == FILES[:2]
    run.close()  # type: ignore[attr-defined]
    assert "Reading" in terminal.getvalue()
    assert terminal.getvalue().endswith(GONE)


@pytest.mark.usefixtures("slow")
def test_no_bar_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Reading(FILES).each()) == FILES
    assert capsys.readouterr() == ("", "")


def test_quick_run_shows_no_bar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terminal = on_a_terminal(monkeypatch)
    small = tmp_path / "small.csv"
    small.write_text("Case ID,2.1.1", encoding="utf-8")
    assert list(Reading([str(small), "nowhere.xlsx"]).each()) == [str(small), "nowhere.xlsx"]
    assert terminal.getvalue() == ""


def test_large_file_shows_the_bar_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    terminal = on_a_terminal(monkeypatch)
    large = tmp_path / "large.csv"
    large.write_bytes(b" " * 2_000_001)
    assert list(Reading([str(large)]).each()) == [str(large)]
    assert "0/1" in terminal.getvalue()
