"""Cases and their cells as a short list."""

from collections.abc import Sequence
from itertools import groupby

from yjs_cli.query_results import AnswerCell

_SHOWN = 8  # cells, unless a user asks for all


def cells_in_words(cells: Sequence[AnswerCell], every: bool) -> str:
    """``D2-03 in M7, D2-05 in M9 (Court disposals)``, and how many more there are."""
    shown = cells if every or len(cells) <= _SHOWN + 1 else cells[:_SHOWN]
    groups = []
    for sheet, on_sheet in groupby(shown, key=lambda each: each.location.rpartition("!")[0] or _whole(each)):
        listed = ", ".join(f"{each.case}{_cell(each)}" for each in on_sheet)
        groups.append(f"{listed} ({sheet})" if sheet else listed)
    more = len(cells) - len(shown)
    return "; ".join(groups) + (f"; and {more} more (--every lists them)" if more else "")


def _whole(cell: AnswerCell) -> str:
    """The sheet of a case that has no cell for an answer: delimited text has no sheets, only cells."""
    return cell.location if " " in cell.location or not cell.location[-1:].isdigit() else ""


def _cell(cell: AnswerCell) -> str:
    address = cell.location.rpartition("!")[2]
    return f" in {address}" if address and address != _whole(cell) else ""
