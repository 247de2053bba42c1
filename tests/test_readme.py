"""README.md against the program: its help texts, options, exit codes and names are the real ones."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import yjs_cli
from tests.commands.conftest import Yjs, yjs  # noqa: F401  a fixture
from yjs_cli import cli
from yjs_cli.commands.passwords import VARIABLE
from yjs_cli.errors import YjsError
from yjs_cli.output import ENDINGS, Format
from yjs_cli.output.csv_rows import COLUMNS
from yjs_cli.result import InspectionResult
from yjs_cli.workbook import limits

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*|(?<![\w-])-[a-z](?![\w-])")
COMMAND = get_command(cli.app)


def section(title: str) -> str:
    """The text under a heading, up to the next of its level or higher."""
    found = re.search(rf"^(#+) {re.escape(title)}$(.*?)(?=^#{{1,2}} |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title!r}"
    return found[2]


def fenced() -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def shown_help() -> dict[str, str]:
    """What the README says that each ``$ yjs … --help`` prints."""
    return {
        command: text
        for block in fenced()
        for command, text in re.findall(r"^\$ (yjs [^\n]*--help)\n(.*?)(?=^\$ |\Z)", block, re.MULTILINE | re.DOTALL)
    }


def leaves(command: Any, path: tuple[str, ...] = ("yjs",)) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that does something, with the words that call it."""
    below = getattr(command, "commands", {})
    if not below:
        yield path, command
    for name, each in below.items():
        yield from leaves(each, (*path, name))


LEAVES = dict(leaves(COMMAND))
WITH_OPTIONS = [path for path, command in LEAVES.items() if command.params]


def options_of(*commands: Any) -> set[str]:
    return {name for command in commands for each in command.params for name in each.opts if name.startswith("-")}


def test_the_help_texts_are_those_of_every_command_with_options() -> None:
    assert set(shown_help()) == {f"{' '.join(path)} --help" for path in WITH_OPTIONS}


@pytest.mark.parametrize("command", shown_help())
def test_a_help_text_is_what_the_command_prints_at_80_columns(command: str, yjs: Yjs) -> None:  # noqa: F811
    assert shown_help()[command].rstrip("\n") == yjs(*command.split()[1:]).out.rstrip("\n")


@pytest.mark.parametrize("path", WITH_OPTIONS, ids=" ".join)
def test_every_option_of_a_command_is_in_the_readme(path: tuple[str, ...]) -> None:
    assert options_of(LEAVES[path]) - set(OPTION.findall(README)) == set()


def called() -> list[str]:
    """Every command line of ``yjs`` in the README: in a block, indented or fenced, or between backticks."""
    indented = re.findall(r"^ {4,}(?:\S*[\\/])?(yjs .*)$", README, re.MULTILINE)
    prompted = re.findall(r"^\$ (yjs .*)$", README, re.MULTILINE)
    inline = re.findall(r"(?<!`)`(yjs [^`]*)`(?!`)", re.sub(r"^```.*?^```$", "", README, flags=re.M | re.S))
    return [re.sub(r"\s*(?:[|>#&]|\|\|).*", "", line) for line in (*indented, *prompted, *inline)]


def test_the_readme_calls_yjs_often_enough_to_be_worth_a_test() -> None:
    assert len(called()) > 15


@pytest.mark.parametrize("line", sorted(set(called())))
def test_a_command_line_in_the_readme_names_what_there_is(line: str) -> None:
    words = line.split()[1:]
    command = COMMAND
    while words and (below := getattr(command, "commands", {}).get(words[0])):
        command = below
        words = words[1:]
    if getattr(command, "commands", None) and words:
        assert words[0].startswith("-"), f"no command {words[0]}"
    assert set(OPTION.findall(" ".join(words))) - options_of(command) - {"-h", "--help"} == set()


def test_every_option_that_the_readme_names_is_one_of_yjs() -> None:
    # But for what other programs are called with, and the help texts, which are held against the program above.
    text = re.sub(r"^ +(?!yjs ).*$", "", README, flags=re.MULTILINE)
    assert set(OPTION.findall(text)) - options_of(COMMAND, *LEAVES.values()) - {"-h", "--help"} == set()


@pytest.mark.parametrize("line", re.findall(r"^ +- run: yjs (.*)$", README, re.MULTILINE))
def test_what_the_workflow_in_the_readme_runs_passes(line: str, yjs: Yjs, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.chdir(ROOT)
    assert yjs(*line.split()).code == 0


def test_the_hook_of_the_readme_is_the_one_that_there_is() -> None:
    hook = dict(re.findall(r"^[- ] (\w+): (.*)$", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE))
    assert re.findall(r"^ +- id: (\S+)$", README, re.MULTILINE) == [hook["id"]] == ["yjs-check"]
    assert (hook["entry"], hook["language"]) == ("yjs check", "python")
    assert [
        name for name in ("a.xlsx", "a/b c.xlsm", "a.ods", "a.csv", "a.xlsx.md") if re.search(hook["files"], name)
    ] == [
        "a.xlsx",
        "a/b c.xlsm",
        "a.ods",
    ]


def test_every_exit_code_is_told_once() -> None:
    codes = {0, 1, cli.FAULT, cli.INTERRUPTED, cli.UNABLE, *(each.exit_code for each in _kinds_of_errors())}
    told = [int(code) for code in re.findall(r"^\| (\d+) \|", section("Exit codes"), re.MULTILINE)]
    assert told == sorted(codes) == [0, 1, 2, 3, 130]


def _kinds_of_errors() -> list[type[YjsError]]:
    return [YjsError, *YjsError.__subclasses__()]


def test_every_limit_is_told() -> None:
    told = re.search(r"^\*\*Limits\*\*.*?\n\n", README, re.MULTILINE | re.DOTALL)
    assert told
    megabytes = (limits.FILE_BYTES, limits.UNPACKED_BYTES, limits.MEMORY_BYTES)
    counts = (limits.RATIO, limits.SHEETS, limits.TABLES, limits.CELLS, limits.MERGES, limits.SECONDS)
    figures = [*(size // limits.MB for size in megabytes), *counts]
    assert sorted(int(each.replace(",", "")) for each in re.findall(r"[\d,]*\d", told[0])) == sorted(figures)


def test_every_environment_variable_is_told() -> None:
    told = set(re.findall(r"`([A-Z][A-Z_]+)(?:=\w+)?`", section("Environment variables")))
    assert told == {"NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "SOURCE_DATE_EPOCH", "YJS_DEBUG", VARIABLE}
    source = "".join(path.read_text(encoding="utf-8") for path in Path(yjs_cli.__file__).parent.rglob("*.py"))
    read = set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", source))
    assert read <= told


def test_every_format_and_every_column_is_explained() -> None:
    results = section("Results")
    assert [form for form in Format if f"`{form}`" not in results] == []
    assert [column for column in COLUMNS if f"`{column}`" not in results] == []
    assert [status for status in ("final", "provisional", "incomplete") if f"`{status}`" not in results] == []
    assert "status" in inspect.signature(InspectionResult).parameters


def test_endings_shown_with_an_output_tell_a_format() -> None:
    shown = re.findall(r"yjs score .*-o \S+(\.\w+)", README)
    assert shown
    assert [ending for ending in shown if ending not in ENDINGS] == []


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:|#)([^)#]+)", README))))
def test_a_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def test_files_that_the_readme_scores_are_there() -> None:
    named = {word for line in called() for word in line.split() if word.startswith(("samples/", "samples\\"))}
    assert len(named) >= 4
    assert [name for name in sorted(named) if not (ROOT / name.replace("\\", "/")).exists()] == []
