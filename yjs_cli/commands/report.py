"""``yjs report``: the report pages of one inspection, as a web page, a Word document or a spreadsheet."""

from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.scored import RatingOption, score_file, stated_ratings
from yjs_cli.documents.report import ReportFormat, report_format_of
from yjs_cli.errors import UsageError
from yjs_cli.frameworks import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjs_cli.documents.report.people import Breakdown, CaseAnswers
    from yjs_cli.framework import Framework
    from yjs_cli.inspection import Inspection


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A workbook or CSV file; - is standard input.")],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="The report to write.  [required]")
    ] = None,
    format: Annotated[  # noqa: A002  the option's name
        ReportFormat | None, typer.Option("--format", "-f", help="If the ending of PATH does not tell.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the report if it exists.")] = False,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Another title.")] = None,
    template: Annotated[
        str | None, typer.Option("--template", metavar="HOUSE.docx", help="A Word document with your house style.")
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="HEADING", help="Count cases by a column, such as Sex; may be repeated."),
    ] = None,
    suppress: Annotated[
        int, typer.Option("--suppress", metavar="N", min=0, help="Leave out counts of fewer than N people.")
    ] = 0,
    with_cases: Annotated[
        bool, typer.Option("--with-cases", help="List every case with its answers. Without, no case is named.")
    ] = False,
    framework: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="The rating method, or a file with your own.")
    ] = DEFAULT,
    rating: RatingOption = None,
    password_file: PasswordFile = None,
) -> int:
    """Write the report of an inspection: a web page, a Word document or a spreadsheet.

    The ending of PATH tells which: .html, .docx or .xlsx. A workbook with errors gets no report: the cells to mend are
    listed instead.
    """
    from yjs_cli import __version__
    from yjs_cli.commands.messages import tell
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.documents.report import render, require_libraries
    from yjs_cli.documents.report.compose import compose
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import refuse_to_overwrite, write_file
    from yjs_cli.result import FORMAT_VERSION, Document

    if output is None:
        raise UsageError("name the report to write, as in yjs report cases.xlsx -o report.html.")
    chosen = _format(format, output)
    require_libraries(chosen)
    if template is not None and chosen is not ReportFormat.docx:
        raise UsageError(f"--template {template}: only a Word report (.docx) has one.")
    method = load_framework(framework)
    refuse_to_overwrite(output, force, [file, framework, template, password_file])
    stated = stated_ratings(rating or (), method)
    scored, code = score_file(file, method, stated, password_source(password_file))
    if scored is None:
        return code
    inspection, result = scored
    report = compose(
        Document(FORMAT_VERSION, __version__, method.name, (result,)),
        method,
        title=title,
        breakdowns=_breakdowns(by or (), inspection, method),
        cases=_cases(inspection, method) if with_cases else (),
        suppress=suppress,
    )
    write_file(output, render(report, chosen, template))
    tell([f"{output}: written."])
    return 0


def _format(format: ReportFormat | None, output: str) -> ReportFormat:  # noqa: A002
    chosen = format or report_format_of(output)
    if chosen is None:
        raise UsageError(f"{output}: its ending tells no format: use .html, .docx or .xlsx, or add --format.")
    return chosen


def _breakdowns(headings: "Sequence[str]", inspection: "Inspection", method: "Framework") -> "tuple[Breakdown, ...]":
    from yjs_cli.documents.report.people import NOT_STATED, Breakdown
    from yjs_cli.scoring.breakdowns import breakdown_counts

    known = {heading.casefold().strip(): heading for heading in inspection.attributes.columns}
    domains = tuple(domain.code for domain in method.case_domains)
    breakdowns = []
    for heading in headings:
        column = known.get(heading.casefold().strip())
        if column is None:
            raise UsageError(f"--by {heading}: no such column. There are: {', '.join(known.values()) or 'none'}.")
        counts = breakdown_counts(inspection.cases, inspection.attributes[column], method)
        breakdowns.append(Breakdown(column, domains, tuple((value or NOT_STATED, of) for value, of in counts)))
    return tuple(breakdowns)


def _cases(inspection: "Inspection", method: "Framework") -> "tuple[CaseAnswers, ...]":
    from yjs_cli.documents.report.people import CaseAnswers
    from yjs_cli.scoring.breakdowns import answers_by_case

    ids, domains = inspection.cases["case_id"], inspection.cases["domain"]
    return tuple(
        CaseAnswers(domains.iloc[case], ids.iloc[case], answers)
        for case, answers in answers_by_case(inspection, method).items()
    )
