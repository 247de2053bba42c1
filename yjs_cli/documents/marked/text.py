"""Text as a workbook keeps it."""

import re
from xml.sax.saxutils import escape

from yjs_cli.output.words import printable

# Excel reads _x0041_ as the letter of that number.
_NUMBERED_LETTER = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def xml_text(text: str) -> str:
    """Text for a cell or a comment, on one line, without what XML or Excel would take for something else."""
    return escape(_NUMBERED_LETTER.sub("_x005F_", printable(text)))
