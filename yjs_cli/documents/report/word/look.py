"""How a report looks in a document: in the house's styles, and ours for what it lacks."""

from collections.abc import Mapping

import msgspec
from docx.document import Document

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.word.styles import complete_styles, font_of, ground_of, size_of, speak_english

_WIDE_FONTS = ("Verdana", "Georgia", "DejaVu")
_COLOURS = 4  # of ratings, from the lowest to the highest, in styles.xml


class RatingLook(msgspec.Struct, frozen=True):
    """The id of a rating's character style, and the colour of its ground, or None."""

    style: str
    ground: str | None


class Look(msgspec.Struct, frozen=True):
    """``styles``: the ids of styles in a document, by their ids in styles.xml. ``ratings``: by name.

    ``size`` is that of the letters in tables, in half points, and ``letter`` how wide a wide one is for each half point
    of its size, in twentieths of a point. ``font`` is the name of theirs and the charts'.
    """

    styles: Mapping[str, str]
    ratings: Mapping[str, RatingLook]
    size: int
    letter: int
    font: str


def dress(document: Document, report: Report) -> Look:
    """Give a document the styles that it lacks, and the report's language."""
    styles = complete_styles(document)
    speak_english(document, styles.values())
    font = font_of(document, styles["TableText"])
    of_ratings = {rating: styles[f"Rating{1 + report.colour(rating, _COLOURS)}"] for rating in report.ratings}
    return Look(
        styles,
        {rating: RatingLook(style, ground_of(document, style)) for rating, style in of_ratings.items()},
        size=size_of(document, styles["TableText"]),
        letter=7 if font.startswith(_WIDE_FONTS) else 6,
        font=font,
    )
