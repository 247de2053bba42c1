"""An inspector whose every answer is the same, where the others' answers are not.

Three good cases in a row are nothing unusual, so it is told from five cases on, and only where other inspectors gave
other answers in the same domains. It may be right; it may also be a column that was filled down with one answer.

Passes::

    Case ID | Inspector | 2.1.1
    1001    | KM        | Yes
    1002    | KM        | Yes
    1003    | TD        | No
    1004    | TD        | Yes

Fails::

    Case ID | Inspector | 2.1.1
    1001    | KM        | Yes
    1002    | KM        | Yes
    1003    | KM        | Yes
    1004    | KM        | Yes
    1005    | KM        | Yes
    1006    | TD        | No

To mend: nothing, if the answers are the inspector's own; else answer the questions case by case.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from yjs_cli.checks.finding import Finding, case_place, quoted
from yjs_cli.framework import Framework
from yjs_cli.inspection import ANSWERS, Inspection, case_key

if TYPE_CHECKING:
    import pandas as pd

FEWEST = 5  # cases

CODE = "inspector-answers-alike"
SEVERITY = "warning"


def check(inspection: Inspection, framework: Framework) -> Iterator[Finding]:
    cases, answers = inspection.cases, inspection.answers
    inspector, inspectors = _inspectors(cases["inspector"])
    if not inspectors:
        return
    case, answer = answers["case"].to_numpy(), answers["answer"].cat.codes.to_numpy()
    # How often each inspector gave each answer in each domain, and how many cases each has begun.
    shape = (inspectors + 1, len(framework.domains), len(ANSWERS))
    cell = np.ravel_multi_index((inspector[case], cases["domain"].cat.codes.to_numpy()[case], answer), shape)
    given = np.bincount(cell, minlength=np.prod(shape)).reshape(shape)[:, :, : ANSWERS.index("unanswered")]
    begun = np.zeros(len(cases), dtype=bool)
    begun[case[answer != ANSWERS.index("unanswered")]] = True
    begun_by = np.bincount(inspector[begun], minlength=inspectors + 1)
    alike = (given.any(axis=1).sum(axis=1) == 1) & (begun_by >= FEWEST)
    for index in np.flatnonzero(alike[:inspectors]):
        same = given[index].sum(axis=0).argmax()
        beside = given[:, given[index].any(axis=1)].sum(axis=(0, 1)) - given[index].sum(axis=0)
        if beside.sum() > beside[same]:
            first = int(np.argmax(inspector == index))
            yield Finding(
                case_place(inspection, first, "inspector_column"),
                f"Every answer of {quoted(cases['inspector'].iloc[first])}, in {begun_by[index]} cases, is "
                f"{ANSWERS[same]}; other inspectors' answers differ.",
                "Read the cases again; nothing to mend if the answers are the inspector's own.",
            )


def _inspectors(names: "pd.Series[str]") -> tuple[NDArray[np.intp], int]:
    """The number of each case's inspector, however the name is written, and of how many; that is also no one's."""
    import pandas as pd

    written, spellings = pd.factorize(names)
    spelt, inspectors = pd.factorize(np.array([case_key(name) for name in spellings], dtype=object))
    return np.append(spelt, len(inspectors))[written], len(inspectors)
