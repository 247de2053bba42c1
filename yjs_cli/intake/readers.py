"""Which reader reads a file: the one place that knows them all. Each loads its libraries when a file needs it."""

import io
import zipfile

from yjs_cli.intake.sheet import Sheet
from yjs_cli.intake.source import OpenedFile

# Bytes of XML from which calamine's speed is worth a second look at the file; openpyxl reads less within a second.
LARGE = 2_000_000


def read_sheets(opened: OpenedFile) -> list[Sheet]:
    """Every sheet of a file, in its order. Raises UnreadableFileError where the file is damaged."""
    if opened.kind == "text":
        from yjs_cli.intake.delimited import read_delimited

        return read_delimited(opened.source.name, opened.content)
    if _is_large(opened.content):
        from yjs_cli.intake.large_workbook import read_large_workbook

        try:
            return read_large_workbook(opened.content)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # calamine panics with a BaseException
            # It refuses files that openpyxl reads: one error value that it does not know is enough.
            pass
    from yjs_cli.intake.workbook import read_workbook

    return read_workbook(opened.source.name, opened.content)


def _is_large(content: bytes) -> bool:
    """Whether a workbook's sheets are large, told from the zip directory alone."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return sum(part.file_size for part in package.infolist() if "worksheets/" in part.filename) > LARGE
