"""``yjs report``: the report of one inspection as a web page, a Word document or a spreadsheet."""

from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.by_columns import ByOption, chosen_columns, with_percentages_by
from yjs_cli.commands.inspections import Combine, OnlySheets, WithoutSheets
from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.scored import RatingOption, score_read, stated_ratings
from yjs_cli.documents.report import ReportFormat, report_format_of
from yjs_cli.errors import UsageError
from yjs_cli.frameworks import DEFAULT

if TYPE_CHECKING:
    import pandas as pd

    from yjs_cli.documents.report.people import Breakdown, CaseAnswers
    from yjs_cli.framework import Framework
    from yjs_cli.inspection import Inspection


def command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="A workbook or CSV file, or several with --combine. Use - for standard input."
        ),
    ],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="File to write the report to.  [required]")
    ] = None,
    format: Annotated[  # noqa: A002  the option's name
        ReportFormat | None,
        typer.Option("--format", "-f", help="Format of the report.  [default: from the file extension]"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the report if it exists.")] = False,
    title: Annotated[
        str | None,
        typer.Option(
            "--title", metavar="TEXT", help='Title of the report.  [default: the service and "inspection ratings"]'
        ),
    ] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="PATH", help="Your organisation's Word template.")
    ] = None,
    by: ByOption = None,
    suppress: Annotated[int, typer.Option("--suppress", metavar="N", min=0, help="Suppress counts below N.")] = 0,
    with_cases: Annotated[
        bool, typer.Option("--with-cases", help="List every case with its answers.  [default: no case is named]")
    ] = False,
    framework: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="Rating framework: a name, or your own file.")
    ] = DEFAULT,
    combine: Combine = False,
    sheet: OnlySheets = None,
    without_sheet: WithoutSheets = None,
    rating: RatingOption = None,
    every: Annotated[bool, typer.Option("--every", help="List every cell that has a problem.")] = False,
    password_file: PasswordFile = None,
) -> int:
    """Write a report of an inspection: a web page, a Word document or a spreadsheet.

    The file extension of PATH sets the format: .html, .docx or .xlsx. If the workbook has errors, yjs does not write a
    report. It lists the cells to fix instead.
    """
    from yjs_cli import __version__
    from yjs_cli.commands.inspections import read_inspections, sheet_choice
    from yjs_cli.commands.messages import tell
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.reading import Reading
    from yjs_cli.documents.report import render, require_libraries
    from yjs_cli.documents.report.compose import compose
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import refuse_to_overwrite, write_file
    from yjs_cli.result import FORMAT_VERSION, Document

    if output is None:
        raise UsageError("name the file to write the report to, for example: yjs report cases.xlsx -o report.html.")
    if len(files) > 1 and not combine:
        raise UsageError("a report is about one inspection. If the files are one inspection, add --combine.")
    chosen = _format(format, output)
    require_libraries(chosen)
    if template is not None and chosen is not ReportFormat.docx:
        raise UsageError(f"--template {template}: only a Word report (.docx) can use a template.")
    loaded = load_framework(framework)
    refuse_to_overwrite(output, force, [*files, framework, template, password_file])
    stated = stated_ratings(rating or (), loaded)
    reading = Reading(files)
    password_for = password_source(password_file, reading.paused)
    scored, code = None, 0
    for _, read in read_inspections(reading, loaded, password_for, sheet_choice(sheet, without_sheet), combine):
        scored, code_of_file = score_read(read, loaded, stated, every)
        code = max(code, code_of_file)
    if scored is None:
        return code
    inspection, result = scored
    columns = chosen_columns(by or (), inspection)
    result = with_percentages_by(result, inspection, columns, loaded, suppress)
    report = compose(
        Document(FORMAT_VERSION, __version__, loaded.name, (result,)),
        loaded,
        title=title,
        breakdowns=_breakdowns(columns, inspection, loaded),
        cases=_cases(inspection, loaded) if with_cases else (),
        suppress=suppress,
    )
    write_file(output, render(report, chosen, template))
    tell([f"{output}: written."])
    return 0


def _format(format: ReportFormat | None, output: str) -> ReportFormat:  # noqa: A002
    chosen = format or report_format_of(output)
    if chosen is None:
        raise UsageError(f"{output}: unknown file extension. Use .html, .docx or .xlsx, or add --format.")
    return chosen


def _breakdowns(
    columns: "dict[str, pd.Series]", inspection: "Inspection", framework: "Framework"
) -> "tuple[Breakdown, ...]":
    from yjs_cli.documents.report.people import NOT_STATED, Breakdown
    from yjs_cli.scoring.breakdowns import breakdown_counts

    domains = tuple(domain.code for domain in framework.case_domains)
    breakdowns = []
    for heading, values in columns.items():
        counts = breakdown_counts(inspection.cases, values, framework)
        breakdowns.append(Breakdown(heading, domains, tuple((value or NOT_STATED, of) for value, of in counts)))
    return tuple(breakdowns)


def _cases(inspection: "Inspection", framework: "Framework") -> "tuple[CaseAnswers, ...]":
    from yjs_cli.documents.report.people import CaseAnswers
    from yjs_cli.scoring.breakdowns import answers_by_case

    ids, domains = inspection.cases["case_id"], inspection.cases["domain"]
    return tuple(
        CaseAnswers(domains.iloc[case], ids.iloc[case], answers)
        for case, answers in answers_by_case(inspection, framework).items()
    )
