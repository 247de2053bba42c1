"""What was computed, as types. Every output prints these objects; the JSON format is these types, field by field."""

from typing import Literal

import msgspec

from yjs_cli.framework import Method
from yjs_cli.problem import Problem
from yjs_cli.workbook.source import Source

FORMAT_VERSION = 1

Status = Literal["final", "provisional", "incomplete"]


class QuestionResult(msgspec.Struct, frozen=True):
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


class Flag(msgspec.Struct, frozen=True):
    """Where a ratings panel would look, and why, in a sentence."""

    code: str
    message: str


class Panel(msgspec.Struct, frozen=True):
    """A panel's move: the rating that the cases give, and the panel's reason for another."""

    cases_rating: str | None
    reason: str


class StandardResult(msgspec.Struct, frozen=True):
    """A standard: its rating and points, what decides it, what it could still become.

    ``deciding`` names every question that ties for the lowest percentage. ``possible`` lists the ratings still
    reachable, lowest first, if every unanswered question turns out Yes or No. ``reason`` is the inspectors' reason
    for the rating of a judged standard, empty where they gave none; a panel's reason is in ``panel``.
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
    """How many cases of the sample had this disposal."""

    name: str
    cases: int


class Sample(msgspec.Struct, frozen=True):
    """The composition of a domain's case sample, zeros included."""

    domain: str
    cases: int
    interviewed: int
    disposals: tuple[DisposalCount, ...]


class Outlook(msgspec.Struct, frozen=True):
    """The lowest and highest score still reachable, and the overall ratings still reachable, lowest first."""

    score: tuple[int, int]
    overall: tuple[str, ...]


class InspectionResult(msgspec.Struct, frozen=True):
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


class Document(msgspec.Struct, frozen=True):
    """What ``yjs score`` computed, for one file or many."""

    format_version: int
    yjs_version: str
    framework: str
    inspections: tuple[InspectionResult, ...]
