"""``yjs check --marked``: what is declined before anything is read, and the writing of the marked copy."""

from typing import TYPE_CHECKING

from yjs_cli.errors import UnreadableFileError, UsageError

if TYPE_CHECKING:
    from yjs_cli.problem import CheckedFile
    from yjs_cli.workbook.opening import OpenedFile


def workbook_to_mark(files: list[str], marked: str, force: bool, others: list[str | None]) -> "OpenedFile":
    """The workbook of which a marked copy is asked for; ``others`` are files that are read beside it.

    Raises UsageError where no such copy can be made of it or written there.
    """
    from yjs_cli.documents.marked.markable import ENDING, refuse_unmarkable
    from yjs_cli.output.writing import refuse_to_overwrite
    from yjs_cli.workbook.opening import STANDARD_INPUT, open_source

    if len(files) > 1:
        raise UsageError("--marked takes one file at a time.")
    if files[0] == STANDARD_INPUT:
        raise UsageError(f"--marked takes a file, not standard input. Save it as {ENDING} first.")
    if not marked.lower().endswith(ENDING):
        raise UsageError(f"{marked}: the marked copy is an Excel workbook. Give it a name that ends in {ENDING}.")
    refuse_to_overwrite(marked, force, [*files, *others])
    opened = open_source(files[0])
    refuse_unmarkable(files[0], opened.kind, opened.content)
    return opened


def write_marked(marked: str, workbook: "OpenedFile", checked: "CheckedFile") -> None:
    """Write the marked copy of a workbook that has been checked, and say so.

    Raises UnreadableFileError where the workbook is not the one that was checked, or cannot be marked.
    """
    from yjs_cli.commands.messages import tell
    from yjs_cli.documents.marked import marked_copy
    from yjs_cli.output.words import counted
    from yjs_cli.output.writing import write_file

    if workbook.source.sha256 != checked.sha256:
        raise UnreadableFileError(f"{checked.name}: changed while it was checked, and is not marked. Run this again.")
    copy = marked_copy(checked.name, workbook.content, checked.problems)
    write_file(marked, copy.content)
    tell([f"{marked}: {counted(copy.cells, 'cell', 'cells')} marked."])
