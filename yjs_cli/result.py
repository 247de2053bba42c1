"""The types of a result. Every output prints these objects, and the JSON format has the same fields."""

from typing import TYPE_CHECKING, Literal

import msgspec

from yjs_cli.framework import Method
from yjs_cli.inspection import ReadSource
from yjs_cli.problem import Problem
from yjs_cli.result_views import frame_of, html_of, line_of

if TYPE_CHECKING:
    import pandas as pd

FORMAT_VERSION = 1

Status = Literal["final", "provisional", "incomplete"]


class QuestionResult(msgspec.Struct, frozen=True):
    """A key question: its counts, whole percentage (halves rounded up), exact percentage (4 decimals) and rating.

    ``applicable`` is yes + no. Percentages and rating are null if it is 0.
    """

    code: str
    label: str
    yes: int
    no: int
    not_applicable: int
    unanswered: int
    applicable: int
    percent: int | None
    exact_percent: float | None
    rating: str | None


class Flag(msgspec.Struct, frozen=True):
    """A reason for a ratings panel to look at a standard, in a sentence.

    ``repeats`` is true if another flag of the standard already says as much. Pages leave such a flag out.
    """

    code: str
    message: str
    repeats: bool = False


class Panel(msgspec.Struct, frozen=True):
    """A rating that a panel changed: the rating that the cases give, and the panel's reason for another."""

    cases_rating: str | None
    reason: str


class StandardResult(msgspec.Struct, frozen=True):
    """A standard: its rating and points, what decides the rating, and which ratings are still possible.

    ``deciding`` has the code of every question that ties for the lowest percentage. ``possible`` lists the ratings,
    lowest first, that the standard can have once every unanswered question is Yes or No. ``reason`` is the inspectors'
    reason for the rating of a judged standard, empty if they gave none; a panel's reason is in ``panel``.
    """

    code: str
    name: str
    domain: str
    method: Method
    in_score: bool
    rating: str | None
    points: int | None
    status: Literal["final", "provisional", "incomplete", "not-rated"]
    possible: tuple[str, ...]
    deciding: tuple[str, ...]
    questions: tuple[QuestionResult, ...]
    flags: tuple[Flag, ...]
    panel: Panel | None
    reason: str = ""


class DisposalCount(msgspec.Struct, frozen=True):
    """How many cases of the sample have this disposal."""

    name: str
    cases: int


class Sample(msgspec.Struct, frozen=True):
    """The composition of a domain's case sample, including disposals without cases.

    ``interviewed`` is the number of case managers who were interviewed, or null if the workbook does not record it.
    """

    domain: str
    cases: int
    interviewed: int | None
    disposals: tuple[DisposalCount, ...]


class Outlook(msgspec.Struct, frozen=True):
    """The lowest and highest score still possible, and the overall ratings still possible, lowest first."""

    score: tuple[int, int]
    overall: tuple[str, ...]


class GroupResult(msgspec.Struct, frozen=True):
    """The cases of a domain that have one value of a column, with their counts and percentages, which have no ratings.

    ``value`` is null for the group of values that are combined because they have few cases.
    """

    value: str | None
    cases: int
    questions: tuple[QuestionResult, ...]


class DomainGroups(msgspec.Struct, frozen=True):
    """A domain's cases by the values of a column. The groups add up to the domain's sample.

    ``combined`` are the values that are combined in the last group. There are no groups if that leaves only one.
    """

    domain: str
    groups: tuple[GroupResult, ...]
    combined: tuple[str, ...] = ()


class PercentagesBy(msgspec.Struct, frozen=True):
    """Percentages by the values of a column. ``suppress``: values with fewer cases are combined."""

    heading: str
    suppress: int
    domains: tuple[DomainGroups, ...]


class Assumption(msgspec.Struct, frozen=True):
    """An answer that the result assumes, and the answer that the workbook has (``unanswered`` if none)."""

    case: str
    question: str
    answer: str
    instead_of: str


class InspectionResult(msgspec.Struct, frozen=True):
    """One inspection. ``overall`` is null while a scored standard has no rating; ``score`` is then the score so far.

    ``sources`` are the files it was read from, with an account of their sheets. Dates are ISO 8601, or null if the
    workbook does not give them. ``assumed`` is not empty if the result is not what the workbook gives.
    ``percentages_by`` has a table for each column that was asked for.
    """

    service: str | None
    sources: tuple[ReadSource, ...]
    status: Status
    score: int
    max_score: int
    overall: str | None
    possible: Outlook
    samples: tuple[Sample, ...]
    standards: tuple[StandardResult, ...]
    problems: tuple[Problem, ...]
    fieldwork_start: str | None = None
    sample_from: str | None = None
    sample_to: str | None = None
    assumed: tuple[Assumption, ...] = ()
    percentages_by: tuple[PercentagesBy, ...] = ()

    def to_frame(self) -> "pd.DataFrame":
        """One row per key question and per judged standard: see ``result_views.frame_of`` for the columns."""
        return frame_of(self)

    def __repr__(self) -> str:
        return line_of(self)

    def _repr_html_(self) -> str:
        return html_of(self)


class Document(msgspec.Struct, frozen=True):
    """The result of ``yjs score``, for one file or many."""

    format_version: int
    yjs_version: str
    framework: str
    inspections: tuple[InspectionResult, ...]

    def to_frame(self) -> "pd.DataFrame":
        """The rows of all inspections: see ``result_views.frame_of`` for the columns."""
        return frame_of(*self.inspections)

    def __repr__(self) -> str:
        return f"<Document {self.framework}: {len(self.inspections)} inspections>"

    def _repr_html_(self) -> str:
        return "".join(map(html_of, self.inspections))
