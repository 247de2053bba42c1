"""A sheet in .xls, .xlsb and .ods reads exactly like the same sheet in .xlsx."""

import struct
from collections.abc import Callable, Mapping
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import ods as opendocument
from tests import xls as excel_97
from tests import xlsb as binary
from tests.layout.reading import errors_in, inspect
from tests.workbook.formats import OTHER_FORMATS
from tests.workbook.test_calamine_reader import ANSWERS, PLAIN, comparable
from tests.workbooks import Calculated, Cell, Page, Rows, workbook
from tests.xls import CHART, EXCEL_5, EXCEL_97, MACROS, WORKSHEET, record, xls
from tests.xlsb import xlsb
from yjs_cli.errors import DamagedFileError
from yjs_cli.workbook.calamine_reader import read_with_calamine
from yjs_cli.workbook.cell import CellError, Uncalculated
from yjs_cli.workbook.opening import Kind
from yjs_cli.workbook.openpyxl_reader import read_workbook
from yjs_cli.workbook.sheet import Merge, Sheet

KINDS: dict[str, Kind] = {"cases.xls": "xls", "excel-5.xls": "xls", "cases.xlsb": "xlsb", "cases.ods": "ods"}
TODAYS_FORMATS = [name for name in OTHER_FORMATS if name != "excel-5.xls"]
ERRORS: list[Cell] = [CellError(text) for text in excel_97.ERRORS if text != "#GETTING_DATA"]
RESULTS: list[Cell] = [
    *map(Calculated, ("Yes", "", "two words", 0, 1, 2.5, True, False, "#N/A", "#REF!", "#VALUE!", "#DIV/0!")),
]  # fmt: skip
DATES: list[Cell] = [
    datetime(2024, 4, 3), date(1999, 12, 31), date(1900, 3, 1), date(2024, 2, 29),
    datetime(2024, 4, 3, 16, 30), time(9, 30), time(0, 0, 1),
]  # fmt: skip
NUMBERS: list[Cell] = [0, 1, -1, 45_000, 0.1, 2 / 3, 1e-9, 207.0, 12345678901, 262_144, 262_145, -(1 << 29), 1e15, 1.25]
TEXTS: list[Cell] = [
    "Zoë", "a < b & c", " No ", "two\nlines", "a  b", "0207", "207", "'quoted'", '"quoted"', "–", "x" * 255, "y" * 300,
]  # fmt: skip

PAGES: dict[str, Mapping[str, Rows | Page]] = {
    # values
    "answers": {"A": [ANSWERS]},
    "texts": {"A": [TEXTS]},
    "numbers": {"A": [NUMBERS]},
    "dates": {"A": [DATES]},
    "truth values": {"A": [[True, False]]},
    "errors": {"A": [ERRORS]},
    "results of formulas": {"A": [RESULTS]},
    # places
    "gaps": {"A": [[], [], [None, None, "x"], [], [None, "y"], ["z", *[None] * 30, "far"]]},
    "a gap above": {"A": [*[[]] * 40, [None, "x"]]},
    "the last column of an old workbook": {"A": [[*[None] * 255, "x"], ["y", *[None] * 254, CellError("#N/A")]]},
    "an error below and right of all values": {"A": [*PLAIN, [], [], [*[None] * 6, CellError("#NUM!")]]},
    "an error left and above of all values": {"A": [[CellError("#NUM!")], [], [None, None, "x"]]},
    "rows and cells that are alike": {"A": [["a", "a", "b"]] * 3 + [["c", *[None] * 3, "c", "c"]] * 2},
    "errors that are alike": {"A": [[CellError("#N/A")] * 3] * 3 + [["x"]]},
    "formats below": {"A": Page(PLAIN, formatted_rows=(9, 400, 65_536))},
    "nothing but formats": {"A": Page([], formatted_rows=(3,))},
    # sheets
    "sheets": {"Z & A": PLAIN, "Leer": [], "It's": PLAIN, "Añadido": PLAIN, "A": PLAIN},
    "long names": {"y" * 31: PLAIN, "Domain 2 – court disposals (all)"[:31]: PLAIN},
    "hidden sheets": {"A": PLAIN, "B": Page(PLAIN, state="hidden"), "C": Page([["x"]], state="veryHidden"), "D": PLAIN},
    # hidden and merged
    "hidden": {"A": Page(PLAIN, hidden_rows=(2, 3), hidden_columns=("B", "D", "AB"))},
    "hidden rows below": {"A": Page(PLAIN, hidden_rows=(4, 9))},
    "hidden alone": {"A": Page([], hidden_rows=(1,), hidden_columns=("A",))},
    "merged": {"A": Page([["a", None, "c"], ["d", "e"], ["f"]], merged=("A1:B1", "C1:C2", "B3:D6"))},
    "merged beyond the values": {"A": Page(PLAIN, merged=("E2:F9", "A5:A6"))},
    "hidden and merged on the second of two": {"A": PLAIN, "B": Page(PLAIN, ("D1:E1",), "visible", (2,), ("C",))},
}


