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
    by_case = np.bincount(answers["case"].to_numpy()[answered], minlength=len(cases))
    headed = frozenset[str]().union(*(table.questions for table in inspection.asked))
    for domain in framework.case_domains:
        asked = headed.intersection(question.code for question in domain.questions)
        advanced = (cases["domain"] == domain.code).to_numpy() & (2 * by_case >= len(asked)) & (by_case > 0)
        for question in np.flatnonzero(given == 0) if advanced.sum() >= FEWEST else ():
            if questions[question] in asked:
                yield Finding(
                    answer_place(inspection, int(np.argmax(codes == question))),
                    f"Nobody answered {questions[question]}, though others of {domain.name} are answered.",
                    "Put its answers under its heading, if they stand elsewhere.",
                )
