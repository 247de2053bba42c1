"""From an inspection to its result: counts, percentages, ratings, flags and what is still open. Pure functions only."""

from yjs_cli.scoring.overall import score

__all__ = ["score"]
