"""The records of an .xlsb: errors, formulas without a result, hidden and merged cells, and cells that are refused."""

import struct
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests import xlsb as binary
from tests.workbooks import patched
from tests.xls import ERRORS
from tests.xlsb import cell, package, record, row, sheet, wide
from yjs_cli.errors import DamagedFileError
from yjs_cli.workbook.calamine_gaps import CalamineGaps, xlsb
from yjs_cli.workbook.calamine_reader import read_with_calamine
from yjs_cli.workbook.cell import CellError, Uncalculated
from yjs_cli.workbook.sheet import Merge

MEANT = struct.pack("<HI3sI", 0, 3, b"\x1e\x01\x00", 0)
FORMULAS = b"".join(
    [
        cell(binary.TEXT_FORMULA, 1, wide("Yes") + MEANT),
        cell(binary.NUMBER_FORMULA, 2, struct.pack("<d", 0) + MEANT),
        cell(binary.TRUTH_FORMULA, 3, b"\0" + MEANT),
        cell(binary.ERROR_FORMULA, 4, b"\x2a" + MEANT),
    ]
)
VALUES = b"".join(
    [
        cell(binary.BLANK, 5),
        cell(binary.RK, 6, struct.pack("<i", 2)),
        cell(binary.TRUTH, 7, b"\0"),
        cell(binary.NUMBER, 8, struct.pack("<d", 0)),
        cell(binary.TEXT, 9, wide("No")),
        cell(binary.SHARED, 10, struct.pack("<I", 0)),
        cell(binary.ERROR, 11, b"\x07"),
    ]
)


def gaps_of(rows: bytes, columns: bytes = b"", merges: bytes = b"", calculated: bool = True) -> CalamineGaps:
    [found] = gaps_in(package([("A", 0, "worksheets")], [sheet(rows, columns, merges)], calculated=calculated))
    return found


def gaps_in(content: bytes) -> list[CalamineGaps]:
    with ZipFile(BytesIO(content)) as opened:
        return xlsb.find_gaps(opened)


@pytest.mark.parametrize(("text", "number"), ERRORS.items())
def test_every_error_is_found_whether_typed_or_calculated(text: str, number: int) -> None:
    cells = cell(binary.ERROR, 3, bytes([number])) + cell(binary.ERROR_FORMULA, 16_384, bytes([number]) + MEANT)
    found = gaps_of(row(1) + row(1_048_576) + cells)
    assert found.cells == dict.fromkeys([(1_048_576, 3), (1_048_576, 16_384)], CellError(text))


def test_unknown_error_number_is_still_an_error() -> None:
    assert gaps_of(row(1) + cell(binary.ERROR, 1, b"\x7f")).cells == {(1, 1): CellError("#UNKNOWN!")}


def test_results_count_unless_the_workbook_is_calculated_on_opening() -> None:
    typed = {(2, 11): CellError("#DIV/0!")}
    assert gaps_of(row(2) + FORMULAS + VALUES).cells == {(2, 4): CellError("#N/A"), **typed}
    unknown = dict.fromkeys([(2, 1), (2, 2), (2, 3), (2, 4)], Uncalculated())
    assert gaps_of(row(2) + FORMULAS + VALUES, calculated=False).cells == {**unknown, **typed}


def test_workbook_without_calculation_settings_is_calculated() -> None:
    content = package([("A", 0, "worksheets")], [sheet(row(1) + FORMULAS)], calculated=False)
    with ZipFile(BytesIO(content)) as opened:
        settings = opened.read("xl/workbook.bin")
    shorter = settings.replace(record(157, struct.pack("<IIIdIH", 0, 1, 100, 0.001, 1, 0x2B)), record(157, bytes(20)))
    made = BytesIO()
    with ZipFile(BytesIO(content)) as opened, ZipFile(made, "w") as changed:
        for part in opened.namelist():
            changed.writestr(part, shorter if part == "xl/workbook.bin" else opened.read(part))
    assert shorter != settings
    assert gaps_in(made.getvalue())[0].cells == {(1, 4): CellError("#N/A")}


def test_hidden_rows_are_found() -> None:
    rows = row(1) + row(3, hidden=True) + cell(binary.TEXT, 1, wide("x")) + row(300, hidden=True) + row(301)
    assert gaps_of(rows).hidden_rows == {3, 300}
    collapsed = record(0, struct.pack("<IIHBBBI", 0, 0, 300, 0x10, 0x0F, 0x10, 0))
    assert gaps_of(collapsed).hidden_rows == set()


@pytest.mark.parametrize(
    ("first", "last", "flags", "hidden"),
    [
        (1, 3, 1, {2, 3, 4}),
        (0, 0, 1, {1}),
        (16_382, 16_390, 1, {16_383, 16_384}),
        (1, 3, 2, set()),
        (1, 3, 0x1000, set()),
    ],
)
def test_hidden_columns_are_found(first: int, last: int, flags: int, hidden: set[int]) -> None:
    columns = record(60, struct.pack("<IIIIH", first, last, 0x0900, 0, flags))
    assert gaps_of(b"", columns).hidden_columns == hidden


