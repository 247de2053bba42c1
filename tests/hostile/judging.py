"""Compare what was read from a file with what another library reads, or with what was written."""

import warnings
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from tests.layout.reading import answers_in, case_ids, inspect, problems_in
from yjs_cli.errors import UnreadableFileError
from yjs_cli.inspection import Inspection
from yjs_cli.problem import Problem

# The library to compare with, by file extension, if it is installed.
_LIBRARIES = {".xlsx": "openpyxl", ".xls": "xlrd", ".xlsb": "pyxlsb", ".ods": "odf"}
_WORDS = {"yes": "Yes", "y": "Yes", "true": "Yes", "1": "Yes", "no": "No", "n": "No", "false": "No", "0": "No",
          "n/a": "N/A", "na": "N/A", "n.a": "N/A", "not applicable": "N/A", "-": "N/A", "–": "N/A"}  # fmt: skip

Cells = dict[tuple[str, int, int], object]


def as_put_there(answers: list[tuple[int, str, str, str]]):
    """A judge who knows every answer: a result without errors has exactly these."""

    def judge(inspection: Inspection, problems: tuple[Problem, ...], _: Path) -> str:
        if any(problem.severity == "error" for problem in problems):
            return ""
        read = answers_in(inspection)
        lost, added = [a for a in answers if a not in read], [a for a in read if a not in answers]
        return f"lost {lost[:5]}, added {added[:5]}" if lost or added else ""

    return judge


def as_in_the_file(inspection: Inspection, problems: tuple[Problem, ...], path: Path) -> str:
    """A judge who asks another library: every answer is in its cell, and every Yes and No is counted or reported."""
    if any(problem.severity == "error" for problem in problems):
        return ""
    cells = cells_of(path)
    if cells is None:
        return ""
    # This library, unlike most programs, ignores a text without a type.
    seen = _differences(inspection, problems, cells)
    return "; ".join(each for each in seen if path.suffix != ".ods" or not each.endswith("contains None"))


def cells_of(path: Path) -> Cells | None:
    """The values in a file by sheet, row and column, or None if the other library cannot read it."""
    library = _LIBRARIES.get(path.suffix)
    if library is None or not find_spec(library):
        return None
    if library == "pyxlsb" and b"xl/sharedStrings.bin" not in path.read_bytes():
        return None  # it would return the indices of the texts
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = pd.read_excel(
                path, sheet_name=None, header=None, dtype=object, keep_default_na=False, engine=library
            )  # type: ignore[call-overload]
    except BaseException:
        return None
    return {
        (str(name), row, column): value
        for name, frame in sheets.items()
        for row, values in enumerate(frame.itertuples(index=False), start=1)
        for column, value in enumerate(values, start=1)
        if value is not None and value != "" and value == value
    }


def meaning(value: object) -> str | None:
    """The answer that a value clearly means."""
    if isinstance(value, bool | int | float):
        return {1: "Yes", 0: "No"}.get(value)  # type: ignore[call-overload]
    return _WORDS.get(" ".join(value.split()).casefold().removesuffix(".").rstrip()) if isinstance(value, str) else None


def _differences(inspection: Inspection, problems: tuple[Problem, ...], cells: Cells) -> Iterator[str]:
    answers = inspection.answers
    counted: set[tuple[str, int, int]] = set()
    columns: set[tuple[str, int]] = set()
    for sheet, row, column, answer in zip(
        answers["sheet"], answers["row"], answers["column"], answers["answer"], strict=True
    ):
        place = (str(sheet), int(row), int(column))
        if row:
            counted.add(place)
            columns.add((str(sheet), int(column)))
            meant = meaning(cells.get(place)) or "unanswered"
            if meant != answer and not (answer == "unanswered" and place in cells and meant not in {"Yes", "No"}):
                yield f"{place} is read as {answer}, but contains {cells.get(place)!r}"
    reported = {(problem.sheet, number) for problem in problems for number in _rows(problem)}
    for place, value in cells.items():
        sheet, row, column = place
        is_answer = (sheet, column) in columns and isinstance(value, str) and meaning(value) in {"Yes", "No"}
        if is_answer and place not in counted and not {(sheet, row), (sheet, 0)} & reported:
            yield f"{place} contains {value!r}, which is neither counted nor reported"


def _rows(problem: Problem) -> Iterator[int]:
    """The rows that a problem is about; 0 for a whole column or sheet."""
    yield from (place.row or 0 for place in problem.places)


def assert_whole_or_refused(content: bytes, name: str, ids: list[str]) -> None:
    """Fail if cases are lost silently."""
    try:
        inspection = inspect(content, name)
    except UnreadableFileError as refused:
        assert str(refused).startswith(f"{name}: ")
        assert "Error" not in str(refused)
    else:
        assert [case_id for case_id in case_ids(inspection) if case_id in ids] == ids or problems_in(
            inspection, "error"
        )
