"""A case whose every answer is N/A.

It belongs to the sample and moves no percentage. Most often it stands in the wrong domain, or should not be in the
sample.

Passes::

    Case ID | 2.1.1 | 2.1.2
    1001    | N/A   | Yes

Fails::

    Case ID | 2.1.1 | 2.1.2
    1001    | N/A   | N/A

To mend: answer the questions that apply, correct the case's domain, or take the case out of the sample.
"""

from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, case_place
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "case-not-applicable"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    answers = inspection.answers
    case, not_applicable = answers["case"].to_numpy(), (answers["answer"] == "N/A").to_numpy()
    wholly = np.zeros(len(inspection.cases), dtype=bool)
    wholly[case[not_applicable]] = True
    wholly[case[~not_applicable]] = False
    for index in np.flatnonzero(wholly):
        yield Finding(
            case_place(inspection, index),
            "Every answer of this case is N/A.",
            "Answer what applies, correct its domain, or take it out of the sample.",
        )
