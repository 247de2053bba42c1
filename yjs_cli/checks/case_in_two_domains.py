from collections.abc import Iterator

from yjs_cli.checks.finding import Finding
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
An answer to a question that does not belong to the domain of the case.

A case belongs to one domain: the one in its Domain or, if that is blank, the one of its Disposal or
of its answers. An answer in another domain is in the wrong column or on the wrong row. N/A is
ignored there, because it is right.

Passes:

    Case ID | Domain | 2.1.1 | 3.1.1
    1001    | 2      | Yes   |

Fails:

    Case ID | Domain | 2.1.1 | 3.1.1
    1001    | 2      | Yes   | No

To fix: clear the answer, or correct the domain of the case.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    names = {domain.code: domain.name for domain in framework.domains}
    reported = set()
    for stray in inspection.stray_answers:
        row = (stray.place.sheet, stray.place.row)
        if row in reported:  # one problem for each case: correcting its domain fixes all its cells
            continue
        reported.add(row)
        domain = framework.question_domains[stray.question]
        own = f"the case belongs to {names[stray.domain]}" if stray.domain else "the domain of the case is unknown"
        yield Finding(
            stray.place,
            f"This answers {stray.question}, a question of {domain.name}, but {own}.",
            "Clear the answer, or correct the domain of the case.",
        )


RULE = ComputedRule("case-in-two-domains", "error", MANUAL, check)
