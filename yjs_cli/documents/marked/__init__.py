"""A copy of an .xlsx workbook with the cells to fix filled and commented, and a sheet that lists the problems.

The copy must be the inspector's own workbook in every other respect. No library can promise that: a library that loads
a workbook and saves it again loses whatever it does not model, such as shapes, slicers, drop-down lists that refer to
another sheet, and details of themes. So this package copies the zip file part by part, byte for byte, and edits the XML
of the few parts that marking changes:

- ``documents.ooxml`` finds the parts and their relationships; ``package_changes`` adds relationships and content types;
  ``copying`` writes each part to the copy
- ``worksheet`` streams a sheet and changes the style of each cell to mark, using ``xml_stream``
- ``comments`` and ``comment_boxes`` add the comments and the VML boxes that Excel draws for them
- ``problems_sheet`` makes the sheet *Problems*; ``workbook_part`` and ``cell_styles`` enter it in the workbook

This code is right and frozen: reword its messages, but leave its logic alone. Change the logic only for a workbook that
it copies wrongly. Then:

1. Add that workbook to ``tests/documents/marked`` as a failing test.
2. Keep ``test_survival`` (nothing else changes) and ``test_again`` (marking a marked copy changes nothing) passing.
3. Run the tests with LibreOffice, and open the copy in Excel by hand: only Excel shows whether it would repair it.

Replace the package if a library appears that keeps every part it does not understand.
"""

import io
from collections.abc import Sequence
from typing import NamedTuple
from zipfile import ZipFile

from yjs_cli.documents.marked.copying import write_marked_copy
from yjs_cli.documents.marked.markable import DAMAGE_ERRORS, damage_error
from yjs_cli.documents.ooxml.package import Package
from yjs_cli.problem import Problem


class MarkedCopy(NamedTuple):
    """The bytes of the marked workbook, and the number of cells marked in it."""

    content: bytes
    cells: int


def marked_copy(path: str, content: bytes, problems: Sequence[Problem]) -> MarkedCopy:
    """Return a copy of an .xlsx with each cell to fix filled and commented, and a sheet *Problems* that links to them.

    ``content`` is the workbook in which the problems were found. ``path`` is its name in messages. The same workbook
    and problems always give the same bytes. Raises UnreadableFileError if a part that marking needs is damaged.
    """
    made = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(content)) as archive, ZipFile(made, "w") as copy:
            cells = write_marked_copy(Package(archive), problems, copy)
    except DAMAGE_ERRORS as error:
        raise damage_error(path) from error
    return MarkedCopy(made.getvalue(), cells)
