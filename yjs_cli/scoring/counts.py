"""How often each key question was answered Yes, No or N/A, or not yet: the only step that sees single answers."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from yjs_cli.inspection import ANSWERS

Tally = NDArray[np.intp]

# The columns of counts, which are the fields of Counts, and the answer that each of them counts.
COUNTED = {"yes": "Yes", "no": "No", "not_applicable": "N/A", "unanswered": "unanswered"}


class Counts(NamedTuple):
    """How many cases answered a key question with Yes, No and N/A, and how many have no answer yet."""

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
        """All cases the question was put to."""
        return sum(self)

    @property
    def wholly_not_applicable(self) -> bool:
        """Answered for every case, and with nothing but N/A."""
        return self.not_applicable > 0 and not (self.applicable or self.unanswered)


def count_answers(answers: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Count the answers to each key question, in the whole frame or within groups of cases (method §1).

    ``answers`` has the columns of ``Inspection.answers``; ``by`` names further columns joined to it, such as a case
    attribute or the service. Missing values of those are a group of their own, so that the groups add up to the whole.

    The frame that comes back has the index ``(*by, question)``, the groups in order of first appearance and the
    questions in the framework's order, and these columns:

    ==============  =====  ======================================================
    yes             int64  cases answered Yes
    no              int64  cases answered No
    not_applicable  int64  cases answered N/A
    unanswered      int64  cases without an answer yet
    applicable      int64  yes + no, the denominator
    ==============  =====  ======================================================

    Without ``by`` every question of the framework has a row, of zeros where it has no cases; with it, the questions
    that a group was asked. Unread answers are in no column: an inspection that has any is never scored.
    """
    questions = answers["question"].cat.categories
    if not by:
        return _frame(_tally(answers, 0, 1), pd.Index(questions, name="question"))
    group, labels = _groups(answers, by)
    tally = _tally(answers, group, len(labels))
    asked = np.flatnonzero(tally.any(axis=1))
    which_group, which_question = np.divmod(asked, len(questions))
    index = labels.iloc[which_group].assign(question=questions[which_question])
    return _frame(tally[asked], pd.MultiIndex.from_frame(index))


def counts_by_question(answers: pd.DataFrame) -> dict[str, Counts]:
    """The counts of every key question of the framework, in its order, as plain integers."""
    columns = [ANSWERS.index(answer) for answer in COUNTED.values()]
    rows = _tally(answers, 0, 1)[:, columns].tolist()
    return dict(zip(answers["question"].cat.categories, map(Counts._make, rows), strict=True))


def _groups(answers: pd.DataFrame, by: Sequence[str]) -> tuple[Tally, pd.DataFrame]:
    """The number of each row's group, in order of first appearance, and the values that name each group."""
    # Factorising column by column is several times faster than a groupby, and all that is needed are the numbers.
    group = np.zeros(len(answers), dtype=np.intp)
    for column in by:
        value, values = pd.factorize(answers[column], use_na_sentinel=False)
        group, _ = pd.factorize(group * len(values) + value)
    return group, answers.loc[~pd.Index(group).duplicated(), list(by)]


def _tally(answers: pd.DataFrame, group: Tally | int, groups: int) -> Tally:
    """How often each answer was given: a row for every question of every group, a column for each of ANSWERS."""
    questions = len(answers["question"].cat.categories)
    rows = groups * questions
    # Category codes are as narrow as they can be; the numbers of the cells are not.
    row = group * questions + answers["question"].cat.codes.to_numpy().astype(np.intp)
    cell = row * len(ANSWERS) + answers["answer"].cat.codes.to_numpy()
    return np.bincount(cell, minlength=rows * len(ANSWERS)).reshape(rows, len(ANSWERS))


def _frame(tally: Tally, index: pd.Index) -> pd.DataFrame:
    columns = {name: tally[:, ANSWERS.index(answer)] for name, answer in COUNTED.items()}
    return pd.DataFrame(columns | {"applicable": columns["yes"] + columns["no"]}, index=index)