def read(name: str, content: bytes) -> list[Sheet]:
    return read_with_calamine(name, KINDS[name], content)


def in_every_format(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.parametrize("name", OTHER_FORMATS)(test)


@in_every_format
@pytest.mark.parametrize("what", PAGES)
def test_sheet_reads_the_same_in_every_format(what: str, name: str) -> None:
    one, other = read_workbook("cases.xlsx", workbook(PAGES[what])), read(name, OTHER_FORMATS[name](PAGES[what]))
    expected = [comparable(sheet) for sheet in one]
    if name == "excel-5.xls":  # which has no merged cells
        expected = [(*sheet[:-1], set()) for sheet in expected]
    assert [comparable(sheet) for sheet in other] == expected


VALUES = st.sampled_from([*ANSWERS, *ERRORS, *DATES[:2], Calculated("Yes"), Calculated(""), Calculated(0), "Zoë", 0.5])
COLUMNS = st.sets(st.sampled_from("ABCDEF"), max_size=2).map(lambda letters: tuple(sorted(letters)))
LINES = st.sets(st.integers(1, 8), max_size=2).map(lambda rows: tuple(sorted(rows)))


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(st.lists(VALUES, max_size=6), max_size=7),
    hidden_rows=LINES,
    hidden_columns=COLUMNS,
    merged=st.sampled_from([(), ("H1:I2",), ("G3:G9", "H1:J1")]),
    name=st.sampled_from(TODAYS_FORMATS),
)
def test_random_sheet_reads_the_same_in_every_format(
    rows: list[list[Cell]],
    hidden_rows: tuple[int, ...],
    hidden_columns: tuple[str, ...],
    merged: tuple[str, ...],
    name: str,
) -> None:
    page = Page(rows, merged=merged, hidden_rows=hidden_rows, hidden_columns=hidden_columns)
    [one], [other] = read_workbook("cases.xlsx", workbook({"A": page})), read(name, OTHER_FORMATS[name]({"A": page}))
    assert comparable(other) == comparable(one)


@pytest.mark.parametrize(("name", "write"), [("cases.xls", xls), ("cases.xlsb", xlsb)])
def test_dates_counted_from_1904_are_read(name: str, write: Callable[..., bytes]) -> None:
    [sheet] = read(name, write({"A": [[date(2024, 4, 3), datetime(2024, 4, 3, 16, 30), 45_000]]}, from_1904=True))
    assert sheet.rows[0].values == [date(2024, 4, 3), datetime(2024, 4, 3, 16, 30), 45_000]


@pytest.mark.parametrize("name", TODAYS_FORMATS)
@pytest.mark.parametrize("number_format", ['"Yes";;"No"', '[=1]"Yes";[=0]"No";General', "00000", "0%", '0 "days"'])
def test_number_shown_as_a_word_stays_a_number(number_format: str, name: str) -> None:
    [sheet] = read(name, OTHER_FORMATS[name]({"A": Page([[1, 0, 45_000]], number_format=number_format)}))
    assert sheet.rows[0].values == [1, 0, 45_000]


