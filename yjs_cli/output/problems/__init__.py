"""Problems as text. Each format has a module, which is imported when it is used."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yjs_cli.problem import CheckedFiles


class ProblemFormat(StrEnum):
    """The formats that problems can be written in."""

    table = "table"
    json = "json"
    csv = "csv"
    github = "github"


def render(checked: "CheckedFiles", format: ProblemFormat, every: bool = False) -> str:  # noqa: A002  the option's name
    """All problems as text with ``\\n`` line ends. Without problems, the table and ``github`` are empty.

    The table groups cells with the same problem, unless ``every`` is set. JSON and CSV always list every cell.
    """
    match format:
        case ProblemFormat.table:
            from yjs_cli.output.problems import lines

            return lines.render(checked, every)
        case ProblemFormat.json:
            from yjs_cli.output.problems import json_document

            return json_document.render(checked)
        case ProblemFormat.csv:
            from yjs_cli.output.problems import csv_rows

            return csv_rows.render(checked)
        case ProblemFormat.github:
            from yjs_cli.output.problems import github

            return github.render(checked)
