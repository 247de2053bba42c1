"""Fork processes from this one, which takes no time; starting one takes half a second."""

import faulthandler
import io
import os
import sys
import traceback
import warnings
from collections.abc import Callable
from types import SimpleNamespace

from yjs_cli.workbook import isolated

CAN_FORK = hasattr(os, "fork")
_FAILED = 99


def forked(work: Callable[[], bytes]) -> tuple[bytes, int]:
    """Run some work in a forked process. Return its result and its exit code, below 0 for a signal.

    After an exception the result is its traceback.
    """
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # there are no threads here that a fork would lose
        pid = os.fork()
    if pid == 0:
        os.close(reader)
        _work(work, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        made = answer.read()
    _, status = os.waitpid(pid, 0)
    return made, os.waitstatus_to_exitcode(status)


def _work(work: Callable[[], bytes], writer: int) -> None:
    faulthandler.disable()  # crashes are expected here
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.stdout = kept = os.fdopen(writer, "w", encoding="utf-8", closefd=False)
    code = 0
    try:
        made = work()
    except BaseException:
        made, code = traceback.format_exc().encode(), _FAILED
    with os.fdopen(writer, "wb") as file:
        file.write(made)
    del kept  # unreferenced, it would be closed
    os._exit(code)


class ForkedReader:
    """Replaces the isolated process, with the methods that are used."""

    returncode: int | None = None

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __enter__(self) -> "ForkedReader":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def kill(self) -> None:
        pass

    def communicate(self, given: bytes, timeout: float) -> tuple[bytes, None]:  # noqa: ARG002  its processor's time ends
        answer, self.returncode = forked(lambda: _read(given))
        return answer, None


# Replaces the module ``subprocess``.
FORKING = SimpleNamespace(Popen=ForkedReader, PIPE=None, DEVNULL=None, TimeoutExpired=TimeoutError)


def _read(given: bytes) -> bytes:
    """Run as the process, which writes its reply to standard output and exits."""
    sys.stdin = SimpleNamespace(buffer=io.BytesIO(given))  # type: ignore[assignment]
    isolated.child()
    raise AssertionError("it does not come back")
