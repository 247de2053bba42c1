"""``yjs check``: every problem of every file in one run."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.exit_codes import NOT_MET
from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.errors import UsageError, YjsError
from yjs_cli.frameworks import DEFAULT
from yjs_cli.output.problems import ProblemFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from yjs_cli.framework import Framework
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
    return _check_files(files, format, framework_option, strict, every, password_file, marked, force)


def _check_files(
    files: list[str],
    format: ProblemFormat,  # noqa: A002
    framework_option: str,
    strict: bool,
    every: bool,
    password_file: str | None,
    marked: str | None,
    force: bool,
) -> int:
    from yjs_cli.commands.marking import workbook_to_mark, write_marked
    from yjs_cli.commands.messages import tell
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.progress import Reading
    from yjs_cli.framework import load_framework
    from yjs_cli.output.problems.grouping import problem_count
    from yjs_cli.problem import CHECK_FORMAT_VERSION, CheckedFiles

    framework = load_framework(framework_option)
    to_mark = workbook_to_mark(files, marked, force, [framework_option, password_file]) if marked else None
    reading = Reading(files)
    password_for = password_source(password_file, reading.paused)
    checked: list[CheckedFile] = []
    code = 0
    for path in reading.each():
        try:
            checked.append(_check_file(path, framework, password_for))
        except YjsError as error:
            tell([f"yjs: {error}"])
            code = max(code, error.exit_code)
    if checked:
        _write(CheckedFiles(CHECK_FORMAT_VERSION, tuple(checked)), format, every)
    failing = {"error", "warning"} if strict else {"error"}
    for file in checked:
        tell([f"{file.name}: {problem_count(file.problems) or 'no problems'}."])
        if any(problem.severity in failing for problem in file.problems):
            code = max(code, NOT_MET)
        if marked and to_mark:
            write_marked(marked, to_mark, file)
    return code


def _check_file(path: str, framework: "Framework", password_for: "Callable[[str], str | None]") -> "CheckedFile":
    from yjs_cli.checks import check
    from yjs_cli.layout import read_inspection
    from yjs_cli.problem import CheckedFile
    from yjs_cli.workbook.opening import STANDARD_INPUT

    inspection = read_inspection(path, framework, password_for)
    name = inspection.source.name if path == STANDARD_INPUT else path
    return CheckedFile(name, inspection.source.sha256, check(inspection, framework))


def _write(checked: "CheckedFiles", format: ProblemFormat, every: bool) -> None:  # noqa: A002
    from yjs_cli.commands.messages import is_terminal
    from yjs_cli.output.problems import render
    from yjs_cli.output.writing import write_standard_output

    if format is ProblemFormat.table and is_terminal(sys.stdout):
        from yjs_cli.output.terminal.problem_list import show_checked_files

        show_checked_files(checked.files, sys.stdout, every)
    else:
        write_standard_output(render(checked, format, every))
