"""The command line, in an empty folder, so that no path of the machine gets into a gold file."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Yjs, yjs
from yjs_cli import __version__

__all__ = ["yjs"]  # a fixture

Transcript = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the test runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def transcript(yjs: Yjs, folder: Path) -> Transcript:
    """``transcript("score", "x.csv", about="an empty file")`` is a command with its exit code and its messages."""

    def run(*arguments: object, about: str = "", stdin: bytes = b"") -> str:
        ran = yjs(*arguments, stdin=stdin)
        command = f"$ {shlex.join(['yjs', *map(str, arguments)])}{f'  # {about}' if about else ''}"
        said = ran.err.replace(__version__, "VERSION").replace(str(folder), "FOLDER")
        text = re.sub("x{100,}", "xxx…", f"{command}\n{said}[{ran.code}]\n\n")
        return "".join(each if each.isprintable() or each == "\n" else repr(each)[1:-1] for each in text)

    return run
