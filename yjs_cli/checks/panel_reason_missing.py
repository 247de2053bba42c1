from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED, Inspection

MANUAL = """
A panel's rating of a standard that has cases, without a reason.

Such a standard is rated from its cases. A panel may change the rating, and the record must say why.
Not rated also needs a reason if the domain has cases.

Passes:

    Standard | Rating | Reason
    2.1      | Good   | One answer turned on a late transfer of the case.

Fails:

    Standard | Rating | Reason
    2.1      | Good   |

To fix: write the panel's reason, or clear the rating to use the one from the cases.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    sampled = {
        standard.code: domain.code
        for domain in framework.domains
        for standard in domain.standards
        if standard.questions
    }
    for stated in inspection.stated_ratings:
        if stated.standard not in sampled or stated.reason:
            continue
        has_cases = (inspection.cases["domain"] == sampled[stated.standard]).any()
        if stated.rating != NOT_RATED or has_cases:
            yield Finding(
                stated.place,
                f"{stated.standard} is rated from its cases, so a panel's rating needs a reason.",
                "Write the reason in the Reason column, or clear the rating.",
            )


RULE = ComputedRule("panel-reason-missing", "error", MANUAL, check)
