"""Which reader reads a file: the one place that knows them all."""

from yjs_cli.intake.sheet import Sheet
from yjs_cli.intake.source import OpenedFile


def read_sheets(opened: OpenedFile) -> list[Sheet]:
    """Every sheet of a file, in its order. Each reader's libraries load only when a file needs them.

    Raises UnreadableFileError where the file is damaged.
    """
    if opened.kind == "text":
        from yjs_cli.intake.delimited import read_delimited

        return read_delimited(opened.source.name, opened.content)
    from yjs_cli.intake.large_workbook import is_large, read_large_workbook

    if is_large(opened.content):
        try:
            return read_large_workbook(opened.content)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # calamine panics with a BaseException
            # It refuses files that openpyxl reads: one error value that it does not know is enough.
            pass
    from yjs_cli.intake.workbook import read_workbook

    return read_workbook(opened.source.name, opened.content)
