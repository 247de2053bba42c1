"""Counts of few people, left out of a report in such a way that they cannot be worked out from what is left."""

from collections.abc import Sequence


def suppressed(counts: Sequence[int], below: int, least: Sequence[int] = ()) -> list[int | None] | None:
    """Counts that add up to a published total, without those of fewer than ``below`` people: None in their place.

    ``least`` is what a reader knows each count to be at least, 0 or 1; 0 if not given. As long as what is left out
    could be worked out from the total, the smallest of the others is left out too; a zero only where nothing else is
    left. None where that does not help: then none of the counts may be shown.
    """
    known = least or [0] * len(counts)
    shown: list[int | None] = [None if 0 < count < below else count for count in counts]
    while None in shown and _can_be_worked_out(counts, shown, below, known):
        others = [index for index, count in enumerate(shown) if count is not None]
        if not others:
            return None
        shown[min(others, key=lambda index: (counts[index] == 0, counts[index]))] = None
    return shown


def _can_be_worked_out(counts: Sequence[int], shown: Sequence[int | None], below: int, least: Sequence[int]) -> bool:
    """Whether the sum of the counts left out tells each: one alone, all as small or all as large as they can be."""
    left_out = [index for index, count in enumerate(shown) if count is None]
    people_shown = any(shown)  # then no zero is left out
    return (
        len(left_out) == 1
        or all(counts[index] == (1 if people_shown else least[index]) for index in left_out)
        or all(counts[index] == below - 1 for index in left_out)
    )
