"""``yjs score``: from workbooks to ratings."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from yjs_cli.commands.assume import AssumeOption, read_assumptions, with_assumptions
from yjs_cli.commands.by_columns import ByOption, SuppressOption, chosen_columns, with_percentages_by
from yjs_cli.commands.exit_codes import NOT_MET
from yjs_cli.commands.inspections import Combine, OnlySheets, WithoutSheets
from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.scored import RatingOption, score_read, stated_ratings
from yjs_cli.errors import UsageError
from yjs_cli.frameworks import DEFAULT
from yjs_cli.output import Format, format_of

if TYPE_CHECKING:
    from yjs_cli.framework import Framework
    from yjs_cli.result import Document, InspectionResult


class Color(StrEnum):
    """When to use colour."""

    auto = "auto"
    always = "always"
    never = "never"


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Workbooks or CSV files. Use - for standard input.")
    ],
    format: Annotated[  # noqa: A002  the option's name
        Format | None, typer.Option("--format", "-f", help="Format of the result.  [default: table]")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Write the result to a file. The file extension sets the format."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the output file if it exists.")] = False,
    framework_option: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="Rating framework: a name, or your own file.")
    ] = DEFAULT,
    combine: Combine = False,
    sheet: OnlySheets = None,
    without_sheet: WithoutSheets = None,
    rating: RatingOption = None,
    by: ByOption = None,
    suppress: SuppressOption = 0,
    assume: AssumeOption = None,
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
    brief: Annotated[bool, typer.Option("--brief", help="Show only the ratings, on one screen.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Show the page of each of several files, and every flag of a standard.")
    ] = False,
    header: Annotated[bool, typer.Option("--header", help="Begin the line format with a line of headings.")] = False,
    every: Annotated[bool, typer.Option("--every", help="List every cell that has a problem.")] = False,
    password_file: PasswordFile = None,
    color: Annotated[Color, typer.Option("--color", help="When to use colour.")] = Color.auto,
) -> int:
    """Score case workbooks and show the ratings.

    yjs does not score a workbook that has errors. It lists the cells to fix instead, and still scores the other files.
    """
    from yjs_cli import __version__
    from yjs_cli.commands.conditions import read_conditions, unmet_conditions
    from yjs_cli.commands.inspections import read_inspections, sheet_choice
    from yjs_cli.commands.messages import tell, tell_problems
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.reading import Reading
    from yjs_cli.commands.separate_files import SeparateFiles
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import refuse_to_overwrite
    from yjs_cli.result import FORMAT_VERSION, Document

    framework = load_framework(framework_option)
    chosen = _format(format, output)
    if header and chosen is not Format.line:
        raise UsageError("--header needs --format line.")
    if brief and (full or chosen is not Format.table):
        raise UsageError("--brief shows less of the page, so it cannot be used with --full or another --format.")
    if output is not None:
        refuse_to_overwrite(output, force, [*files, framework_option, expect, password_file])
    stated = stated_ratings(rating or (), framework)
    assumptions = read_assumptions(assume or (), framework)
    if assumptions and expect is not None:
        raise UsageError("--assume cannot be used with --expect, because it changes the result.")
    reading = Reading(files)
    password_for = password_source(password_file, reading.paused)
    conditions = read_conditions(complete, fail_under, expect, framework)
    color_of_messages: Literal["auto", "never"] = "never" if color is Color.never else "auto"

    results: list[InspectionResult] = []
    code = 0
    separate = SeparateFiles(len(files))
    for paths, inspection in read_inspections(
        reading, framework, password_for, sheet_choice(sheet, without_sheet), combine
    ):
        separate.add(paths, inspection)
        scored, code_of_file = score_read(inspection, framework, stated, every, color_of_messages)
        if scored:
            try:
                scored = with_assumptions(scored, assumptions, framework)
                columns = chosen_columns(by or (), scored.inspection)
                results.append(with_percentages_by(scored.result, scored.inspection, columns, framework, suppress))
            except UsageError as error:  # what the option names is in no case of this file, but may be in others
                tell([f"yjs: {f'{paths[0]}: ' if len(files) > 1 else ''}{error}"])
                code_of_file = error.exit_code
        code = max(code, code_of_file)
    if results:
        document = Document(FORMAT_VERSION, __version__, framework.name, tuple(results))
        _write(document, framework, chosen, output, color, full, brief, header)
        for unmet in unmet_conditions(document, conditions, framework):
            tell_problems(unmet.name, unmet.notices, every, color_of_messages)
            tell([unmet.message])
            code = max(code, NOT_MET)
    separate.warn()
    return code


def _format(format: Format | None, output: str | None) -> Format:  # noqa: A002
    chosen = format or (format_of(output) if output is not None else Format.table)
    if chosen is None:
        raise UsageError(f"{output}: unknown file extension. Use .json, .csv, .md or .txt, or add --format.")
    return chosen


def _write(
    document: "Document",
    framework: "Framework",
    chosen: Format,
    output: str | None,
    color: Color,
    full: bool,
    brief: bool,
    header: bool,
) -> None:
    from yjs_cli.commands.messages import tell
    from yjs_cli.output import render
    from yjs_cli.output.words import counted
    from yjs_cli.output.writing import write_file, write_standard_output

    if chosen is Format.table:
        from yjs_cli.output import terminal

        if not output:
            terminal.show(document, framework, sys.stdout, color.value, full, brief)
            return
        text = terminal.page_text(document, framework, full, brief)
    else:
        text = render(document, framework, chosen, header)
    if output:
        write_file(output, text.encode("utf-8-sig", "surrogateescape") if chosen is Format.csv else text)
        tell([f"{output}: {counted(len(document.inspections), 'inspection', 'inspections')} written."])
    else:
        write_standard_output(text)
