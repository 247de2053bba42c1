from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, case_place
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A case where every answer is N/A.

It belongs to the sample but does not change any percentage. Most often it is in the wrong domain,
or should not be in the sample.

Passes:

    Case ID | 2.1.1 | 2.1.2
    1001    | N/A   | Yes

Fails:

    Case ID | 2.1.1 | 2.1.2
    1001    | N/A   | N/A

To fix: answer the questions that apply, correct the domain of the case, or remove the case from the
sample.
"""


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    answers = inspection.answers
    case, not_applicable = answers["case"].to_numpy(), (answers["answer"] == "N/A").to_numpy()
    entirely = np.zeros(len(inspection.cases), dtype=bool)
    entirely[case[not_applicable]] = True
    entirely[case[~not_applicable]] = False
    for index in np.flatnonzero(entirely):
        yield Finding(
            case_place(inspection, index),
            "Every answer for this case is N/A.",
            "Answer the questions that apply, correct the domain, or remove the case from the sample.",
        )


RULE = ComputedRule("case-not-applicable", "warning", MANUAL, check)
