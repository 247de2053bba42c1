"""Finding the tables on a sheet: their headings wherever they stand, and which of the rows below are cases."""

import pytest

from tests.builders import YJ_2021
from tests.intake.reading import COURT, OUT_OF_COURT, case_ids, case_row, errors_in, inspect, sheet_of
from tests.workbooks import Cell, Rows, workbook
from yjs_cli.inspection import CellError, Oddity, Place, Uncalculated
from yjs_cli.intake.oddities import hidden_oddities
from yjs_cli.intake.recognition import find_tables
from yjs_cli.intake.sheet import Sheet, as_text
from yjs_cli.intake.tables import Table

THREE = COURT[:3]
HEADER = ["Case ID", *THREE]
CASES = [case_row("1001", "YYN"), case_row("1002", "N-Y")]
LATER = [case_row("1003", "YNN"), case_row("1004", "NNN")]
RATINGS = [["Standard", "Rating", "Reason"], ["1.1", "Good"], ["1.2", "RI"]]
LONG = [["Case ID", "Question", "Answer"], ["1001", "2.1.1", "Yes"], ["1001", "2.1.2", "No"]]


def tables(rows: Rows, *merged: str) -> list[tuple[str, int, list[str]]]:
    """Of each table its layout, the row of its headings, and what stands in its column of cases or standards."""
    found = find_tables(sheet_of(rows, merged), YJ_2021).tables
    return [(table.header.layout, table.header.row, _first_column(table)) for table in found]


def _first_column(table: Table) -> list[str]:
    key = "standard" if table.header.layout == "ratings" else "case"
    return [as_text(value) for value in table.values(table.header.columns[key])]


def oddities(rows: Rows, *merged: str) -> list[tuple[str, str]]:
    """Kind and place of what is odd about a sheet."""
    found = find_tables(sheet_of(rows, merged), YJ_2021).oddities
    return [(oddity.kind, str(oddity.place).removeprefix("Cases!")) for oddity in found]


# Where headings stand.


@pytest.mark.parametrize(
    ("rows", "layout"),
    [([HEADER, *CASES], "cases"), (LONG, "long"), (RATINGS, "ratings")],
)
@pytest.mark.parametrize(
    "above",
    [
        [],
        # titles, notes, blank rows
        [["Anytown"]],
        [["Anytown: case answers"], [], ["One row a case. Fieldwork began on 21 October."], [], []],
        # things that look a little like headings
        [["Case answers", None, "2024"], ["Ref"], ["Standard"], ["Domain", "Court disposals"]],
        [[None, "Standard 2.1", None, None, "Standard 2.2"]],
        [[None, "Assessment", None, "Planning"], []],
        [["Sample", 12, 6.5, True, None]],
    ],
)
def test_headings_are_found_below_titles_notes_and_blank_rows(above: Rows, rows: Rows, layout: str) -> None:
    [(found, header_row, below)] = tables([*above, *rows])
    assert (found, header_row, len(below)) == (layout, len(above) + 1, 2)


@pytest.mark.parametrize("left", [0, 1, 3, 30])
@pytest.mark.parametrize("rows", [[HEADER, *CASES], LONG, RATINGS])
def test_a_table_may_begin_in_any_column(left: int, rows: Rows) -> None:
    [(_, _, below)] = tables([[*[None] * left, *row] for row in rows])
    assert below == [row[0] for row in rows[1:]]


def test_headings_are_found_after_many_rows_of_another_kind() -> None:
    [(_, header_row, below)] = tables([*[["Guidance"]] * 900, HEADER, *CASES])
    assert (header_row, below) == (901, ["1001", "1002"])


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
        [[None, *THREE], ["Yes", 6, 4, 5], ["No", 0, 1, 1], ["N/A", 0, 1, 0], ["%", 1, 0.8, 0.83]],
        [["Question", "Yes", "No", "N/A", "%"], ["2.1.1", 6, 0, 0, 1], ["2.1.2", 4, 1, 1, 0.8]],
    ],
)
def test_a_sheet_of_another_kind_has_no_table_and_nothing_odd(rows: Rows) -> None:
    assert (tables(rows), oddities(rows)) == ([], [])


# Headings in two rows.

NAMES = ["Desistance", "Safety of the child", "Safety of other people"]


