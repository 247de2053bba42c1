"""``yjs check``: every problem of every file in one run."""

from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.scored import NO
from yjs_cli.errors import UsageError, YjsError
from yjs_cli.frameworks import DEFAULT
from yjs_cli.output.problems import ProblemFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from yjs_cli.framework import Framework
    from yjs_cli.problem import CheckedFile


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="Workbooks or CSV files; - is standard input."),
    ] = None,
    format: Annotated[  # noqa: A002  the option's name
        ProblemFormat, typer.Option("--format", "-f", help="How to show the problems.")
    ] = ProblemFormat.table,
    framework: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="The rating method, or a file with your own.")
    ] = DEFAULT,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    marked: Annotated[
        str | None,
        typer.Option("--marked", metavar="PATH", help="Write a copy with the cells at fault marked (.xlsx)."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the marked copy if it exists.")] = False,
    password_file: PasswordFile = None,
    list_rules: Annotated[bool, typer.Option("--list", help="List every rule: code, severity, one line.")] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="Say what a rule means and how to mend it.")
    ] = None,
) -> int:
    """Check case workbooks and list every problem.

    Errors stop scoring, warnings want reading, notices say what is unfinished. Each names the cell to mend.
    """
    from yjs_cli.checks.catalogue import rule_list, rule_manual
    from yjs_cli.output.writing import write_standard_output

    if list_rules:
        write_standard_output(rule_list())
        return 0
    if explain is not None:
        write_standard_output(rule_manual(explain))
        return 0
    if not files:
        raise UsageError("name a file to check, or use --list or --explain CODE.")
    return _check_files(files, format, framework, strict, password_file, marked, force)


def _check_files(
    files: list[str],
    format: ProblemFormat,  # noqa: A002
    framework: str,
    strict: bool,
    password_file: str | None,
    marked: str | None,
    force: bool,
) -> int:
    from yjs_cli.commands.marking import workbook_to_mark, write_marked
    from yjs_cli.commands.messages import tell
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.progress import Reading
    from yjs_cli.framework import load_framework
    from yjs_cli.output.problems import render
    from yjs_cli.output.problems.lines import problem_count
    from yjs_cli.output.writing import write_standard_output
    from yjs_cli.problem import CHECK_FORMAT_VERSION, CheckedFiles

    method = load_framework(framework)
    to_mark = workbook_to_mark(files, marked, force, [framework, password_file]) if marked else None
    reading = Reading(files)
    password_for = password_source(password_file, reading.resting)
    checked: list[CheckedFile] = []
    code = 0
    for path in reading.each():
        try:
            checked.append(_check_file(path, method, password_for))
        except YjsError as error:
            tell([f"yjs: {error}"])
            code = max(code, error.exit_code)
    if checked:
        write_standard_output(render(CheckedFiles(CHECK_FORMAT_VERSION, tuple(checked)), format))
    failing = {"error", "warning"} if strict else {"error"}
    for file in checked:
        tell([f"{file.name}: {problem_count(file.problems) or 'no problems'}."])
        if any(problem.severity in failing for problem in file.problems):
            code = max(code, NO)
        if marked and to_mark:
            write_marked(marked, to_mark, file)
    return code


def _check_file(path: str, method: "Framework", password_for: "Callable[[str], str | None]") -> "CheckedFile":
    from yjs_cli.checks import check
    from yjs_cli.layout import read_inspection
    from yjs_cli.problem import CheckedFile
    from yjs_cli.workbook.opening import STANDARD_INPUT

    inspection = read_inspection(path, method, password_for)
    name = inspection.source.name if path == STANDARD_INPUT else path
    return CheckedFile(name, inspection.source.sha256, check(inspection, method))
