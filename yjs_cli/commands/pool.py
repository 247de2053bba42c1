"""``yjs pool``: many inspections as one table, with the spread of their ratings and pooled percentages."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.score import Color
from yjs_cli.documents.pool import PoolFormat, pool_format_of
from yjs_cli.errors import UsageError
from yjs_cli.frameworks import DEFAULT
from yjs_cli.pooling import Rows

if TYPE_CHECKING:
    from yjs_cli.pooling.pool import Pool

_NAMED = 20  # duplicates: more are only counted


def command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|FOLDER...", help="Workbooks, folders of workbooks, or patterns such as 2024/*.xlsx."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="File to write: .csv, .xlsx, .parquet or .html."),
    ] = None,
    format: Annotated[  # noqa: A002  the option's name
        PoolFormat | None, typer.Option("--format", "-f", help="Format.  [default: table, or from the file extension]")
    ] = None,
    rows: Annotated[
        Rows, typer.Option("--rows", help="One row per service, or one per service and key question with its counts.")
    ] = Rows.services,
    force: Annotated[bool, typer.Option("--force", help="Replace the output file if it exists.")] = False,
    cases_only: Annotated[
        bool, typer.Option("--cases-only", help="Rate only the standards that are rated from cases.")
    ] = False,
    framework_option: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="Rating framework: a name, or your own file.")
    ] = DEFAULT,
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="N", min=1, help="Number of files to read at the same time.")
    ] = 1,
    password_file: PasswordFile = None,
    color: Annotated[Color, typer.Option("--color", help="When to use colour.")] = Color.auto,
) -> int:
    """Pool the ratings and percentages of many services.

    yjs shows how the ratings of each standard are spread, the pooled percentage of each key question, and the services
    furthest from it. A file that cannot be scored is left out and does not stop the others.
    """
    from yjs_cli.commands.inputs import expand
    from yjs_cli.commands.messages import tell
    from yjs_cli.commands.pooled import pool_files
    from yjs_cli.documents.pool import require_library
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import refuse_to_overwrite
    from yjs_cli.pooling.cases_only import rated_from_cases
    from yjs_cli.pooling.pool import Pool

    chosen = _format(format, output)
    require_library(chosen)
    framework = load_framework(framework_option)
    paths = expand(files, output)
    if output is not None:
        refuse_to_overwrite(output, force, [*paths, framework_option, password_file])
    rating, left_out = rated_from_cases(framework) if cases_only else (framework, ())
    pooled, code, warned = [], 0, 0
    for file in pool_files(paths, framework, rating, jobs, password_file):
        if file.inspection is None:
            tell([file.message])
        else:
            pooled.append(file.inspection)
        warned += file.warnings > 0
        code = max(code, file.exit_code)
    pool = Pool(rating, tuple(pooled), left_out)
    if pooled:
        _write(pool, chosen, rows, output, color)
    _tell_what_to_look_at(pool, len(paths), warned)
    return code


def _format(format: PoolFormat | None, output: str | None) -> PoolFormat:  # noqa: A002
    chosen = format or (pool_format_of(output) if output is not None else PoolFormat.table)
    if chosen is None:
        raise UsageError(f"{output}: unknown file extension. Use .csv, .xlsx, .parquet or .html, or add --format.")
    if output is None and chosen not in {PoolFormat.table, PoolFormat.csv}:
        raise UsageError(f"name the file to write, for example: yjs pool services -o pool.{chosen}.")
    return chosen


def _write(pool: "Pool", chosen: PoolFormat, rows: Rows, output: str | None, color: Color) -> None:
    from yjs_cli.commands.messages import tell
    from yjs_cli.documents.pool import render
    from yjs_cli.output.words import counted
    from yjs_cli.output.writing import write_file, write_standard_output

    if output:
        if chosen is PoolFormat.table:
            from yjs_cli.output.terminal.pool_page import pool_text

            write_file(output, pool_text(pool))
        else:
            write_file(output, render(pool, chosen, rows))
        tell([f"{output}: {counted(len(pool.inspections), 'inspection', 'inspections')} written."])
    elif chosen is PoolFormat.csv:
        from yjs_cli.output import pool_csv

        write_standard_output(pool_csv.render(pool, rows))
    else:
        from yjs_cli.output.terminal.pool_page import show_pool

        show_pool(pool, sys.stdout, color.value)


def _tell_what_to_look_at(pool: "Pool", files: int, warned: int) -> None:
    """Report duplicates, files left out and files with warnings, after the page, where they are seen."""
    from yjs_cli.commands.messages import tell
    from yjs_cli.output.pool_words import duplicate_sentence
    from yjs_cli.output.words import counted
    from yjs_cli.pooling.duplicates import duplicates

    found = [duplicate_sentence(each) for each in duplicates(pool)]
    tell(found[:_NAMED])
    if len(found) > _NAMED:
        tell([f"And {len(found) - _NAMED:,} more that seem to be in the pool twice."])
    if warned:
        tell([f"{counted(warned, 'file has', 'files have')} warnings. To list them, run yjs check."])
    if left_out := files - len(pool.inspections):
        tell([f"{left_out:,} of {counted(files, 'file', 'files')} left out: see the messages above."])
