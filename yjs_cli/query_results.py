"""The types of what ``explain`` and ``progress`` answer. The JSON formats have the same fields.

Unlike a result, these name cases and cells: the user asked for them.
"""

import msgspec

from yjs_cli.framework import Method
from yjs_cli.result import Assumption, Panel, QuestionResult, StandardResult, Status
from yjs_cli.workbook.source import Source

QUERY_FORMAT_VERSION = 1


class AnswerCell(msgspec.Struct, frozen=True):
    """The answer of a case to a key question. ``location`` is its cell, or the sheet of its case if it has no cell."""

    case: str
    question: str
    location: str


class Change(msgspec.Struct, frozen=True):
    """What one other answer in any one of these cells would change.

    ``rating`` is the rating that the cases would then give, and ``overall`` the overall rating; null for no rating.
    """

    question: str
    answer: str
    new_answer: str
    rating: str | None
    overall: str | None
    cells: tuple[AnswerCell, ...]


class StandardExplanation(msgspec.Struct, frozen=True):
    """How the rating of a standard came about, and what it hangs on.

    ``cases_rating`` is the rating that the cases give. If ``panel_rated`` is true, a panel gave ``rating``, and the
    cases cannot change it. ``from_percent`` is where ``cases_rating`` begins, and ``below_percent`` where the next
    rating begins. ``answered_no`` are the cells with No in the deciding questions. ``before`` is the standard without
    the assumed answers, null if nothing is assumed.
    """

    code: str
    name: str
    method: Method
    rating: str | None
    cases_rating: str | None
    reason: str
    panel: Panel | None
    panel_rated: bool
    questions: tuple[QuestionResult, ...]
    deciding: tuple[str, ...]
    lowest_percent: int | None
    from_percent: int | None
    below_percent: int | None
    answered_no: tuple[AnswerCell, ...]
    changes: tuple[Change, ...]
    before: StandardResult | None


class NextRating(msgspec.Struct, frozen=True):
    """Another overall rating, and how many points it is away: negative for fewer points."""

    overall: str
    points: int


class OverallExplanation(msgspec.Struct, frozen=True):
    """The overall rating, the score, and the next ratings below and above."""

    overall: str | None
    status: Status
    score: int
    max_score: int
    next: tuple[NextRating, ...]


class Explanation(msgspec.Struct, frozen=True):
    """The result of ``yjs explain``. ``before`` is the overall rating without the assumed answers, if there are any."""

    format_version: int
    yjs_version: str
    framework: str
    service: str | None
    sources: tuple[Source, ...]
    assumed: tuple[Assumption, ...]
    overall: OverallExplanation
    before: OverallExplanation | None
    standards: tuple[StandardExplanation, ...]


class CaseProgress(msgspec.Struct, frozen=True):
    """What is left of a case: how many of its answers are missing, and to which questions."""

    case: str
    domain: str
    inspector: str | None
    location: str
    missing: int
    answers: int
    questions: tuple[str, ...]


class InspectorProgress(msgspec.Struct, frozen=True):
    """What is left of the cases of an inspector; ``inspector`` is null for cases that name none."""

    inspector: str | None
    cases: int
    unfinished_cases: int
    missing: int
    answers: int


class OpenQuestion(msgspec.Struct, frozen=True):
    """A key question with missing answers, and whether a Yes or No to any of them can still change a rating."""

    question: str
    standard: str
    label: str
    can_change_rating: bool
    missing: tuple[AnswerCell, ...]


class OpenStandard(msgspec.Struct, frozen=True):
    """A case-sample standard with missing answers: its rating so far, and the ratings still possible."""

    code: str
    name: str
    rating: str | None
    possible: tuple[str, ...]
    missing: int
    can_change_rating: bool


class MissingJudgement(msgspec.Struct, frozen=True):
    """A judged standard without a rating."""

    code: str
    name: str


class InspectionProgress(msgspec.Struct, frozen=True):
    """What is left to do in one inspection, what can still change a rating first."""

    service: str | None
    sources: tuple[Source, ...]
    status: Status
    missing_answers: int
    answers: int
    missing_judgements: int
    judgements: int
    standards: tuple[OpenStandard, ...]
    questions: tuple[OpenQuestion, ...]
    inspectors: tuple[InspectorProgress, ...]
    cases: tuple[CaseProgress, ...]
    without_judgement: tuple[MissingJudgement, ...]


class Progress(msgspec.Struct, frozen=True):
    """The result of ``yjs progress``, for one inspection or more."""

    format_version: int
    yjs_version: str
    framework: str
    inspections: tuple[InspectionProgress, ...]
