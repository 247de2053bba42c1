from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, case_place
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A disposal that belongs to a different domain from the case.

Either the disposal or the domain is wrong. A case in the wrong domain changes that domain's
percentages.

Passes:

    Case ID | Domain | Disposal
    1001    | 3      | Youth caution

Fails:

    Case ID | Domain | Disposal
    1001    | 2      | Youth caution

To fix: correct the disposal, or move the case to the right domain.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    cases = inspection.cases
    codes = [domain.code for domain in framework.domains]
    domain_of_disposal = np.array(
        [codes.index(domain.code) for domain in framework.domains for _ in domain.disposals] or [-1]
    )
    disposal, domain = cases["disposal"].cat.codes.to_numpy(), cases["domain"].cat.codes.to_numpy()
    wrong = (disposal >= 0) & (domain >= 0) & (domain_of_disposal[disposal] != domain)
    for index in np.flatnonzero(wrong):
        name, expected, actual = cases["disposal"].iloc[index], domain_of_disposal[disposal[index]], domain[index]
        yield Finding(
            case_place(inspection, index, "disposal_column"),
            f"{name} belongs to {framework.domains[expected].name}, but the case belongs to "
            f"{framework.domains[actual].name}.",
            "Correct the disposal, or move the case to the right domain.",
        )


RULE = ComputedRule("disposal-wrong-domain", "error", MANUAL, check)
