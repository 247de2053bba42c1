"""A key question that is answered N/A for every case.

It has no percentage then, and its standard is rated by the other questions alone. It is told from three cases on, since
one or two may well be so.

Passes::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | N/A
    1002    | No    | N/A
    1003    | Yes   | Yes

Fails::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | N/A
    1002    | No    | N/A
    1003    | Yes   | N/A

To mend: nothing, if the question truly applies to no case; else answer it where it does.
"""

from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, answer_place
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

FEWEST = 3  # cases

CODE = "question-not-applicable"
SEVERITY = "warning"


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    answers = inspection.answers
    codes, not_applicable = answers["question"].cat.codes.to_numpy(), (answers["answer"] == "N/A").to_numpy()
    questions = answers["question"].cat.categories.tolist()
    cases = np.bincount(codes, minlength=len(questions))
    without = np.bincount(codes[not_applicable], minlength=len(questions))
    for question in np.flatnonzero((cases >= FEWEST) & (without == cases)):
        yield Finding(
            answer_place(inspection, np.argmax(codes == question)),
            f"{questions[question]} is N/A for all {cases[question]} cases: it has no percentage.",
            "Answer it where it applies; nothing to mend if it applies to none of them.",
        )
