"""How wide the columns of a table are, so that it fits its page whatever stands in it."""

from collections.abc import Sequence

_EDGES = 160  # twentieths of a point: the space on both sides of a text
_LONGEST_WORD = 16  # letters for which a column is made wide enough; a longer word is broken
_LONGEST_LINE = 40  # letters beyond which a text does not make its column wider still


def column_widths(rows: Sequence[Sequence[str]], letter: int, width: int) -> list[int]:
    """The widths of columns that share out ``width``, by what stands in them and how wide a ``letter`` is.

    Each column gets room for its longest word, and what is left goes to those with long lines.
    """
    columns = list(zip(*rows, strict=True))
    least = [_EDGES + letter * min(_longest_word(texts), _LONGEST_WORD) for texts in columns]
    most = [_EDGES + letter * min(max(map(len, texts)), _LONGEST_LINE) for texts in columns]
    if sum(least) >= width:
        return _shared(width, least)
    if sum(most) <= width:
        return _shared(width, most)
    more = [max(wanted - low, 0) for wanted, low in zip(most, least, strict=True)]
    return [low + extra for low, extra in zip(least, _shared(width - sum(least), more), strict=True)]


def _longest_word(texts: Sequence[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def _shared(width: int, parts: Sequence[int]) -> list[int]:
    """A width in the proportions of the parts, to the last twentieth of a point."""
    ends = [width * sum(parts[:number]) // sum(parts) for number in range(len(parts) + 1)]
    return [end - start for start, end in zip(ends, ends[1:], strict=False)]
