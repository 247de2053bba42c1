"""Text from a workbook, a file name or the command line is escaped on the page."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import PANEL, Yjs, command_line, environment, yjs  # noqa: F401  a fixture
from tests.documents.report.html_reading import Element, read_page
from yjs_cli.output.words import printable

MARKUP = (
    "</title></style></table><script>alert(1)</script><img src=x onerror=y> <!-- ]]> \"q\" 'a' & &amp; &#60; "
    "{{ 7*7 }} {% raw %} {# x #} </bdi>\u202eback \u05d0\u05d1 \u0645\u0631"
)
CONTROLS = "\x00\x01\x08\x0b\x1b[31m\x7f\x9b\u2028\u2066"
SHOWN = printable(MARKUP)


def workbook(path: Path, text: str) -> Path:
    """The panel sample with a text in every cell that holds free text."""
    book = load_workbook(PANEL)
    [reason] = [cell for (cell,) in book["Ratings"].iter_rows(min_row=2, min_col=3, max_col=3) if cell.value][-1:]
    cells = [book["Inspection"]["B1"], reason]
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=5):
            for heading in row:
                if heading.value == "Sex":
                    below = heading.row + 1
                    cells += [heading, sheet.cell(below, heading.column), sheet.cell(below, 1)]
    for cell in cells:
        cell.value = text
        cell.data_type = "s"
    book.save(path)
    return path


def page_written(yjs: Yjs, source: Path, *options: str) -> Element:  # noqa: F811
    target = source.parent / "report.html"
    ran = yjs("report", source, "-o", target, "--force", *options)
    assert ran.code == 0, ran.err
    return read_page(target.read_bytes())


def outline(page: Element) -> list[tuple[str, list[str]]]:
    """The tags of a page with their attribute names, in order."""
    return [(each.tag, sorted(each.attributes)) for each in page.all()]


def places(page: Element, text: str) -> set[str]:
    """The paths of the innermost elements with a text."""
    found = set()

    def look(element: Element, within: tuple[str, ...]) -> None:
        path = (*within, element.tag)
        if text in element.text and not any(text in each.text for each in element.parts if isinstance(each, Element)):
            found.add(" ".join(tag for tag in path if tag in {"title", "h1", "caption", "th", "td", "p", "li", "bdi"}))
        for each in element.parts:
            if isinstance(each, Element):
                look(each, path)

    look(page, ())
    return found


def test_markup_in_a_workbook_is_shown_as_text(tmp_path: Path, yjs: Yjs) -> None:  # noqa: F811
    plain = workbook(tmp_path / "plain.xlsx", "Words")
    hostile = workbook(tmp_path / "hostile.xlsx", MARKUP)
    shown = page_written(yjs, hostile, "--by", MARKUP, "--with-cases", "--title", MARKUP)
    usual = page_written(yjs, plain, "--by", "Words", "--with-cases", "--title", "Words")
    assert outline(shown) == outline(usual)
    assert places(shown, SHOWN) == places(usual, "Words")
    # The title; the service; the column heading, its values and the case ids; the panel's reason.
    assert places(shown, SHOWN) == {"title", "h1 bdi", "th bdi", "caption bdi", "p bdi", "li bdi", "bdi"}
    assert "49" not in shown.one("h1").text


def test_default_title_shows_the_service_as_text(tmp_path: Path, yjs: Yjs) -> None:  # noqa: F811
    page = page_written(yjs, workbook(tmp_path / "hostile.xlsx", MARKUP))
    assert page.one("h1").text == page.one("title").text == f"{SHOWN}: inspection ratings"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_control_characters_do_not_reach_the_page(tmp_path: Path, yjs: Yjs) -> None:  # noqa: F811
    rows = [["Case ID", "Disposal", f"S{CONTROLS[3:]}", "2.1.1"], [f"1{CONTROLS[1:]}", "YRO", CONTROLS[1:], "Yes"]]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    source = tmp_path / f"c {CONTROLS[1:]}{MARKUP.replace('/', '')}\udce9.csv"[:120]
    source.write_bytes(text.getvalue().encode())
    target = tmp_path / "report.html"
    heading = yjs("report", source, "-o", target, "--by", "?").err.rpartition(", ")[2].strip(".\n")
    assert heading.startswith("S")
    assert yjs("report", source, "-o", target, "--with-cases", "--title", CONTROLS[1:] + "x").code == 0
    content = target.read_text(encoding="utf-8")
    assert [each for each in content if each != "\n" and not each.isprintable()] == []
    assert "\ufffd" in read_page(target.read_bytes()).one("h1").text


def test_same_workbook_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    targets = [tmp_path / "one.html", tmp_path / "other.html"]
    for target, seed, zone in zip(targets, ("1", "2"), ("UTC", "Pacific/Auckland"), strict=True):
        ran = subprocess.run(
            command_line("report", PANEL, "-o", target, "--by", "Sex", "--with-cases", "--suppress", "3"),
            env=environment(PYTHONHASHSEED=seed, TZ=zone, LC_ALL="C" if seed == "1" else "C.UTF-8"),
            cwd=tmp_path if seed == "1" else os.curdir,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0
    assert targets[0].read_bytes() == targets[1].read_bytes()
