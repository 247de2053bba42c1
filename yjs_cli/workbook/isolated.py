"""Read a file in a separate process, with limits on memory and time.

calamine aborts its process on some malformed files, and a crafted file can make any reader run away. Small ordinary
workbooks cannot do either and are read without this cost: see ``readers.is_ordinary``.
"""

import gc
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from threading import Thread
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from yjs_cli.errors import PasswordNeededError, UnreadableFileError, YjsError
from yjs_cli.workbook.limits import MB, MEMORY_BYTES, SECONDS
from yjs_cli.workbook.opening import OpenedFile
from yjs_cli.workbook.readers import IsHeading, Reader, readers_of
from yjs_cli.workbook.sheet import Sheet

T = TypeVar("T")

# Exit code of the child when it runs out of memory.
_NO_MEMORY = 71

# The child imports modules from where its parent does, never from the current folder.
_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from yjs_cli.workbook.isolated import child; child()"


class Request(msgspec.Struct, frozen=True):
    """The child's task: the file, the readers to try in order, and the function to call with the sheets."""

    opened: OpenedFile
    finish: Callable[[OpenedFile, list[Sheet], bool], Any]
    is_heading: IsHeading
    readers: tuple[Reader, ...]
    password: str | None = None


class Success(msgspec.Struct, frozen=True):
    """What ``finish`` returned."""

    value: Any


class Fault(msgspec.Struct, frozen=True):
    """An unforeseen exception in the child: a defect in yjs that the user cannot fix."""

    kind: str
    traceback: str


class IsolatedFaultError(Exception):
    """A defect in yjs that showed in the child."""


def read_isolated(
    opened: OpenedFile,
    finish: Callable[[OpenedFile, list[Sheet], bool], T],
    is_heading: IsHeading,
    password: str | None = None,
) -> T:
    """Read a file's sheets, call ``finish`` with them in the child, and return its result.

    ``finish`` and ``is_heading`` must be picklable, as must the result. If one reader crashes the child, the next is
    tried in the time that is left. Raises UnreadableFileError and PasswordNeededError.
    """
    end = time.monotonic() + SECONDS
    name = opened.source.name
    kind_is_known = opened.kind != "protected"
    readers = readers_of(opened.kind, opened.content) if kind_is_known else ("openpyxl", "calamine")
    while True:
        request = Request(opened, finish, is_heading, readers, password)
        try:
            result: T = _run(request, max(1.0, end - time.monotonic()))
            return result
        except _CrashError as crash:
            if not readers[1:]:
                raise UnreadableFileError(f"{name}: {crash}") from None
            readers = readers[1:]


# Each thread takes memory, and so does the pool that pyarrow, if it is installed, would reserve for itself.
_SMALL = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}


class _CrashError(Exception):
    """The child ended without a reply. The text is the reason for the user."""


def _run(request: Request, seconds: float) -> Any:
    environment = {**os.environ, **_SMALL}
    with subprocess.Popen(
        [sys.executable, "-P", "-c", _CHILD, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("YJS_DEBUG") == "1" else subprocess.DEVNULL,
        env=environment,
    ) as process:
        try:
            pickled = pickle.dumps(request)
            import pandas as pd  # noqa: F401  needed to unpickle the reply; imported while the child starts

            reply, _ = process.communicate(pickled, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableFileError(
                f"{request.opened.source.name}: reading it takes longer than {SECONDS} seconds, the limit. Give the "
                "workbook of one inspection."
            ) from None
        finally:
            process.kill()
    if process.returncode:
        raise _CrashError(_reason(process.returncode))
    return _value(pickle.loads(reply))


def _reason(code: int) -> str:
    if code == _NO_MEMORY:
        limit = f"the limit of {MEMORY_BYTES // MB} MB of memory"
        return f"reading it takes more than {limit}. Give the workbook of one inspection."
    return "the file is damaged or cannot be read. Open it in Excel and save it as .xlsx."


def _value(reply: Success | YjsError | Fault) -> Any:
    match reply:
        case Success(value):
            return value
        case YjsError():
            raise reply
        case Fault(kind, traceback):
            fault = IsolatedFaultError(kind)
            fault.add_note(traceback)
            raise fault


def child() -> None:
    """Run as the child: take a Request from standard input, write Success, YjsError or Fault to standard output."""
    from yjs_cli.workbook.process_limits import limit_memory, limit_processor_time

    gc.disable()  # reading a sheet creates many objects and no garbage
    limit_memory(MEMORY_BYTES)
    limit_processor_time(SECONDS)
    Thread(target=import_module, args=("pandas",), daemon=True).start()  # ready when ``finish`` needs it
    output, sys.stdout = sys.stdout.buffer, sys.stderr  # keep what libraries print out of the reply
    try:
        reply: Success | YjsError | Fault = Success(_finished(pickle.load(sys.stdin.buffer)))
    except YjsError as error:
        reply = error
    except MemoryError:
        os._exit(_NO_MEMORY)
    except Exception as error:
        import traceback

        reply = Fault(type(error).__name__, traceback.format_exc())
    pickle.dump(reply, output, protocol=pickle.HIGHEST_PROTOCOL)
    output.flush()
    os._exit(0)


def _finished(request: Request) -> Any:
    from yjs_cli.workbook.opening import recognise
    from yjs_cli.workbook.passwords import decrypt
    from yjs_cli.workbook.readers import read_sheets

    opened, name = request.opened, request.opened.source.name
    readers: Sequence[Reader] = request.readers
    if opened.kind == "protected":
        content = decrypt(name, opened.content, request.password)
        opened = replace(opened, content=content, kind=recognise(name, content))
        readers = [reader for reader in readers_of(opened.kind, content) if reader in readers]
    try:
        sheets, damaged = read_sheets(name, opened.kind, opened.content, readers, request.is_heading)
    except PasswordNeededError:
        content = decrypt(name, opened.content, request.password)
        sheets, damaged = read_sheets(name, opened.kind, content, readers, request.is_heading)
    return request.finish(opened, sheets, damaged)
