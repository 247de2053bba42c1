"""Reading an .xlsx: every value as Excel shows it, and cells that only look blank."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.layout.reading import answers_to, case_ids, errors_in, inspect, problems_in
from tests.workbooks import Calculated, Cell, Page, patched, with_shared_strings, workbook
from yjs_cli.errors import UnreadableFileError
from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.openpyxl_reader import read_workbook
from yjs_cli.workbook.sheet import Merge, Sheet

SHEET = "xl/worksheets/sheet1.xml"


def read(content: bytes) -> Sheet:
    [sheet] = read_workbook("cases.xlsx", content)
    return sheet


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        # texts, with their zeros and blanks
        ("Yes", "Yes"), ("0207", "0207"), (" No ", " No "), ("\u00a0No", "\u00a0No"), ("N/A", "N/A"), ("–", "–"),
        ("a < b & c", "a < b & c"), ("two\nlines", "two\nlines"), ("Zoë", "Zoë"),
        # numbers and truth values
        (1, 1), (0, 0), (1.5, 1.5), (207, 207), (12345678901, 12345678901), (True, True), (False, False),
        # dates and times
        (datetime(2024, 4, 3), datetime(2024, 4, 3)), (date(2024, 4, 3), datetime(2024, 4, 3)),
        (datetime(2024, 4, 3, 16, 30), datetime(2024, 4, 3, 16, 30)), (time(9, 30), time(9, 30)),
        (timedelta(hours=30), timedelta(hours=30)),
        # Excel's errors
        *((CellError(text), CellError(text)) for text in ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!")),
        # formulas with the result that Excel saved, among them an empty text, which is a blank
        (Calculated("Yes"), "Yes"), (Calculated(0), 0), (Calculated(1.5), 1.5), (Calculated(False), False),
        (Calculated("#REF!"), CellError("#REF!")), (Calculated(""), None),
        # an uncalculated formula
        (Uncalculated(), Uncalculated()),
        # blanks
        (None, None), ("", None), (" ", None), ("\u00a0", None),
    ],
)  # fmt: skip
def test_cell_is_read_as_excel_shows_it(cell: Cell, value: Value) -> None:
    for content in (
        workbook({"A": [["x", cell, "y"]]}),
        with_shared_strings(workbook({"A": [["x", cell, "y"]]}), True),
    ):
        [row] = read(content).rows
        assert (row.number, row.values) == (1, ["x", value, "y"])
        assert type(row.values[1]) is type(value)


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        # errors that openpyxl does not write
        ('<c r="B1" t="e"><v>#SPILL!</v></c>', CellError("#SPILL!")),
        ('<c r="B1" t="e"><v>#BUSY!</v></c>', CellError("#BUSY!")),
        ('<c r="B1" t="e"><f>NA()</f><v>#N/A</v></c>', CellError("#N/A")),
        # formulas without a result, however they are stored
        ('<c r="B1"><f>A1</f></c>', Uncalculated()),
        ('<c r="B1"><f>A1</f><v/></c>', Uncalculated()),
        ('<c r="B1"><f>A1</f><v></v></c>', Uncalculated()),
        ('<c r="B1" t="n"><f>A1</f></c>', Uncalculated()),
        ('<c r="B1" t="b"><f>A1</f></c>', Uncalculated()),
        ('<c r="B1"><f t="shared" si="0"/></c>', Uncalculated()),
        ('<c r="B1"><f t="array" ref="B1:B2">A1:A2</f></c>', Uncalculated()),
        # and with one
        ('<c r="B1" t="str"><f>A1</f><v>Yes</v></c>', "Yes"),
        ('<c r="B1" t="str"><f>A1</f><v></v></c>', None),
        ('<c r="B1" t="str"><f>A1</f></c>', None),
        ('<c r="B1" t="b"><f>A1</f><v>0</v></c>', False),
        ('<c r="B1"><f t="shared" si="0"/><v>1</v></c>', 1),
        ('<c r="B1"><f>A1</f><v>0</v></c>', 0),
        # only a format
        ('<c r="B1" s="0"/>', None),
        # without an address
        ('<c t="inlineStr"><is><t>Yes</t></is></c>', "Yes"),
    ],
)
def test_cells_written_by_other_programs_are_read(xml: str, value: Value) -> None:
    before = workbook({"A": [["x", Calculated("here"), "y"]]})
    cell = '<c r="B1" t="str"><f>Z1</f><v>here</v></c>'
    content = patched(before, {SHEET: lambda text: text.replace(cell, xml)})
    assert content != before
    assert read(content).rows[0].values == ["x", value, "y"]


def test_placeholder_results_of_formulas_are_not_answers() -> None:
    """Some programs write 0 as the result of every formula, for Excel to calculate. 0 would be read as No."""
    page = [["Case ID", "2.1.1", "2.1.2"], ["1001", Calculated(0, '=IF(1,"Yes","No")'), "Yes"]]
    saved_by_excel = workbook({"A": page})
    assert answers_to(inspect(saved_by_excel), "2.1.1") == ["No"]
    never_opened = patched(
        saved_by_excel, {"xl/workbook.xml": lambda xml: xml.replace("<calcPr ", '<calcPr fullCalcOnLoad="1" ')}
    )
    assert errors_in(inspect(never_opened)) == [("formula-uncalculated", "A!B2")]


def test_blank_rows_are_left_out_and_others_keep_their_numbers() -> None:
    rows = read(workbook({"A": [[], ["a"], [None, " "], [], [None, None, "b"], []]})).rows
    assert [(row.number, row.values) for row in rows] == [(2, ["a"]), (5, [None, None, "b"])]


def test_rows_with_only_a_format_are_left_out() -> None:
    last = 1_048_576
    sheet = read(workbook({"A": Page([["Case ID", "2.1.1"], ["0207", "Yes"]], formatted_rows=(3, 4, 5_000, last))}))
    assert [row.number for row in sheet.rows] == [1, 2]


def test_sheets_keep_their_order_and_are_known_to_be_hidden() -> None:
    pages = {"Z": Page([["a"]]), "A": Page([["b"]], state="hidden"), "M": Page([["c"]], state="veryHidden"), "Leer": []}
    sheets = read_workbook("cases.xlsx", workbook(pages))
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Z", False), ("A", True), ("M", True), ("Leer", False)]


@pytest.mark.parametrize(
    ("name", "kept"), [("Court & custody", "Court & custody"), ("Añadido", "Añadido"), ("Domain '2'", "Domain '2'")]
)
def test_sheet_keeps_its_name(name: str, kept: str) -> None:
    assert read(workbook({name: [["x"]]})).name == kept


def test_hidden_rows_and_columns_and_merges_are_known() -> None:
    page = Page([["a", "b", "c"]] * 4, merged=("A1:B1", "C2:C4"), hidden_rows=(2, 3), hidden_columns=("B", "D", "AA"))
    sheet = read(workbook({"A": page}))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2, 3}, {2, 4, 27})
    assert set(sheet.merges) == {Merge(1, 1, 1, 2), Merge(2, 3, 4, 3)}


@pytest.mark.parametrize(("said", "hidden"), [("1", True), ("true", True), ("0", False), ("false", False)])
def test_every_way_of_writing_hidden_is_understood(said: str, hidden: bool) -> None:
    content = workbook({"A": Page([["a"], ["b"]], hidden_rows=(2,), hidden_columns=("A",))})
    sheet = read(patched(content, {SHEET: lambda xml: xml.replace('hidden="1"', f'hidden="{said}"')}))
    assert (sheet.hidden_rows, sheet.hidden_columns) == (({2}, {1}) if hidden else (set(), set()))


@pytest.mark.parametrize(
    ("cell", "problem"),
    [(CellError("#N/A"), "cell-error"), (CellError("#REF!"), "cell-error"), (Uncalculated(), "formula-uncalculated")],
)
@pytest.mark.parametrize("column", ["A", "B", "C"])
def test_error_or_uncalculated_formula_stops_scoring(cell: Cell, problem: str, column: str) -> None:
    row: list[Cell] = ["0207", "Referral order", "Yes", "F"]
    row["ABC".index(column)] = cell
    inspection = inspect(workbook({"Cases": [["Case ID", "Disposal", "2.1.1", "Sex"], row]}))
    assert (problem, f"Cases!{column}2") in errors_in(inspection)
    assert len(inspection.cases) == 1


@pytest.mark.parametrize("cell", [CellError("#REF!"), Uncalculated()])
def test_unreadable_heading_above_answers_is_reported(cell: Cell) -> None:
    """On one of two sheets of a domain: the other has a column for the question, so it is not missing."""
    whole, broken = (
        [["Case ID", "2.1.1", "2.1.2"], ["1", "Yes", "Yes"]],
        [["Case ID", "2.1.1", cell], ["2", "Yes", "No"]],
    )
    inspection = inspect(workbook({"A": whole, "B": broken}))
    assert [where for _, where in problems_in(inspection, "error", "warning") if where.startswith("B!")]


def test_error_in_an_attribute_is_blank() -> None:
    inspection = inspect(workbook({"A": [["Case ID", "Age", "2.1.1"], ["1", CellError("#N/A"), "Yes"]]}))
    assert inspection.attributes["Age"].isna().all()
    assert errors_in(inspection) == []


@pytest.mark.parametrize(
    ("cell", "case_id"),
    [("0207", "0207"), (207, "207"), (207.0, "207"), (" 0207\u00a0", "0207"), (12345678901, "12345678901"),
     ("AB/12", "AB/12"), (Calculated("0207"), "0207"), (Calculated(207), "207"), (20.5, "20.5")],
)  # fmt: skip
def test_case_id_is_kept_as_typed(cell: Cell, case_id: str) -> None:
    assert case_ids(inspect(workbook({"A": [["Case ID", "2.1.1"], [cell, "Yes"]]}))) == [case_id]


def test_struck_through_cells_are_known() -> None:
    rows = [["Case ID", "2.1.1"], ["0207", "Yes"], ["0208", None]]
    [sheet] = read_workbook("cases.xlsx", workbook({"Cases": Page(rows, struck=("A3", "B3", "B2", "D9"))}))
    assert sheet.struck == {(2, 2), (3, 1)}  # only filled cells


@pytest.mark.parametrize(
    ("strike", "is_struck"),
    [("<strike />", True), ('<strike val="1"/>', True), ('<strike val="true"/>', True), ("", False)]
    + [(f'<strike val="{no}"/>', False) for no in ("0", "false")],
)
def test_every_way_of_writing_strike_is_understood(strike: str, is_struck: bool) -> None:
    content = patched(
        workbook({"Cases": Page([["0207"]], struck=("A1",))}),
        {"xl/styles.xml": lambda xml: re.sub(r"<strike[^>]*>", strike, xml)},
    )
    [sheet] = read_workbook("cases.xlsx", content)
    assert sheet.struck == ({(1, 1)} if is_struck else set())


def test_damaged_sheet_is_refused_without_showing_its_content() -> None:
    content = workbook({"Cases": [["Case ID", "2.1.1"], ["Jay Smith", "Yes"]]})
    with pytest.raises(UnreadableFileError) as raised:
        read(patched(content, {SHEET: lambda xml: xml.replace("</row>", "", 1)}))
    assert str(raised.value).startswith("cases.xlsx: the sheet Cases is damaged")
    assert "Jay" not in str(raised.value)


@pytest.mark.parametrize("sample", sorted(Path(__file__).parents[2].glob("samples/*.xlsx")), ids=lambda path: path.stem)
def test_every_sample_has_cases(sample: Path) -> None:
    assert len(inspect(sample.read_bytes(), sample.name).cases) >= 5
