"""Folders and patterns as arguments."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from yjs_cli.commands.inputs import expand
from yjs_cli.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the test is in, with some files."""
    for name in ("b.xlsx", "a.XLSX", "~$b.xlsx", ".hidden.csv", "notes.docx", "q1/c.ods", "q1/deep/d.csv", "[1].xlsx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plain(paths: list[str]) -> list[str]:
    return [path.replace(os.sep, "/") for path in paths]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["."], ["[1].xlsx", "a.XLSX", "b.xlsx", "q1/c.ods", "q1/deep/d.csv"]),
        (["q1"], ["q1/c.ods", "q1/deep/d.csv"]),
        (["?.xlsx"], ["b.xlsx"]),
        (["q1/*.ods", "b.xlsx"], ["q1/c.ods", "b.xlsx"]),
        (["[1]*"], ["[1].xlsx"]),  # a bracket is a bracket, as on Windows
        (["q?"], ["q1/c.ods", "q1/deep/d.csv"]),
        (["**/*.csv"], ["q1/deep/d.csv"]),
        (["b.xlsx", "./b.xlsx", "?.xlsx"], ["b.xlsx"]),
        (["nowhere.xlsx", "-"], ["nowhere.xlsx", "-"]),
    ],
)
def test_folders_and_patterns_are_expanded_in_order(arguments: list[str], files: list[str]) -> None:
    assert plain(expand(arguments)) == files


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("argument", ["*.xls", "nowhere/*", "b?xlsm"])
def test_pattern_without_a_match_is_an_error(argument: str) -> None:
    with pytest.raises(UsageError, match="no file matches this pattern"):
        expand([argument])


@pytest.mark.usefixtures("folder")
def test_folder_without_workbooks_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"^empty: there are no workbooks in this folder \(\.xlsx, "):
        expand(["empty"])


@pytest.mark.usefixtures("folder")
def test_output_in_the_folder_is_not_read() -> None:
    assert "b.xlsx" not in expand(["."], "b.xlsx")
    assert expand(["b.xlsx"], "b.xlsx") == ["b.xlsx"]


@pytest.mark.parametrize("find", [str, lambda path: f"{path}{os.sep}*.xlsx"])
def test_absolute_paths_are_expanded(folder: Path, find: Callable[[Path], str]) -> None:
    assert str(folder / "b.xlsx") in expand([find(folder)])
