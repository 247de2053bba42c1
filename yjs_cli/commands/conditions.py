"""The conditions that a user can ask of a result: complete, not below a rating, as expected."""

import msgspec

from yjs_cli.errors import UnreadableFileError, UsageError
from yjs_cli.framework import Framework, Rating
from yjs_cli.output import words
from yjs_cli.output.problems.lines import problem_lines
from yjs_cli.result import Document, InspectionResult
from yjs_cli.text import MB, read_up_to

_EXPECTED_BYTES = 20 * MB  # a thousand inspections


class Conditions(msgspec.Struct, frozen=True):
    """What was asked for; None or False where nothing was."""

    complete: bool
    lowest: Rating | None
    expected: Document | None


def read_conditions(complete: bool, fail_under: str | None, expect: str | None, framework: Framework) -> Conditions:
    """Read the conditions before any work is done. Raises UsageError or UnreadableFileError."""
    return Conditions(
        complete=complete,
        lowest=rating_named(fail_under, framework, "--fail-under") if fail_under is not None else None,
        expected=_expected(expect) if expect is not None else None,
    )


def rating_named(text: str, framework: Framework, option: str) -> Rating:
    """The rating that an option names. Raises UsageError."""
    rating = framework.rating(text)
    if rating is None:
        names = ", ".join(rating.name for rating in framework.ratings)
        raise UsageError(f"{option}: {text!r} is not a rating. Use one of {names}.")
    return rating


def unmet_conditions(document: Document, asked: Conditions, framework: Framework) -> list[str]:
    """A line, or more, for every condition that a result does not meet; none where it meets all."""
    lines: list[str] = []
    for inspection in document.inspections:
        name = words.service_name(inspection)
        if asked.complete and inspection.status != "final":
            lines += problem_lines(problem for problem in inspection.problems if problem.severity == "notice")
            lines.append(f"{name}: not complete. {words.outlook_sentence(inspection)}")
        if asked.lowest and _is_below(inspection, asked.lowest, framework):
            lines.append(f"{name}: overall {inspection.overall or 'not rated yet'}, below {asked.lowest.name}.")
    if asked.expected:
        from yjs_cli.output.expectation import differences

        lines += differences(asked.expected, document)
    return lines


def _is_below(inspection: InspectionResult, lowest: Rating, framework: Framework) -> bool:
    names = [rating.name for rating in framework.ratings]
    return inspection.overall is None or names.index(inspection.overall) < names.index(lowest.name)


def _expected(path: str) -> Document:
    from yjs_cli.output.json_document import decode

    try:
        return decode(read_up_to(_EXPECTED_BYTES, path))
    except OSError as error:
        raise UsageError(f"--expect {path}: cannot be read: {error.strerror}.") from error
    except UnreadableFileError as error:
        raise UnreadableFileError(f"--expect {path}: {error}") from error
