"""Binary Excel workbooks (.xlsb) with false or damaged records."""

import random
import struct
from pathlib import Path

import pytest

from tests.hostile import binary, openxml
from tests.hostile.archives import packed
from tests.hostile.judging import assert_whole_or_refused
from tests.hostile.running import GIB, kept, run


def in_rows(after: bytes) -> bytes:
    return binary.workbook(binary.cases(after))


def around(before: bytes = b"", after: bytes = b"") -> bytes:
    return binary.workbook(sheet=binary.sheet(binary.cases(), before, after))


TEXTS = {
    openxml.BOOK_RELATIONS.replace(".xml.", ".bin."): openxml.relations(
        [("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId3", "sharedStrings", "sharedStrings.bin")]
    )
}
WHOLE_SHEET, EVERYTHING = (0, 1_048_575, 0, 16_383), (0, 0xFFFFFFF0, 0, 0xFFFFFFF0)

XLSB = {
    # records
    "a record longer than the file": in_rows(binary.record(binary.TEXT, b"abc", 0x0FFFFFFF)),
    "a length of more bytes than there may be": in_rows(b"\x06" + b"\xff" * 6),
    "records of every kind without a body": in_rows(b"".join(binary.record(kind) for kind in range(13, 128))),
    "cells without a body": in_rows(b"".join(binary.record(kind) for kind in range(13))),
    "cells of one byte": in_rows(b"".join(binary.record(kind, b"\1") for kind in range(13))),
    "cells full of the highest numbers": in_rows(b"".join(binary.record(kind, b"\xff" * 30) for kind in range(13))),
    "a text of two thousand million letters": in_rows(
        binary.record(binary.TEXT, bytes(8) + binary.text("a", 0x7FFFFFFF))
    ),
    "a text that is not among the texts": in_rows(binary.record(binary.STRING_CELL, bytes(8) + b"\xff\xff\xff\x0f")),
    "two thousand million texts": packed(
        {
            **binary.parts(),
            **TEXTS,
            "xl/sharedStrings.bin": binary.record(binary.STRINGS, b"\xff\xff\xff\x7f" * 2)
            + binary.record(binary.STRING, b"\0" + binary.text("a")),
        }
    ),
    # places
    "a row of four thousand million": in_rows(binary.row(0xFFFFFFFF, ["x"])),
    "a row beyond the last": in_rows(binary.row(2_000_000, ["A-3", "Yes", "No"])),
    "a row before the one above": in_rows(binary.row(1, ["A-3", "Yes", "No"])),
    "a cell at the far corner": in_rows(binary.row(1_048_575, [*[""] * 16_383, "x"])),
    "a column of four thousand million": in_rows(binary.record(binary.TEXT, b"\xff" * 8 + binary.text("x"))),
    "dimensions of everything": binary.workbook(
        sheet=binary.sheet(binary.cases()).replace(struct.pack("<4L", 0, 10, 0, 10), struct.pack("<4L", *EVERYTHING))
    ),
    # merges and columns
    "100,000 merges": around(after=binary.record(binary.MERGE, struct.pack("<4L", 0, 0, 0, 3)) * 100_000),
    "1,000 merges over the whole sheet": around(
        after=binary.record(binary.MERGE, struct.pack("<4L", *WHOLE_SHEET)) * 1_000
    ),
    "a merge over everything": around(after=binary.record(binary.MERGE, struct.pack("<4L", *EVERYTHING))),
    "20,000 ranges of hidden columns": around(
        binary.record(binary.COLUMN, struct.pack("<4LH", 0, 0xFFFFFFF0, 0, 0, 1)) * 20_000
    ),
    # parts
    "10,000 sheets": binary.workbook(
        book=binary.record(binary.SHEET, struct.pack("<2L", 0, 1) + binary.text("rId1") + binary.text("S")) * 10_000
    ),
    "a sheet without a relation": binary.workbook(book=binary.book(relation="rId9")),
    "a workbook of random bytes": binary.workbook(book=random.Random(2).randbytes(5_000)),
    "a sheet of random bytes": binary.workbook(sheet=random.Random(3).randbytes(50_000)),
    "a sheet of the highest bytes": binary.workbook(sheet=b"\xff" * 100_000),
    "a sheet of zeros": binary.workbook(sheet=b"\0" * 1_000_000),
    "an empty sheet": binary.workbook(sheet=b""),
    "a sheet cut in half": binary.workbook(sheet=binary.sheet(binary.cases())[:120]),
}  # fmt: skip


@pytest.mark.parametrize("what", XLSB)
def test_xlsb_with_false_records_is_complete_or_refused(what: str) -> None:
    assert_whole_or_refused(XLSB[what], "cases.xlsb", ["A-1", "A-2"])


HEAVY = {
    "a cell at the far corner": XLSB["a cell at the far corner"],
    "a length of two thousand million": XLSB["a text of two thousand million letters"],
    "a merge over everything": XLSB["a merge over everything"],
}


@pytest.mark.parametrize("what", HEAVY)
def test_crash_of_a_reader_ends_in_a_message(what: str, tmp_path: Path) -> None:
    (tmp_path / "cases.xlsb").write_bytes(HEAVY[what])
    measured = run("check", "cases.xlsb", folder=tmp_path)
    kept(measured.ran, "cases.xlsb")
    assert measured.peak < GIB
