"""A copy of a workbook with its cells at fault marked, and a sheet of its problems.

A library that reads a workbook and writes it anew loses what it does not know: shapes, drop-downs of lists on another
sheet, slicers, a theme's details. So the package is copied part by part, every byte as it is, but for the few places
that marking changes.
"""

import io
from collections.abc import Sequence
from typing import NamedTuple
from zipfile import ZipFile

from yjs_cli.documents.marked.copying import write_copy
from yjs_cli.documents.marked.markable import DAMAGE, damaged
from yjs_cli.documents.marked.package import Package
from yjs_cli.problem import Problem


class MarkedCopy(NamedTuple):
    """The bytes of a marked workbook, and how many cells are marked in it."""

    content: bytes
    cells: int


def marked_copy(path: str, content: bytes, problems: Sequence[Problem]) -> MarkedCopy:
    """A copy of an .xlsx with each cell at fault filled and commented, and a sheet *Problems* that links to them.

    ``content`` is the workbook in which the problems were found, ``path`` its name in messages. The same workbook gives
    the same bytes. Raises UnreadableFileError where something that marking has to change is damaged.
    """
    made = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(content)) as archive, ZipFile(made, "w") as copy:
            cells = write_copy(Package(archive), problems, copy)
    except DAMAGE as error:
        raise damaged(path) from error
    return MarkedCopy(made.getvalue(), cells)
