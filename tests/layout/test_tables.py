"""Finding the tables on a sheet by their headings, anywhere on it."""

import pytest

from tests.builders import YJ_2021
from tests.layout.reading import OUT_OF_COURT, case_ids, case_row, errors_in, inspect, sheet_of
from tests.workbook.small_sheets import CASES, HEADER, LATER, LONG, RATINGS, THREE, facts, first_column, tables
from tests.workbooks import Cell, Rows, workbook
from yjs_cli.layout.recognition import find_tables
from yjs_cli.workbook.cell import Place

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
    found = find_tables("cases.xlsx", sheet_of([*header, *CASES], merged), YJ_2021)
    [table] = found.tables
    assert [heading.code for heading in table.header.headings if heading.meaning == "key question"] == THREE
    assert first_column(table) == ["1001", "1002"]
    assert {fact.kind for fact in found.facts} <= {"header-merged"}


@pytest.mark.parametrize(
    "row",
    [
        [None, None, "Yess", None, None],
        [None, "YRO", "Yess", None, None],
        [" ", None, "Y es", "Yes?", "Noo"],
        [None, None, *["not known yet"] * 3],
    ],
)
def test_a_case_without_an_id_is_not_a_row_of_headings(row: list[Cell]) -> None:
    rows = [["Case ID", "Disposal", *THREE], row, case_row("1001", "YYN", "YRO")]
    assert ("case-id-missing", "Cases!A2") in errors_in(inspect(workbook({"Cases": rows})))


def test_the_meaningful_one_of_two_heading_rows_counts() -> None:
    header = [["Case ID", "Disposal", "About the child", "Assessment"], [None, "(order)", "Sex", *THREE]]
    [table] = find_tables("cases.xlsx", sheet_of([*header, case_row("1001", "YYN", "YRO", "F")]), YJ_2021).tables
    assert (table.column("case"), table.column("disposal"), table.column("key question")) == (1, 2, 4)
    assert first_column(table) == ["1001"]


def test_a_case_is_not_the_second_row_of_headings() -> None:
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
        ([["Out-of-court disposals"], HEADER, *LATER], ("cases", 5, ["1003", "1004"])),
        ([[], ["Ratings"], *RATINGS], ("ratings", 6, ["1.1", "1.2"])),
        # a table of another layout
        ([[], *RATINGS], ("ratings", 5, ["1.1", "1.2"])),
        ([[], *LONG], ("long", 5, ["1001", "1001"])),
    ],
)
def test_tables_below_each_other_are_all_read(below: Rows, found: tuple[str, int, list[str]]) -> None:
    assert tables([HEADER, *CASES, *below]) == [FIRST, found]


def test_a_title_is_not_a_case_of_an_empty_table_above_it() -> None:
    rows = [["Court disposals"], HEADER, [], ["Out-of-court disposals"], ["Case ID", *OUT_OF_COURT], LATER[0]]
    assert tables(rows) == [("cases", 2, []), ("cases", 5, ["1003"])]


@pytest.mark.parametrize("gap", [[], [[]]])
@pytest.mark.parametrize("case_id", ["1003", "ANYTOWN-3", "Anytown/2024/C", "Smith-Jones"])
def test_a_case_not_started_above_repeated_headings_is_kept_or_reported(case_id: str, gap: Rows) -> None:
    rows = [HEADER, *CASES, *gap, [case_id], HEADER, LATER[1]]
    found = case_ids(inspect(workbook({"Cases": rows})))
    is_case = case_id == "1003"  # which is like the ids above it
    assert (case_id in found) == is_case
    assert (("note-row", str(len(gap) + 4)) in facts(rows)) != is_case


@pytest.mark.parametrize(("above", "layout"), [(RATINGS, "ratings"), (LONG, "long")])
def test_cases_may_be_below_a_table_of_another_layout(above: Rows, layout: str) -> None:
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


@pytest.mark.parametrize(
    ("rows", "ids", "ratings"),
    [
        ([HEADER, *CASES, [], *shifted(1, [HEADER, *LATER])], ALL, 0),
        ([HEADER, *CASES, [], *shifted(6, [HEADER, *LATER])], ALL, 0),
        ([*RATINGS, [], *shifted(4, [HEADER, *LATER])], ["1003", "1004"], 2),
    ],
)
def test_tables_lower_and_further_right_are_all_read(rows: Rows, ids: list[str], ratings: int) -> None:
    inspection = inspect(workbook({"Cases": rows}))
    assert (errors_in(inspection), case_ids(inspection), len(inspection.stated_ratings)) == ([], ids, ratings)


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        # on one row of headings
        (beside([HEADER, *CASES], RATINGS, 5), ("tables-side-by-side", "Cases!F1")),
        # on two
        (beside([HEADER, *CASES], [[], HEADER, *LATER], 5), ("tables-side-by-side", "Cases!A2")),
        (beside([HEADER, *CASES], [[], HEADER, LATER[0]], 5), ("tables-side-by-side", "Cases!A2")),
        (beside([[], HEADER, *CASES], [HEADER, *LATER], 5), ("tables-side-by-side", "Cases!F2")),
        (beside([HEADER, CASES[0], [], CASES[1]], [[], [], HEADER, *LATER], 5), ("tables-side-by-side", "Cases!A4")),
        (beside(RATINGS, [[], HEADER, *LATER], 4), ("tables-side-by-side", "Cases!A2")),
    ],
)
def test_tables_side_by_side_stop_scoring(rows: Rows, error: tuple[str, str]) -> None:
    assert errors_in(inspect(workbook({"Cases": rows})))[0] == error


def test_case_tables_under_one_row_of_headings_are_both_read() -> None:
    inspection = inspect(workbook({"Cases": beside([HEADER, *CASES], [HEADER, *LATER], 5)}))
    assert (case_ids(inspection), errors_in(inspection)) == (["1001", "1002", "1003", "1004"], [])


def test_a_place_names_the_cell_of_its_table() -> None:
    [table] = find_tables("cases.xlsx", sheet_of([[], HEADER, *CASES]), YJ_2021).tables
    assert table.place(4, 2) == Place("Cases", 4, 2)
    assert str(table.place(4, 2)) == "Cases!B4"
    assert table.column("domain") is None
    assert table.place(4, None).cell is None
