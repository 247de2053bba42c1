from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import Finding, answer_place, asked_questions
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
A key question without any answers, where other questions are answered.

It has a column or rows, but all of them are blank. Most likely its answers are under another
heading or on a sheet that was not sent. This is reported when three cases of the domain have at
least half of their answers, because before that the question may not have been reached.

Passes:

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   | No
    1002    | No    |
    1003    | Yes   |

Fails:

    Case ID | 2.1.1 | 2.1.2
    1001    | Yes   |
    1002    | No    |
    1003    | Yes   |

To fix: put the answers under the heading of the question. If it is not answered yet, you do not
need to do anything else.
"""

FEWEST = 3  # cases


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    cases, answers = inspection.cases, inspection.answers
    codes, answered = answers["question"].cat.codes.to_numpy(), (answers["answer"] != "unanswered").to_numpy()
    questions = answers["question"].cat.categories.tolist()
    given = np.bincount(codes[answered], minlength=len(questions))
    if given.all():
        return
    case = answers["case"].to_numpy()
    by_case = np.bincount(case[answered], minlength=len(cases))
    for domain in framework.case_domains:
        codes_in_tables = asked_questions(inspection, domain.code) & {question.code for question in domain.questions}
        without_answers = [index for index in np.flatnonzero(given == 0) if questions[index] in codes_in_tables]
        advanced = (cases["domain"] == domain.code).to_numpy() & (by_case > 0) & (2 * by_case >= len(codes_in_tables))
        for question in without_answers if advanced.sum() >= FEWEST else ():
            # Only blank cells: question-missing reports a question without a column.
            blank = np.flatnonzero((codes == question) & advanced[case] & (answers["row"] > 0).to_numpy())
            if len(blank) >= FEWEST:
                yield Finding(
                    answer_place(inspection, blank[0]),
                    f"{questions[question]} has no answers, but other questions of {domain.name} do.",
                    "If its answers are somewhere else, move them under its heading.",
                )


RULE = ComputedRule("question-unanswered", "warning", MANUAL, check)
