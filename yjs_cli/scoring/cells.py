"""The cell of each answer, for the commands that name cases and cells."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from yjs_cli.inspection import Inspection
from yjs_cli.query_results import AnswerCell
from yjs_cli.workbook.cell import Place


class Answered(NamedTuple):
    """An answer, the number of its case in ``Inspection.cases``, and its cell."""

    case: int
    question: str
    answer: str
    cell: AnswerCell


def answers_with_cells(inspection: Inspection) -> Iterator[Answered]:
    """Every answer of an inspection in its order, including unanswered ones."""
    names = case_names(inspection.cases)
    answers = inspection.answers
    columns = ("case", "question", "answer", "file", "sheet", "row", "column")
    for case, question, answer, file, sheet, row, column in zip(
        *(answers[name].tolist() for name in columns), strict=True
    ):
        location = location_of(file, sheet, row, column)
        yield Answered(case, question, answer, AnswerCell(names[case], question, location))


def case_names(cases: pd.DataFrame) -> list[str]:
    """The id of each case, or its row if it has none."""
    ids, rows = cases["case_id"].tolist(), cases["row"].tolist()
    return [each if isinstance(each, str) else f"row {row}" for each, row in zip(ids, rows, strict=True)]


def location_of(file: object, sheet: object, row: int, column: int) -> str:
    """A cell as people write it: ``Court disposals!D7``."""
    return str(
        Place(
            sheet if isinstance(sheet, str) and sheet else None,
            row or None,
            column or None,
            file if isinstance(file, str) and file else None,
        )
    )
