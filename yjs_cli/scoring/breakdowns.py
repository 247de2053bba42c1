"""Cases by an attribute such as sex or age, and the answers of each case, for reports."""

import re
from collections.abc import Iterable
from datetime import datetime

import pandas as pd

from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def breakdown_counts(
    cases: pd.DataFrame, values: pd.Series, framework: Framework
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """For each value of an attribute, the number of cases in each domain with key questions, in the framework's order.

    ``cases`` has the columns of ``Inspection.cases``. ``values`` (object) is a column of ``Inspection.attributes``.
    Numbers come first, by size, then texts, then blanks as an empty text. Values that differ only in upper and lower
    case are the same value, spelt as in the first case that has it.
    """
    codes = [domain.code for domain in framework.case_domains]
    texts = spelt_values(values)
    table = pd.crosstab(pd.Series(texts, index=cases.index, dtype=object), cases["domain"].astype(object))
    table = table.reindex(columns=codes, fill_value=0)
    counts = {str(text): tuple(row) for text, row in zip(table.index, table.to_numpy().tolist(), strict=True)}
    return tuple((text, counts[text]) for text in sorted_values(counts) if any(counts[text]))


def spelt_values(values: Iterable[object]) -> list[str]:
    """Each value as text. Values that differ only in upper and lower case are spelt as the first of them."""
    spellings: dict[str, str] = {}
    return [spellings.setdefault(text.casefold(), text) for text in map(_as_text, values)]


def sorted_values(texts: Iterable[str]) -> list[str]:
    """Numbers by size, then texts, then blanks."""
    return sorted(texts, key=_place)


def is_number(text: str) -> bool:
    """Whether a value is a number, which sorts by its size."""
    return _NUMBER.fullmatch(text) is not None


def answers_by_case(inspection: Inspection, framework: Framework) -> dict[int, tuple[str, ...]]:
    """By index in ``Inspection.cases``, the answers of the case: one for each key question of its domain, in order.

    A question without an answer has an empty text. A case without a domain has no answers.
    """
    questions = {domain.code: [question.code for question in domain.questions] for domain in framework.case_domains}
    table = inspection.answers.astype({"question": object, "answer": object}).pivot(
        index="case", columns="question", values="answer"
    )
    domains = inspection.cases["domain"]
    found: dict[int, tuple[str, ...]] = {}
    for case in inspection.cases.index:
        codes = questions.get(domains.iloc[case], [])
        row = table.loc[case].to_dict() if case in table.index else {}
        found[int(case)] = tuple(answer if (answer := row.get(code)) in ("Yes", "No", "N/A") else "" for code in codes)
    return found


def _as_text(value: object) -> str:
    """A value as a sheet shows it: a date without its time, a whole number without a decimal point."""
    if value is None or value != value:  # a missing value is not equal to itself
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else " ".join(str(value).split())


def _place(text: str) -> tuple[bool, bool, float, str]:
    """The sort key of a value: numbers by size, then texts, blanks last."""
    number = float(text) if is_number(text) else None
    return not text, number is None, number or 0, text.casefold()
