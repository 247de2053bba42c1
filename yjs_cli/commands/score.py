"""``yjs score``: from workbooks to ratings."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.errors import UsageError, YjsError
from yjs_cli.frameworks import DEFAULT
from yjs_cli.output import Format, format_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from yjs_cli.framework import Framework
    from yjs_cli.inspection import StatedRating
    from yjs_cli.result import Document, InspectionResult

NO = 1  # the exit code for: it ran, and the answer is no


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
    rating: Annotated[
        list[str] | None,
        typer.Option("--rating", metavar="1.1=Good", help="The rating of a judged standard; may be repeated."),
    ] = None,
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
    from yjs_cli.commands.progress import each_with_progress
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import refuse_to_overwrite
    from yjs_cli.result import FORMAT_VERSION, Document

    method = load_framework(framework)
    chosen = _format(format, output)
    if output is not None:
        refuse_to_overwrite(output, force, [*files, framework, *([expect] if expect else [])])
    stated = tuple(_stated_rating(text, method) for text in rating or ())
    password_for = password_source(password_file)
    asked = read_conditions(complete, fail_under, expect, method)

    results: list[InspectionResult] = []
    code = 0
    for path in each_with_progress(files):
        result, code_of_file = _score_file(path, method, stated, password_for)
        results += [result] if result else []
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


def _stated_rating(text: str, method: "Framework") -> "StatedRating":
    """A judged standard's rating from the command line, as if a ratings sheet had said it."""
    from yjs_cli.commands.conditions import rating_named
    from yjs_cli.framework import spelt
    from yjs_cli.inspection import NOT_RATED, Place, StatedRating

    code, _, name = (part.strip() for part in text.partition("="))
    judged = [standard.code for standard in method.standards if standard.method == "judgement"]
    if code not in judged:
        raise UsageError(f"--rating {text}: name a judged standard ({', '.join(judged)}), as in --rating 1.1=Good.")
    rating = NOT_RATED if spelt(name) == spelt(NOT_RATED) else rating_named(name, method, f"--rating {text}").name
    return StatedRating(code, rating, "", Place(f"--rating {text}"))


def _score_file(
    path: str,
    method: "Framework",
    stated: tuple["StatedRating", ...],
    password_for: "Callable[[str], str | None]",
) -> tuple["InspectionResult | None", int]:
    """A file's result, or None, and its part in the exit code. What stops one file does not stop the others."""
    from msgspec.structs import replace

    from yjs_cli.checks import check
    from yjs_cli.commands.messages import tell, tell_problems
    from yjs_cli.intake import read_inspection
    from yjs_cli.output.problems.lines import problem_count
    from yjs_cli.scoring import score

    try:
        inspection = read_inspection(path, method, password_for)
    except YjsError as error:
        tell([f"yjs: {error}"])
        return None, error.exit_code
    inspection = replace(inspection, stated_ratings=inspection.stated_ratings + stated)
    problems = check(inspection, method)
    name = inspection.source.name
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        tell_problems(name, errors)
        tell([f"{name}: not scored. {problem_count(errors)} to mend, each at the cell named."])
        return None, NO
    # What is unfinished stands on the page itself.
    tell_problems(name, [problem for problem in problems if problem.severity == "warning"])
    return score(inspection, method, problems), 0


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
