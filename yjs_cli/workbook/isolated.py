"""Reading a file in a process of its own, with limits on memory and time.

calamine aborts its whole process on some malformed files, and any reader can be made to run away by a file that is
made for it. An ordinary workbook can do no harm and does not pay for this: see ``readers.is_ordinary``.
"""

import gc
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from threading import Thread

import msgspec
from msgspec.structs import replace

from yjs_cli.errors import PasswordNeededError, UnreadableFileError, YjsError
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.limits import MB, MEMORY_BYTES, SECONDS
from yjs_cli.workbook.opening import OpenedFile
from yjs_cli.workbook.readers import Reader, readers_of

# Exit codes of the process: no room left in its memory.
_NO_MEMORY = 71

# The child finds modules where its parent does, and nowhere else: never in the folder that it happens to run in.
_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from yjs_cli.workbook.isolated import child; child()"


class Request(msgspec.Struct, frozen=True):
    """What the process is asked to read, with which readers, in this order."""

    opened: OpenedFile
    framework: Framework
    readers: tuple[Reader, ...]
    password: str | None = None


class Stopped(msgspec.Struct, frozen=True):
    """What went wrong in the process and cannot be mended by the user: a fault of ours."""

    kind: str
    traceback: str


class ConfinedFaultError(Exception):
    """A fault of yjs in the process that reads."""


def read_confined(opened: OpenedFile, framework: Framework, password: str | None = None) -> Inspection:
    """Read an inspection as ``inspection_of`` would, in a process of its own.

    If one reader brings the process down, the next has its turn in the time that is left. Raises UnreadableFileError,
    PasswordNeededError.
    """
    end = time.monotonic() + SECONDS
    name = opened.source.name
    kind_is_known = opened.kind != "protected"
    readers = readers_of(opened.kind, opened.content) if kind_is_known else ("openpyxl", "calamine")
    while True:
        try:
            return _answer(Request(opened, framework, readers, password), max(1.0, end - time.monotonic()))
        except _DiedError as died:
            if not readers[1:]:
                raise UnreadableFileError(f"{name}: {died}") from None
            readers = readers[1:]


class _DiedError(Exception):
    """The process ended without an answer; the text says why."""


def _answer(request: Request, seconds: float) -> Inspection:
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # each thread takes memory
    with subprocess.Popen(
        [sys.executable, "-P", "-c", _CHILD, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("YJS_DEBUG") == "1" else subprocess.DEVNULL,
        env=environment,
    ) as process:
        try:
            given = pickle.dumps(request)
            import pandas as pd  # noqa: F401  the answer needs it, and there is time while the process starts

            answer, _ = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableFileError(
                f"{request.opened.source.name}: reading it takes longer than {SECONDS} seconds, the limit. Give the "
                "workbook of one inspection."
            ) from None
        finally:
            process.kill()
    if process.returncode:
        raise _DiedError(_reason(process.returncode))
    return _inspection(pickle.loads(answer))


def _reason(code: int) -> str:
    if code == _NO_MEMORY:
        limit = f"{MEMORY_BYTES // MB} MB of memory, the limit"
        return f"reading it takes more than {limit}. Give the workbook of one inspection."
    return "damaged, or made so that it cannot be read: the reader gave up. Open it in Excel and save it as .xlsx."


def _inspection(answer: object) -> Inspection:
    match answer:
        case Inspection():
            return answer
        case YjsError():
            raise answer
        case Stopped(kind, traceback):
            fault = ConfinedFaultError(kind)
            fault.add_note(traceback)
            raise fault
    raise TypeError(answer)


def child() -> None:
    """What the process does: a Request on standard input, an Inspection or what went wrong on standard output."""
    from yjs_cli.workbook.process_limits import limit_memory, limit_processor_time

    gc.disable()  # a sheet is a great many objects and no garbage
    limit_memory(MEMORY_BYTES)
    limit_processor_time(SECONDS)
    Thread(target=import_module, args=("pandas",), daemon=True).start()  # while the file is read
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever a library prints is no answer
    try:
        answer: object = _read(pickle.load(sys.stdin.buffer))
    except YjsError as error:
        answer = error
    except MemoryError:
        os._exit(_NO_MEMORY)
    except Exception as error:
        import traceback

        answer = Stopped(type(error).__name__, traceback.format_exc())
    pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()
    os._exit(0)


def _read(request: Request) -> Inspection:
    from yjs_cli.layout.assembly import inspection_of
    from yjs_cli.workbook.opening import recognise
    from yjs_cli.workbook.passwords import decrypted
    from yjs_cli.workbook.readers import read_sheets

    opened, name = request.opened, request.opened.source.name
    readers: Sequence[Reader] = request.readers
    if opened.kind == "protected":
        content = decrypted(name, opened.content, request.password)
        opened = replace(opened, content=content, kind=recognise(name, content))
        readers = [reader for reader in readers_of(opened.kind, content) if reader in readers]
    try:
        sheets, damaged = read_sheets(name, opened.kind, opened.content, readers)
    except PasswordNeededError:
        content = decrypted(name, opened.content, request.password)
        sheets, damaged = read_sheets(name, opened.kind, content, readers)
    return inspection_of(opened, sheets, request.framework, damaged)
