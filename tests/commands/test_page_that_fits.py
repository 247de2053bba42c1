"""``--brief``, the summary of several files, ``--full``, and the end of a long page."""

import os
import sys

import pytest

from tests.commands.conftest import BATH, IN_PROGRESS, PANEL, SAMPLES, Yjs, on_a_terminal

pytestmark = pytest.mark.usefixtures("in_this_process")
ONE_SHEET = SAMPLES / "one-sheet.xlsx"


@pytest.mark.parametrize("columns", [40, 80, 140])
@pytest.mark.parametrize("name", ["bath-and-north-east-somerset", "fieldwork-in-progress", "no-court-cases", "panel"])
def test_brief_page_has_at_most_24_lines(name: str, columns: int, yjs: Yjs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = yjs("score", SAMPLES / f"{name}.xlsx", "--brief").out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_brief_page(columns: int, yjs: Yjs, monkeypatch: pytest.MonkeyPatch, gold: object) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    gold(f"brief-{columns}.txt", yjs("score", IN_PROGRESS, "--brief").out)  # type: ignore[operator]


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_several_files_have_a_line_each(columns: int, yjs: Yjs, monkeypatch: pytest.MonkeyPatch, gold: object) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = yjs("score", BATH, IN_PROGRESS, ONE_SHEET, PANEL)
    assert max(map(len, ran.out.splitlines())) <= columns
    gold(f"several-{columns}.txt", ran.out)  # type: ignore[operator]


def test_full_shows_the_page_of_each_file(yjs: Yjs) -> None:
    short, full = yjs("score", BATH, PANEL).out, yjs("score", BATH, PANEL, "--full").out
    assert "2.1.1 Desistance" not in short
    assert full.count("2.1.1 Desistance") == 2
    assert "2 inspections" in full


@pytest.mark.parametrize("more", [["--full"], ["-f", "json"]])
def test_brief_is_only_for_the_page(more: list[str], yjs: Yjs) -> None:
    ran = yjs("score", BATH, "--brief", *more)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("yjs: --brief shows less of the page")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("lines", "times"), [("24", 2), ("500", 1)])
def test_overall_rating_is_repeated_only_below_a_page_longer_than_the_screen(lines: str, times: int) -> None:
    shown = on_a_terminal("score", BATH, settings={"LINES": lines, "TERM": "dumb"})
    assert shown.count("Overall rating") == times
    if times == 2:
        assert shown.rstrip().splitlines()[-1].split() == ["Overall", "rating", "Good", "Score", "26", "of", "36"]


def test_overall_rating_is_not_repeated_in_a_pipe(yjs: Yjs) -> None:
    assert os.environ["COLUMNS"] == "80"
    assert yjs("score", BATH).out.count("Overall rating") == 1


def test_line_format_can_have_headings(yjs: Yjs) -> None:
    ran = yjs("score", BATH, "-f", "line", "--header")
    assert ran.out == (
        "service\tscore\tmax_score\toverall\tstatus\nBath and North East Somerset\t26\t36\tGood\tfinal\n"
    )
    assert yjs("score", BATH, "--header").code == 2


def test_csv_file_begins_with_a_byte_order_mark_and_a_pipe_does_not(yjs: Yjs, tmp_path: object) -> None:
    path = f"{tmp_path}/ratings.csv"
    assert yjs("score", BATH, "-o", path).code == 0
    with open(path, "rb") as file:  # noqa: PTH123
        content = file.read()
    assert content == b"\xef\xbb\xbf" + yjs("score", BATH, "-f", "csv").out.encode()
