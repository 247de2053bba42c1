"""A custom framework that shares nothing with the shipped one, with names that Excel would reject."""

import msgspec

from yjs_cli.framework import Discretion, Disposal, Domain, Framework, Question, Rating, Standard, load_framework

YJ_2021 = load_framework()

LONG_LABEL = "Is it clear from the record what was done, when, by whom and why? " * 5
MANY_DISPOSALS = tuple(
    Disposal(name, f"{name}s")
    for name in ('Warning, with "conditions"', *(f"Disposal of the kind number {number}" for number in range(12)))
)


def _sampled(code: str, name: str, *labels: str) -> Standard:
    questions = tuple(Question(f"{code}.{number}", label) for number, label in enumerate(labels, start=1))
    return Standard(code, name, "cases", questions=questions)


CUSTOM = Framework(
    name="custom",
    title="Local reviews",
    compared_percentage="exact",
    discretion=Discretion(margin=5, few_cases=5),
    ratings=msgspec.convert(
        [
            {"name": "Red", "abbreviation": "R", "points": 0, "from_percent": 0, "in_words": "",
             "overall_up_to": "1/2"},
            {"name": 'Not "red"', "abbreviation": "N", "points": 1, "from_percent": 67, "in_words": "",
             "overall_up_to": "3/4"},
            {"name": "Green, at last", "abbreviation": "G", "points": 2, "from_percent": 80, "in_words": "",
             "overall_up_to": "1"},
        ],
        tuple[Rating, ...],
        dec_hook=lambda kind, text: kind(text),
    ),
    domains=(
        # A name with characters that sheet names cannot have, and no disposals.
        Domain("5", "Reviews: first/second [all] of the children seen", (_sampled("5.1", "Review", "Timely"),)),
        # The name of another sheet, more disposals than fit in a rule, and headings that could mislead a reader.
        Domain(
            "6",
            "Ratings",
            (
                _sampled("6.1", "(a) Evidence", "Notes", LONG_LABEL),
                _sampled("6.2", "=1+1", "Is it\nclear?", "Is it heard?", "Is it done?"),
                Standard("6.3", "#N/A", "judgement"),
            ),
            disposals=MANY_DISPOSALS,
        ),
        Domain("7", "Policy", (Standard("7.1", "Policy and provision", "judgement", in_score=False),)),
    ),
)  # fmt: skip
