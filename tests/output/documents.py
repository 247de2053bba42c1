"""Results to print: a published one, an unfinished one, and one with hostile text in every text field."""

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import fields

from yjs_cli.framework import load_framework
from yjs_cli.inspection import ReadSource
from yjs_cli.problem import Problem
from yjs_cli.result import (
    DisposalCount,
    Document,
    Flag,
    InspectionResult,
    Outlook,
    Panel,
    QuestionResult,
    Sample,
    StandardResult,
)

T = TypeVar("T")
# yes, no, N/A, unanswered, percent, exact percent, rating
Counts = tuple[int, int, int, int, int | None, float | None, str | None]

FRAMEWORK = load_framework("yj-2021")
ALL_RATINGS = ("Inadequate", "Requires improvement", "Good", "Outstanding")
POINTS = dict(zip(ALL_RATINGS, range(4), strict=True))
NAMES = {standard.code: standard.name for standard in FRAMEWORK.standards}
LABELS = ("Desistance", "Safety of the child", "Safety of other people")

SIX: Counts = (6, 0, 0, 0, 100, 100.0, "Outstanding")
FIVE: Counts = (5, 1, 0, 0, 83, 83.3333, "Outstanding")
FOUR: Counts = (4, 2, 0, 0, 67, 66.6667, "Good")
THREE: Counts = (3, 3, 0, 0, 50, 50.0, "Requires improvement")
NONE: Counts = (0, 0, 0, 0, None, None, None)


def judged(code: str, rating: str | None, status: Any = "final", *flags: Flag) -> StandardResult:
    """A judged standard; 4.1 is not in the score."""
    in_score = code != "4.1"
    possible = (rating,) if rating else ALL_RATINGS if status == "incomplete" else ()
    points = POINTS[rating] if rating and in_score else None
    return StandardResult(
        code, NAMES[code], code[0], "judgement", in_score, rating, points, status, possible, (), (), flags, None
    )


def from_cases(
    code: str,
    rating: str | None,
    deciding: tuple[int, ...],
    counts: tuple[Counts, Counts, Counts],
    *flags: Flag,
    status: Any = "final",
    possible: tuple[str, ...] = (),
    panel: Panel | None = None,
) -> StandardResult:
    """A case-sample standard; ``deciding`` numbers its key questions from 1."""
    questions = tuple(
        QuestionResult(f"{code}.{number}", label, *of_question[:4], sum(of_question[:2]), *of_question[4:])
        for number, (label, of_question) in enumerate(zip(LABELS, counts, strict=True), start=1)
    )
    return StandardResult(
        code,
        NAMES[code],
        code[0],
        "cases",
        True,
        rating,
        POINTS[rating] if rating else None,
        status,
        possible or ((rating,) if rating else ALL_RATINGS),
        tuple(f"{code}.{number}" for number in deciding),
        questions,
        flags,
        panel,
    )


def near(lowest: str, edge: int, above: str) -> Flag:
    return Flag("near-boundary", f"{lowest} is within 5 points of {edge}%, where {above} begins.")


def one_case(answer: str, codes: str, rating: str) -> Flag:
    return Flag(
        "one-case", f"If one {'Yes' if answer == 'No' else 'No'} in {codes} were {answer}, this would be {rating}."
    )


AT_65 = (65, "Good")
AT_50 = (50, "Requires improvement")

BATH = InspectionResult(
    service="Bath and North East Somerset",
    sources=(ReadSource("bath-and-north-east-somerset.xlsx", "3f9c2a71" + 56 * "0"),),
    status="final",
    score=26,
    max_score=36,
    overall="Good",
    possible=Outlook((26, 26), ("Good",)),
    samples=(
        Sample("2", 6, 6, (DisposalCount("Community sentence", 6), DisposalCount("Custodial sentence", 0))),
        Sample(
            "3",
            6,
            6,
            (
                DisposalCount("Youth conditional caution", 3),
                DisposalCount("Youth caution", 1),
                DisposalCount("Community resolution", 0),
                DisposalCount("Outcome 22", 2),
            ),
        ),
    ),
    standards=(
        judged("1.1", "Good"),
        judged("1.2", "Outstanding"),
        judged("1.3", "Good"),
        judged("1.4", "Good"),
        from_cases(
            "2.1",
            "Good",
            (2,),
            (SIX, FOUR, FIVE),
            near("67% (4/6) in 2.1.2", *AT_65),
            one_case("No", "2.1.2", "Requires improvement"),
            one_case("Yes", "2.1.2", "Outstanding"),
        ),
        from_cases(
            "2.2",
            "Good",
            (3,),
            (SIX, SIX, FOUR),
            near("67% (4/6) in 2.2.3", *AT_65),
            one_case("No", "2.2.3", "Requires improvement"),
            one_case("Yes", "2.2.3", "Outstanding"),
        ),
        from_cases("2.3", "Outstanding", (1, 2, 3), (SIX, SIX, SIX)),
        from_cases(
            "2.4",
            "Good",
            (3,),
            (SIX, FIVE, FOUR),
            near("67% (4/6) in 2.4.3", *AT_65),
            one_case("No", "2.4.3", "Requires improvement"),
            one_case("Yes", "2.4.3", "Outstanding"),
        ),
        from_cases(
            "3.1",
            "Requires improvement",
            (2, 3),
            (SIX, THREE, THREE),
            near("50% (3/6) in 3.1.2 and 3.1.3", *AT_50),
            one_case("No", "3.1.2 or 3.1.3", "Inadequate"),
        ),
        from_cases("3.2", "Outstanding", (1, 2, 3), (SIX, SIX, SIX)),
        from_cases(
            "3.3",
            "Good",
            (2, 3),
            (SIX, FOUR, FOUR),
            near("67% (4/6) in 3.3.2 and 3.3.3", *AT_65),
            one_case("No", "3.3.2 or 3.3.3", "Requires improvement"),
        ),
        judged("3.4", "Good"),
        judged("4.1", "Good"),
    ),
    problems=(
        Problem(
            "row-hidden",
            "warning",
            "Court disposals!7",
            "Court disposals",
            None,
            "Row 7 is hidden. Its case counts.",
            "Unhide the row, or delete it if the case is not part of the sample.",
        ),
    ),
    fieldwork_start="2024-10-21",
    sample_from="2023-10-23",
    sample_to="2024-08-16",
)