@pytest.mark.parametrize(
    ("header", "merged"),
    [
        # the codes below, where a group's name above them is a title
        ([[None, *NAMES], ["Case ID", *THREE]], ()),
        ([["Anytown", "Assessment"], ["Case ID", *THREE]], ("B1:D1",)),
        ([[None, "2.1 Assessment"], ["Case ID", *THREE]], ("B1:D1",)),
        # the case column in the upper row, alone or merged down, or its name in both
        ([["Case ID", *NAMES], [None, *THREE]], ()),
        ([["Case ID", *NAMES], [None, *THREE]], ("A1:A2",)),
        ([["Case ID", "Assessment"], [None, *THREE]], ("A1:A2", "B1:D1")),
        ([["Case ID", *NAMES], ["Case ID", *THREE]], ()),
        ([["Case ID", *NAMES], ["reference", *THREE]], ()),
        # the codes above, the case column in the lower row
        ([[None, *THREE], ["Case ID", *NAMES]], ()),
        ([["Anytown", *THREE], ["Case ID", *NAMES]], ()),
        # the codes and the case column above
        ([["Case ID", *THREE], [None, *NAMES]], ()),
        ([["Case ID", *THREE], [None, *NAMES]], ("A1:A2",)),
        ([["Case ID", *THREE], ["Case ID", *NAMES]], ()),
    ],
)
def test_headings_in_two_rows_are_one_header(header: Rows, merged: tuple[str, ...]) -> None:
    found = find_tables(sheet_of([*header, *CASES], merged), YJ_2021)
    [table] = found.tables
    assert [heading.code for heading in table.header.headings if heading.meaning == "key question"] == THREE
    assert _first_column(table) == ["1001", "1002"]
    assert {oddity.kind for oddity in found.oddities} <= {"header-merged"}


@pytest.mark.parametrize(
    "row", [[None, None, "Yess", None, None], [None, "YRO", "Yess", None, None], [" ", None, "Y es", "Yes?", "Noo"]]
)
def test_a_case_without_an_id_is_not_taken_for_the_names_of_questions(row: list[Cell]) -> None:
    rows = [["Case ID", "Disposal", *THREE], row, case_row("1001", "YYN", "YRO")]
    assert ("case-id-missing", "Cases!A2") in errors_in(inspect(workbook({"Cases": rows})))


def test_of_two_rows_that_name_one_column_the_one_that_means_something_counts() -> None:
    header = [["Case ID", "Disposal", "About the child", "Assessment"], [None, "(order)", "Sex", *THREE]]
    [table] = find_tables(sheet_of([*header, case_row("1001", "YYN", "YRO", "F")]), YJ_2021).tables
    assert (table.column("case"), table.column("disposal"), table.column("key question")) == (1, 2, 4)
    assert _first_column(table) == ["1001"]


def test_a_case_is_not_taken_for_the_second_row_of_the_headings() -> None:
    assert tables([["Case ID", "Sex"], [], HEADER, *CASES]) == [("cases", 3, ["1001", "1002"])]
    assert tables([HEADER, ["1001", None, None, None], *LATER]) == [("cases", 1, ["1001", "1003", "1004"])]


# Several tables on one sheet.

FIRST = ("cases", 1, ["1001", "1002"])


@pytest.mark.parametrize(
    ("below", "found"),
    [
        # the headings again, as on every printed page, in this spelling or another
        ([HEADER, *LATER], ("cases", 4, ["1003", "1004"])),
        ([[], [" CASE\nID", *THREE], *LATER], ("cases", 5, ["1003", "1004"])),
        ([HEADER], ("cases", 4, [])),
        # another name of the case column, other columns
        ([[], ["Ref", *OUT_OF_COURT[:3]], *LATER], ("cases", 5, ["1003", "1004"])),
        ([[], ["Case ID", "Sex", *THREE], case_row("1003", "YNY", "F")], ("cases", 5, ["1003"])),
        # a title above the lower table is no case of the upper one
        ([[], ["Out-of-court disposals"], HEADER, *LATER], ("cases", 6, ["1003", "1004"])),
        ([[], ["Domain 3"], [], HEADER, *LATER], ("cases", 7, ["1003", "1004"])),
        ([[], ["Ratings"], *RATINGS], ("ratings", 6, ["1.1", "1.2"])),
        # a table of another layout
        ([[], *RATINGS], ("ratings", 5, ["1.1", "1.2"])),
        ([[], *LONG], ("long", 5, ["1001", "1001"])),
    ],
)
def test_tables_one_below_the_other_are_all_read(below: Rows, found: tuple[str, int, list[str]]) -> None:
    assert tables([HEADER, *CASES, *below]) == [FIRST, found]


