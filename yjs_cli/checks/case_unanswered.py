from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import NAMED, Finding, case_place, cell_list
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
Cases without any answers.

There is one notice for each domain. It says how many such cases there are and where the first ones
are. When fieldwork is complete, such a row is a case that was forgotten, or not a case: a comment
in the column of case IDs looks the same.

Passes:

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   |

Fails:

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | No
    1002    |       |

To fix: answer the questions, or delete the row if it is not a case in the sample.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    cases, answers = inspection.cases, inspection.answers
    started = np.zeros(len(cases), dtype=bool)
    started[answers["case"].to_numpy()[(answers["answer"] != "unanswered").to_numpy()]] = True
    for domain in framework.case_domains:
        waiting = np.flatnonzero((cases["domain"] == domain.code).to_numpy() & ~started)
        if len(waiting):
            places = [case_place(inspection, case) for case in waiting[:NAMED]]
            have = "case has" if len(waiting) == 1 else "cases have"
            yield Finding(
                places[0],
                f"{len(waiting)} {have} no answers yet ({domain.name}): "
                f"{cell_list(places, len(waiting), places[0])}.",
                "Answer the questions, or delete any row that is not a case in the sample.",
            )


RULE = ComputedRule("case-unanswered", "notice", MANUAL, check)
