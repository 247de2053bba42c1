"""``yjs template``: a workbook to fill in."""

from typing import Annotated

import typer

from yjs_cli.errors import UsageError
from yjs_cli.frameworks import DEFAULT

ENDING = ".xlsx"


def command(
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="The workbook to write (.xlsx).  [required]")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the workbook if it exists.")] = False,
    court_cases: Annotated[
        int | None, typer.Option("--court-cases", metavar="N", help="Number so many court cases.  [default: 10]")
    ] = None,
    out_of_court_cases: Annotated[
        int | None,
        typer.Option("--out-of-court-cases", metavar="N", help="Number so many out-of-court cases.  [default: 10]"),
    ] = None,
    cases: Annotated[
        list[str] | None,
        typer.Option("--cases", metavar="2=N", help="The same for any domain; may be repeated."),
    ] = None,
    service: Annotated[str | None, typer.Option("--service", metavar="NAME", help="The service inspected.")] = None,
    attributes: Annotated[
        str | None, typer.Option("--attributes", metavar="sex,age,...", help="Columns for more about each case.")
    ] = None,
    framework: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="The rating method, or a file with your own.")
    ] = DEFAULT,
) -> int:
    """Write an empty case workbook, ready for fieldwork.

    It has guidance, a sheet of cases for each domain with lists to choose from, the ratings, and the percentages as
    they come in.
    """
    from yjs_cli.commands.messages import tell
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import refuse_to_overwrite, write_file

    if output is None:
        raise UsageError(f"name the workbook to write, as in yjs template -o cases{ENDING}.")
    if not output.lower().endswith(ENDING):
        raise UsageError(f"{output}: the template is an Excel workbook. Give it a name that ends in {ENDING}.")
    method = load_framework(framework)
    refuse_to_overwrite(output, force, [framework])

    from yjs_cli.template import template_workbook
    from yjs_cli.template.wanted import read_wishes

    wanted = read_wishes(method, court_cases, out_of_court_cases, cases or (), service, attributes)
    write_file(output, template_workbook(method, wanted))
    tell([f"{output}: template written. Fill it in, then: yjs check {output}"])
    return 0
