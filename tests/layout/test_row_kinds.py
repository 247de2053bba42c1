"""Which rows below a case sheet's headings are cases, and which are totals or notes."""

import pytest

from tests.builders import YJ_2021
from tests.layout.reading import case_ids, case_row, errors_in, inspect, sheet_of
from tests.workbook.small_sheets import CASES, HEADER, LONG, RATINGS, THREE, facts, tables
from tests.workbooks import Cell, Rows, workbook
from yjs_cli.layout.recognition import find_tables
from yjs_cli.workbook.cell import CellError, Uncalculated


def kinds(*below: list[Cell]) -> dict[str, list[int]]:
    """The rows (counted from 1 below the headings) that are cases, and those passed over, by kind."""
    found = find_tables("cases.xlsx", sheet_of([HEADER, *below]), YJ_2021)
    [table] = found.tables
    told: dict[str, list[int]] = {"case": [row.number - 1 for row in table.rows]}
    for fact in found.facts:
        told.setdefault(fact.kind, []).append((fact.place.row or 0) - 1)
    return {kind: numbers for kind, numbers in told.items() if numbers}


@pytest.mark.parametrize(
    "row",
    [
        case_row("1003", "YN-"),
        # not begun, or begun
        case_row("1003", "..."), case_row("1003", ".Y."), case_row(1003, "..."), case_row("Child's brother", "..."),
        # without an id: a check tells it
        case_row(None, "Y.."), case_row(" ", "YNY"),
        # ids that are long, odd, or look like another thing
        case_row("Anytown / 2024 / court / 0003 / B", "YYN"), case_row("*1003", "YYN"), case_row("Note 3", "NYN"),
        case_row("Total", "YNY"), case_row("Number 3", "NNY"), case_row("%3", "YYY"), case_row("N/A", "Y-N"),
        case_row("Mean Street 3", "YYY"), case_row("Key 7", "N.."),
        # cells that cannot be read are not nothing
        [CellError("#REF!"), None, None, None], [Uncalculated(), None, None, None], ["1003", "Yess", "?", 7],
        [None, CellError("#N/A"), None, None], [None, Uncalculated(), None, None],
        # answers in words and in numbers
        ["1003", "Yes", 1, 0], ["1003", True, False, None],
    ],
)  # fmt: skip
def test_a_row_with_an_id_or_an_answer_is_a_case(row: list[Cell]) -> None:
    assert kinds(*CASES, row) == {"case": [1, 2, 3]}


@pytest.mark.parametrize("case_id", ["1003", 1003, "Case 3", "A"])
@pytest.mark.parametrize("answers", [(1, 0, 1), (0, 0, 0), (1, None, 0), ("1", "0", "1"), (None, None, None)])
def test_a_row_of_numbers_is_a_case_if_all_answers_are_numbers(case_id: Cell, answers: tuple[Cell, ...]) -> None:
    assert kinds(["1001", 1, 0, 1], ["1002", 0, 0, 1], [case_id, *answers]) == {"case": [1, 2, 3]}
    assert kinds(["1001", 1, 0, 1], [case_id, *answers], ["Total", 2, 1, 2]) == {"case": [1, 2], "totals-row": [3]}


LABELS = [
    "Total", "TOTAL", "Totals", "Total:", "Grand total", "Sub-total", "Subtotal", "Total Yes", "%", "% Yes", "% yes:",
    "Average", "Averages", "Average:", "Mean", "Percentage", "Percentage Yes", "Per cent", "Percent:", "Sum", "Count",
    # counts of one answer, which are often 0 or 1 throughout
    "Yes", "No", "N/A", " Total\u00a0", " Yes ", "Yes:", "No:", "N/A:", "Count of Yes", "Count (No)", "Number of N/A",
]  # fmt: skip
FIGURES = [(6, 4, 5), (0, 1, 0), (0, 0, 0), (1, 1, 1), (0.67, 0.5, 1), (1, CellError("#DIV/0!"), 0)]
FIGURES_IN_TEXT = [("6", "4", "5"), ("0", "1", "0"), ("0", "0", "0"), ("67%", "100%", "0%")]  # as in a CSV file


@pytest.mark.parametrize("label", LABELS)
def test_a_row_of_totals_is_not_a_case(label: str) -> None:
    for figures in (*FIGURES, *FIGURES_IN_TEXT, (1, "N/A", 0), (0, "-", "-"), (None, None, None)):
        assert kinds(*CASES, [label, *figures]) == {"case": [1, 2], "totals-row": [3]}, figures


@pytest.mark.parametrize(
    "label",
    [
        "NA", "n.a.", "Not applicable", "Yes total", "Yes count", "N/A count", "No. of N/A", "No of Yes", "# Yes",
        "N/As", "Blank", "Blanks", "Unanswered", "Not answered", "Missing", "Applicable", "Cases", "Check", "Tally", 6,
    ],
)  # fmt: skip
def test_numbers_among_answers_in_words_are_reported(label: Cell) -> None:
    for figures in ((0, 1, 0), (0, 0, 0), ("1", "1", "0"), (" 0", "1 ", "0."), ("\u00a01", 0, "N/A")):
        inspection = inspect(workbook({"Cases": [HEADER, *CASES, [label, *figures]]}))
        # A number may be the id of a case, so only that row is an error.
        errors = [("answer-in-figures", "Cases!B4")] if label == 6 else []
        ids = ["1001", "1002", "6"] if label == 6 else ["1001", "1002"]
        assert (errors_in(inspection), case_ids(inspection)) == (errors, ids), figures


