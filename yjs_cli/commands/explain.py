"""``yjs explain``: how a rating came about, and which answers it hangs on."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yjs_cli.commands.assume import AssumeOption, read_assumptions, with_assumptions
from yjs_cli.commands.inspections import Combine
from yjs_cli.commands.passwords import PasswordFile
from yjs_cli.commands.scored import RatingOption, score_read, stated_ratings
from yjs_cli.errors import UsageError
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
        list[str] | None,
        typer.Argument(
            metavar="[STANDARD...]", help="Standards such as 2.2, and with --combine more files.  [default: all]"
        ),
    ] = None,
    format: Annotated[  # noqa: A002  the option's name
        ExplainFormat, typer.Option("--format", "-f", help="Format of the explanation.")
    ] = ExplainFormat.table,
    combine: Combine = False,
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
    from yjs_cli.commands.inspections import read_inspections, sheet_choice
    from yjs_cli.commands.passwords import password_source
    from yjs_cli.commands.reading import Reading
    from yjs_cli.framework import load_framework
    from yjs_cli.output.writing import write_standard_output
    from yjs_cli.scoring.explanation import explain

    framework = load_framework(framework_option)
    texts = standard or []
    more_files = [text for text in texts if combine and not _codes_of(text, framework)]
    codes = _standards([text for text in texts if text not in more_files], framework)
    assumptions = read_assumptions(assume or (), framework)
    stated = stated_ratings(rating or (), framework)
    reading = Reading([file, *more_files])
    password_for = password_source(password_file, reading.paused)
    [(_, read)] = read_inspections(reading, framework, password_for, sheet_choice(None, None), combine)
    before, code = score_read(read, framework, stated)
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
        found = _codes_of(text, framework)
        if not found:
            if Path(text).is_file():
                raise UsageError(
                    "an explanation is about one inspection. If the files are one inspection, add --combine."
                )
            known = ", ".join(standard.code for standard in framework.standards)
            raise UsageError(f"{text} is not a standard of {framework.name}. Standards: {known}.")
        codes += found
    return codes


def _codes_of(text: str, framework: "Framework") -> list[str]:
    return [
        standard.code
        for domain in framework.domains
        for standard in domain.standards
        if text in (standard.code, domain.code, *(question.code for question in standard.questions))
    ]