# Blank answers in 2.1 and 2.4, a missing judgement, a panel's move, a domain without cases, two standards taken out.
UNFINISHED = InspectionResult(
    service=None,
    sources=(ReadSource("fieldwork week.xlsx", "a0b1c2d3" + 56 * "f"),),
    status="incomplete",
    score=11,
    max_score=33,
    overall=None,
    possible=Outlook((10, 27), ("Requires improvement", "Good")),
    samples=(
        Sample("2", 7, 1, (DisposalCount("Community sentence", 4), DisposalCount("Custodial sentence", 1))),
        Sample("3", 0, 0, tuple(DisposalCount(disposal.name, 0) for disposal in FRAMEWORK.domains[2].disposals)),
    ),
    standards=(
        judged("1.1", "Requires improvement"),
        judged("1.2", "Good"),
        judged("1.3", "Good"),
        judged("1.4", None, "incomplete"),
        from_cases(
            "2.1",
            "Requires improvement",
            (2,),
            (
                (5, 0, 1, 1, 100, 100.0, "Outstanding"),
                (3, 2, 0, 2, 60, 60.0, "Requires improvement"),
                (6, 1, 0, 0, 86, 85.7143, "Outstanding"),
            ),
            near("60% (3/5) in 2.1.2", *AT_65),
            one_case("No", "2.1.2", "Inadequate"),
            one_case("Yes", "2.1.2", "Outstanding"),
            Flag("few-cases", "Few cases decide this: 5 applicable answers in 2.1.2."),
            Flag("subset", "N/A leaves 2.1.1 with 6 of 7 cases."),
            status="provisional",
            possible=ALL_RATINGS[:3],
        ),
        from_cases(
            "2.2",
            "Good",
            (2,),
            (
                (7, 0, 0, 0, 100, 100.0, "Outstanding"),
                (4, 3, 0, 0, 57, 57.1429, "Requires improvement"),
                (6, 1, 0, 0, 86, 85.7143, "Outstanding"),
            ),
            one_case("No", "2.2.2", "Inadequate"),
            one_case("Yes", "2.2.2", "Good"),
            panel=Panel("Requires improvement", "Two of the three No answers turn on one late transfer."),
        ),
        from_cases("2.3", "Outstanding", (1, 2, 3), ((7, 0, 0, 0, 100, 100.0, "Outstanding"),) * 3),
        from_cases("2.4", None, (), ((0, 0, 0, 7, None, None, None),) * 3, status="incomplete"),
        from_cases("3.1", None, (), (NONE, NONE, NONE), status="incomplete"),
        from_cases("3.2", None, (), (NONE, NONE, NONE), status="incomplete"),
        from_cases("3.3", None, (), (NONE, NONE, NONE), status="incomplete"),
        judged("3.4", None, "not-rated"),
        judged("4.1", None, "not-rated"),
    ),
    problems=(
        Problem(
            "answer-missing",
            "notice",
            "Court disposals!D4",
            "Court disposals",
            "D4",
            "2.1.2 has no answer for 2 cases: D4, D9.",
            "Fill in Yes, No or N/A.",
        ),
        Problem(
            "judgement-missing",
            "notice",
            "fieldwork week.xlsx",
            None,
            None,
            "1.4 has no rating.",
            "Add a row to the ratings sheet.",
        ),
    ),
)

HOSTILE = "=1+1|\t\r\n\x1b[31m\x00\x7f\x9b\u2028\u202e\u2066 \\`*_{x}[x](y)<b>&amp;# www.x.org http://x.org ~~x~~ "
# Fields that hold one of a few words, or that name a part of the framework.
_FIXED = {"status", "method", "severity", "domain", "format_version"}


def hostile(part: T) -> T:
    """The same part with hostile text before every text in it. Empty text, which shows nothing, stays empty."""
    if isinstance(part, str):
        return HOSTILE + part if part else part  # type: ignore[return-value]
    if isinstance(part, tuple):
        return tuple(map(hostile, part))  # type: ignore[return-value]
    if not isinstance(part, Struct):
        return part
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    return type(part)(**{name: value if name in _FIXED else hostile(value) for name, value in values.items()})


def document(*inspections: InspectionResult) -> Document:
    return Document(1, "0.1.0", "yj-2021", inspections)


FULL = document(BATH)
INCOMPLETE = document(UNFINISHED)
SEVERAL = document(BATH, UNFINISHED)
HOSTILE_TEXT = hostile(SEVERAL)
EVERY = {"full": FULL, "incomplete": INCOMPLETE, "several": SEVERAL, "hostile": HOSTILE_TEXT}
