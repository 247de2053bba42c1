"""How the tests of the layouts read: bytes as a file of some name, rows as a sheet, and what came of it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl.utils import range_boundaries

from tests.builders import YJ_2021
from tests.workbooks import Cell, Rows
from yjs_cli.checks import check
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.layout import read_inspection
from yjs_cli.workbook.sheet import Merge, Row, Sheet, is_blank

QUESTIONS = {domain.code: [question.code for question in domain.questions] for domain in YJ_2021.case_domains}
COURT, OUT_OF_COURT = QUESTIONS["2"], QUESTIONS["3"]


def inspect(content: bytes, name: str = "cases.xlsx", framework: Framework = YJ_2021) -> Inspection:
    """The inspection in a file of this name with these bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        return read_inspection(str(path), framework)


def sheet_of(rows: Rows, merged: Sequence[str] = (), name: str | None = "Cases") -> Sheet:
    """A sheet as the readers hand it on: rows without a value left out, the others under Excel's numbers."""
    merges = []
    for merge in merged:
        first_column, first_row, last_column, last_row = (bound or 1 for bound in range_boundaries(merge))
        merges.append(Merge(first_row, first_column, last_row, last_column))
    filled = [Row(number, list(row)) for number, row in enumerate(rows, start=1) if not all(map(is_blank, row))]
    return Sheet(name, filled, merges=tuple(merges))


def case_row(case_id: Cell, answers: str, *details: Cell) -> list[Cell]:
    """An id, details, and answers of one character each: ``Y``, ``N``, ``-`` for N/A, ``.`` for a blank."""
    return [case_id, *details, *({"Y": "Yes", "N": "No", "-": "N/A", ".": None}[symbol] for symbol in answers)]


def case_ids(inspection: Inspection) -> list[str | None]:
    """The ids of the cases in file order, None where a case has none."""
    return [None if missing else str(case_id) for case_id, missing in _with_blanks(inspection, "case_id")]


def domains(inspection: Inspection) -> list[str | None]:
    """The domains of the cases in file order, None where nothing tells one."""
    return [None if missing else str(code) for code, missing in _with_blanks(inspection, "domain")]


def answers_to(inspection: Inspection, question: str) -> list[str]:
    """The answers to a question, case by case."""
    answers = inspection.answers
    return [str(answer) for answer in answers.loc[answers["question"] == question, "answer"]]


def answers_in(inspection: Inspection) -> list[tuple[int, str, str, str]]:
    """Every answer, sorted: the case's id as a number, its domain, the question, the answer."""
    answers = inspection.answers.join(inspection.cases[["case_id", "domain"]], on="case")
    rows = zip(answers["case_id"], answers["domain"], answers["question"], answers["answer"], strict=True)
    return sorted((int(case_id), str(domain), str(question), str(answer)) for case_id, domain, question, answer in rows)


def problems_in(inspection: Inspection, *severities: str) -> list[tuple[str, str]]:
    """Code and location of the problems of these severities, in the order of the file."""
    return [(p.code, p.location) for p in check(inspection, YJ_2021) if p.severity in severities]


def errors_in(inspection: Inspection) -> list[tuple[str, str]]:
    """Code and location of what stops scoring."""
    return problems_in(inspection, "error")


def facts_in(inspection: Inspection) -> list[tuple[str, str]]:
    """Kind and place of each fact about the file."""
    return [(fact.kind, str(fact.place)) for fact in inspection.facts]


def _with_blanks(inspection: Inspection, column: str) -> list[tuple[object, bool]]:
    return list(zip(inspection.cases[column], inspection.cases[column].isna(), strict=True))
