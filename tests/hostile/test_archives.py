"""Workbooks whose zip archive is harmful or damaged."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED

import pytest

from tests.commands.conftest import Yjs
from tests.hostile.archives import Entry, by_hand, cut, packed
from tests.hostile.openxml import BOOK, SHEET, STRINGS, WORDS, cases, inline, parts, row, sheet, strings, workbook
from tests.hostile.running import Hostile, kept, run, scored, scored_here

DAMAGED = "damaged|cannot be opened"


def entries(**lies: dict[str, int]) -> Iterator[Entry]:
    """The parts of a small workbook, described falsely by ``book`` and ``sheet``."""
    about = {BOOK: lies.get("book", {}), SHEET: lies.get("sheet", {})}
    for name, content in parts().items():
        assert isinstance(content, str)
        yield Entry(name, content.encode(), **about.get(name, {}))


def swollen(part: str, content: str, **lies: int) -> bytes:
    """A workbook with one part that is a few hundred bytes in the zip and huge when unpacked."""
    others = [Entry(name, text.encode()) for name, text in parts().items() if name != part and isinstance(text, str)]
    return by_hand([*others, Entry(part, content.encode(), **lies)])


def also(*rows: str) -> bytes:
    return sheet(cases("".join(rows))).encode()


BOMBS = {
    "one part that unpacks to hundreds of times its size": Hostile(
        lambda: packed({**parts(), "xl/media/x.bin": b"\0" * 20_000_000}),
        2,
        r"unpacks to \d+ times its size; the limit is 200 times",
    ),
    "a part that unpacks to 600 MB": Hostile(
        lambda: by_hand([*entries(), Entry("xl/x.xml", b"x", unpacked_size=600_000_000)]),
        2,
        "unpacks to 600 MB; the limit is 500 MB",
    ),
    "a part that claims to unpack to 4 GB": Hostile(
        lambda: by_hand(entries(sheet={"unpacked_size": 0xFFFFFFFF})), 2, "4,295 MB; the limit is 500 MB"
    ),
    "a sheet of 20 MB that claims to be small": Hostile(
        lambda: swollen(SHEET, sheet(cases())[:-12] + " " * 20_000_000, unpacked_size=5_000), 2, DAMAGED
    ),
    "texts of 20 MB that claim to be small": Hostile(
        lambda: swollen(STRINGS, strings(WORDS)[:-6] + "<si/>" * 4_000_000, unpacked_size=5_000), 2, DAMAGED
    ),
    "many parts of the same bytes": Hostile(
        lambda: by_hand(
            [Entry("xl/a", b"\0" * 1_000_000), *entries()], overlapping=[f"xl/{number}" for number in range(400)]
        ),
        2,
        r"unpacks to 1,0\d\d times its size|unpacks to 40[12] MB|damaged",
    ),
    "11,000 parts": Hostile(
        lambda: packed({**parts(), **{f"xl/{number}.xml": "<x/>" for number in range(11_000)}}),
        2,
        "has 11,007 parts; the limit is 10,000",
    ),
}


@pytest.mark.parametrize("what", BOMBS)
def test_zip_bomb_is_refused_with_limit_and_size(what: str, tmp_path: Path) -> None:
    scored(BOMBS[what], tmp_path / "cases.xlsx")


ODD = {
    # read correctly
    "packed not at all": Hostile(lambda: packed(parts(), ZIP_STORED), 0, ""),
    "packed by bzip2": Hostile(lambda: packed(parts(), ZIP_BZIP2), 0, ""),
    "packed by LZMA": Hostile(lambda: packed(parts(), ZIP_LZMA), 0, ""),
    "names that lead out of the archive": Hostile(
        lambda: packed({**parts(), "../../../../tmp/outside": "x", "/etc/passwd": "x"}), 0, ""
    ),
    "1,000 parts": Hostile(
        lambda: packed({**parts(), **{f"xl/{number}.xml": "<x/>" for number in range(1_000)}}), 0, ""
    ),
    # not a workbook
    "a workbook in a zip": Hostile(lambda: packed({"cases.xlsx": workbook()}), 2, "a zip archive, not a workbook"),
    "zips in zips": Hostile(
        lambda: packed({"a.zip": packed({"b.zip": packed({"cases.xlsx": workbook()})})}), 2, "a zip archive"
    ),
    # damaged
    "a wrong checksum": Hostile(lambda: by_hand(entries(sheet={"crc": 1})), 2, DAMAGED),
    "a wrong checksum of the workbook": Hostile(lambda: by_hand(entries(book={"crc": 1})), 2, DAMAGED),
    "a part that claims to be empty": Hostile(lambda: by_hand(entries(sheet={"unpacked_size": 0})), 2, DAMAGED),
    "a part beyond the end": Hostile(lambda: by_hand(entries(book={"offset": 0xFFFFFF})), 2, DAMAGED),
    "a part far beyond the end": Hostile(lambda: by_hand(entries(book={"offset": 0xFFFFFFFF})), 2, DAMAGED),
    **{
        f"{part} said to be packed by method {method}": Hostile(
            lambda part=part, method=method: by_hand(entries(**{part: {"method": method}})), 2, DAMAGED
        )
        for part in ("book", "sheet")
        for method in (9, 12, 14, 95)
    },
    # two parts with one name: programs differ in which they read
    "two sheets of one name, the last with other answers": Hostile(
        lambda: by_hand([*entries(), Entry(SHEET, also(row(4, map(inline, ("A-3", "No", "No")))))]), 2, DAMAGED
    ),
    "two sheets of one name, the first with other answers": Hostile(
        lambda: by_hand([Entry(SHEET, also(row(4, map(inline, ("A-3", "No", "No"))))), *entries()]), 2, DAMAGED
    ),
    # a zip archive with a password
    "an encrypted sheet": Hostile(lambda: by_hand(entries(sheet={"flags": 1})), 2, "password|encrypted|damaged"),
    "an encrypted archive": Hostile(
        lambda: by_hand(entries(sheet={"flags": 1}, book={"flags": 1})), 2, "password|encrypted|damaged"
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ODD)
def test_odd_or_damaged_archive_is_read_reliably_or_refused(what: str, tmp_path: Path, yjs: Yjs) -> None:
    scored_here(ODD[what], tmp_path / "cases.xlsx", yjs)


def test_workbook_cut_short_anywhere_is_reported(tmp_path: Path) -> None:
    for number, beginning in enumerate(cut(workbook()), start=1):
        (tmp_path / f"{number:02}.xlsx").write_bytes(beginning)
    names = sorted(path.name for path in tmp_path.iterdir())
    ran = run("check", *names, folder=tmp_path).ran
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        f"yjs: {name}: damaged or cut short; it cannot be opened. Copy it again." for name in names
    ]


def test_nothing_is_unpacked_to_disk(tmp_path: Path) -> None:
    (tmp_path / "cases.xlsx").write_bytes(packed({**parts(), "../outside": "x", "inside": "x"}))
    kept(run("score", "cases.xlsx", folder=tmp_path).ran, "cases.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["cases.xlsx"]
    assert not (tmp_path.parent / "outside").exists()
