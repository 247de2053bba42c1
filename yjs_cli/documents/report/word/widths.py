"""Column widths that fit a table on its page, whatever its text."""

from collections.abc import Sequence
from itertools import pairwise

_PADDING = 160  # twentieths of a point, left and right of a cell's text together
_SHORTEST_WORD = 4  # characters that fit into any column
_LONGEST_WORD = 16  # characters; a longer word is broken
_LONGEST_LINE = 40  # characters; longer text does not widen its column further


def column_widths(rows: Sequence[Sequence[str]], character_width: int, width: int) -> list[int]:
    """The widths of the columns, at most ``width`` together. All lengths are in twentieths of a point.

    Each column gets room for its longest word. Columns with long lines share the rest. A table with little text is only
    as wide as it needs, so that numbers stay near the name of their row.
    """
    words = _longest_words(rows)
    least = [_PADDING + character_width * word for word in words]
    lines = [min(max(map(len, texts)), _LONGEST_LINE) for texts in zip(*rows, strict=True)]
    most = [_PADDING + character_width * max(line, word) for line, word in zip(lines, words, strict=True)]
    if sum(least) >= width:
        return _shared(width, least)
    if sum(most) <= width:
        return _shared(min(width, sum(most) * 5 // 4), most)
    more = [high - low for high, low in zip(most, least, strict=True)]
    return [low + extra for low, extra in zip(least, _shared(width - sum(least), more), strict=True)]


def fitting_character_width(rows: Sequence[Sequence[str]], preferred: int, smallest: int, width: int) -> int:
    """The largest character width up to ``preferred``, not below ``smallest``, at which no column breaks a word."""
    words = _longest_words(rows)
    return max(min(preferred, (width - _PADDING * len(words)) // sum(words)), min(smallest, preferred))


def _longest_words(rows: Sequence[Sequence[str]]) -> list[int]:
    """The length of each column's longest word, in characters."""
    longest = (
        max((len(word) for text in texts for word in text.split()), default=0) for texts in zip(*rows, strict=True)
    )
    return [max(min(length, _LONGEST_WORD), _SHORTEST_WORD) for length in longest]


def _shared(width: int, parts: Sequence[int]) -> list[int]:
    """Divide a width in proportion to the parts, without a remainder."""
    ends = [width * sum(parts[:number]) // sum(parts) for number in range(len(parts) + 1)]
    return [end - start for start, end in pairwise(ends)]
