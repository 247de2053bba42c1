"""Sheets that yjs itself adds to workbooks. They repeat what other sheets say, so they are never read."""

from yjs_cli.problem import PROBLEMS_SHEET_HEADINGS
from yjs_cli.workbook.sheet import Sheet

# How the heading row of the live sheet of a template begins.
_LIVE_HEADINGS = ("Key question", "Yes", "No", "N/A", "Not answered", "Invalid", "Applicable (Yes and No)")
_TOP = 10  # rows in which the headings are


def is_made_by_yjs(sheet: Sheet) -> bool:
    """Whether this is the problems sheet of a marked copy, or the live sheet of a template."""
    return any(
        tuple(row.values[: len(headings)]) == headings
        for row in sheet.rows[:_TOP]
        for headings in (PROBLEMS_SHEET_HEADINGS, _LIVE_HEADINGS)
    )
