"""The types of what ``compare`` answers. The JSON format has the same fields.

Only ``CaseComparison`` names cases: the user asked for it.
"""

from typing import Literal

import msgspec

from yjs_cli.result import Status


class Inspected(msgspec.Struct, frozen=True):
    """One of the files compared."""

    file: str
    service: str | None
    fieldwork_start: str | None
    status: Status
    score: int
    max_score: int
    overall: str | None
    assumed: bool


class RatingChange(msgspec.Struct, frozen=True):
    """A standard whose rating changed. ``steps`` is how many ratings it went up; null if either file has none.

    ``one_case_would_undo`` is true if one other answer in the new file would give back the old rating.
    """

    standard: str
    name: str
    old: str | None
    new: str | None
    steps: int | None
    one_case_would_undo: bool


class Share(msgspec.Struct, frozen=True):
    """The Yes answers among those that apply, and their whole percentage; null if none applies."""

    yes: int
    applicable: int
    percent: int | None


class QuestionChange(msgspec.Struct, frozen=True):
    """A key question whose counts changed. ``points`` is the change of the percentage, or null."""

    question: str
    label: str
    standard: str
    old: Share
    new: Share
    points: int | None


AnswerKind = Literal["given", "changed", "cleared"]


class AnswerChange(msgspec.Struct, frozen=True):
    """An answer that differs between two files. An answer is null if the file does not have the case.

    It is ``given`` if it was missing before, and ``cleared`` if it is missing now.
    """

    kind: AnswerKind
    case: str
    domain: str
    question: str
    old: str | None
    new: str | None
    old_location: str | None
    new_location: str | None


class Agreement(msgspec.Struct, frozen=True):
    """How far two files agree on the answers of the cases that both have, and Cohen's kappa.

    ``counts`` has one row for each answer of the old file and one column for each of the new: Yes, No, N/A. Only
    answers that both files give are counted. ``kappa`` is null if both files give one and the same answer throughout.
    """

    question: str
    both_answered: int
    agreed: int
    percent: int | None
    kappa: float | None
    counts: tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]


class CaseComparison(msgspec.Struct, frozen=True):
    """What happened to single cases. Cases are matched by id within a domain."""

    both: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    answers: tuple[AnswerChange, ...]
    agreement: tuple[Agreement, ...]
    total_agreement: Agreement


class SampleChange(msgspec.Struct, frozen=True):
    """A domain whose number of cases changed."""

    domain: str
    name: str
    old: int
    new: int


class Comparison(msgspec.Struct, frozen=True):
    """What changed from one inspection to another, the largest change first. Empty if nothing did."""

    samples: tuple[SampleChange, ...]
    ratings: tuple[RatingChange, ...]
    questions: tuple[QuestionChange, ...]
    cases: CaseComparison | None = None


class StandardTrend(msgspec.Struct, frozen=True):
    """The rating of a standard in each file."""

    code: str
    name: str
    ratings: tuple[str | None, ...]


class QuestionTrend(msgspec.Struct, frozen=True):
    """The percentage of a key question in each file."""

    code: str
    label: str
    standard: str
    shares: tuple[Share, ...]


class Trend(msgspec.Struct, frozen=True):
    """Three or more inspections side by side, in the order of ``Compared.files``."""

    standards: tuple[StandardTrend, ...]
    questions: tuple[QuestionTrend, ...]


class Compared(msgspec.Struct, frozen=True):
    """The result of ``yjs compare``.

    ``files`` are in the order of their fieldwork dates if there are more than two and each has one
    (``in_date_order``), otherwise as given. ``changes`` compares the first with the last.
    """

    format_version: int
    yjs_version: str
    framework: str
    files: tuple[Inspected, ...]
    in_date_order: bool
    changes: Comparison
    trend: Trend | None
