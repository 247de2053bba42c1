"""What was computed, as types. Every output prints these objects; the JSON format is these types, field by field."""

from dataclasses import dataclass
from typing import Literal

from yjs_cli.framework import Method
from yjs_cli.inspection import Source
from yjs_cli.problem import Problem

FORMAT_VERSION = 1

Status = Literal["final", "provisional", "incomplete"]


@dataclass(frozen=True)
class QuestionResult:
    """A key question: its counts, whole percentage (halves up), exact percentage (4 decimals) and band.

    ``applicable`` is yes + no. Percentages and rating are null where nothing is applicable.
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


@dataclass(frozen=True)
class Flag:
    """Where a ratings panel would look, and why, in a sentence."""

    code: str
    message: str


@dataclass(frozen=True)
class Panel:
    """A panel's move: the rating that the cases give, and the panel's reason for another."""

    cases_rating: str | None
    reason: str


@dataclass(frozen=True)
class StandardResult:
    """A standard: its rating and points, what decides it, what it could still become.

    ``deciding`` names every question that ties for the lowest percentage. ``possible`` lists the ratings still
    reachable, lowest first, if every unanswered question turns out Yes or No.
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


@dataclass(frozen=True)
class DisposalCount:
    """How many cases of the sample had this disposal."""

    name: str
    cases: int


@dataclass(frozen=True)
class Sample:
    """The composition of a domain's case sample, zeros included."""

    domain: str
    cases: int
    interviewed: int
    disposals: tuple[DisposalCount, ...]


@dataclass(frozen=True)
class Outlook:
    """The lowest and highest score still reachable, and the overall ratings still reachable, lowest first."""

    score: tuple[int, int]
    overall: tuple[str, ...]


@dataclass(frozen=True)
class InspectionResult:
    """One inspection. ``overall`` is null while a scored standard has no rating; ``score`` is then the score so far.

    Dates are ISO 8601, null where the workbook does not give them.
    """

    service: str | None
    sources: tuple[Source, ...]
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


@dataclass(frozen=True)
class Document:
    """What ``yjs score`` computed, for one file or many."""

    format_version: int
    yjs_version: str
    framework: str
    inspections: tuple[InspectionResult, ...]
