"""What a report says, before it has a format: sections of paragraphs, lists and tables, in the order of the page.

Every format writes these objects and nothing else, so that all of them state the same.
"""

from typing import Literal

import msgspec

from yjs_cli.result import QuestionResult

# How published statistics say why a figure is not there.
Absence = Literal["x", "c"]
ABSENCES: dict[Absence, str] = {
    "x": "not available: there is no answer or rating yet",
    "c": "a small number, suppressed so that nobody can be recognised",
}

Kind = Literal["text", "code", "count", "percent", "rating"]


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its heading and what its cells are. ``percent`` cells are whole percentages."""

    heading: str
    kind: Kind = "text"


class Cell(msgspec.Struct, frozen=True):
    """A cell: its value, or why there is none.

    ``rating`` is the name of the framework's rating that the cell states, by which it is coloured; its text always
    says it too.
    """

    value: str | int | None
    absent: Absence | None = None
    rating: str | None = None

    @property
    def text(self) -> str:
        """The cell as a page shows it: an absence is ``[x]``."""
        return (
            f"[{self.absent}]"
            if self.absent
            else f"{self.value:,}"
            if isinstance(self.value, int)
            else self.value or ""
        )


class Row(msgspec.Struct, frozen=True):
    """A row of a table. An emphasised row, the one that decides, also says so in words in one of its cells."""

    cells: tuple[Cell, ...]
    emphasised: bool = False


class Table(msgspec.Struct, frozen=True):
    """A table with a caption. Its first column names the rows.

    ``name`` is a short name for the table that is unique in the report. ``grouped``: rows with the same first cell
    belong together, and the second column names the row.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    grouped: bool = False


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph. A ``remark`` is what a ratings panel would look at."""

    text: str
    remark: bool = False


class Bullets(msgspec.Struct, frozen=True):
    """A list of short texts."""

    items: tuple[str, ...]


class Edge(msgspec.Struct, frozen=True):
    """Where a band begins: a whole percentage and the rating from there on."""

    percent: int
    rating: str


class Picture(msgspec.Struct, frozen=True):
    """How the answers to key questions are distributed, against where the bands begin; the table beside it says it too.

    ``text`` says what is to be seen, for those who cannot see it.
    """

    title: str
    text: str
    questions: tuple[QuestionResult, ...]
    edges: tuple[Edge, ...]


Block = Paragraph | Bullets | Table | Picture


class Section(msgspec.Struct, frozen=True):
    """A heading, what stands below it, and the sections within it. ``rating`` is that which the heading states."""

    heading: str
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    rating: str | None = None


class Report(msgspec.Struct, frozen=True):
    """A whole report. ``ratings`` are the framework's, lowest first; ``made`` is the day it speaks of, if known."""

    title: str
    service: str
    summary: str
    sections: tuple[Section, ...]
    ratings: tuple[str, ...]
    made: str | None

    def colour(self, rating: str, colours: int) -> int:
        """Which of so many colours, counted from 0, a rating has: the lowest the first, the highest the last."""
        highest = max(len(self.ratings) - 1, 1)
        return round(self.ratings.index(rating) * (colours - 1) / highest)
