"""Warn about files that are rated one by one, although they may be one inspection."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from yjs_cli.errors import YjsError

if TYPE_CHECKING:
    from yjs_cli.checks.between_files import FileSummary
    from yjs_cli.inspection import Inspection


class SeparateFiles:
    """Compares the inspections of a run. It keeps a summary of each, and nothing at all if there is only one file."""

    def __init__(self, files: int) -> None:
        self.several = files > 1
        self.summaries: list[FileSummary] = []

    def add(self, paths: Sequence[str], inspection: "Inspection | YjsError") -> None:
        """Add what was read. Combined and unreadable files are not compared, nor a file that is given twice."""
        known = any(summary.name == paths[0] for summary in self.summaries)
        if not self.several or len(paths) > 1 or known or isinstance(inspection, YjsError):
            return
        from yjs_cli.checks.between_files import summary_of

        self.summaries.append(summary_of(inspection, paths[0]))

    def warn(self) -> bool:
        """Print a warning for each group of files that may be one inspection. Return whether there is one."""
        if len(self.summaries) < 2:
            return False
        from yjs_cli.checks.between_files import in_words, shared_cases
        from yjs_cli.commands.messages import tell

        found = shared_cases(self.summaries)
        tell(f"warning: {in_words(content, self.summaries)}" for content in found)
        return bool(found)
