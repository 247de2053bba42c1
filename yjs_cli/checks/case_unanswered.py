"""Cases that are not begun: none of their questions is answered.

One notice a domain says how many there are and where the first ones stand. When fieldwork is done, such a row is a case
that was forgotten, or no case at all: a remark in the column of case ids looks just like it.

Passes::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   |

Fails::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | No
    1002    |       |

To mend: answer the questions, or delete the row if it is not a case of the sample.
"""

from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import NAMED, Finding, case_place, cells
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

CODE = "case-unanswered"
SEVERITY = "notice"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    cases, answers = inspection.cases, inspection.answers
    begun = np.zeros(len(cases), dtype=bool)
    begun[answers["case"].to_numpy()[(answers["answer"] != "unanswered").to_numpy()]] = True
    for domain in framework.case_domains:
        waiting = np.flatnonzero((cases["domain"] == domain.code).to_numpy() & ~begun)
        if len(waiting):
            places = [case_place(inspection, case) for case in waiting[:NAMED]]
            are = "case is" if len(waiting) == 1 else "cases are"
            yield Finding(
                places[0],
                f"{len(waiting)} {are} not begun ({domain.name}): {cells(places, len(waiting), places[0].sheet)}.",
                "Answer the questions, or delete a row that is not a case of the sample.",
            )
