"""A result as text, one format a file. Importing this costs nothing: a format's module loads when it is used."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yjs_cli.framework import Framework
    from yjs_cli.result import Document


class Format(StrEnum):
    """What a result can be written as."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    line = "line"


ENDINGS = {
    ".json": Format.json,
    ".csv": Format.csv,
    ".md": Format.markdown,
    ".markdown": Format.markdown,
    ".txt": Format.table,
}


def format_of(path: str) -> Format | None:
    """The format that a file's ending asks for, in any case, or None where the ending says nothing."""
    return next((ENDINGS[ending] for ending in ENDINGS if path.lower().endswith(ending)), None)


def render(document: "Document", framework: "Framework", format: Format) -> str:  # noqa: A002 - the option's own name
    """The whole text of a result in one format, with ``\\n`` line ends.

    Raises ValueError for the table, which needs to know the page it is drawn on: see ``output.terminal``.
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

            return line.render(document)
    raise ValueError(f"the {format} is drawn by yjs_cli.output.terminal")