def test_a_title_is_no_case_of_an_empty_table_above_it() -> None:
    rows = [["Court disposals"], HEADER, [], ["Out-of-court disposals"], ["Case ID", *OUT_OF_COURT], LATER[0]]
    assert tables(rows) == [("cases", 2, []), ("cases", 5, ["1003"])]


@pytest.mark.parametrize("gap", [[], [[]]])
def test_a_case_that_is_not_begun_is_not_lost_in_silence_above_repeated_headings(gap: Rows) -> None:
    inspection = inspect(workbook({"Cases": [HEADER, *CASES, *gap, ["1003"], HEADER, LATER[1]]}))
    assert case_ids(inspection) == ALL or problems_in(inspection, "error", "warning") != MISSING


@pytest.mark.parametrize(("above", "layout"), [(RATINGS, "ratings"), (LONG, "long")])
def test_cases_may_stand_below_a_table_of_another_layout(above: Rows, layout: str) -> None:
    assert [found for found, _, _ in tables([*above, [], HEADER, *CASES])] == [layout, "cases"]


def shifted(columns: int, rows: Rows) -> Rows:
    """The rows, so many columns further right."""
    return [[*[None] * columns, *row] for row in rows]


def beside(left: Rows, right: Rows, columns: int) -> Rows:
    """Two blocks of rows on the same rows, the right one beginning after so many columns."""
    height = max(len(left), len(right))
    padded = [list(row) for row in left] + [[] for _ in range(height - len(left))]
    others = [list(row) for row in right] + [[] for _ in range(height - len(right))]
    return [[*row, *[None] * (columns - len(row)), *other] for row, other in zip(padded, others, strict=True)]


ALL = ["1001", "1002", "1003", "1004"]
MISSING = [("question-missing", "Cases!1"), ("question-missing", "Cases!5")]


@pytest.mark.parametrize(
    ("rows", "ids", "ratings"),
    [
        # lower and further right
        ([HEADER, *CASES, [], *shifted(1, [HEADER, *LATER])], ALL, 0),
        ([HEADER, *CASES, [], *shifted(6, [HEADER, *LATER])], ALL, 0),
        ([*RATINGS, [], *shifted(4, [HEADER, *LATER])], ["1003", "1004"], 2),
        # side by side, on one row of headings or not
        (beside([HEADER, *CASES], [HEADER, *LATER], 5), ALL, 0),
        (beside([HEADER, *CASES], [[], HEADER, *LATER], 5), ALL, 0),
        (beside([HEADER, *CASES], [[], HEADER, LATER[0]], 5), ALL[:3], 0),
        (beside([[], HEADER, *CASES], [HEADER, *LATER], 5), ALL, 0),
        (beside([HEADER, CASES[0], [], CASES[1]], [[], [], HEADER, *LATER], 5), ALL, 0),
        (beside([HEADER, *CASES], RATINGS, 5), ["1001", "1002"], 2),
        (beside(RATINGS, [[], HEADER, *LATER], 4), ["1003", "1004"], 2),
    ],
)
def test_tables_in_different_columns_are_all_read_or_scoring_is_stopped(
    rows: Rows, ids: list[str], ratings: int
) -> None:
    inspection = inspect(workbook({"Cases": rows}))
    assert errors_in(inspection) or (case_ids(inspection), len(inspection.stated_ratings)) == (ids, ratings)


# Which rows are cases.


def kinds(*below: list[Cell]) -> dict[str, list[int]]:
    """The rows (counted from 1 below the headings) that are cases, and those passed over, by kind."""
    found = find_tables(sheet_of([HEADER, *below]), YJ_2021)
    [table] = found.tables
    told: dict[str, list[int]] = {"case": [row.number - 1 for row in table.rows]}
    for oddity in found.oddities:
        told.setdefault(oddity.kind, []).append((oddity.place.row or 0) - 1)
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
def test_where_all_answers_are_numbers_a_row_of_them_is_a_case(case_id: Cell, answers: tuple[Cell, ...]) -> None:
    assert kinds(["1001", 1, 0, 1], ["1002", 0, 0, 1], [case_id, *answers]) == {"case": [1, 2, 3]}
    assert kinds(["1001", 1, 0, 1], [case_id, *answers], ["Total", 2, 1, 2]) == {"case": [1, 2], "totals-row": [3]}


