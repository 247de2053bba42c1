"""``yjs check``: every problem of every file in one run."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.exit_codes import NOT_MET
from yjs_cli.commands.inspections import Combine, OnlySheets, WithoutSheets
from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.errors import UsageError, YjsError
from yjs_cli.frameworks import DEFAULT
from yjs_cli.output.problems import ProblemFormat

if TYPE_CHECKING:
    from yjs_cli.layout.reading import SheetChoice
    from yjs_cli.problem import CheckedFile, CheckedFiles


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="Workbooks or CSV files. Use - for standard input."),
    ] = None,
    format: Annotated[  # noqa: A002  the option's name
        ProblemFormat, typer.Option("--format", "-f", help="Format of the list.")
    ] = ProblemFormat.table,
    framework_option: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="Rating framework: a name, or your own file.")
    ] = DEFAULT,
    combine: Combine = False,
    sheet: OnlySheets = None,
    without_sheet: WithoutSheets = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    every: Annotated[
        bool, typer.Option("--every", help="List every cell. Without this, cells with the same problem are grouped.")
    ] = False,
    marked: Annotated[
        str | None,
        typer.Option("--marked", metavar="PATH", help="Write a copy of the workbook with the cells to fix marked."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the marked copy if it exists.")] = False,
    password_file: PasswordFile = None,
    list_rules: Annotated[
        bool, typer.Option("--list", help="List every rule with its code, severity and meaning.")
    ] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="Explain a rule and how to fix the problem.")
    ] = None,
) -> int:
    """Check case workbooks and list every problem.

    Errors stop scoring. Warnings need review. Notices show what is incomplete. Each one gives the cell to fix.
    """
    from yjs_cli.checks.catalogue import rule_list, rule_manual
    from yjs_cli.commands.inspections import sheet_choice
    from yjs_cli.output.rule_text import wrapped_list, wrapped_manual
    from yjs_cli.output.writing import write_standard_output

    if list_rules:
        write_standard_output(wrapped_list(rule_list(), sys.stdout))
        return 0
    if explain is not None:
        write_standard_output(wrapped_manual(rule_manual(explain)))
        return 0
    if not files:
        raise UsageError("name a file to check, or use --list or --explain CODE.")
    if marked and combine:
        raise UsageError("--marked works on one file at a time, so it cannot be used with --combine.")
    return _check_files(
        files,
        format,
        framework_option,
        strict,
        every,
        password_file,
        marked,
        force,
        combine,
        sheet_choice(sheet, without_sheet),
    )


def _check_files(
    files: list[str],
    format: ProblemFormat,  # noqa: A002
    framework_option: str,
    strict: bool,
    every: bool,
    password_file: str | None,
    marked: str | None,
    force: bool,
    combine: bool,
    choice: "SheetChoice",
) -> int:
    from yjs_cli.checks import check
    from yjs_cli.commands.checked import checked_files, read_in_words
    from yjs_cli.commands.inspections import read_inspections
    from yjs_cli.commands.marking import workbook_to_mark, write_marked
    from yjs_cli.commands.messages import tell
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.reading import Reading
    from yjs_cli.commands.separate_files import SeparateFiles
    from yjs_cli.framework import load_framework
    from yjs_cli.problem import CHECK_FORMAT_VERSION, CheckedFiles

    framework = load_framework(framework_option)
    to_mark = workbook_to_mark(files, marked, force, [framework_option, password_file]) if marked else None
    reading = Reading(files)
    password_for = password_source(password_file, reading.paused)
    checked: list[CheckedFile] = []
    summary: list[str] = []
    separate = SeparateFiles(len(files))
    code = 0
    for paths, inspection in read_inspections(reading, framework, password_for, choice, combine):
        if isinstance(inspection, YjsError):
            tell([f"yjs: {inspection}"])
            code = max(code, inspection.exit_code)
            continue
        separate.add(paths, inspection)
        found = checked_files(paths, inspection, check(inspection, framework))
        checked += found
        summary += read_in_words(found, inspection, framework)
    if checked:
        _write(CheckedFiles(CHECK_FORMAT_VERSION, tuple(checked)), format, every)
    tell(summary)
    failing = {"error", "warning"} if strict else {"error"}
    if any(problem.severity in failing for file in checked for problem in file.problems):
        code = max(code, NOT_MET)
    if separate.warn() and strict:
        code = max(code, NOT_MET)
    if marked and to_mark and checked:
        write_marked(marked, to_mark, checked[0])
    return code


def _write(checked: "CheckedFiles", format: ProblemFormat, every: bool) -> None:  # noqa: A002
    from yjs_cli.commands.messages import is_terminal
    from yjs_cli.output.problems import render
    from yjs_cli.output.writing import write_standard_output

    if format is ProblemFormat.table and is_terminal(sys.stdout):
        from yjs_cli.output.terminal.problem_list import show_checked_files

        show_checked_files(checked.files, sys.stdout, every)
    else:
        write_standard_output(render(checked, format, every))
