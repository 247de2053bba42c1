"""How a report looks in a document: in the house's styles, and ours for what it lacks."""

from collections.abc import Mapping

import msgspec
from docx.document import Document

from yjs_cli.output.report.content import Report
from yjs_cli.output.report.word.styles import complete_styles, ground_of, size_of, speak_english

_COLOURS = 4  # of ratings, from the lowest to the highest, in styles.xml


class RatingLook(msgspec.Struct, frozen=True):
    """The id of a rating's character style, and the colour of its ground, or None."""

    style: str
    ground: str | None


class Look(msgspec.Struct, frozen=True):
    """``styles``: the ids of styles in a document, by their ids in styles.xml. ``ratings``: by name.

    ``letter`` is the width of a wide letter in a table, in twentieths of a point.
    """

    styles: Mapping[str, str]
    ratings: Mapping[str, RatingLook]
    letter: int


def dress(document: Document, report: Report) -> Look:
    """Give a document the styles that it lacks, and the report's language."""
    styles = complete_styles(document)
    speak_english(document, styles.values())
    highest = max(len(report.ratings) - 1, 1)
    of_ratings = {
        rating: styles[f"Rating{1 + round(number * (_COLOURS - 1) / highest)}"]
        for number, rating in enumerate(report.ratings)
    }
    return Look(
        styles,
        {rating: RatingLook(style, ground_of(document, style)) for rating, style in of_ratings.items()},
        letter=6 * size_of(document, styles["TableText"]),  # six tenths of the size, given in half points
    )
