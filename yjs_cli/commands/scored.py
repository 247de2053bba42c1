"""Check and score an inspection. Print errors and stop, or print warnings and continue."""

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from yjs_cli.commands.exit_codes import NOT_MET
from yjs_cli.errors import UsageError, YjsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yjs_cli.framework import Framework
    from yjs_cli.inspection import Inspection, StatedRating
    from yjs_cli.result import InspectionResult

RatingOption = Annotated[
    list[str] | None,
    typer.Option(
        "--rating", metavar="1.1=Good", help="Rating of a standard that inspectors judge. You can repeat this option."
    ),
]


class Scored(NamedTuple):
    """An inspection and its result."""

    inspection: "Inspection"
    result: "InspectionResult"


def score_read(
    inspection: "Inspection | YjsError",
    framework: "Framework",
    stated: "Sequence[StatedRating]",
    every: bool = False,
    color: Literal["auto", "never"] = "auto",
) -> tuple[Scored | None, int]:
    """Return an inspection's result, or None if it has none, and its exit code. An error is printed, not raised."""
    from msgspec.structs import replace

    from yjs_cli.checks import check
    from yjs_cli.commands.messages import tell, tell_problems
    from yjs_cli.output.problems.grouping import problem_count
    from yjs_cli.output.words import files_in_words
    from yjs_cli.scoring import score

    if isinstance(inspection, YjsError):
        tell([f"yjs: {inspection}"])
        return None, inspection.exit_code
    inspection = replace(inspection, stated_ratings=(*inspection.stated_ratings, *stated))
    problems = check(inspection, framework)
    name = files_in_words(inspection.sources)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        tell_problems(name, errors, every, color)
        tell([f"{name}: not scored: {problem_count(errors)} to fix."])
        return None, NOT_MET
    # The page itself says what is incomplete, so notices are not printed.
    tell_problems(name, [problem for problem in problems if problem.severity == "warning"], every, color)
    return Scored(inspection, score(inspection, framework, problems)), 0


def stated_ratings(texts: "Sequence[str]", framework: "Framework") -> tuple["StatedRating", ...]:
    """The ratings of judged standards given on the command line. Raises UsageError."""
    return tuple(_stated_rating(text, framework) for text in texts)


def _stated_rating(text: str, framework: "Framework") -> "StatedRating":
    from yjs_cli.commands.conditions import rating_named
    from yjs_cli.commands.option_place import OptionPlace
    from yjs_cli.framework import spelt
    from yjs_cli.inspection import NOT_RATED, StatedRating

    code, _, name = (part.strip() for part in text.partition("="))
    judged = [standard.code for standard in framework.standards if standard.method == "judgement"]
    if code not in judged:
        raise UsageError(f"--rating {text}: name a judged standard ({', '.join(judged)}), as in --rating 1.1=Good.")
    rating = NOT_RATED if spelt(name) == spelt(NOT_RATED) else rating_named(name, framework, f"--rating {text}").name
    return StatedRating(code, rating, "", OptionPlace(None, option=f"--rating {text}"))
