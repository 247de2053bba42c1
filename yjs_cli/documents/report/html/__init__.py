"""A report as one web page that holds all it needs: no script, no request to anywhere."""

import re
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from yjs_cli.documents.report.content import Block, Cell, Edge, Report, Row, Table

_HERE = Path(__file__).parent
_COLOURS = 5  # of ratings, from the lowest to the highest, in style.css
_LABEL = 12  # percent of the width that the label of an edge may take on a narrow page


def render_html(report: Report) -> bytes:
    """The page, in UTF-8. Whatever a workbook says stands in it as text, never as markup."""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"groups": _groups, "kind": _kind, "slug": _slug, "stepped": _stepped}
    environment.globals["colour"] = lambda rating: report.colour(rating, _COLOURS)
    page = environment.get_template("page.html").render(report=report)
    return f"{page.rstrip()}\n".encode("utf-8", errors="replace")


def _kind(block: Block) -> str:
    """Which kind of block it is, for the template to choose by."""
    return type(block).__name__.lower()


def _slug(text: str) -> str:
    """The name of a table as the id of an element."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _groups(table: Table) -> list[tuple[Cell | None, list[Row]]]:
    """The rows of a table under what they have in common, or all of them under nothing."""
    if not table.grouped:
        return [(None, list(table.rows))]
    return [
        (group[0].cells[0], group) for _, rows in groupby(table.rows, lambda row: row.cells[0]) if (group := list(rows))
    ]


def _stepped(edges: tuple[Edge, ...]) -> list[tuple[Edge, int]]:
    """The edges between ratings, each with how many lines down its label stands so that no two labels overlap."""
    lines: list[int] = []  # the last edge on each line
    placed = []
    for edge in edges:
        if edge.percent:
            step = next((i for i, last in enumerate(lines) if edge.percent - last >= _LABEL), len(lines))
            lines[step : step + 1] = [edge.percent]
            placed.append((edge, step))
    return placed
