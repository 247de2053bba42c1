"""Workbooks of Excel 97 to 2003 with false or damaged records."""

import random
import struct
from pathlib import Path

import pytest

from tests.hostile import biff
from tests.hostile.archives import cut
from tests.hostile.compound import FREE, compound, first_sector
from tests.hostile.judging import assert_whole_or_refused
from tests.hostile.running import GIB, kept, run
from tests.layout.reading import inspect
from yjs_cli.errors import UnreadableFileError

ROWS = [("Case ID", "2.1.1", "2.1.2"), *((f"A-{n}", "Yes", "No") for n in range(300))]
IDS = [case_id for case_id, *_ in ROWS[1:]]

STREAM = biff.stream([("Cases", biff.cells(ROWS))])
LONG = compound({"Workbook": STREAM})
FIRST = first_sector(1)
DIRECTORY = 2 * 512  # after the header and one table of sectors


def xls(fat: dict[int, int] | None = None, header: dict[int, bytes] | None = None) -> bytes:
    return compound({"Workbook": STREAM}, fat, header)


def entry(number: int, offset: int, form: str, value: int) -> bytes:
    """The workbook with a different number in an entry of its directory."""
    place = DIRECTORY + 128 * number + offset
    return LONG[:place] + struct.pack(form, value) + LONG[place + struct.calcsize(form) :]


def all_records(body: bytes) -> bytes:
    """A record of every kind that does not say where a sheet begins or ends, each with this body."""
    kept = {biff.BEGINNING, biff.END_OF_SHEET, biff.SHEET, biff.PASSWORD}
    return b"".join(biff.record(kind, body) for kind in range(0x900) if kind not in kept)


LOOPS = {
    # the chain of sectors
    "a sector that follows itself": xls({FIRST + 5: FIRST + 5}),
    "a chain that returns to its beginning": xls({FIRST + 5: FIRST}),
    "a chain that leaves sectors out": xls({FIRST + 5: FIRST + 8}),
    "a chain that is cut": xls({FIRST + 5: FREE}),
    "a sector beyond the end": xls({FIRST + 5: 0x7FFFFF}),
    "a directory that follows itself": xls({1: 1}),
    "a table of sectors that follows itself": xls({0: 0}),
    # the directory
    "a directory that is its own child": entry(0, 76, "<L", 0),
    "an entry that is its own neighbour": entry(1, 72, "<L", 1),
    "an entry whose child is the first": entry(1, 76, "<L", 0),
    "an entry beyond the directory": entry(0, 76, "<L", 0x7FFFFF),
    "a stream of 16 TB": entry(1, 120, "<Q", 0xFFFFFFFFFFF),
    "a stream shorter than it is": entry(1, 120, "<Q", 5_000),
    "a stream beyond the end": entry(1, 116, "<L", 0x7FFFFF),
    "a name of 65,535 bytes": entry(1, 64, "<H", 0xFFFF),
    # the header
    **{
        f"sectors of 2 to the {shift} bytes": xls(header={30: struct.pack("<H", shift)})
        for shift in (0, 1, 20, 31, 0xFFFF)
    },
    "small sectors of 2 to the 65,535 bytes": xls(header={32: b"\xff\xff"}),
    "a version that there is not": xls(header={26: b"\x09\0"}),
    "four thousand million tables": xls(header={44: b"\xff" * 4}),
    "tables of tables that loop": xls(header={68: struct.pack("<2L", FIRST, 0x7FFFFFFF)}),
    "a directory beyond the end": xls(header={48: b"\xff\xff\xff\0"}),
}


@pytest.mark.parametrize("what", LOOPS)
def test_xls_with_a_false_container_is_complete_or_refused(what: str) -> None:
    assert_whole_or_refused(LOOPS[what], "cases.xls", IDS)


@pytest.mark.parametrize("piece", [1, 4, 8, 12, 15])
def test_xls_cut_short_is_refused(piece: int) -> None:
    with pytest.raises(UnreadableFileError, match=r"^cases\.xls: "):
        inspect(list(cut(LONG))[piece - 1], "cases.xls")


