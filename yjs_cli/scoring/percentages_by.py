"""The percentages of each key question by the values of a column, such as sex, with small groups combined."""

import pandas as pd

from yjs_cli.framework import Domain, Framework
from yjs_cli.inspection import Inspection
from yjs_cli.result import DomainGroups, GroupResult, PercentagesBy, QuestionResult
from yjs_cli.scoring.bands import exact_percent, percent
from yjs_cli.scoring.breakdowns import is_number, sorted_values, spelt_values
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

    ``values`` is one of ``case_columns``. If a value has fewer than ``suppress`` cases in a domain, values are
    combined: numbers with their neighbours (``14 to 15``), others to one group, together with the smallest other values
    while it is still small. So every group has at least ``suppress`` cases, and the groups add up to the domain. A
    domain of which only one group would be left has no groups at all.
    """
    texts = pd.Series(spelt_values(values), index=inspection.cases.index, dtype=object)
    domains = tuple(_domain(inspection, domain, texts, suppress) for domain in framework.case_domains)
    return PercentagesBy(heading, suppress, domains)


def _domain(inspection: Inspection, domain: Domain, texts: pd.Series, suppress: int) -> DomainGroups:
    of_domain = texts[(inspection.cases["domain"] == domain.code).to_numpy(dtype=bool)]
    sizes = {value: int((of_domain == value).sum()) for value in sorted_values(of_domain.unique())}
    if any(cases < suppress for cases in sizes.values()) and all(is_number(value) for value in sizes):
        combined: tuple[str, ...] = ()
        parts = _ranges(sizes, suppress)
        names: list[str | None] = [part[0] if len(part) == 1 else f"{part[0]} to {part[-1]}" for part in parts]
    else:
        combined = _combined(sizes, suppress)
        parts = [[value] for value in sizes if value not in combined]
        names = [value or NOT_STATED for [value] in parts]
        if combined:
            parts, names = [*parts, list(combined)], [*names, None]
    if len(parts) < min(len(sizes), 2) or (len(parts) == 1 and sum(sizes.values()) < suppress):
        return DomainGroups(domain.code, (), tuple(value or NOT_STATED for value in sizes))
    return DomainGroups(
        domain.code,
        tuple(
            _group(inspection, domain, name, of_domain[of_domain.isin(part)])
            for name, part in zip(names, parts, strict=True)
        ),
        tuple(value or NOT_STATED for value in combined),
    )


def _ranges(sizes: dict[str, int], suppress: int) -> list[list[str]]:
    """Numbers, in order, as ranges of neighbours with at least ``suppress`` cases each, if there are that many."""
    ranges: list[list[str]] = [[]]
    for value in sizes:
        if sum(sizes[each] for each in ranges[-1]) >= suppress:
            ranges.append([])
        ranges[-1].append(value)
    if len(ranges) > 1 and sum(sizes[each] for each in ranges[-1]) < suppress:
        last = ranges.pop()
        ranges[-1] += last
    return ranges


def _combined(sizes: dict[str, int], suppress: int) -> tuple[str, ...]:
    """The values to combine to one group, in their order: the small ones, and others until the group is not small."""
    small = [value for value, cases in sizes.items() if cases < suppress]
    others = sorted((value for value in sizes if value not in small), key=lambda value: sizes[value])
    if small:
        while others and sum(sizes[value] for value in small) < suppress:
            small.append(others.pop(0))
    return tuple(value for value in sizes if value in small)


def _group(inspection: Inspection, domain: Domain, value: str | None, cases: pd.Series) -> GroupResult:
    """The counts of the cases with these indices."""
    answers = inspection.answers
    counts = counts_by_question(answers[answers["case"].isin(cases.index)])
    questions = tuple(_question(question.code, question.label, counts[question.code]) for question in domain.questions)
    return GroupResult(value, len(cases), questions)


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
