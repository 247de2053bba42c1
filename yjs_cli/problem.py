"""What is wrong with a workbook, and where: the form in which checks report to people and to programs."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from yjs_cli.workbook.cell import Place

CHECK_FORMAT_VERSION = 1
Severity = Literal["error", "warning", "notice"]
# The first row of the problems sheet in a marked copy. Reading a marked copy ignores a sheet with this row.
PROBLEMS_SHEET_HEADINGS = ("Severity", "Place", "Problem", "How to fix it", "Rule")


class Problem(msgspec.Struct, frozen=True, dict=True):
    """One thing to fix in a workbook.

    An ``error`` stops scoring, a ``warning`` needs review, and a ``notice`` shows what is incomplete. ``location`` is
    Excel's own address (``Court disposals!D7``, or ``Court disposals!7`` for a row), or the name of the file. ``cell``
    is null if the problem is not in a single cell. ``message`` quotes the cell at fault and nothing else from its row.
    ``hint`` says how to fix it.
    """

    code: str
    severity: Severity
    location: str
    sheet: str | None
    cell: str | None
    message: str
    hint: str

    @classmethod
    def at(
        cls, places: Sequence[Place], file_name: str, code: str, severity: Severity, message: str, hint: str
    ) -> "Problem":
        """A problem at one or more places of one sheet. The first is its location."""
        first = places[0]
        problem = cls(code, severity, str(first) or file_name, first.sheet, first.cell, message, hint)
        # Attributes outside the fields are never serialised, so the JSON format has the strings only.
        problem.__dict__["_places"] = tuple(places)
        return problem

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place at fault, in file order: more than one if a warning covers several cells of a sheet.

        Empty for a problem that was read from JSON.
        """
        places: tuple[Place, ...] = self.__dict__.get("_places", ())
        return places


class CheckedFile(msgspec.Struct, frozen=True):
    """A file that was checked: its path as given, the SHA-256 of its bytes, and its problems in file order."""

    name: str
    sha256: str
    problems: tuple[Problem, ...]


class CheckedFiles(msgspec.Struct, frozen=True):
    """The JSON format of ``yjs check``: what it found in one or more files."""

    format_version: int
    files: tuple[CheckedFile, ...]
