"""Write a result: a file completely or not at all, and standard output always as UTF-8."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from yjs_cli.errors import UsageError, YjsError


class WriteError(YjsError):
    """A result could not be written. An existing file was not changed."""


def refuse_to_overwrite(path: str, force: bool, sources: Sequence[str | None]) -> None:
    """Raise UsageError if ``path`` must not be written to. An input file is never replaced, even with ``force``."""
    if path == "-":  # in other programs, this means standard output
        raise UsageError("-: give the name of a file to write to.")
    target = Path(path)
    inputs = (Path(source) for source in sources if source)
    if target.exists() and any(source.exists() and target.samefile(source) for source in inputs):
        raise UsageError(f"{path}: this is one of the input files. Choose another name for the output.")
    if target.is_dir():
        raise UsageError(f"{path}: this is a folder. Give the name of a file in it.")
    if target.exists() and not target.is_file():  # replacing a device would harm the machine
        raise UsageError(f"{path}: this is not an ordinary file. Choose another name for the output.")
    if target.is_symlink() and not target.exists():
        raise UsageError(f"{path}: this link points to nothing. Give the name of the file itself.")
    if target.exists() and not force:
        raise UsageError(f"{path}: this file already exists. Add --force to replace it.")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{path}: there is no folder {target.parent}.")


def write_file(path: str, content: str | bytes) -> None:
    """Write a temporary file next to ``path``, then rename it, so that a failure leaves the old file unchanged.

    Text is written as UTF-8. Raises WriteError.
    """
    import tempfile

    encoded = content.encode("utf-8", errors="surrogateescape") if isinstance(content, str) else content
    target = Path(path)
    if target.is_symlink():  # replace the file that a link points to, not the link
        target = target.resolve()
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".yjs-", suffix=".tmp", dir=target.absolute().parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(encoded)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp allows only the owner to read. Use the permissions of the old file, or those of any new file.
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
    """Write text to standard output as UTF-8. Raises WriteError."""
    with writing_to(sys.stdout) as stream:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", errors="surrogateescape"))


@contextlib.contextmanager
def writing_to(stream: TextIO | None) -> Iterator[TextIO]:
    """Yield a stream and flush it on exit. A closed pipe is not an error. Raises WriteError."""
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
    """Redirect standard output to nothing, so that Python does not report a closed pipe when it exits."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