@pytest.mark.parametrize("label", ["Not applicable", "Blanks", "Unanswered", "N/A count", "Check"])
@pytest.mark.parametrize(("yes", "no"), [(True, False), (1, 0), ("1", "0")])
def test_counts_below_ticks_or_numbers_are_reported(label: str, yes: Cell, no: Cell) -> None:
    cases: Rows = [["1001", yes, yes, no], ["1002", no, yes, no]]
    for figures in ((0, 1, 0), (0, 0, 0)):
        inspection = inspect(workbook({"Cases": [HEADER, *cases, [label, *figures]]}))
        assert (errors_in(inspection), case_ids(inspection)) == ([], ["1001", "1002"]), figures


@pytest.mark.parametrize("row", [["1003", True, False, None], ["1003", "Yes", 1, 0], ["1003", None, None, None]])
def test_a_case_in_ticks_or_numbers_among_words_is_not_an_error(row: list[Cell]) -> None:
    assert errors_in(inspect(workbook({"Cases": [HEADER, *CASES, row]}))) == []


@pytest.mark.parametrize("label", ["Total", "Average", "% Yes", "Count of Yes"])
def test_a_totals_label_may_be_next_to_the_case_column(label: str) -> None:
    header = ["Case ID", "Inspector", *THREE]
    rows = [header, case_row("1001", "YYN", "AB"), [None, label, 1, 1, 0]]
    assert tables(rows) == [("cases", 1, ["1001"])]
    assert facts(rows) == [("totals-row", "3")]


@pytest.mark.parametrize(
    "row",
    [
        # the first text of the row is a detail that only reads like a label of totals
        ["Yes", 1, 0, 1], ["No", 1, 0, 1], ["N/A", 1, 0, 1], ["Yes", None, None, None], ["No", True, False, True],
    ],
)  # fmt: skip
def test_a_detail_does_not_turn_a_case_without_an_id_into_totals(row: list[Cell]) -> None:
    for other in (case_row("1001", "YYN", "Yes"), ["1001", "Yes", 1, 0, 0]):
        rows = [["Case ID", "Interviewed", *THREE], other, [None, *row]]
        assert errors_in(inspect(workbook({"Cases": rows})))


@pytest.mark.parametrize("label", ["Number", "Count", "Mean", "Sum"])
def test_an_id_with_a_number_is_not_a_totals_label(label: str) -> None:
    rows = [HEADER, [f"{label} 1", 1, 0, 1], [f"{label} 2", 0, 0, 1], [f"{label} 3", None, None, None]]
    assert tables(rows) == [("cases", 1, [f"{label} 1", f"{label} 2", f"{label} 3"])]


@pytest.mark.parametrize(
    "row",
    [
        # a sentence where the id would be
        ["Note: two cases were closed on the Monday."], ["Notes"], ["* Reviewed again after moderation"],
        ["Source: the service's own case system"], ["Cases below were read by both inspectors"],
        # nothing under a heading that counts
        [None, None, None, None, "Seen by both inspectors"], [None, None, None, None, None, 7],
    ],
)  # fmt: skip
def test_a_note_among_the_cases_is_ignored_and_reported(row: list[Cell]) -> None:
    assert kinds(CASES[0], row, CASES[1]) == {"case": [1, 3], "note-row": [2]}


def test_blank_rows_are_ignored_and_row_numbers_stay_those_of_excel() -> None:
    [table] = find_tables(
        "cases.xlsx", sheet_of([[], HEADER, [], CASES[0], [" ", "\u00a0", ""], [], CASES[1]]), YJ_2021
    ).tables
    assert [row.number for row in table.rows] == [4, 7]


def test_rows_of_long_and_ratings_tables_are_all_kept() -> None:
    assert tables([LONG[0], ["1001", None, 12], [None, "2.1.1", "Yes"]]) == [("long", 1, ["1001", ""])]
    assert tables([RATINGS[0], ["Overall", "Good"], [None, "RI"]]) == [("ratings", 1, ["Overall", ""])]


def test_a_column_of_remarks_next_to_a_question_is_an_attribute() -> None:
    rows = [["Case ID", "2.1.1", "2.1.1 Comments"], ["1001", "Yes", "No sign of it"]]
    inspection = inspect(workbook({"Cases": rows}))
    assert (errors_in(inspection), list(inspection.attributes)) == ([], ["2.1.1 Comments"])


@pytest.mark.parametrize("heading", ["Comments", "Reason", "Rationale"])
def test_a_column_that_would_give_a_rating_its_reason_is_an_attribute_of_a_case(heading: str) -> None:
    inspection = inspect(workbook({"Cases": [["Case ID", "2.1.1", heading], ["1001", "Yes", "seen twice"]]}))
    assert inspection.attributes[heading].tolist() == ["seen twice"]


@pytest.mark.parametrize("label", ["QA", "Second reader", "Moderated"])
def test_an_odd_row_on_a_sheet_answered_in_numbers_is_an_error(label: str) -> None:
    rows = [HEADER, ["1001", 1, 1, 0], ["1002", 1, 0, 0], ["1003", 0, 0, 1], [label, 0, 0, 0]]
    assert errors_in(inspect(workbook({"Cases": rows}))) == [("answer-in-figures", "Cases!B5")]
