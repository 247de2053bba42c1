from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import NAMED, Finding, answer_place, asked_questions, cell_list
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection

MANUAL = """
Questions that are not answered yet.

A blank means neither No nor N/A. There is one notice for each question. It says how many cases are
blank and where the first ones are.

Passes:

    Case ID | 2.1.1
    1001    | N/A

Fails:

    Case ID | 2.1.1
    1001    |

To fix: answer the question. yjs score --complete fails until no answer is missing.
"""


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    answers = inspection.answers
    asked = {domain.code: asked_questions(inspection, domain.code) for domain in framework.case_domains}
    blank = answers[(answers["answer"] == "unanswered").to_numpy()]
    for code in np.unique(blank["question"].cat.codes.to_numpy()) if len(blank) else ():
        question = blank["question"].cat.categories[code]
        if question not in asked[framework.question_domains[question].code]:
            continue  # question-missing reports a question without a column
        missing = np.flatnonzero((blank["question"].cat.codes == code).to_numpy())
        positions = blank.index.to_numpy()[missing[:NAMED]]
        places = [answer_place(inspection, position) for position in positions]
        count = len(missing)
        yield Finding(
            places[0],
            f"{question} is not answered yet for {count} {'case' if count == 1 else 'cases'}: "
            f"{cell_list(places, count, places[0])}.",
            "Answer Yes, No or N/A.",
        )


RULE = ComputedRule("answer-missing", "notice", MANUAL, check)
