"""How wide the columns of a table are, so that it fits its page whatever stands in it."""

from collections.abc import Sequence
from itertools import pairwise

_EDGES = 160  # twentieths of a point: the space on both sides of a text
_SHORTEST_WORD = 4  # letters that there is room for in any column
_LONGEST_WORD = 16  # letters for which a column is made wide enough; a longer word is broken
_LONGEST_LINE = 40  # letters beyond which a text does not make its column wider still


def column_widths(rows: Sequence[Sequence[str]], letter: int, width: int) -> list[int]:
    """The widths of columns, together ``width`` at most, by what stands in them and how wide a ``letter`` is.

    Each column gets room for its longest word, and what is left goes to those with long lines. A table with few words
    is no wider than they need, so that a figure stands near the name of its row.
    """
    words = _longest_words(rows)
    least = [_EDGES + letter * word for word in words]
    lines = [min(max(map(len, texts)), _LONGEST_LINE) for texts in zip(*rows, strict=True)]
    most = [_EDGES + letter * max(line, word) for line, word in zip(lines, words, strict=True)]
    if sum(least) >= width:
        return _shared(width, least)
    if sum(most) <= width:
        return _shared(min(width, sum(most) * 5 // 4), most)
    more = [wanted - low for wanted, low in zip(most, least, strict=True)]
    return [low + extra for low, extra in zip(least, _shared(width - sum(least), more), strict=True)]


def fitting_letter(rows: Sequence[Sequence[str]], letter: int, smallest: int, width: int) -> int:
    """How wide a letter may be for every column to have room for its longest word: ``letter`` if it can be."""
    words = _longest_words(rows)
    return max(min(letter, (width - _EDGES * len(words)) // sum(words)), min(smallest, letter))


def _longest_words(rows: Sequence[Sequence[str]]) -> list[int]:
    """The letters of each column's longest word."""
    longest = (
        max((len(word) for text in texts for word in text.split()), default=0) for texts in zip(*rows, strict=True)
    )
    return [max(min(letters, _LONGEST_WORD), _SHORTEST_WORD) for letters in longest]


def _shared(width: int, parts: Sequence[int]) -> list[int]:
    """A width in the proportions of the parts, to the last twentieth of a point."""
    ends = [width * sum(parts[:number]) // sum(parts) for number in range(len(parts) + 1)]
    return [end - start for start, end in pairwise(ends)]
