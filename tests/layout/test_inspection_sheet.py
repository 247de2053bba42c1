"""The inspection sheet: a name, and its value to the right."""

from datetime import date, datetime

import pytest

from tests.layout.reading import inspect, problems_in, sheet_of
from tests.workbooks import Calculated, Cell, Rows, workbook
from yjs_cli.layout.inspection_sheet import read_inspection_sheet
from yjs_cli.workbook.cell import CellError, Uncalculated

DAY = datetime(2024, 4, 3)


@pytest.mark.parametrize(
    ("rows", "details"),
    [
        ([["Service", "Anytown"]], {"service": "Anytown"}),
        ([["Fieldwork start", DAY]], {"fieldwork_start": date(2024, 4, 3)}),
        ([["Sample from", "2024-04-03"], ["Sample to", "3 April 2024"]],
         {"sample_from": date(2024, 4, 3), "sample_to": date(2024, 4, 3)}),
        # in any case, with a colon, in other columns, with columns between, among other rows
        ([["SERVICE:", " Anytown "]], {"service": "Anytown"}),
        ([[None, "fieldwork_start", None, DAY]], {"fieldwork_start": date(2024, 4, 3)}),
        ([["Anytown services"], [], ["Lead inspector", "AB"], ["Service", "Anytown", "a note"], ["Sample  to", DAY]],
         {"service": "Anytown", "sample_to": date(2024, 4, 3)}),
        # the first of two
        ([["Service", "Anytown"], ["Service", "Elsewhere"]], {"service": "Anytown"}),
        # no value, or none of its own
        ([["Service"], ["Anytown"]], {}),
        ([["Service", None], ["Sample from", " "]], {}),
        ([["Service name", "Anytown"], ["Our service", "Anytown"], ["Sample", DAY], ["Date", DAY]], {}),
        ([[7, "Service"], [DAY, "Sample to"]], {}),
        # a service may be a number or a date, for all we know
        ([["Service", 12]], {"service": "12"}),
    ],
)  # fmt: skip
def test_the_names_that_we_know_are_read(rows: Rows, details: dict[str, object]) -> None:
    found, unread = read_inspection_sheet(sheet_of(rows))
    assert ({name: value for name, value in found.items() if name != "date_places"}, unread) == (details, [])


def test_a_date_is_known_with_its_cell() -> None:
    rows: Rows = [
        ["Sample from", DAY],
        [None, "Sample to", None, DAY],
        ["Sample from", DAY],
        ["Fieldwork start", "soon"],
    ]
    found, _ = read_inspection_sheet(sheet_of(rows, name="About"))
    places = {name: str(place) for name, place in found["date_places"].items()}
    assert places == {"sample_from": "About!B1", "sample_to": "About!D2"}


def test_dates_on_two_sheets_are_known_with_their_cells() -> None:
    sheets = {"A": [["Sample to", DAY]], "B": [["Sample to", DAY], ["Sample from", DAY]]}
    inspection = inspect(workbook({"Cases": [["Case ID", "2.1.1"], ["1", "Yes"]], **sheets}))
    places = {name: str(place) for name, place in inspection.date_places.items()}
    assert places == {"sample_to": "A!B1", "sample_from": "B!B2"}


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("Sample from", "03/04/2024", "date"), ("Sample to", "TBC", "date"), ("Fieldwork start", 45385, "date"),
        ("Fieldwork start", CellError("#N/A"), "date"), ("Sample to", Uncalculated(), "date"),
        ("Service", CellError("#REF!"), "name"), ("Service", Uncalculated(), "name"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_read_is_reported_at_its_cell(name: str, value: Cell, field: str) -> None:
    details, [cell] = read_inspection_sheet(sheet_of([["Inspection"], [name, None, value]], name="About"))
    assert (details, cell.field, str(cell.place)) == ({}, field, "About!C2")


def test_a_sheet_with_cases_is_not_searched_for_names() -> None:
    rows: Rows = [["Service", "Anytown"], [], ["Case ID", "2.1.1"], ["Service", "Yes"]]
    assert inspect(workbook({"Cases": rows, "About": [["Service", "Elsewhere"]]})).service == "Elsewhere"


def test_a_sheet_about_the_inspection_is_read_from_a_workbook() -> None:
    about: Rows = [["Service", Calculated("Anytown")], ["Sample from", DAY], ["Sample to", "04/04/2024"]]
    inspection = inspect(workbook({"Cases": [["Case ID", "2.1.1"], ["1", "Yes"]], "About": about}))
    assert (inspection.service, inspection.sample_from, inspection.sample_to) == ("Anytown", date(2024, 4, 3), None)
    assert ("date-invalid", "About!B3") in problems_in(inspection, "warning")
