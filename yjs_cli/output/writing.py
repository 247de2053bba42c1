"""Putting a result where it belongs: a file whole or not at all, standard output as UTF-8 whatever the machine."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from yjs_cli.errors import UsageError, YjsError


class WriteError(YjsError):
    """A result could not be written; what was there before is untouched."""


def refuse_to_overwrite(path: str, force: bool, sources: Sequence[str | None]) -> None:
    """Raise UsageError where writing would replace a file that may not be replaced: never one that is read."""
    if path == "-":  # which elsewhere means standard output
        raise UsageError("-: name a file to write to.")
    target = Path(path)
    read = (Path(source) for source in sources if source)
    if target.exists() and any(source.exists() and target.samefile(source) for source in read):
        raise UsageError(f"{path}: this file is being read. Name another to write to.")
    if target.is_dir():
        raise UsageError(f"{path}: a folder. Name a file in it.")
    if target.exists() and not target.is_file():  # its place would be taken, which for a device harms the whole machine
        raise UsageError(f"{path}: not an ordinary file. Name one to write to.")
    if target.is_symlink() and not target.exists():
        raise UsageError(f"{path}: a link that leads nowhere. Name the file itself.")
    if target.exists() and not force:
        raise UsageError(f"{path}: exists already. Add --force to replace it.")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{path}: there is no folder {target.parent}.")


def write_file(path: str, content: str | bytes) -> None:
    """Write a whole file beside its place, then put it there in one step, so that a failure leaves the old one whole.

    Text is written as UTF-8. Raises WriteError.
    """
    import tempfile

    written = content.encode("utf-8", errors="surrogateescape") if isinstance(content, str) else content
    target = Path(path)
    if target.is_symlink():  # replace the file that a link points to, not the link
        target = target.resolve()
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".yjs-", suffix=".tmp", dir=target.absolute().parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes a file that only its owner can read; a result has the rights of the old file or of any new one.
        Path(temporary).chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        if isinstance(error, OSError):
            raise WriteError(f"{path}: cannot be written: {error.strerror or error}.") from error
        raise


def write_standard_output(text: str) -> None:
    """Write text to standard output as UTF-8, as ``writing_to`` says."""
    with writing_to(sys.stdout) as stream:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", errors="surrogateescape"))


@contextlib.contextmanager
def writing_to(stream: TextIO | None) -> Iterator[TextIO]:
    """Standard output, to which all that is written has got when this ends.

    A reader that has closed the pipe has had what it wanted. Raises WriteError.
    """
    if stream is None:
        raise WriteError("standard output is closed.")
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        _close_quietly()
    except OSError as error:
        _close_quietly()
        raise WriteError(f"standard output cannot be written: {error.strerror or error}.") from error


def _close_quietly() -> None:
    """Point standard output nowhere, so that Python does not complain of a closed pipe while it exits."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
