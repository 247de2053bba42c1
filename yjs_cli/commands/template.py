"""``yjs template``: write an empty workbook to fill in."""

from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.errors import UsageError
from yjs_cli.frameworks import DEFAULT

if TYPE_CHECKING:
    from yjs_cli.documents.template.options import TemplateOptions
    from yjs_cli.framework import Framework

EXTENSION = ".xlsx"


def command(
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="The workbook to write (.xlsx).  [required]")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the workbook if it exists.")] = False,
    court_cases: Annotated[
        int | None,
        typer.Option("--court-cases", metavar="N", help="Number of court cases to prepare rows for.  [default: 10]"),
    ] = None,
    out_of_court_cases: Annotated[
        int | None,
        typer.Option(
            "--out-of-court-cases", metavar="N", help="Number of out-of-court cases to prepare rows for.  [default: 10]"
        ),
    ] = None,
    cases: Annotated[
        list[str] | None,
        typer.Option(
            "--cases",
            metavar="2=N",
            help="Number of cases for domain 2 (or another domain). You can repeat this option.",
        ),
    ] = None,
    service: Annotated[
        str | None, typer.Option("--service", metavar="NAME", help="Name of the inspected service.")
    ] = None,
    attributes: Annotated[
        str | None,
        typer.Option("--attributes", metavar="sex,age,...", help="Extra columns for details of each case."),
    ] = None,
    framework_option: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="Rating framework: a name, or your own file.")
    ] = DEFAULT,
) -> int:
    """Write an empty case workbook for fieldwork.

    It has guidance, numbered cases with drop-down lists of answers, a sheet for ratings, and percentages that update
    as you fill it in.
    """
    from yjs_cli.commands.messages import tell
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import refuse_to_overwrite, write_file

    if output is None:
        raise UsageError(f"give the name of the workbook to write, as in yjs template -o cases{EXTENSION}.")
    if not output.lower().endswith(EXTENSION):
        raise UsageError(f"{output}: the template is an Excel workbook, so its name must end in {EXTENSION}.")
    framework = load_framework(framework_option)
    refuse_to_overwrite(output, force, [framework_option])

    from yjs_cli.documents.template import template_workbook
    from yjs_cli.documents.template.options import read_options

    options = read_options(framework, court_cases, out_of_court_cases, cases or (), service, attributes)
    write_file(output, template_workbook(framework, options))
    tell([f"{output}: written{_numbered(framework, options)}. Fill it in, then run yjs check."])
    return 0


def _numbered(framework: "Framework", options: "TemplateOptions") -> str:
    """The number of numbered cases in each domain, in words."""
    from yjs_cli.output.words import counted, listed

    numbers = [
        f"{counted(options.cases[domain.code], 'numbered case', 'numbered cases')} for {domain.name}"
        for domain in framework.case_domains
    ]
    return f" with {listed(numbers, 'and')}" if numbers else ""
