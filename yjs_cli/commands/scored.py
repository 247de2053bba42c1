"""One file scored, for every command that shows its result: errors are told and stop it, warnings are told."""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from yjs_cli.errors import UsageError, YjsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yjs_cli.framework import Framework
    from yjs_cli.inspection import Inspection, StatedRating
    from yjs_cli.result import InspectionResult

NO = 1  # the exit code for: it ran, and the answer is no

RatingOption = Annotated[
    list[str] | None,
    typer.Option("--rating", metavar="1.1=Good", help="The rating of a judged standard; may be repeated."),
]


class Scored(NamedTuple):
    """What a file says, and its result."""

    inspection: "Inspection"
    result: "InspectionResult"


def score_file(
    path: str,
    method: "Framework",
    stated: "Sequence[StatedRating]",
    password_for: "Callable[[str], str | None]",
) -> tuple[Scored | None, int]:
    """A file's result, or None, and its part in the exit code. What stops one file does not stop the others."""
    from msgspec.structs import replace

    from yjs_cli.checks import check
    from yjs_cli.commands.messages import tell, tell_problems
    from yjs_cli.layout import read_inspection
    from yjs_cli.output.problems.lines import problem_count
    from yjs_cli.scoring import score

    try:
        inspection = read_inspection(path, method, password_for)
    except YjsError as error:
        tell([f"yjs: {error}"])
        return None, error.exit_code
    inspection = replace(inspection, stated_ratings=(*inspection.stated_ratings, *stated))
    problems = check(inspection, method)
    name = inspection.source.name
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        tell_problems(name, errors)
        tell([f"{name}: not scored. {problem_count(errors)} to mend, each at the cell named."])
        return None, NO
    # What is unfinished stands on the page itself.
    tell_problems(name, [problem for problem in problems if problem.severity == "warning"])
    return Scored(inspection, score(inspection, method, problems)), 0


def stated_ratings(texts: "Sequence[str]", method: "Framework") -> tuple["StatedRating", ...]:
    """Judged standards' ratings from the command line, as if a ratings sheet had said them. Raises UsageError."""
    return tuple(_stated_rating(text, method) for text in texts)


def _stated_rating(text: str, method: "Framework") -> "StatedRating":
    from yjs_cli.commands.conditions import rating_named
    from yjs_cli.framework import spelt
    from yjs_cli.inspection import NOT_RATED, StatedRating
    from yjs_cli.workbook.cell import Place

    code, _, name = (part.strip() for part in text.partition("="))
    judged = [standard.code for standard in method.standards if standard.method == "judgement"]
    if code not in judged:
        raise UsageError(f"--rating {text}: name a judged standard ({', '.join(judged)}), as in --rating 1.1=Good.")
    rating = NOT_RATED if spelt(name) == spelt(NOT_RATED) else rating_named(name, method, f"--rating {text}").name
    return StatedRating(code, rating, "", Place(f"--rating {text}"))
