"""When the page is coloured: at a terminal, unless the environment switches it off, or on request."""

import re
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import PANEL, WITH_ERRORS, Yjs, on_a_terminal

SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")
COLOURED = re.compile(r"\x1b\[[0-9;]*(?:[34]8;[25]|[39][0-7]|4[0-7]|10[0-7])[0-9;]*m")


@pytest.mark.parametrize(
    ("settings", "options", "coloured"),
    [
        # Not a terminal.
        ({}, (), False),
        ({}, ("--color", "auto"), False),
        ({}, ("--color", "always"), True),
        ({}, ("--color", "never"), False),
        # The environment decides unless the command line does.
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, (), False),
        ({"NO_COLOR": "1"}, (), False),
        # The command line overrides the environment.
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"TERM": "dumb"}, ("--color", "always"), True),
        ({"TERM": "dumb", "NO_COLOR": "1"}, ("--color", "always"), True),
    ],
)
def test_output_without_a_terminal_is_coloured_only_on_request(
    settings: dict[str, str], options: tuple[str, ...], coloured: bool, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    ran = yjs("score", PANEL, *options)
    assert (COLOURED.search(ran.out) is not None) == coloured
    for name in settings:
        monkeypatch.delenv(name)
    assert SEQUENCE.sub("", ran.out).split() == yjs("score", PANEL, "--color", "never").out.split()


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "line"])
def test_only_the_table_has_colours(form: str, yjs: Yjs) -> None:
    assert "\x1b" not in yjs("score", PANEL, "--format", form, "--color", "always").out


def test_output_file_is_never_coloured(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    yjs("score", PANEL, "-o", path, "--color", "always")
    assert path.read_text(encoding="utf-8") == yjs("score", PANEL, "--color", "never").out


def test_messages_without_a_terminal_are_never_coloured(yjs: Yjs) -> None:
    assert "\x1b" not in yjs("score", WITH_ERRORS, "--color", "always").err


def test_unknown_colour_setting_is_refused(yjs: Yjs) -> None:
    ran = yjs("score", PANEL, "--color", "sometimes")
    assert (ran.code, ran.out) == (2, "")
    assert "'sometimes' is not one of 'auto', 'always', 'never'" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(
    ("settings", "options", "coloured"),
    [
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"TERM": "dumb"}, (), False),
        ({}, ("--color", "never"), False),
    ],
)
def test_terminal_is_coloured_unless_switched_off(
    settings: dict[str, str], options: tuple[str, ...], coloured: bool
) -> None:
    shown = on_a_terminal("score", PANEL, *options, settings=settings)
    assert "Calderwick" in shown
    assert (COLOURED.search(shown) is not None) == coloured
