"""Progress on standard error, for a person who waits longer than a moment; nothing anywhere else."""

import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

_MOMENT = 1.0  # seconds
_LARGE = 2_000_000  # bytes: a file that takes longer than a moment by itself


def each_with_progress(files: list[str]) -> Iterator[str]:
    """Yield each file, showing how far the work is once it has taken longer than a moment."""
    if not sys.stderr.isatty() or not (len(files) > 1 or _is_large(files[0])):
        yield from files
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn

    progress = Progress(
        SpinnerColumn(), "Reading", BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True
    )
    task = progress.add_task("", total=len(files))
    started = monotonic()
    try:
        for path in files:
            if _is_large(path) or monotonic() - started > _MOMENT:
                progress.start()
            yield path
            progress.advance(task)
    finally:
        progress.stop()


def _is_large(path: str) -> bool:
    try:
        return Path(path).stat().st_size > _LARGE
    except OSError:
        return False
