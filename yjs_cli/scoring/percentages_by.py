"""The percentages of each key question by the values of a column, such as sex, with small groups combined."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from yjs_cli.framework import Domain, Framework
from yjs_cli.inspection import Inspection
from yjs_cli.result import DomainGroups, GroupResult, PercentagesBy, QuestionResult
from yjs_cli.scoring.bands import exact_percent, percent
from yjs_cli.scoring.breakdowns import sorted_values, spelt_values
from yjs_cli.scoring.counts import Counts, counts_by_question

NOT_STATED = "Not stated"


def case_columns(inspection: Inspection) -> dict[str, pd.Series]:
    """The columns that cases can be grouped by, with the headings for them: the details yjs knows, then all others.

    Each column is an object series with the index of ``Inspection.cases``.
    """
    details = {name.capitalize(): inspection.cases[name] for name in ("disposal", "inspector", "interviewed")}
    stated = {heading: values.astype(object).where(values.notna(), None) for heading, values in details.items()}
    return {
        **{heading: values for heading, values in stated.items() if values.notna().any()},
        **{heading: inspection.attributes[heading] for heading in inspection.attributes.columns},
    }


def percentages_by(
    inspection: Inspection, heading: str, values: pd.Series, framework: Framework, suppress: int = 0
) -> PercentagesBy:
    """The counts and percentages of each key question for each value of a column.

    ``values`` is one of ``case_columns``. Within each domain, values with fewer than ``suppress`` cases are combined,
    together with the smallest other values if they are still fewer, so that every group has at least that many and
    the groups still add up to the domain. A domain of which only one group would be left has no groups at all.
    """
    texts = np.array(spelt_values(values), dtype=object)
    domains = inspection.cases["domain"].astype(object).to_numpy()
    return PercentagesBy(
        heading, suppress, tuple(_domain(inspection, domain, texts, domains, suppress) for domain in framework.case_domains)
    )


def _domain(
    inspection: Inspection,
    domain: Domain,
    texts: "np.ndarray[tuple[int], np.dtype[np.object_]]",
    domains: "np.ndarray[tuple[int], np.dtype[np.object_]]",
    suppress: int,
) -> DomainGroups:
    within = domains == domain.code
    counted = pd.Series(texts[within], dtype=object).value_counts()
    sizes = {value: int(counted[value]) for value in sorted_values(counted.index)}
    combined = _combined(sizes, suppress)
    if combined and len(combined) == len(sizes):
        return DomainGroups(domain.code, (), tuple(value or NOT_STATED for value in sizes))
    group_of_case = np.where(np.isin(texts, list(combined)), None, texts) if combined else texts
    groups = [value for value in sizes if value not in combined] + ([None] if combined else [])
    return DomainGroups(
        domain.code,
        tuple(_groups(inspection, domain, group_of_case, within, groups)),
        tuple(value or NOT_STATED for value in combined),
    )


def _combined(sizes: dict[str, int], suppress: int) -> list[str]:
    """The values to combine to one group, in their order; all of them if nothing else protects the small ones."""
    small = [value for value, cases in sizes.items() if cases < suppress]
    others = sorted((value for value in sizes if value not in small), key=lambda value: sizes[value])
    if small:
        while others and sum(sizes[value] for value in small) < suppress:
            small.append(others.pop(0))
    return [value for value in sizes if value in small]


def _groups(
    inspection: Inspection,
    domain: Domain,
    group_of_case: "np.ndarray[tuple[int], np.dtype[np.object_]]",
    within: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    groups: Sequence[str | None],
) -> Iterator[GroupResult]:
    answers = inspection.answers
    case = answers["case"].to_numpy()
    for group in groups:
        member = within & np.array([each == group for each in group_of_case], dtype=bool)
        counts = counts_by_question(answers[member[case]])
        yield GroupResult(
            None if group is None else group or NOT_STATED,
            int(member.sum()),
            tuple(_question(question.code, question.label, counts[question.code]) for question in domain.questions),
        )


def _question(code: str, label: str, counts: Counts) -> QuestionResult:
    """The counts of a question in a group. A group has no rating: the method rates whole samples."""
    yes, applicable = counts.yes, counts.applicable
    return QuestionResult(
        code=code,
        label=label,
        yes=yes,
        no=counts.no,
        not_applicable=counts.not_applicable,
        unanswered=counts.unanswered,
        applicable=applicable,
        percent=percent(yes, applicable) if applicable else None,
        exact_percent=exact_percent(yes, applicable) if applicable else None,
        rating=None,
    )
