"""Ratings sheets: the judged standards' ratings, and what a panel decided."""

import re

from yjs_cli.framework import Framework, joined, spelt
from yjs_cli.inspection import NOT_RATED, StatedRating, Unread
from yjs_cli.layout.tables import Table
from yjs_cli.workbook.cell import CellError, Place, Uncalculated, Value
from yjs_cli.workbook.sheet import as_text, is_blank

_CODE = re.compile(r"(?:standard\s*)?(\d+(?:\.\d+)*)(?![\w?])", re.IGNORECASE)

# A line below the standards that repeats what is computed from them.
_OVERALL = frozenset(("overall", "overallrating", "overallyjsrating", "score", "total"))


def read_ratings(table: Table, framework: Framework) -> tuple[list[StatedRating], list[Unread]]:
    """Read the rows that state a rating. One without a rating states none, whatever it names: a title, or not yet.

    A standard that the framework does not have, or a rating that is no rating, is returned as unread.
    """
    stated: list[StatedRating] = []
    unread: list[Unread] = []
    standard_column, rating_column = table.column("standard") or 0, table.column("rating") or 0
    reason_column = table.column("reason")
    for row in table.rows:
        standard_value, rating_value = row.value(standard_column), row.value(rating_column)
        if is_blank(rating_value) or joined(as_text(standard_value)) in _OVERALL:
            continue
        standard = _standard(standard_value, framework)
        rating = _rating(rating_value, framework)
        if standard is None:
            unread.append(Unread(table.place(row.number, standard_column), "standard", standard_value))
        if rating is None:
            unread.append(Unread(table.place(row.number, rating_column), "rating", rating_value))
        if standard and rating:
            reason = "" if reason_column is None else _reason(row.value(reason_column))
            stated.append(StatedRating(standard, rating, reason, table.place(row.number, rating_column)))
    return stated, unread


def _standard(value: Value, framework: Framework) -> str | None:
    """The code of the standard that a cell names by code (``2.1 Assessment``), or by a name that only one has."""
    if isinstance(value, CellError | Uncalculated):
        return None
    text = as_text(value)
    if match := _CODE.match(text):
        return match[1] if match[1] in {standard.code for standard in framework.standards} else None
    codes = [standard.code for standard in framework.standards if joined(standard.name) == joined(text)]
    return codes[0] if len(codes) == 1 else None


def _reason(value: Value) -> str:
    return "" if isinstance(value, CellError) else as_text(value)


def _rating(value: Value, framework: Framework) -> str | None:
    if isinstance(value, CellError | Uncalculated):
        return None
    if spelt(as_text(value)) == spelt(NOT_RATED):
        return NOT_RATED
    rating = framework.rating(as_text(value))
    return rating.name if rating else None


def unrated_standards(table: Table, framework: Framework) -> list[tuple[str, Place]]:
    """The standards that a ratings sheet names without a rating, each with the place of its empty cell."""
    standard_column, rating_column = table.column("standard") or 0, table.column("rating") or 0
    return [
        (code, table.place(row.number, rating_column))
        for row in table.rows
        if is_blank(row.value(rating_column)) and (code := _standard(row.value(standard_column), framework))
    ]
