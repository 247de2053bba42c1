"""``yjs progress``: what is left to do in an inspection."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.exit_codes import NOT_MET
from yjs_cli.commands.inspections import Combine
from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.scored import RatingOption, score_read, stated_ratings
from yjs_cli.frameworks import DEFAULT

if TYPE_CHECKING:
    from yjs_cli.framework import Framework
    from yjs_cli.query_results import InspectionProgress, Progress


class ProgressFormat(StrEnum):
    """The formats that progress can be shown in."""

    table = "table"
    json = "json"
    csv = "csv"


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Workbooks or CSV files. Use - for standard input.")
    ],
    format: Annotated[  # noqa: A002  the option's name
        ProgressFormat, typer.Option("--format", "-f", help="Format of the list.")
    ] = ProgressFormat.table,
    combine: Combine = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="Exit with 1 if an answer or a judgement is missing.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--every", help="List every case and cell.  [default: the first 20 cases]")
    ] = False,
    framework_option: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="Rating framework: a name, or your own file.")
    ] = DEFAULT,
    rating: RatingOption = None,
    password_file: PasswordFile = None,
) -> int:
    """Show what is left to do: missing answers by standard, inspector and case, and missing judgements.

    Answers that can still change a rating come first. The output names cases and inspectors.
    """
    from yjs_cli import __version__
    from yjs_cli.commands.inspections import read_inspections, sheet_choice
    from yjs_cli.commands.messages import tell
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.reading import Reading
    from yjs_cli.framework import load_framework
    from yjs_cli.output.words import files_in_words, printable
    from yjs_cli.query_results import QUERY_FORMAT_VERSION, Progress
    from yjs_cli.scoring.open_work import open_work

    framework = load_framework(framework_option)
    stated = stated_ratings(rating or (), framework)
    reading = Reading(files)
    password_for = password_source(password_file, reading.paused)
    found: list[InspectionProgress] = []
    code = 0
    for _, inspection in read_inspections(reading, framework, password_for, sheet_choice(None, None), combine):
        scored, code_of_file = score_read(inspection, framework, stated, every)
        code = max(code, code_of_file)
        if scored:
            found.append(open_work(scored.inspection, scored.result, framework))
    if found:
        _write(Progress(QUERY_FORMAT_VERSION, __version__, framework.name, tuple(found)), framework, format, every)
    for each in found:
        if complete and each.status != "final":
            tell([f"{printable(each.service or '') or files_in_words(each.sources)}: not complete."])
            code = max(code, NOT_MET)
    return code


def _write(progress: "Progress", framework: "Framework", format: ProgressFormat, every: bool) -> None:  # noqa: A002
    from yjs_cli.output.writing import write_standard_output

    match format:
        case ProgressFormat.json:
            from yjs_cli.output.json_document import to_json

            write_standard_output(to_json(progress))
        case ProgressFormat.csv:
            from yjs_cli.output.progress_rows import render

            write_standard_output(render(progress))
        case ProgressFormat.table:
            from yjs_cli.output.terminal.printing import show_page
            from yjs_cli.output.terminal.progress_page import progress_page

            show_page(
                lambda page: (line for each in progress.inspections for line in progress_page(each, page, every)),
                framework,
                sys.stdout,
            )
