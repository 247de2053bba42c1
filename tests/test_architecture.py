"""ARCHITECTURE.md against the code: what it names exists, and its picture and rooms are complete."""

import re
from pathlib import Path

import pytest

import yjs_cli

PACKAGE = Path(yjs_cli.__file__).parent
TEXT = (PACKAGE / "ARCHITECTURE.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`([\w/]+(?:/|\.py))`", TEXT)))
FUNCTIONS = sorted(set(re.findall(r"`(\w+)\(\)`", TEXT)))
# Files of the package that are about the package itself, not a room of the corridor.
_NOT_ROOMS = {"__init__.py", "__main__.py", "errors.py", "text.py"}


def test_architecture_has_at_most_150_lines() -> None:
    assert len(TEXT.splitlines()) <= 150


def test_architecture_names_enough_to_be_worth_a_test() -> None:
    assert len(PATHS) > 25
    assert len(FUNCTIONS) > 5


@pytest.mark.parametrize("path", PATHS)
def test_a_path_in_architecture_exists(path: str) -> None:
    named = PACKAGE / path
    assert named.is_dir() if path.endswith("/") else named.is_file()


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_in_architecture_exists_in_a_file_named_there(function: str) -> None:
    files = [PACKAGE / path for path in PATHS]
    sources = [
        source.read_text(encoding="utf-8")
        for file in files
        for source in ([file] if file.is_file() else file.glob("*.py"))
    ]
    assert any(re.search(rf"^def {function}\(", source, re.MULTILINE) for source in sources)


def test_every_room_of_the_package_is_in_the_table() -> None:
    table = TEXT.partition("## Rooms\n")[2].partition("\n## ")[0]
    rooms = {name for row in re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE) for name in re.findall(r"`(.*?)`", row)}
    real = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path.is_dir() and path.name != "__pycache__")
    }
    assert rooms == real - _NOT_ROOMS
