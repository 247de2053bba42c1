"""Help: every command and option has it, it fits the terminal, and it imports nothing heavy."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from tests.commands.conftest import Yjs, environment
from yjs_cli import __version__
from yjs_cli.cli import app


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command and group, with the words that run it."""
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*path, name))


ALL = dict(commands(get_command(app)))
PARAMETERS = [(path, each) for path, command in ALL.items() for each in command.params]
each_command = pytest.mark.parametrize("path", ALL, ids=" ".join)


def test_these_are_the_commands() -> None:
    assert set(ALL) == {
        (), ("score",), ("check",), ("report",), ("template",), ("schema",),
        ("help",), ("framework",), ("framework", "list"), ("framework", "show"),
        ("progress",), ("explain",), ("compare",), ("pool",),
    }  # fmt: skip


@each_command
def test_every_command_has_a_sentence_of_help(path: tuple[str, ...]) -> None:
    assert ALL[path].help.split("\n")[0].endswith(".")


@pytest.mark.parametrize(
    ("path", "parameter"), PARAMETERS, ids=[f"{' '.join(p)} {each.name}" for p, each in PARAMETERS]
)
def test_every_option_and_argument_has_help(path: tuple[str, ...], parameter: Any) -> None:
    assert (parameter.help or "").strip().endswith((".", "]")), path


@each_command
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_goes_to_standard_output_and_fits_80_columns(path: tuple[str, ...], option: str, yjs: Yjs) -> None:
    ran = yjs(*path, option)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: {' '.join(('yjs', *path))} ")
    assert max(map(len, ran.out.splitlines())) <= 80
    for parameter in ALL[path].params:
        shown = parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]
        assert [name for name in shown if name not in ran.out] == []


@each_command
@pytest.mark.parametrize("columns", [40, 60])
def test_help_breaks_only_between_words(
    path: tuple[str, ...], columns: int, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = yjs(*path, "--help").out
    monkeypatch.setenv("COLUMNS", str(columns))
    narrow = yjs(*path, "--help").out
    assert max(map(len, narrow.splitlines())) <= columns
    assert narrow.split() == wide.split()


def test_help_shows_the_whole_sentence_of_each_command(yjs: Yjs) -> None:
    out = " ".join(yjs("--help").out.split())
    assert "..." not in out.partition("Commands:")[2]
    for path, command in ALL.items():
        if len(path) == 1:
            assert f"{path[0]} {' '.join(command.help.split(chr(10) * 2)[0].split())}" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("scoer",), "No such command 'scoer'. Did you mean 'score'? See yjs --help."),
        (("rate",), "No such command 'rate'. See yjs --help."),
        (("score",), "Missing argument 'FILE...'. See yjs score --help."),
        (("framework",), "Missing command. See yjs framework --help."),
        (("score", "x.csv", "--fromat", "csv"),
         "No such option: --fromat (Possible options: --format, --rating). See yjs score --help."),
        (("score", "x.csv", "--format"), "Option '--format' requires an argument."),
    ],
)  # fmt: skip
def test_usage_errors_are_well_punctuated_sentences(arguments: tuple[str, ...], message: str, yjs: Yjs) -> None:
    assert yjs(*arguments) == (2, "", f"yjs: {message}\n")


def test_version_is_printed(yjs: Yjs) -> None:
    assert yjs("--version") == (0, f"yjs {__version__}\n", "")


HEAVY = (
    "pandas",
    "numpy",
    "openpyxl",
    "python_calamine",
    "msgspec",
    "rich.console",
    "yjs_cli.layout",
    "yjs_cli.scoring",
)


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("score", "--help")], ids=" ".join)
def test_help_and_version_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    program = f"""
import sys
sys.argv = ["yjs", *{arguments!r}]
from yjs_cli.cli import run
code = run()
print(code, *(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stderr == "0\n"


def test_package_imports_nothing_heavy_before_use() -> None:
    program = f"import sys, yjs_cli, yjs_cli.errors; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout == "\n"
