"""A progress bar on standard error, at a terminal, for reading that takes longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_MOMENT = 1.0  # seconds
_LARGE = 2_000_000  # bytes: a larger file takes longer than a moment to read


class Reading:
    """Reads a list of files one by one, with a progress bar if that takes long."""

    def __init__(self, files: list[str]) -> None:
        self.files = files
        self.bar: Progress | None = None

    def each(self) -> Iterator[str]:
        """Yield each file. Messages printed meanwhile appear above the bar."""
        if not (sys.stderr and sys.stderr.isatty()) or not (len(self.files) > 1 or _is_large(self.files[0])):
            yield from self.files
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn

        columns = (SpinnerColumn(), "Reading", BarColumn(), MofNCompleteColumn())
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
        task = self.bar.add_task("", total=len(self.files))
        started = monotonic()
        try:
            for path in self.files:
                if _is_large(path) or monotonic() - started > _MOMENT:
                    self.bar.start()
                yield path
                self.bar.advance(task)
        finally:
            self.bar.stop()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Hide the progress bar while prompting. The next file shows it again."""
        if self.bar:
            self.bar.stop()
        yield


def _is_large(path: str) -> bool:
    try:
        return Path(path).stat().st_size > _LARGE
    except OSError:
        return False
