"""A key question that nobody answered, beside others that are answered.

Its column or rows are there and wholly blank. Most likely its answers stand elsewhere: under a heading of their own, or
on a sheet that was not handed in. It is told once three cases of the domain have at least half of their answers: before
that it may not have been reached.

Passes::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | No
    1002    | No    |
    1003    | Yes   |

Fails::

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   |
    1002    | No    |
    1003    | Yes   |

To mend: put the answers under the question's heading. If it is only not answered yet, there is nothing else to mend.
"""

from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, answer_place
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

FEWEST = 3  # cases

CODE = "question-unanswered"
SEVERITY = "warning"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    cases, answers = inspection.cases, inspection.answers
    codes, answered = answers["question"].cat.codes.to_numpy(), (answers["answer"] != "unanswered").to_numpy()
    questions = answers["question"].cat.categories.tolist()
    given = np.bincount(codes[answered], minlength=len(questions))
    if given.all():
        return
    case = answers["case"].to_numpy()
    by_case = np.bincount(case[answered], minlength=len(cases))
    headed = frozenset[str]().union(*(table.questions for table in inspection.asked))
    for domain in framework.case_domains:
        asked = headed.intersection(question.code for question in domain.questions)
        nobody = [index for index in np.flatnonzero(given == 0) if questions[index] in asked]
        advanced = (cases["domain"] == domain.code).to_numpy() & (by_case > 0) & (2 * by_case >= len(asked))
        for question in nobody if advanced.sum() >= FEWEST else ():
            # Blank cells; a question that has none there has no column, which is a problem of its own.
            blank = np.flatnonzero((codes == question) & advanced[case] & (answers["row"] > 0).to_numpy())
            if len(blank) >= FEWEST:
                yield Finding(
                    answer_place(inspection, blank[0]),
                    f"Nobody answered {questions[question]}, though others of {domain.name} are answered.",
                    "Put its answers under its heading, if they stand elsewhere.",
                )