LABELS = [
    "Total", "TOTAL", "Totals", "Total:", "Grand total", "Sub-total", "Subtotal", "Total Yes", "%", "% Yes", "% yes:",
    "Average", "Averages", "Average:", "Mean", "Percentage", "Percentage Yes", "Per cent", "Percent:", "Sum", "Count",
    # counts of one answer, which are often 0 or 1 throughout
    "Yes", "No", "N/A", "Yes:", "No:", "N/A:", "Count of Yes", "Count (No)", "Number of N/A",
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
@pytest.mark.parametrize("figures", [(0, 1, 0), (0, 0, 0), ("1", "1", "0")])
def test_figures_among_answers_in_words_are_never_counted_in_silence(label: Cell, figures: tuple[Cell, ...]) -> None:
    inspection = inspect(workbook({"Cases": [HEADER, *CASES, [label, *figures]]}))
    assert errors_in(inspection) or case_ids(inspection) == ["1001", "1002"]


@pytest.mark.parametrize("label", ["NA", "Not applicable", "Blanks", "Unanswered", "Missing", "N/A count", "Check"])
@pytest.mark.parametrize("answers", [(True, False), (1, 0), ("1", "0")])
@pytest.mark.parametrize("figures", [(0, 1, 0), (0, 0, 0)])
def test_counts_below_ticks_or_figures_are_never_counted_in_silence(
    label: str, answers: tuple[Cell, Cell], figures: tuple[Cell, ...]
) -> None:
    yes, no = answers
    cases: Rows = [["1001", yes, yes, no], ["1002", no, yes, no]]
    inspection = inspect(workbook({"Cases": [HEADER, *cases, [label, *figures]]}))
    assert errors_in(inspection) or case_ids(inspection) == ["1001", "1002"]


@pytest.mark.parametrize("label", ["Total", "Average", "% Yes", "Count of Yes"])
def test_a_label_of_totals_may_stand_beside_the_case_column(label: str) -> None:
    header = ["Case ID", "Inspector", *THREE]
    rows = [header, case_row("1001", "YYN", "AB"), [None, label, 1, 1, 0]]
    assert tables(rows) == [("cases", 1, ["1001"])]
    assert oddities(rows) == [("totals-row", "3")]


@pytest.mark.parametrize(
    "row",
    [
        # the first text of the row is a detail that only reads like a label of totals
        ["Yes", 1, 0, 1], ["No", 1, 0, 1], ["N/A", 1, 0, 1], ["Yes", None, None, None], ["No", True, False, True],
    ],
)  # fmt: skip
def test_a_case_without_an_id_is_not_taken_for_totals_because_of_a_detail(row: list[Cell]) -> None:
    for other in (case_row("1001", "YYN", "Yes"), ["1001", "Yes", 1, 0, 0]):
        rows = [["Case ID", "Interviewed", *THREE], other, [None, *row]]
        assert errors_in(inspect(workbook({"Cases": rows})))


@pytest.mark.parametrize("label", ["Number", "Count", "Mean", "Sum"])
def test_an_id_with_a_number_of_its_own_is_no_label_of_totals(label: str) -> None:
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
def test_a_note_among_the_cases_is_passed_over_and_told(row: list[Cell]) -> None:
    assert kinds(CASES[0], row, CASES[1]) == {"case": [1, 3], "note-row": [2]}


def test_blank_rows_are_passed_over_and_numbers_stay_excels() -> None:
    [table] = find_tables(sheet_of([[], HEADER, [], CASES[0], [" ", "\u00a0", ""], [], CASES[1]]), YJ_2021).tables
    assert [row.number for row in table.rows] == [4, 7]


def test_rows_of_long_and_ratings_tables_are_all_kept() -> None:
    assert tables([LONG[0], ["Total", None, 12], [None, "2.1.1", "Yes"]]) == [("long", 1, ["Total", ""])]
    assert tables([RATINGS[0], ["Overall", "Good"], [None, "RI"]]) == [("ratings", 1, ["Overall", ""])]


# What is odd about headings.


@pytest.mark.parametrize(
    ("header", "told"),
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
def test_headings_that_repeat_or_are_not_known_are_told_with_their_address(
    header: list[Cell], told: list[tuple[str, str, str]]
) -> None:
    found = find_tables(sheet_of([header, ["1001"]]), YJ_2021).oddities
    assert [(oddity.kind, str(oddity.place.cell), oddity.about) for oddity in found] == told


@pytest.mark.parametrize(
    ("rows", "merged", "told"),
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
def test_merged_headings_are_told_and_what_they_hide_is_an_error(
    rows: Rows, merged: str, told: list[tuple[str, str]]
) -> None:
    assert oddities(rows, merged) == told


@pytest.mark.parametrize("heading", ["Child ID", "Unique reference", "Name", None])
@pytest.mark.parametrize(
    "answers", [("Yes", "No", "N/A"), (1, 0, 1), (True, False, None), ("1", "0", "1"), ("Yess", None, "No")]
)
def test_questions_over_answers_without_a_case_column_are_told(heading: Cell, answers: tuple[Cell, ...]) -> None:
    rows = [["Court disposals"], [heading, *THREE], ["1001", *answers], ["1002", None, None, None]]
    assert (tables(rows), oddities(rows)) == ([], [("case-column-missing", "2")])


@pytest.mark.parametrize(
    "rows",
    [
        # rows of answers that would be lost in silence
        [["Child ID", "Question", "Answer"], ["1001", "2.1.1", "Yes"], ["1001", "2.1.2", "No"]],
        [["Case ID", "Question", "Response"], ["1001", "2.1.1", "Yes"], ["1001", "2.1.2", "No"]],
        [["Question", "Answer"], ["2.1.1", "Yes"]],
        # a column a case
        [["Question", "1001", "1002"], ["2.1.1", "Yes", "No"], ["2.1.2", "No", "No"], ["2.1.3", "Yes", "Yes"]],
    ],
)
def test_answers_in_a_shape_that_cannot_be_read_are_told(rows: Rows) -> None:
    assert tables(rows) or oddities(rows)


# What is hidden.


def hidden(rows: Rows, **how: object) -> list[tuple[str, str, int]]:
    shown = sheet_of(rows)
    sheet = Sheet(shown.name, shown.rows, **how)  # type: ignore[arg-type]
    told = hidden_oddities(sheet, find_tables(sheet, YJ_2021).tables)
    return [(oddity.kind, str(oddity.place), oddity.count) for oddity in told]


@pytest.mark.parametrize(
    ("rows", "told"),
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
def test_hidden_rows_are_told_where_they_hold_cases(rows: set[int], told: list[tuple[str, str, int]]) -> None:
    page = [HEADER, *CASES, *LATER, [], [], ["Total", 6, 4, 5]]
    assert hidden(page, hidden_rows=frozenset(rows)) == told


def test_hidden_columns_are_told_where_they_hold_answers_or_details() -> None:
    rows = [["Case ID", "Sex", "Disposal", *THREE], case_row("1001", "YYY", "F", "YRO")]
    columns = frozenset({1, 2, 3, 5, 9})
    assert hidden(rows, hidden_columns=columns) == [("column-hidden", f"Cases!{letter}", 1) for letter in "ACE"]


@pytest.mark.parametrize(
    ("rows", "told"), [([HEADER, *CASES], True), (RATINGS, True), (LONG, True), ([["Yes"], ["No"]], False)]
)
def test_a_hidden_sheet_is_told_where_it_holds_a_table(rows: Rows, told: bool) -> None:
    assert hidden(rows, hidden=True) == ([("sheet-hidden", "Cases", 1)] if told else [])


def test_a_place_names_the_cell_of_its_table() -> None:
    [table] = find_tables(sheet_of([[], HEADER, *CASES]), YJ_2021).tables
    assert table.place(4, 2) == Place("Cases", 4, 2)
    assert str(table.place(4, 2)) == "Cases!B4"
    assert table.column("domain") is None
    assert Oddity("row-hidden", table.place(4, None)).place.cell is None
