"""``yjs score``: from workbooks to ratings."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.scored import NO, RatingOption, score_file, stated_ratings
from yjs_cli.errors import UsageError
from yjs_cli.frameworks import DEFAULT
from yjs_cli.output import Format, format_of

if TYPE_CHECKING:
    from yjs_cli.framework import Framework
    from yjs_cli.result import Document, InspectionResult


class Color(StrEnum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"


def command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Workbooks or CSV files; - is standard input.")],
    format: Annotated[  # noqa: A002  the option's name
        Format | None, typer.Option("--format", "-f", help="How to show the result.  [default: table]")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a file; its ending tells the format.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the output file if it exists.")] = False,
    framework: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="The rating method, or a file with your own.")
    ] = DEFAULT,
    rating: RatingOption = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="Exit with 1 if an answer or a judgement is missing.")
    ] = False,
    fail_under: Annotated[
        str | None, typer.Option("--fail-under", metavar="RATING", help="Exit with 1 if the overall rating is lower.")
    ] = None,
    expect: Annotated[
        str | None,
        typer.Option("--expect", metavar="FILE", help="Exit with 1 if the result differs from this JSON result."),
    ] = None,
    password_file: PasswordFile = None,
    color: Annotated[Color, typer.Option("--color", help="When to colour the table.")] = Color.auto,
) -> int:
    """Score case workbooks and show the ratings.

    A workbook with errors is not scored: the cells to mend are listed instead. With several files the others are
    scored all the same.
    """
    from yjs_cli import __version__
    from yjs_cli.commands.conditions import read_conditions, unmet_conditions
    from yjs_cli.commands.messages import tell
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.progress import Reading
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import refuse_to_overwrite
    from yjs_cli.result import FORMAT_VERSION, Document

    method = load_framework(framework)
    chosen = _format(format, output)
    if output is not None:
        refuse_to_overwrite(output, force, [*files, framework, expect, password_file])
    stated = stated_ratings(rating or (), method)
    reading = Reading(files)
    password_for = password_source(password_file, reading.resting)
    asked = read_conditions(complete, fail_under, expect, method)

    results: list[InspectionResult] = []
    code = 0
    for path in reading.each():
        scored, code_of_file = score_file(path, method, stated, password_for)
        results += [scored.result] if scored else []
        code = max(code, code_of_file)
    if results:
        document = Document(FORMAT_VERSION, __version__, method.name, tuple(results))
        _write(document, method, chosen, output, color)
        unmet = unmet_conditions(document, asked, method)
        tell(unmet)
        code = max(code, NO if unmet else 0)
    return code


def _format(format: Format | None, output: str | None) -> Format:  # noqa: A002
    chosen = format or (format_of(output) if output is not None else Format.table)
    if chosen is None:
        raise UsageError(f"{output}: its ending tells no format: use .json, .csv, .md or .txt, or add --format.")
    return chosen


def _write(document: "Document", method: "Framework", chosen: Format, output: str | None, color: Color) -> None:
    from yjs_cli.commands.messages import tell
    from yjs_cli.output import render
    from yjs_cli.output.words import counted
    from yjs_cli.output.writing import write_file, write_standard_output

    if chosen is Format.table:
        from yjs_cli.output import terminal

        if not output:
            terminal.show(document, method, sys.stdout, color.value)
            return
        text = terminal.page_text(document, method)
    else:
        text = render(document, method, chosen)
    if output:
        write_file(output, text)
        tell([f"{output}: {counted(len(document.inspections), 'inspection', 'inspections')} written."])
    else:
        write_standard_output(text)
