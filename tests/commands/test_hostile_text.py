"""Text from a workbook, or in a file's name, is text: in no format does it do anything."""

import csv
import io
import json
import re
import sys
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from tests.commands.conftest import PANEL, SAMPLES, Ran, Yjs
from yjs_cli.framework import framework_text
from yjs_cli.output import Format
from yjs_cli.output.problems import ProblemFormat

# A formula, columns, lines, Rich's markup, HTML, Markdown, workflow commands, text that runs backwards.
TYPED = "=cmd|' /C calc'!A1\t[red]x[/red] [link=http://x.org]y[/link]\r\n::error::z <b>&amp; **s** `q` |\u202eb\u2066"
# What cannot be typed into Excel and can stand elsewhere: escapes of a terminal in seven bits and in eight, and others.
ESCAPES = "\x1b[31mred\x1b]0;title\x07 \x9b31m \x7f\x08\u2028\u2029"
SHOWN = "[red]x[/red] [link=http://x.org]y[/link]"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The panel's sample with hostile text for its service and its panel's reason."""
    book = load_workbook(PANEL)
    reason = next(cell for (cell,) in book["Ratings"].iter_rows(min_row=5, min_col=3, max_col=3) if cell.value)
    for cell in (book["Inspection"]["B1"], reason):
        cell.value = TYPED
        cell.data_type = "s"  # text, though it begins like a formula
    path = tmp_path / "cases.xlsx"
    book.save(path)
    return path


def harmless(text: str, tabs: bool = False) -> bool:
    """Whether a text has lines of plain characters and nothing else. ``tabs`` are allowed where they part columns."""
    allowed = "\n\t" if tabs else "\n"
    return not [
        character
        for character in text
        if (unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} and character not in allowed)
        or unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    ]


@pytest.mark.parametrize("form", Format)
def test_service_and_reason_are_plain_text_in_every_format(form: Format, workbook: Path, yjs: Yjs) -> None:
    plain, ran = yjs("score", PANEL, "--format", form), yjs("score", workbook, "--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert harmless(ran.out, tabs=form is Format.line)
    if form is not Format.table:  # where a long name takes more lines
        assert ran.out.count("\n") == plain.out.count("\n")
    assert "=cmd|" in ran.out.replace("\\", "")


def test_json_preserves_text(workbook: Path, yjs: Yjs) -> None:
    (inspection,) = json.loads(yjs("score", workbook, "--format", "json").out)["inspections"]
    assert inspection["service"].split() == TYPED.split()
    reasons = [standard["panel"]["reason"] for standard in inspection["standards"] if standard["panel"]]
    assert [reason.split() for reason in reasons] == [TYPED.split()]


def test_page_shows_markup_as_typed(workbook: Path, yjs: Yjs) -> None:
    for options in ((), ("--color", "always")):
        page = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", yjs("score", workbook, *options).out).split())
        assert page.count(SHOWN) == 2


def test_no_csv_cell_is_a_formula(workbook: Path, yjs: Yjs) -> None:
    rows = list(csv.reader(io.StringIO(yjs("score", workbook, "--format", "csv").out)))
    assert {len(row) for row in rows} == {26}
    assert [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))] == []
    assert rows[1][0].startswith("'=cmd|")


def test_line_has_five_columns(workbook: Path, yjs: Yjs) -> None:
    (line,) = yjs("score", workbook, "--format", "line").out.splitlines()
    assert line.split("\t")[1:] == ["29", "36", "Good", "final"]


def test_markdown_has_only_headings_tables_lists_and_text(workbook: Path, yjs: Yjs) -> None:
    page = yjs("score", workbook, "--format", "markdown").out
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "softbreak"}
    assert {token.type for token in tokens} & {"html_block", "code_block", "fence", "blockquote_open"} == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
@pytest.mark.parametrize("form", Format)
def test_file_name_is_plain_text_in_every_format(form: Format, tmp_path: Path, yjs: Yjs) -> None:
    name = f"=x {ESCAPES}{TYPED.replace('/', '')}\udce9.csv"
    path = tmp_path / name
    path.write_bytes(b"Case ID,2.1.1\n1001,Yes\n")
    ran = yjs("score", path, "--format", form)
    assert ran.code == 0
    assert harmless(ran.out, tabs=form is Format.line)
    assert harmless(ran.err)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_file_name_is_plain_text_in_messages(tmp_path: Path, yjs: Yjs) -> None:
    path = tmp_path / f"no {ESCAPES}\u202e\udce9.xlsx"
    for arguments in (("score", path), ("check", path), ("score", PANEL, "--framework", path),
                      ("score", PANEL, "--expect", path), ("score", PANEL, "-o", path)):  # fmt: skip
        ran = yjs(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert harmless(ran.err)
        assert ran.err.count("\n") == 1


CELL = f"{ESCAPES[:20]}{TYPED[:12]}\u202e\n::error::z"


@pytest.fixture
def mistaken(tmp_path: Path) -> Path:
    """A CSV file with a hostile answer and a hostile, repeated case id."""
    text = io.StringIO()
    csv.writer(text).writerows([["Case ID", "2.1.1"], [f"={CELL}", f"={CELL}"], [f"={CELL}", "Yes"]])
    path = tmp_path / "cases.csv"
    path.write_bytes(text.getvalue().encode())
    return path


def test_cell_to_fix_is_quoted_as_plain_text(mistaken: Path, yjs: Yjs) -> None:
    ran = yjs("score", mistaken)
    assert (ran.code, ran.out) == (1, "")
    assert harmless(ran.err)
    assert [line.split()[2] for line in ran.err.splitlines()[1:-1]] == ["answer-unknown", "case-id-repeated"]


@pytest.mark.parametrize("form", ProblemFormat)
def test_cell_to_fix_is_plain_text_in_every_check_format(form: ProblemFormat, mistaken: Path, yjs: Yjs) -> None:
    ran = yjs("check", mistaken, "--format", form)
    assert ran.code == 1
    assert harmless(ran.out)
    assert harmless(ran.err)
    if form is ProblemFormat.github:
        assert all(
            re.match(r"::(error|warning|notice) file=[^:]+,title=[^:]+::", each) for each in ran.out.splitlines()
        )
    if form is ProblemFormat.csv:
        cells = [cell for row in csv.reader(io.StringIO(ran.out)) for cell in row]
        assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
@pytest.mark.parametrize("form", ProblemFormat)
def test_checked_file_name_is_plain_text_in_every_format(form: ProblemFormat, tmp_path: Path, yjs: Yjs) -> None:
    path = tmp_path / f"=x ,:{ESCAPES}\u202e%\udce9.csv"
    path.write_bytes(b"Case ID,2.1.1\n1001,Yess\n")
    ran: Ran = yjs("check", path, "--format", form)
    assert ran.code == 1
    assert harmless(ran.out)
    assert harmless(ran.err)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_annotation_contains_no_other_command(tmp_path: Path, yjs: Yjs) -> None:
    path = tmp_path / "a,title=b%0A::c.csv"
    path.write_bytes(b"Case ID,2.1.1\n1001,%0A::error::x\n")
    first = yjs("check", path, "--format", "github").out.splitlines()[0]
    parts = re.fullmatch(r"::error file=([^,:]*),title=([^,:]*)::(.*)", first)
    assert parts
    assert [unquote(part) for part in parts.groups()] == [
        str(path),
        "yjs answer-unknown",
        'B2: "%0A::error::x" is not a valid answer. Use Yes, No or N/A.',
    ]


MARKUP = "[red]<b>**x**"
ABBREVIATED = SAMPLES / "one-sheet.xlsx"  # names its ratings by their letters


@pytest.mark.parametrize(
    "arguments", [("framework", "show"), *(("score", ABBREVIATED, "--format", form) for form in Format)]
)
def test_framework_words_are_plain_text(arguments: tuple[object, ...], tmp_path: Path, yjs: Yjs) -> None:
    path = tmp_path / "ours.toml"
    text = framework_text("yj-2021").replace('name = "Good"', f'name = "{MARKUP} Good"')
    for key in ("title", "label", "plural"):
        text = text.replace(f'{key} = "', f'{key} = "{MARKUP} ')
    path.write_text(text, encoding="utf-8")
    ran = yjs(*arguments, *(["--framework"] if arguments[0] == "score" else []), path)
    assert ran.code == 0
    assert harmless(ran.out, tabs=Format.line in arguments)
    if Format.markdown not in arguments and Format.line not in arguments:
        assert MARKUP in ran.out
