"""``yjs check --marked``: check that a copy can be marked, and write it."""

from typing import TYPE_CHECKING

from yjs_cli.errors import UnreadableFileError, UsageError

if TYPE_CHECKING:
    from yjs_cli.problem import CheckedFile
    from yjs_cli.workbook.opening import OpenedFile


def workbook_to_mark(files: list[str], marked: str, force: bool, others: list[str | None]) -> "OpenedFile":
    """Open the workbook to mark. ``others`` are the other input files, which must not be overwritten.

    Returns the opened file, to be checked and marked from the same bytes.

    Raises UsageError if the workbook cannot be marked or the copy cannot be written to ``marked``.
    """
    from yjs_cli.documents.marked.markable import EXTENSION, refuse_unmarkable
    from yjs_cli.output.writing import refuse_to_overwrite
    from yjs_cli.workbook.opening import STANDARD_INPUT, open_source

    if len(files) > 1:
        raise UsageError("--marked works on one file at a time.")
    if files[0] == STANDARD_INPUT:
        raise UsageError(f"--marked needs a file, not standard input. Save the workbook as {EXTENSION} first.")
    if not marked.lower().endswith(EXTENSION):
        raise UsageError(f"{marked}: the marked copy is an Excel workbook, so its name must end in {EXTENSION}.")
    refuse_to_overwrite(marked, force, [*files, *others])
    opened = open_source(files[0])
    refuse_unmarkable(files[0], opened.kind, opened.content)
    return opened


def write_marked(marked: str, workbook: "OpenedFile", checked: "CheckedFile") -> None:
    """Write the marked copy of a checked workbook and report it.

    Raises UnreadableFileError if the workbook is damaged, or is not the one that was checked.
    """
    from yjs_cli.commands.messages import tell
    from yjs_cli.documents.marked import marked_copy
    from yjs_cli.output.words import counted
    from yjs_cli.output.writing import write_file

    if workbook.source.sha256 != checked.sha256:
        raise UnreadableFileError(
            f"{checked.name}: the file changed while it was being checked, so it was not marked. Run this again."
        )
    copy = marked_copy(checked.name, workbook.content, checked.problems)
    write_file(marked, copy.content)
    tell([f"{marked}: {counted(copy.cells, 'cell', 'cells')} marked."])
