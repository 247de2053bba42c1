"""What stands where in the workbook: which text on the cover, above a table, in the notes, or in rows of its own."""

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

_WHOLE = "Whole report"
_ABOUT = (
    "Every table stands on a sheet of its own. The sheet Contents lists them, with links.",
    "The sheet Notes has the notes that the sheets name by number, and how the figures were made.",
    "Percentages are whole numbers, in columns whose heading ends with (%).",
    "Where a table has no figure, a sign such as [x] says why. The lines above it explain the sign.",
)


class Sheet(msgspec.Struct, frozen=True):
    """A sheet with one table; ``place`` is the section of the report that the table belongs to.

    ``above`` it stand its title, what the section says of it, how to read the sheet, and the shorthand in it. The first
    cells of a ``linked`` table are the names of sheets, and links to them.
    """

    name: str
    title: str
    place: str
    table: Table
    above: tuple[str, ...] = ()
    instructions: str = "This worksheet contains one table."
    legend: tuple[str, ...] = ()
    linked: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The texts between the title and the table."""
        return (*self.above, self.instructions, *self.legend)


class Chapter(msgspec.Struct, frozen=True):
    """A heading of the cover and the lines below it."""

    heading: str
    lines: tuple[str, ...]


class Workbook(msgspec.Struct, frozen=True):
    """A cover and the sheets after it. ``introduction`` is what the cover begins with, then come its ``chapters``."""

    title: str
    subject: str
    introduction: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    about: tuple[str, ...]
    sheets: tuple[Sheet, ...]


class _Part(NamedTuple):
    """A section without those within it: the headings that lead to it, its tables and all its other text."""

    path: tuple[str, ...]
    tables: tuple[Table, ...]
    text: tuple[str, ...]

    @property
    def place(self) -> str:
        return ", ".join(self.path)


def lay_out(report: Report) -> Workbook:
    """Everything that a report says but its pictures, which only show what a table says.

    Text of a section with one table stands above that table; text of a section with several is a note to all of them.
    What introduces the report, and sections of nothing but text, stand on the cover; sections within others that have
    no table are rows of a table.
    """
    first, *rest = report.sections
    opening = tuple(takewhile(lambda block: not isinstance(block, Table), first.blocks))
    sections = (replace(first, blocks=first.blocks[len(opening) :]), *rest)
    parts = [part for section in sections for part in _parts(section, ())]
    chapters = [Chapter(part.path[0], part.text) for part in parts if len(part.path) == 1 and not part.tables]
    tables = list(_table_sheets(parts, report.service))
    names = sheet_names([sheet.name for sheet in tables], SHEETS)
    tables = [replace(sheet, name=name) for sheet, name in zip(tables, names, strict=True)]
    notes = [(text, part.place) for part in parts if len(part.tables) > 1 for text in part.text]
    other = [(part.place, text) for part in parts if len(part.path) > 1 and not part.tables for text in part.text]
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
        yield _Part(path, tables, text or (() if tables else ("There is nothing in this section.",)))
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
            yield from cells(f"{block.caption}: there are none.")


def _table_sheets(parts: Sequence[_Part], service: str) -> Iterator[Sheet]:
    noted = 0
    for part in parts:
        notes = range(noted + 1, noted + 1 + len(part.text)) if len(part.tables) > 1 else range(0)
        noted += len(notes)
        for table in part.tables:
            yield Sheet(
                name=_wanted_name(table, part.path[-1]),
                title=table.caption,
                place=part.place,
                table=table,
                above=(f"{service}: {part.place}.", *(() if notes else part.text)),
                instructions=_instructions(notes),
                legend=_legend(table),
            )


def _wanted_name(table: Table, heading: str) -> str:
    """The table's name, with more words where the heading of its section has them."""
    name, _, _ = heading.partition(":")
    return name if name.startswith(table.name) else table.name


def _instructions(notes: range) -> str:
    if not notes:
        return "This worksheet contains one table."
    which = f"note {notes[0]}" if len(notes) == 1 else f"notes {notes[0]} to {notes[-1]}"
    return f"This worksheet contains one table. Read it with {which} on the sheet {NOTES}."


def _legend(table: Table) -> tuple[str, ...]:
    absent = {cell.absent for row in table.rows for cell in row.cells}
    return tuple(f"[{sign}] {why}." for sign, why in ABSENCES.items() if sign in absent)


def _contents(sheets: Sequence[Sheet]) -> Sheet:
    columns = (Column("Sheet name"), Column("Table description"), Column("Section of the report"))
    rows = tuple(Row((Cell(sheet.name), Cell(sheet.title), Cell(sheet.place))) for sheet in sheets)
    return Sheet(CONTENTS, "Contents", _WHOLE, Table(CONTENTS, "Contents", columns, rows), linked=True)


def _notes(notes: Sequence[tuple[str, str]]) -> Iterator[Sheet]:
    if notes:
        columns = (Column("Note number", "count"), Column("Note text"), Column("Section of the report"))
        rows = tuple(
            Row((Cell(number), Cell(text), Cell(place))) for number, (text, place) in enumerate(notes, start=1)
        )
        title = "Notes to the tables"
        yield Sheet(NOTES, title, _WHOLE, Table(NOTES, title, columns, rows))


def _other(other: Sequence[tuple[str, str]]) -> Iterator[Sheet]:
    if other:
        columns = (Column("Section of the report"), Column("What it says"))
        rows = tuple(Row((Cell(place), Cell(text))) for place, text in other)
        title = "Sections of the report that have no table of figures"
        yield Sheet(OTHER, title, _WHOLE, Table(OTHER, title, columns, rows))
