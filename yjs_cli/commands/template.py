"""``yjs template``: a workbook to fill in."""

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
        int | None, typer.Option("--court-cases", metavar="N", help="How many court cases to number.  [default: 10]")
    ] = None,
    out_of_court_cases: Annotated[
        int | None,
        typer.Option("--out-of-court-cases", metavar="N", help="How many out-of-court cases to number.  [default: 10]"),
    ] = None,
    cases: Annotated[
        list[str] | None,
        typer.Option(
            "--cases", metavar="2=N", help="How many cases of domain 2 (or another) to number; may be repeated."
        ),
    ] = None,
    service: Annotated[str | None, typer.Option("--service", metavar="NAME", help="The service inspected.")] = None,
    attributes: Annotated[
        str | None,
        typer.Option("--attributes", metavar="sex,age,...", help="Columns for more about each case, none by default."),
    ] = None,
    framework: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="The rating method, or a file with your own.")
    ] = DEFAULT,
) -> int:
    """Write an empty case workbook, ready for fieldwork.

    It holds guidance, numbered cases with lists to choose answers from, the ratings, and percentages that follow what
    is filled in.
    """
    from yjs_cli.commands.messages import tell
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import refuse_to_overwrite, write_file

    if output is None:
        raise UsageError(f"name the workbook to write, as in yjs template -o cases{EXTENSION}.")
    if not output.lower().endswith(EXTENSION):
        raise UsageError(f"{output}: the template is an Excel workbook. Give it a name that ends in {EXTENSION}.")
    method = load_framework(framework)
    refuse_to_overwrite(output, force, [framework])

    from yjs_cli.documents.template import template_workbook
    from yjs_cli.documents.template.options import read_options

    options = read_options(method, court_cases, out_of_court_cases, cases or (), service, attributes)
    write_file(output, template_workbook(method, options))
    tell([f"{output}: written{_numbered(method, options)}. Fill it in, then run yjs check on it."])
    return 0


def _numbered(method: "Framework", options: "TemplateOptions") -> str:
    """How many cases are numbered, by domain."""
    from yjs_cli.output.words import counted, listed

    numbers = [
        f"{counted(options.cases[domain.code], 'case', 'cases')} of {domain.name}" for domain in method.case_domains
    ]
    return f", with {listed(numbers, 'and')} numbered" if numbers else ""
