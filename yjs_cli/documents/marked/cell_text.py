"""Text as a workbook stores it."""

import re
from xml.sax.saxutils import escape

from yjs_cli.output.words import printable

# Excel reads _x0041_ as the character with that code.
_CHARACTER_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def xml_text(text: str) -> str:
    """Text for a cell or comment: on one line, escaped for XML and for Excel."""
    return escape(_CHARACTER_CODE.sub("_x005F_", printable(text)))
