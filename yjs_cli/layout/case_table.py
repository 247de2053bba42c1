"""What one table, form or list says of its cases: the shape in which every layout hands on what it has read."""

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from yjs_cli.inspection import Fact, StrayAnswer, TableQuestions, Unread
from yjs_cli.layout.case_details import CaseDetails
from yjs_cli.layout.field_names import Meaning
from yjs_cli.workbook.cell import Place

Numbers = NDArray[np.int64]

# One answer cell of a case, blanks included: ``case`` is the case's position in its table, ``question`` an index into
# the framework's key questions, ``answer`` an index into ANSWERS; ``row`` and ``column`` are Excel's, from 1.
ANSWER = np.dtype(
    [("case", np.int32), ("question", np.int16), ("answer", np.int8), ("row", np.int32), ("column", np.int16)]
)
AnswerCells = NDArray[np.void]

CaseLayout = Literal["cases", "answers", "form", "across", "sample-list"]


class CaseTable(msgspec.Struct, frozen=True):
    """The cases of one table and their answers.

    ``details`` has an entry for each case. ``rows`` and ``columns`` say where each case's id is (or would be), and
    ``detail_columns`` in which columns of that row its other details are. ``answers`` is an array of ANSWER.
    ``seen`` is how many of its cells give an answer, those to another domain's questions included.
    ``table_questions`` says which questions the table asks, None for a list that asks none.
    """

    read_as: CaseLayout
    sheet: str | None
    details: CaseDetails
    rows: Numbers
    columns: Numbers
    answers: AnswerCells
    seen: int = 0
    detail_columns: dict[Meaning, int] = {}
    table_questions: TableQuestions | None = None
    unread: tuple[Unread, ...] = ()
    stray_answers: tuple[StrayAnswer, ...] = ()
    facts: tuple[Fact, ...] = ()

    def relocated(self, cell: Callable[[int, int], tuple[int, int]]) -> "CaseTable":
        """The same cases, with every place given as the cell to which a row and column here belong."""

        def place(here: Place) -> Place:
            row, column = cell(here.row or 1, here.column or 1)
            return Place(here.sheet, row, column)

        rows, columns = _relocated(self.rows, self.columns, cell)
        answers = self.answers.copy()
        answers["row"], answers["column"] = _relocated(answers["row"], answers["column"], cell)
        questions = self.table_questions
        return replace(
            self,
            rows=rows,
            columns=columns,
            answers=answers,
            detail_columns={},
            table_questions=questions and replace(questions, place=place(questions.place)),
            unread=tuple(replace(each, place=place(each.place)) for each in self.unread),
            stray_answers=tuple(replace(each, place=place(each.place)) for each in self.stray_answers),
            facts=tuple(
                replace(fact, place=place(fact.place), second=fact.second and place(fact.second)) for fact in self.facts
            ),
        )

    def id_place(self, case: int) -> Place:
        """Where the id of a case is."""
        return Place(self.sheet, int(self.rows[case]), int(self.columns[case]))


def answer_cells(
    case: Sequence[int] | Numbers,
    question: Sequence[int] | Numbers,
    answer: Sequence[int] | Numbers,
    row: Sequence[int] | Numbers,
    column: Sequence[int] | Numbers,
) -> AnswerCells:
    """An array of ANSWER from its columns."""
    cells = np.empty(len(case), dtype=ANSWER)
    cells["case"], cells["question"], cells["answer"], cells["row"], cells["column"] = (
        case, question, answer, row, column
    )  # fmt: skip
    return cells


def _relocated(
    rows: NDArray[np.integer], columns: NDArray[np.integer], cell: Callable[[int, int], tuple[int, int]]
) -> tuple[Numbers, Numbers]:
    cells = [cell(row, column) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)]
    moved = np.array(cells, dtype=np.int64).reshape(-1, 2)
    return moved[:, 0], moved[:, 1]
