"""The percentages of each key question by the values of a column, such as sex, with small groups combined."""

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
    texts = pd.Series(spelt_values(values), index=inspection.cases.index, dtype=object)
    domains = tuple(_domain(inspection, domain, texts, suppress) for domain in framework.case_domains)
    return PercentagesBy(heading, suppress, domains)


def _domain(inspection: Inspection, domain: Domain, texts: pd.Series, suppress: int) -> DomainGroups:
    of_domain = texts[(inspection.cases["domain"] == domain.code).to_numpy(dtype=bool)]
    sizes = {value: int((of_domain == value).sum()) for value in sorted_values(of_domain.unique())}
    combined = _combined(sizes, suppress)
    named = tuple(value or NOT_STATED for value in combined)
    if combined and len(combined) == len(sizes):
        return DomainGroups(domain.code, (), named)
    groups = [_group(inspection, domain, value or NOT_STATED, of_domain[of_domain == value])
              for value in sizes if value not in combined]  # fmt: skip
    if combined:
        groups.append(_group(inspection, domain, None, of_domain[of_domain.isin(combined)]))
    return DomainGroups(domain.code, tuple(groups), named)


def _combined(sizes: dict[str, int], suppress: int) -> list[str]:
    """The values to combine to one group, in their order; all of them if nothing else protects the small ones."""
    small = [value for value, cases in sizes.items() if cases < suppress]
    others = sorted((value for value in sizes if value not in small), key=lambda value: sizes[value])
    if small:
        while others and sum(sizes[value] for value in small) < suppress:
            small.append(others.pop(0))
    return [value for value in sizes if value in small]


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
