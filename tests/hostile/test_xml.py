"""Harmful XML in any part of a workbook, and parts that are missing or broken."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.conftest import Yjs
from tests.hostile import opendocument
from tests.hostile.archives import packed
from tests.hostile.openxml import BILLION_LAUGHS, BOOK, BOOK_RELATIONS, EVERY, SHEET, STRINGS, STYLES, TOP, TYPES, parts
from tests.hostile.running import GIB, Hostile, kept, run, scored, scored_here

Change = Callable[[str], str]

LONG = f'<!ENTITY a "{"a" * 100_000}">'
DEEP = 100_000


def declaring(entities: str, use: str) -> Change:
    """A change that adds a DOCTYPE with these entities to a part, and uses them in its first text."""
    return lambda xml: xml.replace("?>\n", f"?>\n<!DOCTYPE x [{entities}]>", 1).replace("</", f"{use}</", 1)


def deep(xml: str) -> str:
    return xml.replace("</", f"{'<x>' * DEEP}{'</x>' * DEEP}</", 1)


def changed(part: str, change: Change) -> bytes:
    """A small workbook with one part changed."""
    made = parts()
    text = made[part]
    assert isinstance(text, str)
    return packed({**made, part: change(text)})


BOMBS = {"a billion laughs": declaring(BILLION_LAUGHS, "&a9;"), "a quadratic blow-up": declaring(LONG, "&a;" * 20_000)}


@pytest.mark.parametrize("part", EVERY)
def test_entity_bomb_in_any_part_is_never_expanded(part: str, tmp_path: Path, yjs: Yjs) -> None:
    # The parts that lead to the workbook part are not read; any other part is refused.
    code, message = (0, "") if part == TOP else (2, "damaged")
    bomb = BOMBS["a quadratic blow-up" if part in {STYLES, BOOK} else "a billion laughs"]
    scored_here(Hostile(lambda: changed(part, bomb), code, message), tmp_path / "cases.xlsx", yjs)


@pytest.mark.parametrize("bomb", BOMBS)
def test_entity_bomb_takes_no_memory_or_time(bomb: str, tmp_path: Path) -> None:
    scored(Hostile(lambda: changed(STRINGS, BOMBS[bomb]), 2, "damaged"), tmp_path / "cases.xlsx")
    content = opendocument.content(opendocument.table(opendocument.cases()))
    spreadsheet = opendocument.workbook(xml=BOMBS[bomb](content))
    scored(Hostile(lambda: spreadsheet, 2, "damaged"), tmp_path / "cases.ods")


@pytest.mark.parametrize("part", EVERY)
def test_elements_100_000_deep_do_no_harm(part: str, tmp_path: Path, yjs: Yjs) -> None:
    path = tmp_path / "cases.xlsx"
    path.write_bytes(changed(part, deep))
    ran = yjs("score", path, "--format", "line")
    assert (ran.code, "damaged" in ran.err) == ((2, True) if part == BOOK_RELATIONS else (0, False))


@pytest.mark.parametrize("where", ["<office:body>", "</table:table>", "A-1"])
def test_ods_elements_100_000_deep_do_no_harm(where: str, tmp_path: Path, yjs: Yjs) -> None:
    content = opendocument.content(opendocument.table(opendocument.cases()))
    hostile = content.replace(where, f"{'<text:span>' * DEEP}{'</text:span>' * DEEP}{where}", 1)
    path = tmp_path / "cases.ods"
    path.write_bytes(opendocument.workbook(xml=hostile))
    ran = yjs("score", path, "--format", "line")
    assert (ran.code, "damaged" in ran.err) == (0, False)


def test_elements_a_million_deep_keep_within_memory_and_time(tmp_path: Path) -> None:
    def far_down(xml: str) -> str:
        return xml.replace("</", f"{'<x>' * 1_000_000}{'</x>' * 1_000_000}</", 1)

    path = tmp_path / "cases.xlsx"
    path.write_bytes(changed(STRINGS, far_down))
    measured = run("check", path.name, folder=tmp_path)
    kept(measured.ran, path.name)
    assert measured.peak < GIB


WITHOUT = {
    # parts that answers do not need
    TOP: (0, ""),
    STYLES: (0, ""),
    # parts that contain the cells or lead to them
    TYPES: (2, "not a workbook"),
    BOOK: (2, "damaged|nothing to score"),
    BOOK_RELATIONS: (2, "damaged"),
    SHEET: (2, "damaged"),
    STRINGS: (2, "damaged"),
}


# The exit code, and whether the part is called damaged, where that is not refused.
RUBBISH = {TOP: (0, False), TYPES: (0, True)}


@pytest.mark.parametrize("part", EVERY)
def test_missing_or_broken_part_is_reported_if_answers_need_it(part: str, tmp_path: Path, yjs: Yjs) -> None:
    code, message = WITHOUT[part]
    path = tmp_path / "cases.xlsx"
    others = {name: content for name, content in parts().items() if name != part}
    scored_here(Hostile(lambda: packed(others), code, message), path, yjs)
    rubbish: str | bytes = {STYLES: b"", BOOK: "<x>"}.get(part, bytes(range(256)))
    path.write_bytes(packed({**others, part: rubbish}))
    ran = yjs("score", path, "--format", "line")
    assert (ran.code, "damaged" in ran.err) == RUBBISH.get(part, (2, True))


@pytest.mark.parametrize("part", EVERY)
def test_part_in_another_encoding_reads_the_same(part: str, tmp_path: Path, yjs: Yjs) -> None:
    made = parts()
    path = tmp_path / "cases.xlsx"
    path.write_bytes(packed(made))
    plain = yjs("score", path, "--format", "line")
    path.write_bytes(packed({**made, part: str(made[part]).replace("UTF-8", "UTF-16").encode("utf-16")}))
    assert yjs("score", path, "--format", "line") == plain
