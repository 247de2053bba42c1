"""What a report says of cases: counts by an attribute, such as sex or age, and the answers of each."""

import re
from datetime import datetime

import pandas as pd

from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def breakdown_counts(
    cases: pd.DataFrame, values: pd.Series, framework: Framework
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """How many cases of each domain with key questions have each value, by value; blanks last, as an empty text.

    ``cases`` is shaped as ``Inspection.cases``; ``values`` is a column of ``Inspection.attributes``, any objects.
    Values that differ only by capital letters are one, spelt as they are first.
    """
    codes = [domain.code for domain in framework.case_domains]
    spellings: dict[str, str] = {}
    texts = [spellings.setdefault(text.casefold(), text) for text in map(_as_text, values)]
    table = pd.crosstab(pd.Series(texts, index=cases.index, dtype=object), cases["domain"].astype(object))
    table = table.reindex(columns=codes, fill_value=0)
    ordered = sorted((text for text in table.index if table.loc[text].any()), key=_place)
    return tuple((text, tuple(int(count) for count in table.loc[text])) for text in ordered)


def answers_by_case(inspection: Inspection, framework: Framework) -> dict[int, tuple[str, ...]]:
    """The answers of every case of a domain, by its index in ``cases``: one a key question of the domain, in order.

    A question that is not answered, or that the file has no place for, has an empty text.
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
    """A value as the reader of a sheet sees it: a day without its hour, a whole number without a point."""
    if value is None or value != value:  # a missing value is not equal to itself
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else " ".join(str(value).split())


def _place(text: str) -> tuple[bool, bool, float, str]:
    """What values are sorted by: numbers by size, then texts, blanks last."""
    number = float(text) if _NUMBER.fullmatch(text) else None
    return not text, number is None, number or 0, text.casefold()
