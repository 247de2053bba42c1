"""calamine, the reader of very large workbooks, gives exactly the same sheets as openpyxl."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart

from tests.workbooks import Calculated, Cell, Page, patched, with_shared_strings, workbook
from yjs_cli.errors import DamagedFileError
from yjs_cli.workbook.calamine_reader import read_with_calamine
from yjs_cli.workbook.cell import CellError, Uncalculated, Value
from yjs_cli.workbook.openpyxl_reader import read_workbook
from yjs_cli.workbook.sheet import Sheet, is_blank

ANSWERS: list[Cell] = ["Yes", "No ", " n/a", "–", None, True, False, 1, 0, 1.0, "1", "", "\u00a0", "0207", 207]
ODD: list[Cell] = [
    CellError("#N/A"), CellError("#DIV/0!"), Uncalculated(),
    Calculated("Yes"), Calculated(""), Calculated(0), Calculated("#REF!"), Calculated(True), Calculated(2.5),
]  # fmt: skip
DAYS: list[Cell] = [datetime(2024, 4, 3), date(1999, 12, 31)]
TIMES: list[Cell] = [datetime(2024, 4, 3, 16, 30), time(9, 30), timedelta(hours=30)]
PLAIN = [["Case ID", "Sex", "2.1.1"], ["0207", "F", "Yes"], ["0208", None, "No"]]

WORKBOOKS: dict[str, bytes] = {
    # values
    "answers": workbook({"A": [ANSWERS, ODD, DAYS, TIMES]}),
    "no sign of anything odd": workbook({"A": PLAIN}),
    "shared texts": with_shared_strings(workbook({"A": [*PLAIN, ANSWERS, ["two\nlines", "a < b", "Zoë"]]})),
    "texts in two formats": with_shared_strings(workbook({"A": [*PLAIN, ANSWERS]}), rich=True),
    # places
    "gaps": workbook({"A": [[], [], [None, None, "x"], [], [None, "y"], ["z", *[None] * 30, "far"]]}),
    "an error below and right of all values": workbook({"A": [*PLAIN, [], [], [*[None] * 6, CellError("#NUM!")]]}),
    "a formula alone": workbook({"A": [[], [None, Uncalculated()]]}),
    "results to be calculated": patched(
        workbook({"A": [[0, Calculated(0), Calculated("Yes"), Calculated(""), Calculated("#N/A"), Uncalculated()]]}),
        {"xl/workbook.xml": lambda xml: xml.replace("<calcPr ", '<calcPr fullCalcOnLoad="1" ')},
    ),
    "formats below": workbook({"A": Page(PLAIN, formatted_rows=(9, 400, 1_048_576))}),
    # sheets
    "sheets": workbook({"Z & A": PLAIN, "Leer": [], "It's": PLAIN, "A": PLAIN}),
    "hidden sheets": workbook({"A": PLAIN, "B": Page(PLAIN, state="hidden"), "C": Page([], state="veryHidden")}),
    # hidden and merged
    "hidden": workbook({"A": Page(PLAIN, hidden_rows=(2, 3), hidden_columns=("B", "D", "AB"))}),
    "merged": workbook({"A": Page([*PLAIN, *PLAIN], merged=("A1:B1", "C1:C2", "B4:D6"))}),
    "struck through": workbook({"A": Page([*PLAIN, ANSWERS], struck=("A2", "C2", "B3", "E4", "Z9"))}),
    "struck through among oddities": workbook({"A": Page([*PLAIN, ODD], struck=("A4", "C4"), hidden_rows=(1,))}),
    "everything struck through": patched(
        workbook({"A": PLAIN}), {"xl/styles.xml": lambda xml: xml.replace("<font>", "<font><strike />", 1)}
    ),
    # formats that show a number as a word or a date
    **{
        f"format {number_format}": workbook({"A": Page([[1, 0, 1.5, 45_000, -1]], number_format=number_format)})
        for number_format in ('"Yes";;"No"', '[=1]"Yes";[=0]"No";General', "00000", "0%", '0 "days"', '[Red]0;-0;"-"')
    },
    **{
        f"format {number_format}": workbook({"A": Page([[1, 0, 1.5, 45_000]], number_format=number_format)})
        for number_format in ("dd/mm/yyyy", "mmm yy", "[h]:mm", "hh:mm", "yyyy-mm-dd hh:mm:ss", "[$-809]d mmmm yyyy")
    },
    **{path.stem: path.read_bytes() for path in sorted(Path(__file__).parents[2].glob("samples/*.xlsx"))},
}  # fmt: skip


def prefixed(xml: str) -> str:
    """As written by a program that prefixes every name."""
    return re.sub(r"<(/?)(\w)", r"<\1x:\2", xml).replace("xmlns=", "xmlns:x=")


def as_libreoffice(xml: str) -> str:
    """With every attribute written out, including false ones, truth values as words, and line breaks."""
    shown = re.sub(r"<(row|col)\b(?=[^>]*>)(?![^>]*hidden)", r'<\1 hidden="false" collapsed="false"', xml)
    return shown.replace('hidden="1"', 'hidden="true"').replace("><", ">\n<")


def in_single_quotes(xml: str) -> str:
    return xml.replace("'", "&apos;").replace('"', "'")


def without_addresses(xml: str) -> str:
    """Without addresses, which are optional if no cell or row is skipped."""
    return re.sub(r' r="[A-Z]*\d+"', "", xml)


def without_dimension(xml: str) -> str:
    return re.sub(r"<dimension[^>]*/>", "", xml)


def with_a_wrong_dimension(xml: str) -> str:
    return re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', xml)


SPELLINGS: list[Callable[[str], str]] = [
    str, prefixed, as_libreoffice, in_single_quotes, without_dimension, with_a_wrong_dimension
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: spelling.__name__)
@pytest.mark.parametrize("what", WORKBOOKS)
def test_both_readers_agree_on_every_sheet(what: str, spelling: Callable[[str], str]) -> None:
    parts = {f"xl/worksheets/sheet{number}.xml": spelling for number in range(1, 10)}
    content = patched(WORKBOOKS[what], parts)
    one, other = read_workbook("cases.xlsx", content), read_with_calamine("cases.xlsx", "workbook", content)
    assert [comparable(sheet) for sheet in other] == [comparable(sheet) for sheet in one]


def test_both_readers_agree_on_cells_without_addresses() -> None:
    page = [["Case ID", "2.1.1", "2.1.2"], ["0207", CellError("#N/A"), Uncalculated()], ["0208", "Yes", 0]]
    content = patched(workbook({"A": Page(page, hidden_rows=(2,))}), {"xl/worksheets/sheet1.xml": without_addresses})
    [one], [other] = read_workbook("cases.xlsx", content), read_with_calamine("cases.xlsx", "workbook", content)
    assert comparable(one) == comparable(other)
    assert one.rows[1].values == ["0207", CellError("#N/A"), Uncalculated()]
    assert one.hidden_rows == {2}


def test_both_readers_agree_on_sheet_paths_and_chart_sheets() -> None:
    book = Workbook()
    book.worksheets[0].append(["Case ID", "2.1.1"])
    book.create_chartsheet("Chart", 0).add_chart(BarChart())
    saved = BytesIO()
    book.save(saved)
    relative = {"xl/_rels/workbook.xml.rels": lambda xml: xml.replace('Target="/xl/', 'Target="')}
    for content in (saved.getvalue(), patched(saved.getvalue(), relative)):
        for sheets in (read_workbook("cases.xlsx", content), read_with_calamine("cases.xlsx", "workbook", content)):
            assert [(sheet.name, len(sheet.rows)) for sheet in sheets] == [("Sheet", 1)]


def test_both_readers_agree_on_dates_counted_from_1904() -> None:
    content = patched(
        workbook({"A": [[datetime(2024, 4, 3)]]}),
        {"xl/workbook.xml": lambda xml: xml.replace("<workbookPr />", '<workbookPr date1904="1" />')},
    )
    [one], [other] = read_workbook("cases.xlsx", content), read_with_calamine("cases.xlsx", "workbook", content)
    assert comparable(one) == comparable(other)
    assert one.rows[0].values == [datetime(2028, 4, 4)]


def test_an_unknown_error_value_is_left_to_the_other_reader() -> None:
    content = patched(
        workbook({"A": [["x", CellError("#N/A")]]}),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace("#N/A", "#BUSY!")},
    )
    with pytest.raises(DamagedFileError):
        read_with_calamine("cases.xlsx", "workbook", content)


@settings(deadline=None, max_examples=40)
@given(
    rows=st.lists(st.lists(st.sampled_from([*ANSWERS, *ODD, *DAYS]), max_size=6), max_size=7),
    hidden_rows=st.sets(st.integers(1, 7), max_size=2),
    hidden_columns=st.sets(st.sampled_from("ABCDEF"), max_size=2),
    spelling=st.sampled_from(SPELLINGS),
)
def test_both_readers_agree_on_random_sheets(
    rows: list[list[Cell]], hidden_rows: set[int], hidden_columns: set[str], spelling: Callable[[str], str]
) -> None:
    page = Page(rows, hidden_rows=tuple(sorted(hidden_rows)), hidden_columns=tuple(sorted(hidden_columns)))
    content = patched(workbook({"A": page}), {"xl/worksheets/sheet1.xml": spelling})
    [one], [other] = read_workbook("cases.xlsx", content), read_with_calamine("cases.xlsx", "workbook", content)
    assert comparable(other) == comparable(one)


def test_worksheet_with_a_doctype_is_refused() -> None:
    content = patched(
        workbook({"A": [[Uncalculated()]]}),
        {"xl/worksheets/sheet1.xml": lambda xml: f'<!DOCTYPE worksheet [<!ENTITY a "a">]>{xml}'},
    )
    with pytest.raises(DamagedFileError, match="is damaged"):
        read_with_calamine("cases.xlsx", "workbook", content)


def comparable(sheet: Sheet) -> tuple[object, ...]:
    """A sheet without the differences allowed between readers: 1 or 1.0, a date or its midnight, kinds of blank."""
    rows = [
        (row.number, {column: _value(value) for column, value in enumerate(row.values) if not is_blank(value)})
        for row in sheet.rows
    ]
    return sheet.name, rows, sheet.hidden, sheet.hidden_rows, sheet.hidden_columns, sheet.struck, set(sheet.merges)


def _value(value: Value) -> tuple[object, ...]:
    if isinstance(value, bool) or not isinstance(value, int | float | date):
        return type(value).__name__, value
    if isinstance(value, date):
        return ("date", datetime(value.year, value.month, value.day)) if type(value) is date else ("date", value)
    return "number", float(value)
