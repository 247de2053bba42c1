"""The option ``--by``: the columns that cases are grouped by, and the percentages of their values."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

    from yjs_cli.framework import Framework
    from yjs_cli.inspection import Inspection
    from yjs_cli.result import InspectionResult

ByOption = Annotated[
    list[str] | None,
    typer.Option(
        "--by", metavar="HEADING", help="Show percentages by the values of a column, such as Sex. Repeatable."
    ),
]
SuppressOption = Annotated[
    int, typer.Option("--suppress", metavar="N", min=0, help="With --by, combine values with fewer than N cases.")
]


def chosen_columns(headings: Sequence[str], inspection: "Inspection") -> "dict[str, pd.Series]":
    """The columns with these headings, in any case. Raises UsageError for one that the cases do not have."""
    if not headings:
        return {}
    from yjs_cli.output.words import printable
    from yjs_cli.scoring.percentages_by import case_columns

    columns = case_columns(inspection)
    spellings = {heading.casefold().strip(): heading for heading in columns}
    chosen = {}
    for heading in headings:
        column = spellings.get(heading.casefold().strip())
        if column is None:
            usable = (
                f"Columns you can use: {printable(', '.join(columns))}."
                if columns
                else "The cases have no other columns."
            )
            raise UsageError(f"--by {heading}: there is no such column. {usable}")
        chosen[column] = columns[column]
    return chosen


def with_percentages_by(
    result: "InspectionResult",
    inspection: "Inspection",
    columns: "dict[str, pd.Series]",
    framework: "Framework",
    suppress: int,
) -> "InspectionResult":
    """The result with percentages by each column. Reports each table that suppression leaves empty."""
    if not columns:
        return result
    from msgspec.structs import replace

    from yjs_cli.commands.messages import tell
    from yjs_cli.output.words import not_shown_sentence
    from yjs_cli.scoring.percentages_by import percentages_by

    tables = tuple(
        percentages_by(inspection, heading, values, framework, suppress) for heading, values in columns.items()
    )
    tell(filter(None, map(not_shown_sentence, tables)))
    return replace(result, percentages_by=tables)
