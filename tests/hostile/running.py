"""Run the real command as a process, and check what is promised for every file: exit code, message, memory, time."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import NamedTuple

if sys.platform != "win32":
    import resource

from tests.commands.conftest import Ran, Yjs, command_line, environment

GIB = 1 << 30
SECONDS = 20  # of processor time, which other processes do not affect
_PATIENCE = 90  # seconds; after that the process must be waiting forever

# Words that only a programmer would understand.
_JARGON = re.compile(r"\b\w+(?:Error|Exception)\b|\bNone\b|\b0x[0-9a-f]+|Traceback|\berrno\b|\btuple\b|codec|\bUTF\b")


class Hostile(NamedTuple):
    """A harmful file, and how the command must end: its exit code, and a pattern that its message matches."""

    content: Callable[[], bytes]
    code: int
    message: str


class Measured(NamedTuple):
    """How a command ended, what it wrote, and the peak memory, in bytes, of it and its child processes.

    Linux never gives a process a lower peak than the memory of the process that started it: here, of the tests.
    """

    ran: Ran
    peak: int


def run(*arguments: object, folder: Path | None = None) -> Measured:
    """Run the real command. If it takes longer than promised, the system ends it and the test fails."""
    with TemporaryFile() as out, TemporaryFile() as err:
        process = subprocess.Popen(
            command_line(*arguments),
            env=_unwatched(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=folder,
            start_new_session=True,
            preexec_fn=_limit_time if sys.platform != "win32" else None,
        )
        stop = Timer(_PATIENCE, _stop, [process])
        stop.start()
        peak = _wait(process)
        stop.cancel()
        out.seek(0)
        err.seek(0)
        return Measured(Ran(process.returncode, out.read().decode(), err.read().decode()), peak)


def scored(hostile: Hostile, path: Path) -> Ran:
    """Score a hostile file with the real command, and check that it ends as expected and keeps every promise."""
    path.write_bytes(hostile.content())
    measured = run("score", path.name, folder=path.parent)
    assert measured.peak < GIB
    return _as_it_should(measured.ran, hostile, path.name)


def scored_here(hostile: Hostile, path: Path, yjs: Yjs) -> Ran:
    """The same in this process, for a file that is read in isolation or can do no harm."""
    path.write_bytes(hostile.content())
    return _as_it_should(yjs("score", path, "--format", "line"), hostile, path.name)


def kept(ran: Ran, name: str) -> None:
    """Fail if a command broke a promise about its exit code or its message."""
    assert ran.code in {0, 1, 2}, ran
    assert "fault in yjs" not in ran.err
    assert not _JARGON.search(ran.err), ran.err[:400]
    if ran.code:
        assert name in ran.err


def _as_it_should(ran: Ran, hostile: Hostile, name: str) -> Ran:
    kept(ran, name)
    assert (ran.code, bool(re.search(hostile.message, ran.err))) == (hostile.code, True), ran.err[:400]
    return ran


def _unwatched() -> dict[str, str]:
    """The environment without coverage measurement, which takes more time than the command."""
    return {name: value for name, value in environment().items() if not name.startswith("COVERAGE_")}


def _limit_time() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _wait(process: "subprocess.Popen[bytes]") -> int:
    if sys.platform == "win32":  # it does not report the memory of a process that has ended
        process.wait()
        return 0
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
