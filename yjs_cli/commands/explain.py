"""``yjs explain``: how a rating came about, and which answers it hangs on."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.assume import AssumeOption, read_assumptions, with_assumptions
from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.scored import RatingOption, score_read, stated_ratings
from yjs_cli.errors import UsageError, YjsError
from yjs_cli.frameworks import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjs_cli.framework import Framework


class ExplainFormat(StrEnum):
    """The formats of an explanation."""

    table = "table"
    json = "json"


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A workbook or CSV file, or - for standard input.")],
    standard: Annotated[
        list[str] | None, typer.Argument(metavar="[STANDARD...]", help="Standards such as 2.2.  [default: all]")
    ] = None,
    format: Annotated[  # noqa: A002  the option's name
        ExplainFormat, typer.Option("--format", "-f", help="Format of the explanation.")
    ] = ExplainFormat.table,
    assume: AssumeOption = None,
    every: Annotated[bool, typer.Option("--every", help="List every cell.  [default: the first 8]")] = False,
    framework_option: Annotated[
        str, typer.Option("--framework", metavar="NAME|PATH", help="Rating framework: a name, or your own file.")
    ] = DEFAULT,
    rating: RatingOption = None,
    password_file: PasswordFile = None,
) -> int:
    """Explain how ratings came about, and which answers would change them.

    For each standard: the counts, the lowest percentage, the cells with No, and each answer that would change the
    rating. The output names cases.
    """
    from yjs_cli import __version__
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.framework import load_framework
    from yjs_cli.layout import read_inspection
    from yjs_cli.output.writing import write_standard_output
    from yjs_cli.scoring.explanation import explain

    framework = load_framework(framework_option)
    codes = _standards(standard or (), framework)
    assumptions = read_assumptions(assume or (), framework)
    stated = stated_ratings(rating or (), framework)
    try:
        inspection = read_inspection(file, framework, password_source(password_file))
    except YjsError as error:
        score_read(error, framework, stated)
        return error.exit_code
    before, code = score_read(inspection, framework, stated)
    if before is None:
        return code
    scored = with_assumptions(before, assumptions, framework)
    explanation = explain(
        scored.inspection, scored.result, framework, codes, __version__, before.result if assumptions else None
    )
    if format is ExplainFormat.json:
        from yjs_cli.output.json_document import to_json

        write_standard_output(to_json(explanation))
    else:
        from yjs_cli.output.terminal.explanation_page import explanation_page
        from yjs_cli.output.terminal.printing import show_page

        show_page(lambda page: explanation_page(explanation, page, every), framework, sys.stdout)
    return 0


def _standards(texts: "Sequence[str]", framework: "Framework") -> list[str]:
    """The codes of the standards. The code of a domain stands for its standards, a question's for its standard."""
    codes: list[str] = []
    for text in texts:
        found = [
            standard.code
            for domain in framework.domains
            for standard in domain.standards
            if text in (standard.code, domain.code, *(question.code for question in standard.questions))
        ]
        if not found:
            known = ", ".join(standard.code for standard in framework.standards)
            raise UsageError(f"{text} is not a standard of {framework.name}. Standards: {known}.")
        codes += found
    return codes
