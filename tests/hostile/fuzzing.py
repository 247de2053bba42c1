"""Try a file: run the real command line on it in a forked process, and compare the result with its cells."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from tests.builders import YJ_2021
from tests.hostile.forking import FORKING, forked
from tests.hostile.running import SECONDS
from yjs_cli import checks, cli, layout
from yjs_cli.errors import YjsError
from yjs_cli.inspection import Inspection
from yjs_cli.problem import Problem
from yjs_cli.workbook import isolated

Judge = Callable[[Inspection, tuple[Problem, ...], Path], str]


class Tried(NamedTuple):
    """The outcome of trying a file: whether it was read, and what went wrong, if anything."""

    is_read: bool
    trouble: str


def tried(path: Path, arguments: list[str], judge: Judge) -> Tried:
    """Try a command on a file. ``judge`` finds what is wrong with what was read.

    The command runs in a process of its own that is forked from this one, which takes no time, and so does what it
    starts to read a file in.
    """
    made, code = forked(lambda: msgspec.json.encode(_try(path, arguments, judge)))
    if code:
        return Tried(False, f"ended by {signal.Signals(-code).name if code < 0 else code}: {made.decode()}")
    return msgspec.json.decode(made, type=Tried)


def _try(path: Path, arguments: list[str], judge: Judge) -> Tried:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    isolated.subprocess = FORKING  # type: ignore[attr-defined]
    os.environ["YJS_DEBUG"] = "1"
    os.chdir(path.parent)
    with (
        Path("err").open("w", encoding="utf-8", errors="backslashreplace") as err,
        Path("out").open("w", encoding="utf-8") as out,
    ):
        sys.stdout, sys.stderr = out, err
        sys.argv = ["yjs", *arguments]
        try:
            code = cli.run()
        except Exception:
            return Tried(False, traceback.format_exc())
    message = Path("err").read_text(encoding="utf-8")
    if code not in {0, 1, 2} or (code == 2 and path.name not in message):
        return Tried(False, f"exit code {code}: {message}")
    try:
        inspection = layout.read_inspection(str(path), YJ_2021)
    except YjsError:
        return Tried(False, "" if code == 2 else f"read for exit code {code}, and then not: {message}")
    return Tried(True, judge(inspection, checks.check(inspection, YJ_2021), path))
