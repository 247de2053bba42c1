"""How many cases answered each key question Yes, No or N/A, or not yet. Only this module sees single answers."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from yjs_cli.inspection import ANSWERS

# The answer that each field of Counts counts. Unread answers are in none of them.
_COUNTED = ("Yes", "No", "N/A", "unanswered")


class Counts(NamedTuple):
    """How many cases answered a key question Yes, No and N/A, and how many have no answer yet."""

    yes: int
    no: int
    not_applicable: int
    unanswered: int

    @property
    def applicable(self) -> int:
        """The denominator of the percentage: Yes and No (method §1)."""
        return self.yes + self.no

    @property
    def cases(self) -> int:
        """All cases of the question's domain."""
        return sum(self)

    @property
    def wholly_not_applicable(self) -> bool:
        """Whether every case has an answer and every answer is N/A."""
        return self.not_applicable > 0 and not (self.applicable or self.unanswered)


def counts_by_question(answers: pd.DataFrame) -> dict[str, Counts]:
    """The counts of every key question of the framework, in its order (method §1).

    ``answers`` has the columns of ``Inspection.answers``. A question without cases has counts of zero. Unread answers
    are not counted: an inspection that has any is never scored.
    """
    questions = answers["question"].cat
    # The codes of categories are int8 where they fit; a question's number times the number of answers may not.
    cell = questions.codes.to_numpy().astype(np.intp) * len(ANSWERS) + answers["answer"].cat.codes.to_numpy()
    tally = np.bincount(cell, minlength=len(questions.categories) * len(ANSWERS)).reshape(-1, len(ANSWERS))
    rows = tally[:, [ANSWERS.index(answer) for answer in _COUNTED]].tolist()
    return dict(zip(questions.categories, map(Counts._make, rows), strict=True))
