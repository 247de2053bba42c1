"""Progress on standard error, for a person who waits longer than a moment; nothing anywhere else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_MOMENT = 1.0  # seconds
_LARGE = 2_000_000  # bytes: a file that takes longer than a moment by itself


class Reading:
    """How far the reading of files is, shown to a person who waits longer than a moment."""

    def __init__(self, files: list[str]) -> None:
        self.files = files
        self.shown: Progress | None = None

    def each(self) -> Iterator[str]:
        """Yield each file, showing how far the work is once it has taken longer than a moment."""
        if not (sys.stderr and sys.stderr.isatty()) or not (len(self.files) > 1 or _is_large(self.files[0])):
            yield from self.files
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn

        columns = (SpinnerColumn(), "Reading", BarColumn(), MofNCompleteColumn())
        self.shown = Progress(*columns, console=Console(stderr=True), transient=True)
        task = self.shown.add_task("", total=len(self.files))
        started = monotonic()
        try:
            for path in self.files:
                if _is_large(path) or monotonic() - started > _MOMENT:
                    self.shown.start()
                yield path
                self.shown.advance(task)
        finally:
            self.shown.stop()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Nothing is drawn for as long as a person is asked something; the next file starts it again."""
        if self.shown:
            self.shown.stop()
        yield


def _is_large(path: str) -> bool:
    try:
        return Path(path).stat().st_size > _LARGE
    except OSError:
        return False
