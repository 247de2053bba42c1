"""A panel's rating of a case-sample standard without a reason.

The cases give such a standard its rating. A panel may move it, and the record has to say why. ``Not rated`` needs a
reason too where the domain has cases.

Passes::

    Standard | Rating | Reason
    2.1      | Good   | One answer turned on a late transfer of the case.

Fails::

    Standard | Rating | Reason
    2.1      | Good   |

To mend: write the panel's reason, or clear the rating and let the cases give it.
"""

from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.framework import Framework
from yjs_cli.inspection import NOT_RATED, Inspection

CODE = "panel-reason-missing"
SEVERITY = "error"


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
                f"{stated.standard} is rated by its cases; a panel's rating of it needs a reason.",
                "Write the reason beside it, or clear the rating.",
            )
