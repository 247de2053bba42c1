"""Facts about a sheet's form: headings, answers without a table, what is hidden."""

import pytest

from tests.builders import YJ_2021
from tests.layout.reading import COURT, case_row, sheet_of
from tests.workbook.small_sheets import CASES, HEADER, LATER, LONG, RATINGS, THREE, facts, tables
from tests.workbooks import Cell, Rows
from yjs_cli.layout.recognition import find_tables
from yjs_cli.layout.table_facts import hidden_facts
from yjs_cli.workbook.sheet import Sheet

# What is odd about headings.


@pytest.mark.parametrize(
    ("header", "reported"),
    [
        (["Case ID", "2.1.1", "2.1.2", "Q2.1.1 Desistance"], [("header-repeated", "D1", "B1")]),
        (["Case ID", "2.1.1", "2.1.1", "2.1.1"], [("header-repeated", "C1", "B1"), ("header-repeated", "D1", "B1")]),
        (["Case ID", "2.1.1", "CASE ID"], [("header-repeated", "C1", "A1")]),
        (["Case ID", "Domain", "domain", "2.1.1"], [("header-repeated", "C1", "B1")]),
        (["Case ID", "Sex", "2.1.1", "SEX"], [("attribute-repeated", "D1", "B1")]),
        (["Case ID", "2.1.9 Victims", "2.1.1"], [("question-unknown", "B1", "2.1.9")]),
        (["Case ID", "2.1.1a", "2.1.1 (b)", "2.1.1", None, "Sex"], []),
    ],
)
def test_repeated_or_unknown_headings_are_reported_with_their_address(
    header: list[Cell], reported: list[tuple[str, str, str]]
) -> None:
    found = find_tables("cases.xlsx", sheet_of([header, ["1001"]]), YJ_2021).facts
    assert [(fact.kind, str(fact.place.cell), fact.about) for fact in found] == reported


@pytest.mark.parametrize(
    ("rows", "merged", "reported"),
    [
        # over nothing, over nothing but its own column, up and down
        ([[*HEADER, None], *CASES], "D1:E1", [("header-merged", "D1")]),
        ([HEADER, [], *CASES], "B1:B2", [("header-merged", "B1")]),
        ([["Case ID"], [None, *THREE], *CASES], "A1:A2", [("header-merged", "A1")]),
        # over answers that have no heading of their own
        ([["Case ID", "2.1.1", None, "2.1.3"], *CASES], "B1:C1", [("header-spans-answers", "C2")]),
        ([["Case ID", "2.1.1", None, None], case_row("1001", "Y.."), case_row("1002", "Y.N")], "B1:D1",
         [("header-spans-answers", "D3")]),
        # a title, a note below, something among the cases
        ([["Court disposals"], HEADER, *CASES], "A1:D1", []),
        ([HEADER, *CASES, [], ["Note: read twice"]], "A5:D5", [("note-row", "5")]),
        ([HEADER, *CASES], "B2:B3", []),
    ],
)  # fmt: skip
def test_merged_headings_are_reported_and_hidden_answers_are_an_error(
    rows: Rows, merged: str, reported: list[tuple[str, str]]
) -> None:
    assert facts(rows, merged) == reported


# Columns of answers without a heading.


@pytest.mark.parametrize(
    ("header", "rows", "reported"),
    [
        # between, at either end, from a later row on
        (["Case ID", "2.1.1", None, "2.1.3"], CASES, [("header-missing", "C2")]),
        (["Case ID", *THREE], [case_row("1001", "YYYY")], [("header-missing", "E2")]),
        ([None, "Case ID", "2.1.1"], [["Yes", "1001", "No"]], [("header-missing", "A2")]),
        (["Case ID", "2.1.1", None, None], [case_row("1001", "Y.."), case_row("1002", "Y-N")],
         [("header-missing", "C3"), ("header-missing", "D3")]),
        # numbers and truth values
        (["Case ID", "2.1.1", None, None], [["1001", "Yes", "read twice", 1]], [("header-missing", "D2")]),
        (["Case ID", "2.1.1", None], [["1001", "Yes", False]], [("header-missing", "C2")]),
        # although every question of the domain has its column
        (["Case ID", *COURT, None], [case_row("1001", "Y" * 13)], [("header-missing", "N2")]),
        # what is no answer
        (["Case ID", "2.1.1", None, None], [["1001", "Yes", "read twice", 3]], []),
    ],
)  # fmt: skip
def test_answers_without_a_heading_are_reported(
    header: list[Cell], rows: Rows, reported: list[tuple[str, str]]
) -> None:
    assert facts([header, *rows]) == reported


# Details that are merged down.


@pytest.mark.parametrize(
    ("merged", "reported"),
    [
        ("C2:C3", [("detail-merged", "C2")]),
        ("C2:D4", [("detail-merged", "C2")]),
        ("A2:A3", [("detail-merged", "A2")]),
        # an attribute, a blank, one row, rows that are no cases
        ("B2:B3", []), ("C3:C4", []), ("C2:D2", []), ("C4:C9", []),
    ],
)  # fmt: skip
def test_a_detail_merged_over_several_cases_is_reported(merged: str, reported: list[tuple[str, str]]) -> None:
    rows = [["Case ID", "Sex", "Disposal", *THREE], *(case_row(str(each), "YYY", "F", "YRO") for each in (1, 2, 3))]
    rows[2][2] = None
    assert facts(rows, merged) == reported


