"""One inspection written in every layout that workbooks have."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from tests.builders import YJ_2021, inspection_of
from tests.layout.reading import QUESTIONS
from tests.workbooks import Cell, Page, Rows
from yjs_cli.inspection import Inspection

JUDGEMENTS = {
    "1.1": "Good",
    "1.2": "Outstanding",
    "1.3": "Requires improvement",
    "1.4": "Good",
    "3.4": "Good",
    "4.1": "Good",
}
PANEL = {"2.2": ("Good", "Two cases, of one family, decide.")}
ABOUT: Rows = [
    ["Service", "Anytown"],
    ["Fieldwork start", datetime(2024, 10, 21)],
    ["Sample from", datetime(2023, 10, 23)],
    ["Sample to", datetime(2024, 8, 16)],
]
RATINGS: Rows = [
    ["Standard", "Rating", "Reason"],
    *([code, rating] for code, rating in JUDGEMENTS.items()),
    *([code, rating, reason] for code, (rating, reason) in PANEL.items()),
]

WORDS: Mapping[str, Cell] = {"Y": "Yes", "N": "No", "-": "N/A", ".": None}
Answer = Callable[[str], Cell]


class Case(msgspec.Struct, frozen=True):
    """A case: its answers one character a question of its domain, in the framework's order."""

    case_id: Cell
    domain: str
    disposal: str
    answers: str
    interviewed: bool = True
    start: date = date(2024, 1, 15)
    sex: str = "F"

    def answered(self) -> Iterable[tuple[str, str]]:
        """Question and answer, question by question."""
        return zip(QUESTIONS[self.domain], self.answers, strict=True)


# The disposals are the words of the field; one child has a case in either domain.
CASES = (
    Case("0207", "2", "Referral order", "YYYYYYYYYYYY"),
    Case("0208", "2", "YRO", "YNYNYNYYYYYN", interviewed=False, sex="M"),
    Case("0209", "2", "Detention and training order", "YYNNNYYY-YN."),
    Case("0210", "2", "referral order ", "NYYYYNY-YYY-"),
    Case("0211", "2", "Reparation order", "YYYNYY.YYNYY", start=date(2023, 11, 30)),
    Case("0212", "2", "RO", "YNYYYYYNYYYY", sex="M"),
    Case("0301", "3", "Youth conditional caution", "YYYYYYYYY"),
    Case("0302", "3", "YC", "YNNYYY-YN", sex="M"),
    Case("0303", "3", "Outcome 22", "YNYNYYYNY", interviewed=False),
    Case("0304", "3", "O22", "NYN-Y.YYY"),
    Case("0207", "3", "CR", "YYYYNYYYN"),
)


DISPOSALS = {
    "Referral order": "Community sentence",
    "referral order ": "Community sentence",
    "RO": "Community sentence",
    "YRO": "Community sentence",
    "Reparation order": "Community sentence",
    "Detention and training order": "Custodial sentence",
    "Youth conditional caution": "Youth conditional caution",
    "YC": "Youth caution",
    "CR": "Community resolution",
    "Outcome 22": "Outcome 22",
    "O22": "Outcome 22",
}


def facts(cases: Sequence[Case] = CASES) -> list[tuple[int, str, str, str]]:
    """Every answer of these cases: the case's id as a number, its domain, the question, the answer."""
    words = {"Y": "Yes", "N": "No", "-": "N/A", ".": "unanswered"}
    return sorted(
        (int(str(case.case_id)), case.domain, question, words[symbol])
        for case in cases
        for question, symbol in case.answered()
    )


def expected(cases: Sequence[Case] = CASES, disposals: bool = True) -> Inspection:
    """What these cases, these judgements and this panel say, made without a file."""
    answers: dict[str, str] = {}
    for case in cases:
        for question, symbol in case.answered():
            answers[question] = answers.get(question, "") + symbol
    told = {
        domain: [DISPOSALS[case.disposal] if disposals else None for case in cases if case.domain == domain]
        for domain in QUESTIONS
    }
    seen = {domain: [case.interviewed for case in cases if case.domain == domain] for domain in QUESTIONS}
    return inspection_of(answers, JUDGEMENTS, PANEL, disposals=told, interviewed=seen)


def case_sheet(
    cases: Sequence[Case],
    fields: Sequence[str] = ("Disposal", "Interviewed", "Start date", "Sex"),
    answer: Answer = WORDS.__getitem__,
    heading: Callable[[str], str] = str,
    other: Sequence[Cell] = (None,),
    case_heading: str = "Case ID",
) -> list[list[Cell]]:
    """One row a case, with the questions of every domain that it has cases of.

    ``other`` is what stands under the questions of the other domain, for one case after the other.
    """
    questions = [code for domain in QUESTIONS for code in QUESTIONS[domain] if domain in {c.domain for c in cases}]
    rows: list[list[Cell]] = [[case_heading, *fields, *map(heading, questions)]]
    for number, case in enumerate(cases):
        given = {code: answer(symbol) for code, symbol in case.answered()}
        details = [detail(case, field) for field in fields]
        filled = other[number % len(other)]
        rows.append([case.case_id, *details, *(given.get(code, filled) for code in questions)])
    return rows


def sheet_a_domain(
    cases: Sequence[Case] = CASES, change: Callable[[Rows], Rows | Page] = lambda rows: rows, **how: Any
) -> dict[str, Rows | Page]:
    """A case sheet for each domain, each of them changed; the ratings; a sheet about the inspection."""
    sheets = {
        domain.name: change(case_sheet([case for case in cases if case.domain == domain.code], **how))
        for domain in YJ_2021.case_domains
    }
    return {"Inspection": ABOUT, **sheets, "Ratings": RATINGS}


def long_sheet(
    cases: Sequence[Case] = CASES,
    fields: Sequence[str] = ("Domain", "Disposal", "Interviewed", "Start date", "Sex"),
    answer: Answer = WORDS.__getitem__,
    blanks: bool = True,
) -> list[list[Cell]]:
    """One row an answer; ``blanks``: also for a question that is not answered yet."""
    rows: list[list[Cell]] = [["Case ID", *fields, "Question", "Answer"]]
    for case in cases:
        details = [case.case_id, *(detail(case, field) for field in fields)]
        rows += [[*details, code, answer(symbol)] for code, symbol in case.answered() if blanks or symbol != "."]
    return rows


def detail(case: Case, field: str) -> Cell:
    """The value of a case under the heading of one of its details."""
    details: dict[str, Cell] = {
        "Domain": case.domain,
        "Disposal": case.disposal,
        "Interviewed": "Yes" if case.interviewed else "No",
        "Start date": case.start,
        "Sex": case.sex,
    }
    return details[field]
