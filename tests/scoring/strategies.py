"""Samples of cases for property tests: any answers, in few enough cases to enumerate."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from tests.builders import YJ_2021

QUICK = {"deadline": None, "max_examples": 60}


@st.composite
def answered(draw: st.DrawFn, standards: Sequence[str], symbols: str = "YN-.", most_cases: int = 7) -> dict[str, str]:
    """Answers to every key question of some standards, with the same number of cases in each domain."""
    sizes: dict[str, int] = {}
    answers = {}
    for code, domain in YJ_2021.question_domains.items():
        if any(code.startswith(f"{standard}.") for standard in standards):
            size = sizes.setdefault(domain.code, draw(st.integers(1, most_cases)))
            answers[code] = draw(st.text(symbols, min_size=size, max_size=size))
    return answers


@st.composite
def with_one_answer_replaced(
    draw: st.DrawFn, answers: Mapping[str, str], replaceable: str, by: str
) -> dict[str, str] | None:
    """The same answers with one replaced; None if none can be replaced."""
    places = [(code, i) for code, row in answers.items() for i, symbol in enumerate(row) if symbol in replaceable]
    if not places:
        return None
    code, i = draw(st.sampled_from(places))
    return {**answers, code: answers[code][:i] + by + answers[code][i + 1 :]}


@st.composite
def with_blanks_filled(draw: st.DrawFn, answers: Mapping[str, str]) -> dict[str, str]:
    """The same answers with every missing one filled with Yes or No."""
    return {
        code: "".join(draw(st.sampled_from("YN")) if symbol == "." else symbol for symbol in row)
        for code, row in answers.items()
    }
