"""Ratings sheets: what they state of which standard, and what they leave unsaid."""

import pytest

from tests.builders import YJ_2021
from tests.layout.reading import errors_in, inspect, sheet_of
from tests.workbooks import Cell, Rows, delimited, workbook
from yjs_cli.inspection import StatedRating
from yjs_cli.layout.ratings import read_ratings
from yjs_cli.layout.recognition import find_tables
from yjs_cli.workbook.cell import CellError, Place, Uncalculated

HEADER = ["Standard", "Rating", "Reason"]


def stated(*rows: list[Cell]) -> list[tuple[str, str, str]]:
    ratings, _ = read(*rows)
    return [(rating.standard, rating.rating, rating.reason) for rating in ratings]


def unread(*rows: list[Cell]) -> list[tuple[str, str | None]]:
    _, cells = read(*rows)
    return [(cell.field, cell.place.cell) for cell in cells]


def read(*rows: list[Cell]) -> tuple[list[StatedRating], list]:  # type: ignore[type-arg]
    [table] = find_tables("cases.xlsx", sheet_of([HEADER, *rows]), YJ_2021).tables
    return read_ratings(table, YJ_2021)


@pytest.mark.parametrize(
    ("word", "rating"),
    [
        *((word, rating.name) for rating in YJ_2021.ratings for word in (rating.name, rating.abbreviation)),
        # any case, joined, between blanks
        ("GOOD", "Good"), ("g", "Good"), ("o", "Outstanding"), ("inadequate", "Inadequate"), ("i", "Inadequate"),
        ("requires-improvement", "Requires improvement"), ("Requires Improvement", "Requires improvement"),
        ("RequiresImprovement", "Requires improvement"), ("requires_improvement", "Requires improvement"),
        ("ri", "Requires improvement"), ("R.I.", "Requires improvement"),
        ("Requires\nimprovement", "Requires improvement"), (" Good\u00a0", "Good"), ("Good.", "Good"),
        ("Not rated", "Not rated"), ("not-rated", "Not rated"), ("NOT RATED", "Not rated"), ("Notrated", "Not rated"),
    ],
)  # fmt: skip
def test_a_rating_is_read_in_any_spelling(word: str, rating: str) -> None:
    assert stated(["1.1", word]) == [("1.1", rating, "")]


@pytest.mark.parametrize(
    "cell",
    [
        "Goood", "Very good", "Good/RI", "Good or RI", "RI+", "R", "A", "0", "3", "N/A", "-", "TBC", "unrated", "Rated",
        # doubt is no judgement
        "Good?", "RI??", "Good / ?", "?Outstanding",
        2, 2.0, True, 0.67, CellError("#N/A"), Uncalculated(),
    ],
)  # fmt: skip
def test_an_invalid_rating_is_an_error(cell: Cell) -> None:
    assert (stated(["1.1", cell]), unread(["1.1", cell])) == ([], [("rating", "B2")])


@pytest.mark.parametrize(
    ("cell", "standard"),
    [
        # the code, also as the number that Excel makes of it
        ("2.1", "2.1"), (2.1, "2.1"), (4.1, "4.1"), ("2.1 Assessment", "2.1"), ("2.1: Assessment", "2.1"),
        ("Standard 2.1", "2.1"), ("standard 3.4", "3.4"), (" 1.1\u00a0", "1.1"), ("2.1.", "2.1"),
        # a name that only one standard has
        ("Staff", "1.2"), ("governance and leadership", "1.1"), ("Reviewing", "2.4"),
        ("Resettlement policy and provision", "4.1"), ("Out-of-court disposal policy and provision", "3.4"),
    ],
)  # fmt: skip
def test_a_standard_is_known_by_its_code_or_its_name(cell: Cell, standard: str) -> None:
    assert stated([cell, "Good"]) == [(standard, "Good", "")]


@pytest.mark.parametrize(
    "cell",
    [
        # codes that the framework does not have, among them questions and domains
        "5.1", "2.5", 9.9, "2", 2, "2.1.1", "2.1.1 Desistance", "12.1", "2.10", 1, "2.1a",
        # a name that two standards have, one that none has, none
        "Assessment", "Planning", "Leadership", "Domain 2", None, " ", True, CellError("#REF!"), Uncalculated(),
    ],
)  # fmt: skip
def test_an_uncertain_standard_is_an_error(cell: Cell) -> None:
    assert (stated([cell, "Good"]), unread([cell, "Good"])) == ([], [("standard", "A2")])


