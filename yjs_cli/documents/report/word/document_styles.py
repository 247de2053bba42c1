"""The styles that a report uses in a document: the organisation's, and those of yjs that its template lacks."""

from collections.abc import Mapping

import msgspec
from docx.document import Document

from yjs_cli.documents.report.content import Report
from yjs_cli.documents.report.word.style_lookup import add_missing_styles, fill_of, font_of, set_language, size_of

_WIDE_FONTS = ("Verdana", "Georgia", "DejaVu")
_COLOURS = 4  # rating colours in styles.xml, from the lowest rating to the highest


class RatingStyle(msgspec.Struct, frozen=True):
    """The id of a rating's character style, and its fill colour, or None."""

    style: str
    fill: str | None


class DocumentStyles(msgspec.Struct, frozen=True):
    """The styles of one document.

    ``identifiers``: style ids in the document by their ids in styles.xml. ``ratings``: rating styles by the rating's
    name. ``size``: font size of tables, in half points. ``character_width``: the width of a wide character per half
    point of font size, in twentieths of a point. ``font``: the font of tables and charts.
    """

    identifiers: Mapping[str, str]
    ratings: Mapping[str, RatingStyle]
    size: int
    character_width: int
    font: str


def prepare_styles(document: Document, report: Report) -> DocumentStyles:
    """Add the styles that a document lacks and set its language."""
    identifiers = add_missing_styles(document)
    set_language(document, identifiers.values())
    font = font_of(document, identifiers["TableText"])
    rating_ids = {rating: identifiers[f"Rating{1 + report.colour(rating, _COLOURS)}"] for rating in report.ratings}
    return DocumentStyles(
        identifiers,
        {rating: RatingStyle(style, fill_of(document, style)) for rating, style in rating_ids.items()},
        size=size_of(document, identifiers["TableText"]),
        character_width=7 if font.startswith(_WIDE_FONTS) else 6,
        font=font,
    )
