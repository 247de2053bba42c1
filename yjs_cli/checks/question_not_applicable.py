from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, answer_place
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A key question where every answer is N/A.

It has no percentage, so its standard is rated from the other questions. This is reported from three
cases, because it is common with one or two.

Passes:

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | N/A
    1002    | No    | N/A
    1003    | Yes   | Yes

Fails:

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | N/A
    1002    | No    | N/A
    1003    | Yes   | N/A

To fix: if the question applies to no case, you do not need to do anything. If it does apply to
some, answer it for them.
"""

FEWEST = 3  # cases


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    answers = inspection.answers
    codes, not_applicable = answers["question"].cat.codes.to_numpy(), (answers["answer"] == "N/A").to_numpy()
    questions = answers["question"].cat.categories.tolist()
    cases = np.bincount(codes, minlength=len(questions))
    without = np.bincount(codes[not_applicable], minlength=len(questions))
    for question in np.flatnonzero((cases >= FEWEST) & (without == cases)):
        yield Finding(
            answer_place(inspection, np.argmax(codes == question)),
            f"{questions[question]} is N/A for all {cases[question]} cases, so it has no percentage.",
            "Answer it for any case where it applies. If it applies to none, you do not need to do anything.",
        )


RULE = ComputedRule("question-not-applicable", "warning", MANUAL, check)