@in_every_format
def test_text_that_looks_like_an_error_or_formula_stays_text(name: str) -> None:
    texts: list[Cell] = ["#N/A", "#REF!", "=1+1", "Err:502", "True"]
    assert read(name, OTHER_FORMATS[name]({"A": [texts]}))[0].rows[0].values == texts


@in_every_format
@pytest.mark.parametrize("where", ["A2", "B2", "C2", "C3"])
@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (CellError("#N/A"), "cell-error"),
        (Calculated("#REF!"), "cell-error"),
        (Uncalculated(), "formula-uncalculated"),
    ],
)
@pytest.mark.usefixtures("in_this_process")
def test_cell_that_only_looks_blank_stops_scoring(cell: Cell, problem: str, where: str, name: str) -> None:
    rows: list[list[Cell]] = [["Case ID", "Disposal", "2.1.1"], ["1", "RO", "Yes"], ["2", "RO", "No"]]
    rows[int(where[1]) - 1]["ABC".index(where[0])] = cell
    assert errors_in(inspect(OTHER_FORMATS[name]({"Cases": rows}), name)) == [(problem, f"Cases!{where}")]


def sheets_in(name: str, content: bytes) -> list[tuple[str | None, bool, list[object]]]:
    """The name of every sheet, whether it is hidden, and its first row."""
    return [(sheet.name, sheet.hidden, sheet.rows[0].values) for sheet in read(name, content)]


AMONG_OTHERS = [("Diagram", "x"), ("Cases", "a"), ("Macros", "y"), ("Domain 3", "b"), ("Chart", "z"), ("Notes", "c")]


def test_chart_and_macro_sheets_of_an_xls_are_left_out() -> None:
    bodies = [excel_97.label(1, 1, text) for _, text in AMONG_OTHERS]
    kinds = [CHART, WORKSHEET, MACROS, WORKSHEET, CHART, WORKSHEET]
    content = excel_97.book([name for name, _ in AMONG_OTHERS], bodies, states=[0, 0, 2, 1, 1, 2], kinds=kinds)
    assert sheets_in("cases.xls", content) == [
        ("Cases", False, ["a"]),
        ("Domain 3", True, ["b"]),
        ("Notes", True, ["c"]),
    ]


def test_chart_and_dialogue_sheets_of_an_xlsb_are_left_out() -> None:
    folders = ["chartsheets", "worksheets", "dialogsheets", "worksheets", "chartsheets", "worksheets"]
    sheets = list(zip((name for name, _ in AMONG_OTHERS), [0, 0, 2, 1, 1, 2], folders, strict=True))
    bodies = [
        binary.sheet(binary.row(1) + binary.cell(binary.TEXT, 1, binary.wide(text)))
        if folder == "worksheets"
        else binary.record(129) + binary.record(130)
        for (_, text), folder in zip(AMONG_OTHERS, folders, strict=True)
    ]
    assert sheets_in("cases.xlsb", binary.package(sheets, bodies)) == [
        ("Cases", False, ["a"]), ("Domain 3", True, ["b"]), ("Notes", True, ["c"])
    ]  # fmt: skip


@pytest.mark.parametrize("length", [8_200, 8_210, 8_224, 8_225, 16_448, 32_767])
@pytest.mark.parametrize("letter", ["x", "日"])
def test_xls_texts_continued_in_further_records_are_complete(letter: str, length: int) -> None:
    texts: list[Cell] = ["Yes", letter * length, "No", *(f"{letter}{number}" for number in range(3_000)), "Zoë"]
    rows = read("cases.xls", xls({"A": [[text] for text in texts]}))[0].rows
    assert [row.values[0] for row in rows] == texts


def test_xls_rich_texts_and_phonetic_texts_are_read_as_plain() -> None:
    rich = struct.pack("<HBH", 3, 0x08, 1) + b"Yes" + struct.pack("<HH", 1, 5)
    spoken = struct.pack("<HBI", 2, 0x04, 4) + b"No" + b"aid!"
    both = struct.pack("<HBHI", 3, 0x0C, 1, 4) + b"N/A" + struct.pack("<HH", 1, 5) + b"aid!"
    shared = [record(0x00FD, struct.pack("<HHHI", 0, column, 0, column)) for column in range(3)]
    content = excel_97.book(["A"], [b"".join(shared)], end=excel_97.table_of_texts([rich, spoken, both]))
    assert sheets_in("cases.xls", content) == [("A", False, ["Yes", "No", "N/A"])]


