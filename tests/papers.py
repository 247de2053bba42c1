"""What README.md and the pages of the manual say, and what the command line really has, to compare them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from yjs_cli import cli
from yjs_cli.manual import FOLDER, TOPICS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
PAPERS = {"README": README, **PAGES}
PLACES = {"README": ROOT, **dict.fromkeys(PAGES, FOLDER)}

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*|(?<![\w-])-[a-z](?![\w-])")
# A command and what it prints, or its first lines. Tests compare these blocks, and --renew-gold writes them again.
RUN_BLOCK = re.compile(r"^```\n\$ (yjs [^|\n]+?)( \| head -n (\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = get_command(cli.app)


def leaves(command: Any, path: tuple[str, ...] = ("yjs",)) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that does something, with the words that call it."""
    below = getattr(command, "commands", {})
    if not below:
        yield path, command
    for name, each in below.items():
        yield from leaves(each, (*path, name))


LEAVES = dict(leaves(COMMAND))


def options_of(*commands: Any) -> set[str]:
    return {name for command in commands for each in command.params for name in each.opts if name.startswith("-")}


def commands_with_help_in(text: str) -> list[str]:
    return [match[1].removesuffix(" --help") for match in RUN_BLOCK.finditer(text) if match[1].endswith(" --help")]


def without_run_blocks(text: str) -> str:
    return RUN_BLOCK.sub("", text)


def called(text: str) -> list[str]:
    """Every command line of ``yjs`` in a text: indented, or between backticks."""
    indented = re.findall(r"^ {4,}(?:\S*[\\/])?(yjs .*)$", text, re.MULTILINE)
    in_workflow = re.findall(r"^ +- run: (yjs .*)$", text, re.MULTILINE)
    inline = re.findall(r"(?<!`)`(yjs [^`]*)`(?!`)", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))
    return [re.sub(r"\s*(?:[|>#&]|\|\|).*", "", line) for line in (*indented, *in_workflow, *inline)]


def unknown_in(line: str) -> set[str]:
    """The command, topic or options in a command line that ``yjs`` does not have."""
    words = line.split()[1:]
    command = COMMAND
    while words and (below := getattr(command, "commands", {}).get(words[0])):
        command = below
        words = words[1:]
    if command is COMMAND.commands["help"]:
        return set(words) - {*TOPICS, *COMMAND.commands, "TOPIC", "COMMAND"}
    unknown = set(OPTION.findall(" ".join(words))) - options_of(command) - {"-h", "--help", "--install-completion"}
    if getattr(command, "commands", None) and words and not words[0].startswith("-"):
        unknown.add(words[0])
    return unknown
