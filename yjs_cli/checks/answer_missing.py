from collections.abc import Iterator

import numpy as np

from yjs_cli.checks.finding import NAMED, Finding, cell_list
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.workbook.cell import Place

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


def check(inspection: Inspection, _: Framework) -> Iterator[Finding]:
    answers = inspection.answers
    in_tables = {question for table in inspection.asked for question in table.questions}
    blank = answers[(answers["answer"] == "unanswered").to_numpy()]
    for code in np.unique(blank["question"].cat.codes.to_numpy()) if len(blank) else ():
        question = blank["question"].cat.categories[code]
        if question not in in_tables:
            continue  # question-missing reports a question without a column
        missing = blank[(blank["question"].cat.codes == code).to_numpy()]
        sheets = inspection.cases["sheet"].iloc[missing["case"].to_numpy()[:NAMED]]
        numbers = missing[["row", "column"]].to_numpy()[:NAMED]
        places = [
            Place(sheet or None, int(row), int(column))
            for sheet, (row, column) in zip(sheets, numbers, strict=True)
            if row
        ]
        count = len(missing)
        where = f": {cell_list(places, count, places[0].sheet)}" if places else ""
        yield Finding(
            places[0] if places else Place(None),
            f"{question} is not answered yet for {count} {'case' if count == 1 else 'cases'}{where}.",
            "Answer Yes, No or N/A.",
        )


RULE = ComputedRule("answer-missing", "notice", MANUAL, check)
