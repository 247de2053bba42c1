"""Inspections made from compact answers, for every test that needs one without a file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pandas as pd

from yjs_cli.framework import Framework, load_framework
from yjs_cli.inspection import ANSWERS, Inspection, ReadSource, StatedRating, TableQuestions, Unread
from yjs_cli.workbook.cell import Place

YJ_2021 = load_framework("yj-2021")
SYMBOLS = dict(zip("YN-.?", ANSWERS, strict=True))

# The only complete answers behind a published report, as counts of Yes in six cases per domain.
BATH_YES = {
    "2.1.1": 6, "2.1.2": 4, "2.1.3": 5, "2.2.1": 6, "2.2.2": 6, "2.2.3": 4,
    "2.3.1": 6, "2.3.2": 6, "2.3.3": 6, "2.4.1": 6, "2.4.2": 5, "2.4.3": 4,
    "3.1.1": 6, "3.1.2": 3, "3.1.3": 3, "3.2.1": 6, "3.2.2": 6, "3.2.3": 6,
    "3.3.1": 6, "3.3.2": 4, "3.3.3": 4,
}  # fmt: skip
BATH_JUDGEMENTS = {"1.1": "Good", "1.2": "Outstanding", "1.3": "Good", "1.4": "Good", "3.4": "Good", "4.1": "Good"}


def inspection_of(
    answers: Mapping[str, str],
    judgements: Mapping[str, str] | None = None,
    panel: Mapping[str, tuple[str, str]] | None = None,
    *,
    others: str = "Y",
    disposals: Mapping[str, Sequence[str | None]] | None = None,
    interviewed: Mapping[str, Sequence[bool | None]] | None = None,
    attributes: Mapping[str, Sequence[object]] | None = None,
    service: str | None = "Anytown",
    framework: Framework = YJ_2021,
) -> Inspection:
    """An inspection from one string of answers per key question, one character per case.

    ``Y`` Yes, ``N`` No, ``-`` N/A, ``.`` unanswered, ``?`` unread. The questions of a domain that are not named are
    answered ``others`` throughout; a domain of which none is named has no cases. ``judgements`` are ratings in any
    spelling of the framework or "Not rated"; ``panel`` adds a reason to each. ``disposals`` and ``interviewed`` are by
    domain, one value a case: without them, the domain's first disposal, and everyone interviewed. ``attributes`` are
    by heading, one value for every case of the inspection.
    """
    cases = _cases(answers, disposals or {}, interviewed or {}, framework)
    questions = list(framework.question_domains)
    tidy = [
        (case, questions.index(code), ANSWERS.index(SYMBOLS[symbol]))
        for case, code, symbol in _tidy(answers, others, framework)
    ]
    stated = {code: (rating, "") for code, rating in (judgements or {}).items()} | dict(panel or {})
    return Inspection(
        sources=(ReadSource("anytown.xlsx", "0" * 64),),
        cases=cases,
        attributes=pd.DataFrame(attributes or {}, index=cases.index, dtype=object),
        answers=pd.DataFrame(
            {
                "case": pd.Series([case for case, _, _ in tidy], dtype="int32"),
                "question": pd.Categorical.from_codes([code for _, code, _ in tidy], categories=questions),
                "answer": pd.Categorical.from_codes([answer for _, _, answer in tidy], categories=list(ANSWERS)),
                "file": pd.Categorical([""] * len(tidy)),
                "sheet": pd.Categorical(["Cases"] * len(tidy)),
                "row": pd.Series([2 + case for case, _, _ in tidy], dtype="int32"),
                "column": pd.Series([2 + code for _, code, _ in tidy], dtype="int16"),
            }
        ),
        asked=(
            TableQuestions(
                Place("Cases", 1),
                frozenset(questions[code] for _, code, _ in tidy),
                frozenset(framework.question_domains[questions[code]].code for _, code, _ in tidy),
            ),
        ),
        stated_ratings=tuple(
            StatedRating(code, _rating_name(rating, framework), reason, Place("Ratings", row, 2))
            for row, (code, (rating, reason)) in enumerate(stated.items(), start=2)
        ),
        service=service,
        fieldwork_start=date(2024, 10, 21),
        sample_from=date(2023, 10, 23),
        sample_to=date(2024, 8, 16),
        unread=tuple(
            Unread(Place("Cases", 2 + case, 2 + code), "answer", "?")
            for case, code, answer in tidy
            if ANSWERS[answer] == "unread"
        ),
        sheets=(Place("Cases"), Place("Ratings")),
    )


def judged(rating: str, framework: Framework = YJ_2021) -> dict[str, str]:
    """The same judgement for every judged standard."""
    return {standard.code: rating for standard in framework.standards if standard.method == "judgement"}


def share(yes: int, applicable: int) -> str:
    """Answers of which this many are Yes and the others No."""
    return "Y" * yes + "N" * (applicable - yes)


def bath() -> Inspection:
    """The inspection of Bath and North East Somerset, October 2024, as reported."""
    cautions = ["Youth conditional caution"] * 3 + ["Youth caution"] + ["Outcome 22"] * 2
    return inspection_of(
        {code: share(yes, 6) for code, yes in BATH_YES.items()},
        BATH_JUDGEMENTS,
        disposals={"2": ["Community sentence"] * 6, "3": cautions},
        service="Bath and North East Somerset",
    )


def _tidy(answers: Mapping[str, str], others: str, framework: Framework) -> Iterator[tuple[int, str, str]]:
    """Case, question and symbol of every answer, case by case. Strings of unequal length in a domain are an error."""
    first = 0
    for domain in framework.case_domains:
        size = _size(domain.code, answers, framework)
        for case in range(size):
            for question in domain.questions:
                yield first + case, question.code, answers.get(question.code, others * size)[case]
        first += size


def _size(domain: str, answers: Mapping[str, str], framework: Framework) -> int:
    sizes = {len(symbols) for code, symbols in answers.items() if framework.question_domains[code].code == domain}
    if len(sizes) > 1:
        raise ValueError(f"domain {domain}: the questions have different numbers of cases")
    return sizes.pop() if sizes else 0


def _cases(
    answers: Mapping[str, str],
    disposals: Mapping[str, Sequence[str | None]],
    interviewed: Mapping[str, Sequence[bool | None]],
    framework: Framework,
) -> pd.DataFrame:
    domain: list[str] = []
    disposal: list[str | None] = []
    seen: list[bool | None] = []
    for sampled in framework.case_domains:
        size = _size(sampled.code, answers, framework)
        domain += [sampled.code] * size
        disposal += disposals.get(sampled.code, [sampled.disposals[0].name] * size)
        seen += interviewed.get(sampled.code, [True] * size)
    names = list(dict.fromkeys(known.name for sampled in framework.case_domains for known in sampled.disposals))
    total = len(domain)
    return pd.DataFrame(
        {
            "case_id": pd.Series([f"{number:03d}" for number in range(1, total + 1)], dtype="str"),
            "domain": pd.Categorical(domain, categories=[sampled.code for sampled in framework.domains]),
            "disposal": pd.Categorical(disposal, categories=names),
            "interviewed": pd.Series(seen, dtype="boolean"),
            "start_date": pd.Series([date(2024, 1, 15)] * total, dtype="datetime64[s]"),
            "inspector": pd.Series(["A. Inspector"] * total, dtype="str"),
            "file": pd.Categorical([""] * total),
            "sheet": pd.Categorical(["Cases"] * total),
            "row": pd.Series(range(2, total + 2), dtype="int32"),
            "id_column": pd.Series([1] * total, dtype="int16"),
        }
    )


def _rating_name(word: str, framework: Framework) -> str:
    rating = framework.rating(word)
    return rating.name if rating else word
