"""The content of a report in any format: sections of paragraphs, lists, tables and pictures, in order.

Every format writes these objects and nothing else, so all formats say the same.
"""

from typing import Literal

import msgspec

from yjs_cli.result import QuestionResult

# The shorthand of published statistics for a number that is not shown.
Absence = Literal["x", "c"]
ABSENCES: dict[Absence, str] = {
    "x": "not available: there is no answer or rating yet",
    "c": "a small number, suppressed so that nobody can be identified",
}

Kind = Literal["text", "code", "count", "percent", "rating"]


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its heading and the kind of its cells. ``percent`` cells are whole percentages."""

    heading: str
    kind: Kind = "text"


class Cell(msgspec.Struct, frozen=True):
    """A cell: its value, or why it has none.

    ``rating`` is the name of the rating in the cell, which sets its colour. The text of the cell names it too.
    """

    value: str | int | None
    absent: Absence | None = None
    rating: str | None = None

    @property
    def text(self) -> str:
        """The cell as shown. An absent value is shown as ``[x]`` or ``[c]``."""
        return (
            f"[{self.absent}]"
            if self.absent
            else f"{self.value:,}"
            if isinstance(self.value, int)
            else self.value or ""
        )


class Row(msgspec.Struct, frozen=True):
    """A row of a table. An emphasised row decides a rating; one of its cells says so in words."""

    cells: tuple[Cell, ...]
    emphasised: bool = False


class Table(msgspec.Struct, frozen=True):
    """A table with a caption. Its first column names the rows.

    ``name`` is a short name, unique in the report. In a ``grouped`` table, rows with the same first cell form a group
    and the second column names the row.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    grouped: bool = False


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph. A ``remark`` is something for the ratings panel to look at."""

    text: str
    remark: bool = False


class Bullets(msgspec.Struct, frozen=True):
    """A list of short texts."""

    items: tuple[str, ...]


class Threshold(msgspec.Struct, frozen=True):
    """A rating threshold: the lowest whole percentage that gets the rating."""

    percent: int
    rating: str


class Picture(msgspec.Struct, frozen=True):
    """The share of Yes for each key question, compared with the rating thresholds. The table before it says the same.

    ``text`` is the text alternative.
    """

    title: str
    text: str
    questions: tuple[QuestionResult, ...]
    thresholds: tuple[Threshold, ...]


Block = Paragraph | Bullets | Table | Picture


class Section(msgspec.Struct, frozen=True):
    """A heading, the blocks below it, and its subsections. ``rating`` is the rating in the heading, if any."""

    heading: str
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    rating: str | None = None


class Report(msgspec.Struct, frozen=True):
    """A whole report. ``ratings`` are lowest first. ``date`` is the start of fieldwork in ISO format, if known."""

    title: str
    service: str
    summary: str
    sections: tuple[Section, ...]
    ratings: tuple[str, ...]
    date: str | None

    def colour(self, rating: str, colours: int) -> int:
        """The index of a rating's colour among ``colours``: the lowest rating has the first, the highest the last."""
        highest = max(len(self.ratings) - 1, 1)
        return round(self.ratings.index(rating) * (colours - 1) / highest)