XLS = {
    # records
    "records longer than the file": biff.workbook(biff.record(biff.TEXT, b"abc", 65_535)),
    "a record of a single byte": biff.workbook(biff.record(biff.TEXT, b"a")),
    "records of every kind without a body": biff.workbook(all_records(b"")),
    "records of every kind with a body too short": biff.workbook(all_records(b"\xff" * 3)),
    "records of every kind full of the highest numbers": biff.workbook(all_records(b"\xff" * 40)),
    "records of every kind about the workbook": biff.workbook(about=all_records(b"")),
    "records about the workbook full of the highest numbers": biff.workbook(about=all_records(b"\xff" * 40)),
    "four thousand million texts": biff.workbook(about=biff.record(biff.STRINGS, b"\xff" * 8)),
    "two thousand million texts": biff.workbook(about=biff.record(biff.STRINGS, b"\xff\xff\xff\x7f" * 2 + b"\1\0\0a")),
    "a text of 65,535 letters in two bytes": biff.workbook(
        biff.record(biff.TEXT, struct.pack("<4HB", 5, 0, 0, 0xFFFF, 1) + b"a\0")
    ),
    # sizes
    "dimensions of four thousand million rows": biff.workbook(
        biff.record(biff.DIMENSIONS, struct.pack("<2L3H", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    ),
    "dimensions that end before they begin": biff.workbook(
        biff.record(biff.DIMENSIONS, struct.pack("<2L3H", 5, 0, 5, 0, 0))
    ),
    "a cell at the far corner": biff.workbook(biff.text(65_535, 255, "x")),
    "a cell beyond the last column": biff.workbook(biff.text(65_535, 65_535, "x")),
    "100,000 merges": biff.workbook(
        biff.record(biff.MERGES, struct.pack("<H", 1_000) + struct.pack("<4H", 0, 0, 0, 255) * 1_000) * 100
    ),
    "1,000 merges over the whole sheet": biff.workbook(
        biff.record(biff.MERGES, struct.pack("<H", 1_000) + struct.pack("<4H", 0, 65_535, 0, 255) * 1_000)
    ),
    "65,535 merges, of which there is one": biff.workbook(
        biff.record(biff.MERGES, struct.pack("<5H", 0xFFFF, 0, 65_535, 0, 255))
    ),
    "50,000 ranges of hidden columns": biff.workbook(
        biff.record(biff.COLUMN, struct.pack("<6H", 0, 0xFFFF, 0, 0, 1, 0)) * 50_000
    ),
    "sheets within sheets": biff.workbook(biff.record(biff.BEGINNING, b"\0" * 16) * 50_000),
    "10,000 sheets": compound({"Workbook": biff.stream([(f"S{n}", b"") for n in range(10_000)])}),
    # where a sheet begins
    "a sheet beyond the end": compound({"Workbook": biff.stream(at=0x7FFFFFFF)}),
    "a sheet at the very beginning": compound({"Workbook": biff.stream(at=0)}),
    "a sheet in the middle of a record": compound({"Workbook": biff.stream(at=21)}),
    # passwords
    "a password of a few bytes": biff.workbook(about=biff.record(biff.PASSWORD)),
    "a password of another program": biff.workbook(
        about=biff.record(biff.PASSWORD, struct.pack("<3H", 1, 2, 2) + b"\xff" * 60)
    ),
    "a password": biff.workbook(about=biff.record(biff.PASSWORD, struct.pack("<3H", 1, 1, 1) + bytes(48))),
    # nothing
    "random bytes": compound({"Workbook": random.Random(1).randbytes(9_000)}),
    "an empty stream": compound({"Workbook": b""}),
    "a document of another program": compound({"WordDocument": b"x"}),
    "eight bytes and a name": LONG[:8] + "Workbook".encode("utf-16-le"),
}


@pytest.mark.parametrize("what", XLS)
def test_xls_with_false_records_is_complete_or_refused(what: str) -> None:
    assert_whole_or_refused(XLS[what], "cases.xls", ["A-1", "A-2"])


HEAVY = {
    "a chain of sectors that loops": xls({1: 1}),
    "a cell at the far corner": XLS["a cell at the far corner"],
    "dimensions of four thousand million rows": XLS["dimensions of four thousand million rows"],
}


@pytest.mark.parametrize("what", HEAVY)
def test_crash_of_a_reader_ends_in_a_message(what: str, tmp_path: Path) -> None:
    (tmp_path / "cases.xls").write_bytes(HEAVY[what])
    measured = run("check", "cases.xls", folder=tmp_path)
    kept(measured.ran, "cases.xls")
    assert measured.peak < GIB
