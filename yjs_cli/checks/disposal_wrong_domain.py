"""A disposal that belongs to another domain than the case.

Either the disposal or the domain is wrong, and a case in the wrong domain moves that domain's percentages.

Passes::

    Case ID | Domain | Disposal
    1001    | 3      | Youth caution

Fails::

    Case ID | Domain | Disposal
    1001    | 2      | Youth caution

To mend: correct the disposal, or move the case to its domain.
"""

from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, case_place
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "disposal-wrong-domain"
SEVERITY = "error"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    cases = inspection.cases
    codes = [domain.code for domain in framework.domains]
    homes = np.array([codes.index(domain.code) for domain in framework.domains for _ in domain.disposals] or [-1])
    disposal, domain = cases["disposal"].cat.codes.to_numpy(), cases["domain"].cat.codes.to_numpy()
    wrong = (disposal >= 0) & (domain >= 0) & (homes[disposal] != domain)
    for index in np.flatnonzero(wrong):
        name, home, own = cases["disposal"].iloc[index], homes[disposal[index]], domain[index]
        yield Finding(
            case_place(inspection, index, "disposal_column"),
            f"{name} is a disposal of {framework.domains[home].name}, but the case is one of "
            f"{framework.domains[own].name}.",
            "Correct the disposal, or move the case to its domain.",
        )
