"""A report as one self-contained web page: no scripts and no requests."""

import re
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from yjs_cli.documents.report.content import Block, Cell, Report, Row, Table, Threshold

_HERE = Path(__file__).parent
_COLOURS = 5  # rating colours in style.css, from the lowest rating to the highest
_LABEL_WIDTH = 12  # percent of the width of a narrow page that the label of a threshold can take


def render_html(report: Report) -> bytes:
    """The page in UTF-8. Text from a workbook is always escaped."""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"groups": _groups, "kind": _kind, "slug": _slug, "lines": _label_lines}
    environment.globals["colour"] = lambda rating: report.colour(rating, _COLOURS)
    page = environment.get_template("page.html").render(report=report)
    return f"{page.rstrip()}\n".encode("utf-8", errors="replace")


def _kind(block: Block) -> str:
    """The kind of a block, which decides the macro for it."""
    return type(block).__name__.lower()


def _slug(text: str) -> str:
    """The name of a table as an element id."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _groups(table: Table) -> list[tuple[Cell | None, list[Row]]]:
    """The rows of a table with the first cell that each group shares, or all rows with None."""
    if not table.grouped:
        return [(None, list(table.rows))]
    return [
        (group[0].cells[0], group) for _, rows in groupby(table.rows, lambda row: row.cells[0]) if (group := list(rows))
    ]


def _label_lines(thresholds: tuple[Threshold, ...]) -> list[tuple[Threshold, int]]:
    """The thresholds above 0, each with the line for its label, from 0, such that no two labels overlap."""
    lines: list[int] = []  # the last percentage on each line
    placed = []
    for threshold in thresholds:
        if threshold.percent:
            line = next((i for i, last in enumerate(lines) if threshold.percent - last >= _LABEL_WIDTH), len(lines))
            lines[line : line + 1] = [threshold.percent]
            placed.append((threshold, line))
    return placed
