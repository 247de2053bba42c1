"""``yjs compare``: what changed between inspections."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.scored import score_read
from yjs_cli.errors import UnreadableFileError, UsageError, YjsError
from yjs_cli.frameworks import DEFAULT
from yjs_cli.text import MB, read_up_to

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yjs_cli.comparison_results import Compared, Inspected
    from yjs_cli.framework import Framework
    from yjs_cli.inspection import Inspection
    from yjs_cli.result import InspectionResult

_RESULT_BYTES = 20 * MB  # as for --expect


class CompareFormat(StrEnum):
    """The formats of a comparison."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


class _File(NamedTuple):
    """A file to compare; a JSON result has no inspection."""

    path: str
    result: "InspectionResult"
    inspection: "Inspection | None"


def command(
    files: Annotated[
        list[str],
        typer.Argument(metavar="OLD NEW [NEWER...]", help="Workbooks, CSV files, or JSON results of yjs score."),
    ],
    cases: Annotated[
        bool,
        typer.Option("--cases", help="Also list each answer given, changed or cleared, and how far the files agree."),
    ] = False,
    format: Annotated[  # noqa: A002  the option's name
        CompareFormat, typer.Option("--format", "-f", help="Format of the comparison.")
    ] = CompareFormat.table,
    every: Annotated[bool, typer.Option("--every", help="List every case.  [default: the first 20]")] = False,
    framework_option: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="Rating framework: a name, or your own file.")
    ] = DEFAULT,
    password_file: PasswordFile = None,
) -> int:
    """Compare inspections: ratings, percentages with their counts, and the overall rating.

    The largest change comes first. Three files or more are shown side by side, in the order of their fieldwork dates.
    Only --cases names cases.
    """
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.reading import Reading
    from yjs_cli.framework import load_framework

    if len(files) < 2:
        raise UsageError("give two files to compare, as in yjs compare old.xlsx new.xlsx.")
    framework = load_framework(framework_option)
    reading = Reading(files)
    password_for = password_source(password_file, reading.paused)
    read: list[_File] = []
    code = 0
    for path in reading.each():
        file, code_of_file = _read(path, framework, password_for)
        code = max(code, code_of_file)
        read += [file] if file else []
    if code:
        return code
    _write(_compare(read, framework, cases), framework, format, every)
    return 0


def _read(path: str, framework: "Framework", password_for: "Callable[[str], str | None]") -> tuple[_File | None, int]:
    from yjs_cli.layout import read_inspection

    if path.lower().endswith(".json"):
        return _File(path, _result(path, framework), None), 0
    inspection: Inspection | YjsError
    try:
        inspection = read_inspection(path, framework, password_for)
    except YjsError as error:
        inspection = error
    scored, code = score_read(inspection, framework, ())
    return (_File(path, scored.result, scored.inspection) if scored else None), code


def _result(path: str, framework: "Framework") -> "InspectionResult":
    from yjs_cli.output.json_document import decode

    try:
        document = decode(read_up_to(_RESULT_BYTES, path))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}.") from error
    except UnreadableFileError as error:
        raise UnreadableFileError(f"{path}: not a result of yjs score: {error}") from error
    if len(document.inspections) != 1:
        raise UsageError(
            f"{path}: has {len(document.inspections)} inspections. Compare results of one inspection each."
        )
    if document.framework != framework.name:
        raise UsageError(f"{path}: was rated by {document.framework}, not by {framework.name}. Add --framework.")
    return document.inspections[0]


def _compare(files: "Sequence[_File]", framework: "Framework", with_cases: bool) -> "Compared":
    from yjs_cli import __version__
    from yjs_cli.comparison_results import Compared
    from yjs_cli.query_results import QUERY_FORMAT_VERSION
    from yjs_cli.scoring.comparison import compare, compare_cases, trend

    several = len(files) > 2
    in_date_order = several and all(file.result.fieldwork_start for file in files)
    if in_date_order:
        files = sorted(files, key=lambda file: file.result.fieldwork_start or "")
    first, last = files[0], files[-1]
    cases = None
    if with_cases:
        for file in (first, last):
            if file.inspection is None:
                raise UsageError(f"--cases needs workbooks. {file.path} is a result, which has no cases.")
        if first.inspection is not None and last.inspection is not None:
            cases = compare_cases(first.inspection, last.inspection, framework)
    return Compared(
        format_version=QUERY_FORMAT_VERSION,
        yjs_version=__version__,
        framework=framework.name,
        files=tuple(map(_inspected, files)),
        in_date_order=in_date_order,
        changes=compare(first.result, last.result, framework, cases),
        trend=trend([file.result for file in files], framework) if several else None,
    )


def _inspected(file: _File) -> "Inspected":
    from yjs_cli.comparison_results import Inspected

    result = file.result
    return Inspected(
        file=file.path,
        service=result.service,
        fieldwork_start=result.fieldwork_start,
        status=result.status,
        score=result.score,
        max_score=result.max_score,
        overall=result.overall,
        assumed=bool(result.assumed),
    )


def _write(compared: "Compared", framework: "Framework", format: CompareFormat, every: bool) -> None:  # noqa: A002
    from yjs_cli.output.writing import write_standard_output

    match format:
        case CompareFormat.json:
            from yjs_cli.output.json_document import to_json

            write_standard_output(to_json(compared))
        case CompareFormat.csv:
            from yjs_cli.output import comparison_rows

            write_standard_output(comparison_rows.render(compared))
        case CompareFormat.markdown:
            from yjs_cli.output import comparison_markdown

            write_standard_output(comparison_markdown.render(compared, framework))
        case CompareFormat.table:
            from yjs_cli.output.terminal.comparison_page import comparison_page
            from yjs_cli.output.terminal.printing import show_page

            show_page(lambda page: comparison_page(compared, page, every), framework, sys.stdout)