def test_a_row_without_a_rating_states_none() -> None:
    rows: Rows = [["1.1", None], ["Domain 1"], ["1.2", " ", "to be decided"], [None, None, "a note"], ["9.9", ""]]
    assert (stated(*rows), unread(*rows)) == ([], [])


@pytest.mark.parametrize("label", ["Overall", "Overall rating", "OVERALL", "Score", "Total", "Overall YJS rating"])
@pytest.mark.parametrize("value", ["Good", 26, "26 of 36"])
def test_a_line_that_repeats_the_result_is_ignored(label: str, value: Cell) -> None:
    assert (stated(["1.1", "Good"], [label, value]), unread([label, value])) == ([("1.1", "Good", "")], [])


def test_a_reason_is_kept_as_text() -> None:
    assert stated(["2.1", "Good", " The panel\u2019s reason. "], ["2.2", "RI", 7]) == [
        ("2.1", "Good", "The panel\u2019s reason."),
        ("2.2", "Requires improvement", "7"),
    ]


@pytest.mark.parametrize("reason", [CellError("#REF!"), Uncalculated(), None, " "])
def test_a_reason_that_says_nothing_is_no_reason(reason: Cell) -> None:
    inspection = inspect(workbook({"Ratings": [HEADER, ["2.1", "Good", reason]]}))
    assert [code for code, _ in errors_in(inspection)] != []


@pytest.mark.parametrize(
    "rows",
    [
        [["Standard", "Rating"], ["1.1", "Good"], ["1.2", "RI"]],
        [["Rating", "Standard"], ["Good", "1.1"], ["RI", "1.2"]],
        [
            ["Domain", "Standard", "Name", "Rating", "By"],
            ["1", "1.1", "Governance", "Good", "AB"],
            ["1", "1.2", "Staff", "RI"],
        ],
        [["Anytown"], [], ["Reason", "Standard", "Rating"], [None, "1.1", "Good"], [], [None, "1.2", "RI"], ["a note"]],
    ],
)
def test_columns_may_be_in_any_order_among_others(rows: Rows) -> None:
    for content in (workbook({"Panel": rows}), delimited(rows)):
        ratings = inspect(content, "ratings").stated_ratings
        assert [(rating.standard, rating.rating) for rating in ratings] == [
            ("1.1", "Good"),
            ("1.2", "Requires improvement"),
        ]


def test_a_rating_knows_its_cell() -> None:
    inspection = inspect(workbook({"Panel": [["Anytown"], [], HEADER, ["1.1", "Good"], [], ["2.1", "RI", "Reason"]]}))
    assert [rating.place for rating in inspection.stated_ratings] == [Place("Panel", 4, 2), Place("Panel", 6, 2)]


def test_a_standard_rated_twice_is_an_error_on_one_sheet_or_two() -> None:
    one = inspect(workbook({"A": [HEADER, ["1.1", "Good"], ["Governance and leadership", "RI"]]}))
    two = inspect(workbook({"A": [HEADER, ["1.1", "Good"]], "B": [HEADER, [1.1, "RI"]]}))
    assert (errors_in(one), errors_in(two)) == ([("rating-repeated", "A!B3")], [("rating-repeated", "B!B2")])


def test_a_rating_that_two_sheets_state_counts_once_and_the_copy_is_named() -> None:
    inspection = inspect(workbook({"A": [HEADER, ["1.1", "Good"]], "B": [HEADER, [1.1, "Good"]]}))
    assert (errors_in(inspection), len(inspection.stated_ratings)) == ([], 1)
    assert [(fact.kind, str(fact.place)) for fact in inspection.facts] == [("rating-copied", "B!B2")]


@pytest.mark.parametrize("heading", ["Panel rating", "Final rating", "Judgement"])
def test_ratings_under_other_headings_are_read(heading: str) -> None:
    """A panel's decision would be lost, and the rating that the cases give would stand for it."""
    cases = [["Case ID", "2.1.1"], ["1", "Yes"]]
    inspection = inspect(
        workbook(
            {"Cases": cases, "Panel": [["Standard", heading, "Reason"], ["2.1", "Requires improvement", "Reason"]]}
        )
    )
    assert [(each.standard, each.rating) for each in inspection.stated_ratings] == [("2.1", "Requires improvement")]
    assert errors_in(inspection) == []
