"""From an inspection to its result: counts, percentages, ratings, flags, and what is still open. Pure throughout."""

from yjs_cli.scoring.counts import count_answers
from yjs_cli.scoring.overall import score

__all__ = ["count_answers", "score"]
