"""Where each part of a report goes in the workbook: the cover, a sheet with a table, the notes or other sections."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from yjs_cli.documents.report.content import (
    ABSENCES,
    Block,
    Bullets,
    Cell,
    Column,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)
from yjs_cli.documents.report.spreadsheet.names import cells, sheet_names

COVER, CONTENTS, NOTES, OTHER = SHEETS = "Cover", "Contents", "Notes", "Other sections"

_WHOLE_REPORT = "Whole report"
_ABOUT = (
    "Each table has its own sheet. The Contents sheet lists the sheets, with links.",
    "The Notes sheet has the numbered notes to the tables, including how the ratings were calculated.",
    "Percentages are whole numbers. The headings of their columns end with (%).",
    "If a number is not shown, the cell has shorthand such as [x]. The lines above the table explain it.",
)


class Sheet(msgspec.Struct, frozen=True):
    """A sheet with one table, below its title, its section's text (``above``), instructions and the shorthand it uses.

    ``section`` is the section of the report that the table belongs to. The first cells of a ``linked`` table are sheet
    names, with links to the sheets.
    """

    name: str
    title: str
    section: str
    table: Table
    above: tuple[str, ...] = ()
    instructions: str = "This worksheet contains one table."
    legend: tuple[str, ...] = ()
    linked: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines between the title and the table."""
        return (*self.above, self.instructions, *self.legend)


class Chapter(msgspec.Struct, frozen=True):
    """A heading on the cover and the lines below it."""

    heading: str
    lines: tuple[str, ...]


class Workbook(msgspec.Struct, frozen=True):
    """A cover, with ``introduction``, ``chapters`` and ``about`` in this order, and the sheets after it."""

    title: str
    subject: str
    introduction: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    about: tuple[str, ...]
    sheets: tuple[Sheet, ...]


class _Part(NamedTuple):
    """A section without its subsections: its headings from the top, its tables and its other text."""

    path: tuple[str, ...]
    tables: tuple[Table, ...]
    text: tuple[str, ...]

    @property
    def full_heading(self) -> str:
        return ", ".join(self.path)


def lay_out(report: Report) -> Workbook:
    """Everything in a report except its pictures, which show the same as a table.

    The text of a section with one table goes above the table. The text of a section with several tables becomes notes.
    The introduction and sections without tables go on the cover. Subsections without tables become rows of a table.
    """
    first, *rest = report.sections
    opening = tuple(takewhile(lambda block: not isinstance(block, Table), first.blocks))
    sections = (replace(first, blocks=first.blocks[len(opening) :]), *rest)
    parts = [part for section in sections for part in _parts(section, ())]
    chapters = [Chapter(part.path[0], part.text) for part in parts if len(part.path) == 1 and not part.tables]
    tables = list(_table_sheets(parts, report.service))
    names = sheet_names([sheet.name for sheet in tables], SHEETS)
    tables = [replace(sheet, name=name) for sheet, name in zip(tables, names, strict=True)]
    notes = [(text, part.full_heading) for part in parts if len(part.tables) > 1 for text in part.text]
    other = [
        (part.full_heading, text) for part in parts if len(part.path) > 1 and not part.tables for text in part.text
    ]
    sheets = [*_notes(notes), *tables, *_other(other)]
    return Workbook(
        title=report.title,
        subject=report.service,
        introduction=(*cells(report.summary), *(text for block in opening for text in _text(block))),
        chapters=tuple(chapters),
        about=_ABOUT,
        sheets=(_contents(sheets), *sheets),
    )


def _parts(section: Section, above: tuple[str, ...]) -> Iterator[_Part]:
    path = (*above, section.heading)
    tables = tuple(block for block in section.blocks if isinstance(block, Table) and block.rows)
    text = tuple(text for block in section.blocks for text in _text(block))
    if tables or text or not section.sections:
        yield _Part(path, tables, text or (() if tables else ("This section is empty.",)))
    for within in section.sections:
        yield from _parts(within, path)


def _text(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from cells(block.text)
        case Bullets():
            for text in block.items:
                yield from cells(text)
        case Table() if not block.rows:
            yield from cells(f"{block.caption}: none.")


def _table_sheets(parts: Sequence[_Part], service: str) -> Iterator[Sheet]:
    noted = 0
    for part in parts:
        notes = range(noted + 1, noted + 1 + len(part.text)) if len(part.tables) > 1 else range(0)
        noted += len(notes)
        for table in part.tables:
            yield Sheet(
                name=_sheet_name(table, part.path[-1]),
                title=table.caption,
                section=part.full_heading,
                table=table,
                above=(f"{service}: {part.full_heading}.", *(() if notes else part.text)),
                instructions=_instructions(notes),
                legend=_legend(table),
            )


def _sheet_name(table: Table, heading: str) -> str:
    """The table's name, or the section's heading if it begins with that name."""
    name, _, _ = heading.partition(":")
    return name if name.startswith(table.name) else table.name


def _instructions(notes: range) -> str:
    if not notes:
        return "This worksheet contains one table."
    which = f"note {notes[0]}" if len(notes) == 1 else f"notes {notes[0]} to {notes[-1]}"
    return f"This worksheet contains one table. See {which} on the {NOTES} sheet."


def _legend(table: Table) -> tuple[str, ...]:
    absent = {cell.absent for row in table.rows for cell in row.cells}
    return tuple(f"[{shorthand}] {meaning}." for shorthand, meaning in ABSENCES.items() if shorthand in absent)


def _contents(sheets: Sequence[Sheet]) -> Sheet:
    columns = (Column("Sheet name"), Column("Table description"), Column("Section of the report"))
    rows = tuple(Row((Cell(sheet.name), Cell(sheet.title), Cell(sheet.section))) for sheet in sheets)
    return Sheet(CONTENTS, "Contents", _WHOLE_REPORT, Table(CONTENTS, "Contents", columns, rows), linked=True)


def _notes(notes: Sequence[tuple[str, str]]) -> Iterator[Sheet]:
    if notes:
        columns = (Column("Note number", "count"), Column("Note text"), Column("Section of the report"))
        rows = tuple(
            Row((Cell(number), Cell(text), Cell(section))) for number, (text, section) in enumerate(notes, start=1)
        )
        title = "Notes to the tables"
        yield Sheet(NOTES, title, _WHOLE_REPORT, Table(NOTES, title, columns, rows))


def _other(other: Sequence[tuple[str, str]]) -> Iterator[Sheet]:
    if other:
        columns = (Column("Section of the report"), Column("Text"))
        rows = tuple(Row((Cell(section), Cell(text))) for section, text in other)
        title = "Sections of the report without a table"
        yield Sheet(OTHER, title, _WHOLE_REPORT, Table(OTHER, title, columns, rows))
