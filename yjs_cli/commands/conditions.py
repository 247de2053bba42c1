"""Conditions on a result: that it is complete, not below a rating, or as expected."""

from typing import NamedTuple

import msgspec

from yjs_cli.errors import UnreadableFileError, UsageError
from yjs_cli.framework import Framework, Rating
from yjs_cli.output import words
from yjs_cli.problem import Problem
from yjs_cli.result import Document, InspectionResult
from yjs_cli.text import MB, read_up_to

# The rules whose notices explain why a result is not complete. Other notices say nothing is missing.
_WHAT_IS_MISSING = frozenset(("answer-missing", "case-unanswered", "judgement-missing"))
_EXPECTED_BYTES = 20 * MB  # enough for a thousand inspections


class Conditions(msgspec.Struct, frozen=True):
    """The conditions given on the command line; False or None for those not given."""

    complete: bool
    lowest: Rating | None
    expected: Document | None


class Unmet(NamedTuple):
    """A condition that a result does not meet: the notices of one inspection that explain it, then the message."""

    message: str
    name: str = ""
    notices: tuple[Problem, ...] = ()


def read_conditions(complete: bool, fail_under: str | None, expect: str | None, framework: Framework) -> Conditions:
    """Read the conditions before any workbook is read. Raises UsageError or UnreadableFileError."""
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


def unmet_conditions(document: Document, conditions: Conditions, framework: Framework) -> list[Unmet]:
    """The conditions that a result does not meet, in the order of its inspections; differences come last."""
    unmet: list[Unmet] = []
    for inspection in document.inspections:
        name = words.service_name(inspection)
        if conditions.complete and inspection.status != "final":
            notices = tuple(problem for problem in inspection.problems if problem.code in _WHAT_IS_MISSING)
            unmet.append(Unmet(f"{name}: not complete. {words.outlook_sentence(inspection)}", name, notices))
        if conditions.lowest and _is_below(inspection, conditions.lowest, framework):
            overall = inspection.overall or "not rated yet"
            unmet.append(Unmet(f"{name}: overall {overall}, below {conditions.lowest.name}."))
    if conditions.expected:
        from yjs_cli.output.expectation import differences

        unmet += map(Unmet, differences(conditions.expected, document))
    return unmet


def _is_below(inspection: InspectionResult, lowest: Rating, framework: Framework) -> bool:
    names = [rating.name for rating in framework.ratings]
    return inspection.overall is None or names.index(inspection.overall) < names.index(lowest.name)


def _expected(path: str) -> Document:
    from yjs_cli.output.json_document import decode

    try:
        document = decode(read_up_to(_EXPECTED_BYTES, path))
    except OSError as error:
        raise UsageError(f"--expect {path}: cannot be read: {error.strerror}.") from error
    except UnreadableFileError as error:
        raise UnreadableFileError(f"--expect {path}: {error}") from error
    if any(inspection.assumed for inspection in document.inspections):
        raise UsageError(f"--expect {path}: this result was made with --assume, so it cannot be expected.")
    return document
