"""Suppression of small counts, so that they cannot be worked out from the other counts and the total."""

from collections.abc import Sequence


def suppressed(counts: Sequence[int], below: int, least: Sequence[int] = ()) -> list[int | None] | None:
    """Counts that add up to a published total, with None for those from 1 to ``below`` - 1.

    ``least`` is the lowest value that a reader knows each count can have, 0 or 1 (default: 0). While the suppressed
    counts could be worked out from the total, the smallest other count is suppressed too; a zero only if nothing else
    is left. Returns None if that does not help: then none of the counts may be shown.
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
    """Whether the suppressed counts follow from their sum: only one, all at their minimum, or all at their maximum."""
    suppressed_at = [index for index, count in enumerate(shown) if count is None]
    people_shown = any(shown)  # in that case no zero is suppressed
    return (
        len(suppressed_at) == 1
        or all(counts[index] == (1 if people_shown else least[index]) for index in suppressed_at)
        or all(counts[index] == below - 1 for index in suppressed_at)
    )
