"""Whatever an inspection says, the order of rows, columns and sheets never matters, nor does the layout."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import YJ_2021
from tests.layout.layouts import DISPOSALS, Case, case_sheet, expected, facts, long_sheet, sheet_a_domain
from tests.layout.reading import QUESTIONS, answers_in, errors_in, inspect
from tests.workbooks import Cell, Page, Rows, delimited, workbook
from yjs_cli.inspection import Inspection
from yjs_cli.result import InspectionResult
from yjs_cli.scoring import score

QUICK: dict[str, Any] = {"deadline": None, "max_examples": 25}
FIELDS = ("Domain", "Disposal", "Interviewed", "Start date", "Sex")
COURT_DISPOSALS = [word for word, name in DISPOSALS.items() if name.endswith("sentence")]
OTHER_DISPOSALS = [word for word in DISPOSALS if word not in COURT_DISPOSALS]


@st.composite
def cases(draw: st.DrawFn, most: int = 5) -> list[Case]:
    """Cases of both domains, at least one of each, with any answers."""
    found = []
    for domain, words in (("2", COURT_DISPOSALS), ("3", OTHER_DISPOSALS)):
        ids = draw(st.lists(st.integers(1, 9999), min_size=1, max_size=most, unique=True))
        length = len(QUESTIONS[domain])
        found += [
            Case(
                case_id=f"{number:04}",
                domain=domain,
                disposal=draw(st.sampled_from(words)),
                answers=draw(st.text("YN-.", min_size=length, max_size=length)),
                interviewed=draw(st.booleans()),
                start=draw(st.dates(date(2023, 1, 1), date(2024, 12, 31))),
            )
            for number in ids
        ]
    return found


def permuted(draw: st.DrawFn, rows: Rows) -> Rows:
    """The table with its rows and its columns in another order."""
    header, *body = rows
    columns = draw(st.permutations(range(len(header))))
    return [[row[column] for column in columns] for row in (header, *draw(st.permutations(body)))]


def result(inspection: Inspection) -> InspectionResult:
    """What the cases say; the rest is not in every layout."""
    return score(replace(inspection, sources=expected().sources, stated_ratings=(), **UNSAID), YJ_2021)


UNSAID: dict[str, Any] = {"service": None, "fieldwork_start": None, "sample_from": None, "sample_to": None}


def assert_says(inspection: Inspection, meant: Sequence[Case]) -> None:
    assert errors_in(inspection) == []
    assert answers_in(inspection) == facts(meant)
    assert result(inspection) == result(expected(meant))


@settings(**QUICK)
@given(cases(), st.data())
def test_the_order_of_rows_and_columns_never_matters_in_a_sheet_of_cases(
    meant: list[Case], data: st.DataObject
) -> None:
    content = delimited(permuted(data.draw, case_sheet(meant, FIELDS)))
    assert_says(inspect(content, "cases.csv"), meant)


@settings(**QUICK)
@given(cases(most=3), st.data())
def test_the_order_of_rows_and_columns_never_matters_in_a_long_sheet(meant: list[Case], data: st.DataObject) -> None:
    content = delimited(permuted(data.draw, long_sheet(meant, FIELDS)), data.draw(st.sampled_from(",;\t")))
    assert_says(inspect(content, "cases.csv"), meant)


@settings(deadline=None, max_examples=15)
@given(cases(most=3), st.data())
def test_the_order_of_sheets_rows_and_columns_never_matters_in_a_workbook(
    meant: list[Case], data: st.DataObject
) -> None:
    sheets: dict[str, Rows | Page] = sheet_a_domain(meant, change=lambda rows: permuted(data.draw, rows))
    ordered = data.draw(st.permutations(list(sheets.items())))
    inspection = inspect(workbook(dict(ordered)))
    assert_says(inspection, meant)
    assert inspection.sheets == tuple(name for name, _ in ordered)
    assert inspection.service == "Anytown"
    assert {rating.standard for rating in inspection.stated_ratings} == set(RATED)


RATED = ["1.1", "1.2", "1.3", "1.4", "2.2", "3.4", "4.1"]


@settings(**QUICK)
@given(cases(), st.data())
def test_rows_that_are_no_cases_change_nothing_wherever_they_stand(meant: list[Case], data: st.DataObject) -> None:
    rows: list[Sequence[Cell]] = list(case_sheet(meant, FIELDS))
    others: list[Sequence[Cell]] = [
        [], [None, " ", "\u00a0"], ["Total", *[None] * 5, *range(5, 26)], ["Note: see the other sheet"], list(rows[0]),
        ["% Yes", *[None] * 5, *[0.5] * 21],
    ]  # fmt: skip
    for other in data.draw(st.lists(st.sampled_from(others), max_size=4)):
        rows.insert(data.draw(st.integers(1, len(rows))), other)
    assert_says(inspect(workbook({"Cases": rows})), meant)


@settings(**QUICK)
@given(cases())
def test_a_sheet_of_cases_and_a_long_sheet_say_the_same(meant: list[Case]) -> None:
    wide, long = (inspect(delimited(rows), "cases.csv") for rows in (case_sheet(meant, FIELDS), long_sheet(meant)))
    assert answers_in(wide) == answers_in(long)
    assert result(wide) == result(long)
