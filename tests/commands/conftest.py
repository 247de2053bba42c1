"""Run the command line in this process, which is fast, or in a separate process if that is the subject."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from yjs_cli import cli

SAMPLES = Path(__file__).parents[2] / "samples"
BATH = SAMPLES / "bath-and-north-east-somerset.xlsx"
IN_PROGRESS = SAMPLES / "fieldwork-in-progress.xlsx"
PANEL = SAMPLES / "panel.xlsx"
LONG = SAMPLES / "long.csv"
WITH_ERRORS = SAMPLES / "with-errors.xlsx"

# Variables that affect colour, encodings, dates and passwords. The machine that runs the tests must not set them.
_SETTINGS = (
    "COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "SOURCE_DATE_EPOCH",
    "TERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "YJS_DEBUG", "YJS_PASSWORD", "_TYPER_STANDARD_TRACEBACK",
)  # fmt: skip
PLAIN = {"COLUMNS": "80", "TERM": "xterm-256color", "PYTHONUTF8": "1"}


class Ran(NamedTuple):
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


Yjs = Callable[..., Ran]


@pytest.fixture
def yjs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Yjs:
    """``yjs("score", path, stdin=b"…")`` runs the command line in this process."""
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)
    for name, value in PLAIN.items():
        monkeypatch.setenv(name, value)
    # Otherwise the command would take its name from pytest.
    monkeypatch.setattr(sys.modules["__main__"], "__package__", None)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["yjs", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        return Ran(cli.run(), *capsys.readouterr())

    return run


def without_account(err: str) -> str:
    """What ``yjs check`` says at the end, without the lines about what was read."""
    return "".join(line for line in err.splitlines(keepends=True) if not line.startswith("  Read: "))


def command_line(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "yjs_cli", *map(str, arguments)]


def environment(**settings: str) -> dict[str, str]:
    """The environment for a separate process: this one, without the variables that affect the output."""
    kept = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    return {**kept, **PLAIN, **settings}


def process(*arguments: object, env: dict[str, str] | None = None, **options: Any) -> Ran:
    """Run the real command in a separate process."""
    options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    if "input" in options:
        del options["stdin"]
    ran = subprocess.run(command_line(*arguments), env=env or environment(), timeout=60, check=False, **options)
    return Ran(ran.returncode, (ran.stdout or b"").decode(), (ran.stderr or b"").decode())


def on_a_terminal(*arguments: object, settings: dict[str, str]) -> str:
    """What a process shows at a pseudo-terminal. It must exit with 0."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command_line(*arguments),
        env=environment(**settings),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ) as running:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # how a terminal ends
            pass
        assert running.wait(timeout=60) == 0
    os.close(ours)
    return shown.decode()
