"""An inspection with some of its answers replaced, to see what they would change."""

from collections.abc import Sequence
from typing import Literal

import msgspec
import pandas as pd

from yjs_cli.inspection import ANSWERS, Inspection, case_key
from yjs_cli.result import Assumption

Answer = Literal["Yes", "No", "N/A", "unanswered"]


class Supposition(msgspec.Struct, frozen=True):
    """An answer to suppose: the id of a case as typed, the code of a key question, and the answer."""

    case: str
    question: str
    answer: Answer


class UnknownCaseError(ValueError):
    """No case has this id, or none with this id is asked this question. The message says which."""


def suppose(inspection: Inspection, suppositions: Sequence[Supposition]) -> tuple[Inspection, tuple[Assumption, ...]]:
    """The inspection with other answers, and each assumption with the answer that it replaces.

    An id can be in two domains; the question says which case is meant. The last supposition about an answer counts.
    Raises UnknownCaseError.
    """
    cases, answers = inspection.cases, inspection.answers
    keys = [case_key(each) if isinstance(each, str) else "" for each in cases["case_id"].tolist()]
    case_of_answer = answers["case"].to_numpy()
    question_of_answer = answers["question"].astype(object).to_numpy()
    now = answers["answer"].astype(object).to_numpy()
    codes: list[int] = answers["answer"].cat.codes.tolist()
    assumptions: dict[int, Assumption] = {}
    for each in suppositions:
        meant = {number for number, key in enumerate(keys) if key == case_key(each.case)}
        rows = [
            row
            for row, (case, question) in enumerate(zip(case_of_answer, question_of_answer, strict=True))
            if case in meant and question == each.question
        ]
        if not rows:
            missing = f"is not asked {each.question}" if meant else "is not in the workbook"
            raise UnknownCaseError(f"case {each.case} {missing}")
        for row in rows:
            codes[row] = ANSWERS.index(each.answer)
            case_id = cases["case_id"].iloc[int(case_of_answer[row])]
            assumptions[row] = Assumption(case_id, each.question, each.answer, now[row])
    replaced = answers.assign(answer=pd.Categorical.from_codes(codes, categories=pd.Index(ANSWERS)))
    return msgspec.structs.replace(inspection, answers=replaced), tuple(assumptions.values())