@pytest.mark.parametrize("version", [EXCEL_97, EXCEL_5])
def test_xls_texts_stored_in_their_cells_are_read(version: int) -> None:
    formats = struct.pack("<HBB", 1, 0, 0) if version == EXCEL_97 else b"\x01\0\0"
    rich = excel_97.label(1, 2, "No", version)[4:] + formats
    content = excel_97.book(
        ["A"], [excel_97.label(1, 1, "Yes", version) + record(0x00D6, rich) + excel_97.label(1, 3, "x", version)],
        version=version,
    )  # fmt: skip
    assert sheets_in("cases.xls", content) == [("A", False, ["Yes", "No", "x"])]


def test_xls_numbers_stored_in_one_record_are_read() -> None:
    numbers = b"".join(
        struct.pack("<H", 0) + (excel_97.short_number(number) or b"") for number in (1.0, 0.0, 262_145.0)
    )
    content = excel_97.book(["A"], [record(0x00BD, struct.pack("<HH", 0, 1) + numbers + struct.pack("<H", 3))])
    assert sheets_in("cases.xls", content) == [("A", False, ["", 1, 0, 262_145])]


def test_chart_within_an_xls_sheet_changes_nothing() -> None:
    """It stores the numbers that it shows in records like those of cells, and ends before the sheet does."""
    cells = record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1.0)) + excel_97.label(2, 1, "Yes")
    chart = record(0x0809, struct.pack("<HHHHII", EXCEL_97, 0x0020, 0, 0, 0, 6)) + cells + excel_97.END
    cells = excel_97.label(1, 1, "Case ID") + excel_97.label(2, 2, "No")
    merges = record(0x00E5, struct.pack("<HHHHH", 1, 2, 3, 0, 1))
    [sheet] = read("cases.xls", excel_97.book(["A"], [cells + chart + merges]))
    assert [(row.number, row.values) for row in sheet.rows] == [(1, ["Case ID", ""]), (2, ["", "No"])]
    assert sheet.merges == (Merge(3, 1, 4, 2),)


def test_xls_rows_in_any_order_are_sorted() -> None:
    cells = [excel_97.label(row, 1, str(row)) for row in (3, 1, 5, 2)]
    [sheet] = read("cases.xls", excel_97.book(["A"], [b"".join(cells)]))
    assert [(row.number, row.values) for row in sheet.rows] == [(1, ["1"]), (2, ["2"]), (3, ["3"]), (5, ["5"])]


TWINS = {
    "cases.xls": excel_97.book(["Cases", "Cases"], [excel_97.label(1, 1, text) for text in "ab"]),
    "cases.xlsb": binary.package(
        [("Cases", 0, "worksheets")] * 2,
        [binary.sheet(binary.row(1) + binary.cell(binary.TEXT, 1, binary.wide(text))) for text in "ab"],
    ),
    "cases.ods": opendocument.package(
        "".join(opendocument.table(opendocument.row(opendocument.text(text)), name="Cases") for text in "ab")
    ),
}


@pytest.mark.parametrize("name", TWINS)
def test_two_sheets_with_one_name_are_refused(name: str) -> None:
    with pytest.raises(DamagedFileError):
        read(name, TWINS[name])


def test_ods_copy_of_another_workbook_is_left_out() -> None:
    """LibreOffice stores the cells that formulas refer to in a table after the sheets."""
    others = Page(PLAIN, state="hidden")
    sheets = read(
        "cases.ods", OTHER_FORMATS["cases.ods"]({"A": PLAIN, "'file:///home/x.ods'#Cases": others, "B": PLAIN})
    )
    assert [sheet.name for sheet in sheets] == ["A", "B"]