def test_merged_cells_are_found() -> None:
    merges = record(177, struct.pack("<I", 2)) + record(176, struct.pack("<IIII", 0, 1, 2, 4))
    merges += record(176, struct.pack("<IIII", 9, 9, 0, 300)) + record(178)
    assert gaps_of(b"", merges=merges).merges == [Merge(1, 3, 2, 5), Merge(10, 1, 10, 301)]


def test_each_sheet_has_its_own_gaps_whatever_its_part() -> None:
    """Found through the workbook's relationships, whose targets may be absolute and in any order."""
    bodies = [sheet(row(1) + cell(binary.ERROR, 1, bytes([number]))) for number in (0x2A, 0x07, 0x17)]
    content = package([(name, 0, "worksheets") for name in "ABC"], bodies)

    def swapped(xml: str) -> str:
        return (
            xml.replace("sheet1", "sheet")
            .replace("sheet3", "sheet1")
            .replace("worksheets/sheet.", "worksheets/sheet3.")
        )

    swapping = {"xl/_rels/workbook.bin.rels": swapped}
    for changes, texts in (({}, ["#N/A", "#DIV/0!", "#REF!"]), (swapping, ["#REF!", "#DIV/0!", "#N/A"])):
        assert [marks.cells[1, 1] for marks in gaps_in(patched(content, changes))] == list(map(CellError, texts))
    absolute = {"xl/_rels/workbook.bin.rels": lambda xml: xml.replace('"worksheets/', '"/xl/worksheets/')}
    assert [len(marks.cells) for marks in gaps_in(patched(content, absolute))] == [1, 1, 1]


@pytest.mark.parametrize("length", [0, 127, 128, 16_383, 16_384, 40_000])
def test_records_of_any_length_are_followed_by_the_next(length: int) -> None:
    assert gaps_of(row(1) + record(1_000, b"\x03" * length) + cell(binary.ERROR, 2, b"\x2a")).cells == {
        (1, 2): CellError("#N/A")
    }


# The kinds of cells that calamine ignores.
SHORT = {
    12: b"", 13: struct.pack("<i", 2), 14: b"\x2a", 15: b"\1", 16: struct.pack("<d", 1), 17: wide("No"), 18: bytes(4)
}  # fmt: skip


@pytest.mark.parametrize("kind", SHORT)
def test_cell_that_calamine_ignores_is_refused(kind: int) -> None:
    """Some programs omit the column of every cell but the first of a row."""
    rows = row(1) + cell(binary.TEXT, 1, wide("Yes")) + record(kind, struct.pack("<I", 0) + SHORT[kind])
    with pytest.raises(DamagedFileError, match=r"is damaged.*save it as \.xlsx"):
        read_with_calamine("cases.xlsb", "xlsb", package([("A", 0, "worksheets")], [sheet(rows)]))


def test_rich_text_stored_in_its_cell_is_refused() -> None:
    rows = row(1) + cell(62, 1, b"\0" + wide("Yes"))
    with pytest.raises(DamagedFileError, match="is damaged"):
        read_with_calamine("cases.xlsb", "xlsb", package([("A", 0, "worksheets")], [sheet(rows)]))


TEXT_CUT = cell(binary.TEXT, 2, struct.pack("<I", 3) + "No".encode("utf-16-le"))

DAMAGED = {
    "rows out of order": row(2) + row(1),
    "a row twice": row(2) + row(2),
    "a row beyond the last": row(1_048_577),
    "cells out of order": row(1) + cell(binary.TEXT, 2, wide("Yes")) + cell(binary.TEXT, 1, wide("No")),
    "a cell twice": row(1) + cell(binary.TEXT, 1, wide("Yes")) + cell(binary.BLANK, 1),
    "a cell beyond the last": row(1) + cell(binary.TEXT, 16_385, wide("Yes")),
    "a number without its last byte": row(1) + cell(binary.NUMBER, 1, bytes(7)),
    "a truth value without one": row(1) + cell(binary.TRUTH, 1),
    "a text cut short": row(1) + cell(binary.TEXT, 1, wide("Yes")) + TEXT_CUT,
    "a calculated text cut short": row(1) + cell(binary.TEXT_FORMULA, 1, wide("Yes")[:-1]),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_misplaced_or_mistyped_cells_are_refused(what: str) -> None:
    """calamine would return a value of an earlier record, or silently drop a case."""
    with pytest.raises(DamagedFileError):
        read_with_calamine("cases.xlsb", "xlsb", package([("A", 0, "worksheets")], [sheet(DAMAGED[what])]))


@pytest.mark.parametrize("texts", [b"\1", b"\0" + struct.pack("<I", 3) + b"Y\0e\0", b"\0" + wide("Yes")[:-1]])
def test_shared_text_cut_short_is_refused(texts: bytes) -> None:
    made = BytesIO()
    with (
        ZipFile(BytesIO(package([("A", 0, "worksheets")], [sheet(row(1) + VALUES)]))) as whole,
        ZipFile(made, "w") as cut,
    ):
        for part in whole.namelist():
            cut.writestr(part, record(19, texts) if part == "xl/sharedStrings.bin" else whole.read(part))
    with pytest.raises((ValueError, struct.error)):
        gaps_in(made.getvalue())