# Sheets without a table.


@pytest.mark.parametrize("heading", ["Nickname", "Born", "Name", None])
@pytest.mark.parametrize(
    "answers", [("Yes", "No", "N/A"), (1, 0, 1), (True, False, None), ("1", "0", "1"), ("Yess", None, "No")]
)
def test_answers_without_a_case_column_are_reported(heading: Cell, answers: tuple[Cell, ...]) -> None:
    rows = [["Court disposals"], [heading, *THREE], ["1001", *answers], ["1002", None, None, None]]
    assert (tables(rows), facts(rows)) == ([], [("case-column-missing", "2")])


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        # rows of answers that would be lost in silence
        ([["Question", "Answer"], ["2.1.1", "Yes"]], "B2"),
        # a column for each case, of which nothing says which case it is
        ([["2.1.1", "Yes", "No"], ["2.1.2", "No", "No"], ["2.1.3", "Yes", "Yes"]], "B1"),
    ],
)
def test_answers_in_an_unknown_layout_are_reported(rows: Rows, cell: str) -> None:
    assert (tables(rows), facts(rows)) == ([], [("layout-unknown", cell)])


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["Guidance"], ["Answer 2.1.1 for each case"]],
        # no answers, no questions, no ratings
        [["Case ID", "Sex", "Age"], ["1001", "M", 15]],
        [["Case ID", "Question"], ["1001", "2.1.1"]],
        [["Standard", "Name"], ["2.1", "Assessment"]],
        [["Rating", "Points"], ["Good", 2]],
        # lists for drop-downs, a pivot table, the questions of the framework
        [["Yes"], ["No"], ["N/A"]],
        [["Row labels", "Count of Case ID"], ["Yes", 12], ["No", 4]],
        [["Code", "Question"], ["2.1.1", "Does assessment …?"], ["2.1.2", "Does assessment …?"]],
        # summaries: percentages and counts by question, across and down
        [["Service", *THREE], ["Anytown", "67%", "83%", "100%"], ["Elsewhere", 0.5, 0.25, 0.75]],
        [[None, *THREE], ["Yes", 6, 4, 5], ["No", 2, 3, 4], ["N/A", 9, 5, 7], ["%", 1, 0.8, 0.83]],
    ],
)
def test_a_sheet_of_another_kind_has_no_table_and_no_facts(rows: Rows) -> None:
    assert (tables(rows), facts(rows)) == ([], [])


@pytest.mark.parametrize(
    "rows",
    [
        [[None, *THREE], ["Yes", 6, 4, 5], ["No", 0, 1, 1], ["N/A", 0, 1, 0], ["%", 1, 0.8, 0.83]],
        [["Question", "Yes", "No", "N/A", "%"], ["2.1.1", 6, 0, 0, 1], ["2.1.2", 4, 1, 1, 0.8]],
    ],
)
def test_counts_of_one_and_zero_are_named_as_not_read(rows: Rows) -> None:
    assert tables(rows) == []
    assert [kind for kind, _ in facts(rows)] == ["register-ignored"]


# What is hidden.


def hidden(rows: Rows, **how: object) -> list[tuple[str, str, int]]:
    shown = sheet_of(rows)
    sheet = Sheet(shown.name, shown.rows, **how)  # type: ignore[arg-type]
    reported = hidden_facts(sheet, find_tables("cases.xlsx", sheet, YJ_2021).tables)
    return [(fact.kind, str(fact.place), fact.count) for fact in reported]


@pytest.mark.parametrize(
    ("rows", "reported"),
    [
        # one, a run, two runs
        ({3}, [("row-hidden", "Cases!3", 1)]),
        ({2, 3, 4}, [("row-hidden", "Cases!2", 3)]),
        ({2, 4, 5}, [("row-hidden", "Cases!2", 1), ("row-hidden", "Cases!4", 2)]),
        # the headings, blank rows, totals, rows below the last
        ({1}, []),
        ({6, 7}, []),
        ({8, 9, 1000}, []),
        (set(), []),
    ],
)
def test_hidden_rows_are_reported_if_they_hold_cases(rows: set[int], reported: list[tuple[str, str, int]]) -> None:
    page = [HEADER, *CASES, *LATER, [], [], ["Total", 6, 4, 5]]
    assert hidden(page, hidden_rows=frozenset(rows)) == reported


def test_hidden_columns_are_reported_if_they_hold_answers_or_details() -> None:
    rows = [["Case ID", "Sex", "Disposal", *THREE], case_row("1001", "YYY", "F", "YRO")]
    columns = frozenset({1, 2, 3, 5, 9})
    assert hidden(rows, hidden_columns=columns) == [("column-hidden", f"Cases!{letter}", 1) for letter in "ACE"]


@pytest.mark.parametrize(
    ("rows", "reported"), [([HEADER, *CASES], True), (RATINGS, True), (LONG, True), ([["Yes"], ["No"]], False)]
)
def test_a_hidden_sheet_is_reported_if_it_holds_a_table(rows: Rows, reported: bool) -> None:
    assert hidden(rows, hidden=True) == ([("sheet-hidden", "Cases", 1)] if reported else [])
