"""What is wrong with a workbook, and at which cell: the one shape in which checks speak to people and scripts."""

from typing import Literal

import msgspec

CHECK_FORMAT_VERSION = 1
Severity = Literal["error", "warning", "notice"]


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend in a workbook.

    ``error`` stops scoring, ``warning`` wants reading, ``notice`` says what is unfinished. ``location`` is Excel's
    own address (``Court disposals!D7``, a row as ``Court disposals!7``, else the file's name); ``cell`` is null where
    no single cell is at fault. ``message`` quotes the cell at fault and nothing else of its row; ``hint`` says how to
    mend it.
    """

    code: str
    severity: Severity
    location: str
    sheet: str | None
    cell: str | None
    message: str
    hint: str


class CheckedFile(msgspec.Struct, frozen=True):
    """A file that was checked: its path as given, the SHA-256 of its bytes, and its problems in file order."""

    name: str
    sha256: str
    problems: tuple[Problem, ...]


class CheckedFiles(msgspec.Struct, frozen=True):
    """What ``yjs check`` found, for one file or many: its JSON format, field by field."""

    format_version: int
    files: tuple[CheckedFile, ...]
