"""A result as text. Each format has a module, which is imported when it is used."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yjs_cli.framework import Framework
    from yjs_cli.result import Document


class Format(StrEnum):
    """The formats that a result can be written in."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    line = "line"


EXTENSIONS = {
    ".json": Format.json,
    ".csv": Format.csv,
    ".md": Format.markdown,
    ".markdown": Format.markdown,
    ".txt": Format.table,
}


def format_of(path: str) -> Format | None:
    """The format for a file extension in upper or lower case, or None if it is unknown."""
    return next((EXTENSIONS[extension] for extension in EXTENSIONS if path.lower().endswith(extension)), None)


def render(
    document: "Document",
    framework: "Framework",
    format: Format,  # noqa: A002 - the option's name
    header: bool = False,
) -> str:
    """A result in one format, with ``\\n`` line ends. ``header`` adds headings to the line format.

    Raises ValueError for the table, which depends on the terminal: see ``output.terminal``.
    """
    match format:
        case Format.json:
            from yjs_cli.output import json_document

            return json_document.render(document)
        case Format.csv:
            from yjs_cli.output import csv_rows

            return csv_rows.render(document)
        case Format.markdown:
            from yjs_cli.output import markdown

            return markdown.render(document, framework)
        case Format.line:
            from yjs_cli.output import line

            return line.render(document, header)
    raise ValueError(f"yjs_cli.output.terminal draws the {format}")
