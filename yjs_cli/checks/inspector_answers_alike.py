from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from yjs_cli.checks.finding import Finding, case_place, quoted
from yjs_cli.checks.rule import ComputedRule
from yjs_cli.framework import Framework
from yjs_cli.inspection import ANSWERS, Inspection, case_key

if TYPE_CHECKING:
    import pandas as pd

MANUAL = """
An inspector whose answers are all the same, where the answers of others are not.

Three good cases in a row are not unusual, so this is reported only from five cases, and only if
other inspectors gave other answers in the same domains. The answers may be right, or someone may
have filled down the column with one answer.

Passes:

    Case ID | Inspector | 2.1.1
    1001    | KM        | Yes
    1002    | KM        | Yes
    1003    | TD        | No
    1004    | TD        | Yes

Fails:

    Case ID | Inspector | 2.1.1
    1001    | KM        | Yes
    1002    | KM        | Yes
    1003    | KM        | Yes
    1004    | KM        | Yes
    1005    | KM        | Yes
    1006    | TD        | No

To fix: if the answers are right, you do not need to do anything. If not, answer the questions case
by case.
"""

FEWEST = 5  # cases


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    cases, answers = inspection.cases, inspection.answers
    inspector, inspectors = _inspectors(cases["inspector"])
    if not inspectors:
        return
    case, answer = answers["case"].to_numpy(), answers["answer"].cat.codes.to_numpy()
    # How often each inspector gave each answer in each domain, and how many cases each has started.
    shape = (inspectors + 1, len(framework.domains), len(ANSWERS))
    cell = np.ravel_multi_index((inspector[case], cases["domain"].cat.codes.to_numpy()[case], answer), shape)
    given = np.bincount(cell, minlength=np.prod(shape)).reshape(shape)[:, :, : ANSWERS.index("unanswered")]
    started = np.zeros(len(cases), dtype=bool)
    started[case[answer != ANSWERS.index("unanswered")]] = True
    started_by = np.bincount(inspector[started], minlength=inspectors + 1)
    alike = (given.any(axis=1).sum(axis=1) == 1) & (started_by >= FEWEST)
    for index in np.flatnonzero(alike[:inspectors]):
        same = given[index].sum(axis=0).argmax()
        others = given[:, given[index].any(axis=1)].sum(axis=(0, 1)) - given[index].sum(axis=0)
        if others.sum() > others[same]:
            first = int(np.argmax(inspector == index))
            yield Finding(
                case_place(inspection, first, "inspector_column"),
                f"Every answer by {quoted(cases['inspector'].iloc[first])} in {started_by[index]} cases is "
                f"{ANSWERS[same]}. Other inspectors gave different answers.",
                "Check these cases again. If the answers are right, you do not need to do anything.",
            )


RULE = ComputedRule("inspector-answers-alike", "warning", MANUAL, check)


def _inspectors(names: "pd.Series[str]") -> tuple[NDArray[np.intp], int]:
    """The number of each case's inspector, and how many inspectors there are. A blank counts as one more."""
    import pandas as pd

    written, spellings = pd.factorize(names)
    numbers, inspectors = pd.factorize(np.array([case_key(name) for name in spellings], dtype=object))
    return np.append(numbers, len(inspectors))[written], len(inspectors)
