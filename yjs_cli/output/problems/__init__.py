"""Problems as text, one format a file. Importing this costs nothing: a format's module loads when it is used."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yjs_cli.problem import CheckedFiles


class ProblemFormat(StrEnum):
    """What problems can be written as."""

    table = "table"
    json = "json"
    csv = "csv"
    github = "github"


def render(checked: "CheckedFiles", format: ProblemFormat) -> str:  # noqa: A002  the option's own name
    """The whole text of what was found, with ``\\n`` line ends; empty for no problems, but in JSON and CSV."""
    match format:
        case ProblemFormat.table:
            from yjs_cli.output.problems import lines

            return lines.render(checked)
        case ProblemFormat.json:
            from yjs_cli.output.problems import json_document

            return json_document.render(checked)
        case ProblemFormat.csv:
            from yjs_cli.output.problems import csv_rows

            return csv_rows.render(checked)
        case ProblemFormat.github:
            from yjs_cli.output.problems import github

            return github.render(checked)
