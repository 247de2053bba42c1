"""The same inspection in any layout and any format gives the identical result."""

import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from tests.builders import YJ_2021
from tests.layout.layouts import CASES, expected, facts, sheet_a_domain
from tests.layout.other_layouts import IN_OTHER_FORMATS, OTHER_LAYOUTS
from tests.layout.reading import answers_in, errors_in, inspect
from tests.protected import protected, protected_in_2007, protected_xls
from tests.workbook.formats import CELLS, EVERY, IN_ANY_FORMAT, OTHER_FORMATS, WORKBOOKS, Written
from tests.workbooks import Page, Rows, workbook
from tests.xls import xls
from tests.xlsb import xlsb
from yjs_cli.inspection import Inspection
from yjs_cli.layout import read_inspection
from yjs_cli.result import InspectionResult
from yjs_cli.scoring import score
from yjs_cli.workbook import readers

PASSWORD = "Größe ✓ 7"


@pytest.mark.parametrize("layout", EVERY)
def test_the_result_is_the_same_in_every_layout_and_format(layout: str) -> None:
    written = EVERY[layout]()
    assert_same(inspect(written.content, written.name), written)


@pytest.mark.parametrize("layout", OTHER_LAYOUTS)
def test_every_other_layout_gives_the_same_result(layout: str) -> None:
    written = OTHER_LAYOUTS[layout]()
    assert_same(inspect(written.content, written.name), written)


@pytest.mark.slow
@pytest.mark.parametrize("layout", IN_OTHER_FORMATS)
@pytest.mark.parametrize("name", OTHER_FORMATS)
@pytest.mark.usefixtures("in_this_process")
def test_other_layouts_give_the_same_result_in_other_formats(layout: str, name: str) -> None:
    written = OTHER_LAYOUTS[layout]()
    assert_same(inspect(OTHER_FORMATS[name](written.sheets), name), written)


@pytest.mark.parametrize("layout", WORKBOOKS)
def test_the_result_is_the_same_with_the_reader_of_large_workbooks(
    layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "LARGE", 0)
    written = WORKBOOKS[layout]()
    assert_same(inspect(written.content, written.name), written)


@pytest.mark.parametrize(
    ("layout", "name"),
    [(layout, name) for layout in IN_ANY_FORMAT for name in OTHER_FORMATS if name != "excel-5.xls" or layout in CELLS],
)
@pytest.mark.usefixtures("in_this_process")
def test_the_result_is_the_same_in_every_other_format(layout: str, name: str) -> None:
    written = IN_ANY_FORMAT[layout]()
    assert_same(inspect(OTHER_FORMATS[name](written.sheets), name), written)


@pytest.mark.parametrize("name", OTHER_FORMATS)
def test_the_result_is_the_same_from_a_process_of_its_own(name: str) -> None:
    written = IN_ANY_FORMAT["a sheet a domain"]()
    assert_same(inspect(OTHER_FORMATS[name](written.sheets), name), written)


PROTECTED: dict[str, Callable[[Mapping[str, Rows | Page]], bytes]] = {
    "2010.xlsx": lambda sheets: protected(workbook(sheets), PASSWORD),
    "2007.xlsx": lambda sheets: protected_in_2007(workbook(sheets), PASSWORD),
    "2010.xlsb": lambda sheets: protected(xlsb(sheets), PASSWORD),
    "97.xls": lambda sheets: protected_xls(xls(sheets), PASSWORD),
}


@pytest.mark.parametrize("name", PROTECTED)
def test_the_result_is_the_same_behind_a_password(name: str, tmp_path: Path) -> None:
    written = IN_ANY_FORMAT["a sheet a domain"]()
    notes = [[f"Note {number * 7919 % 1009}"] for number in range(500)]  # workbooks are larger than 4 KB
    path = tmp_path / name
    path.write_bytes(PROTECTED[name]({**written.sheets, "Notes": notes}))
    assert_same(read_inspection(str(path), YJ_2021, lambda _: PASSWORD), written)


@pytest.mark.parametrize("layout", ["a sheet a domain", "long with semicolons in cp1252", "cases with tabs in utf-16"])
def test_the_result_is_the_same_from_standard_input(layout: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = EVERY[layout]()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(written.content)))
    assert_same(read_inspection("-", YJ_2021), written)


def assert_same(inspection: Inspection, written: Written) -> None:
    """No error, every answer in its place, and the result that these cases have when no file is read at all."""
    meant = expected(disposals=written.has_disposals)
    assert errors_in(inspection) == []
    assert answers_in(inspection) == facts()
    if not written.has_ratings:
        assert (inspection.stated_ratings, inspection.service) == ((), None)
        inspection = replace(
            inspection,
            stated_ratings=meant.stated_ratings,
            service=meant.service,
            fieldwork_start=meant.fieldwork_start,
            sample_from=meant.sample_from,
            sample_to=meant.sample_to,
        )
    assert comparable(inspection) == comparable(meant)


def comparable(inspection: Inspection) -> InspectionResult:
    """The result, but for the file's own name and the problems, which name its cells."""
    return replace(score(inspection, YJ_2021), sources=(), problems=())


def test_the_inspection_that_is_compared_has_something_of_everything() -> None:
    result = comparable(expected())
    questions = [question for standard in result.standards for question in standard.questions]
    assert all(any(getattr(question, count) for question in questions) for count in ("not_applicable", "unanswered"))
    assert {standard.rating for standard in result.standards} == {"Requires improvement", "Good", "Outstanding"}
    assert [standard.code for standard in result.standards if standard.panel] == ["2.2"]
    assert [(sample.cases, sample.interviewed) for sample in result.samples] == [(6, 5), (5, 4)]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_one_answer_less_is_another_result(number: int) -> None:
    case = CASES[number]
    others = [*CASES[:number], replace(case, answers=case.answers.replace("Y", "N", 1)), *CASES[number + 1 :]]
    inspection = inspect(workbook(sheet_a_domain(others)))
    assert comparable(inspection) != comparable(expected())
    assert answers_in(inspection) == facts(others)
