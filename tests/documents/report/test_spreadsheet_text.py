"""Text from a case workbook stays text in the report's workbook, and names become names that Excel allows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.report.reading import above, opened, rows_of
from tests.documents.report.reports import one_section, one_table
from tests.output.documents import HOSTILE
from yjs_cli.documents.report.content import Bullets, Cell, Column, Paragraph, Row, Table
from yjs_cli.documents.report.spreadsheet.names import plain

# Text that gptables, xlsxwriter or Excel would interpret.
CATCHES = (
    "=1+1", "{=1+1}", "+1", "-1", "@SUM(A1)", "007", "1e5", "2024-10-21", "TRUE", "#N/A", "'quoted",
    "http://example.org", "mailto:a@example.org", "internal:'Cover'!A1", "[text](http://example.org)",
    "[a](b) and [c](d)", "[text](nowhere)", "$$note$$", "$$a$$ $$b$$", "$$$$", "$", "costs $$5 or $$6", "{'bold': 1}",
    "é", "青", "-", "—", "[x]", "[note 1]", "<b>&amp;</b>", "two\nlines", "a\tb", "\x00\x1b[31m", "\ufffe\uffff",
    "\u202eright to left", "x" * 300,
)  # fmt: skip


@pytest.mark.parametrize("text", [*CATCHES, HOSTILE])
def test_text_stays_text_everywhere(text: str) -> None:
    table = one_table(text, Cell(text), Cell("a"), Cell(text), caption=text, headings=("First", text, "Third"))
    report = one_section(
        table, Paragraph(text), heading=text, title=text, service=text, summary=text,
    )  # fmt: skip
    notes = one_section(one_table("One"), one_table("Two"), Paragraph(text), Bullets((text,)))
    book, noted = opened(report), opened(notes)
    sheet = book.worksheets[-1]
    [row] = rows_of(sheet)
    assert list(row.values()) == [plain(text), "a", plain(text)]
    assert list(row)[1] == plain(text).strip()[:255]
    assert above(sheet)[0] == plain(text)
    assert above(sheet)[2] == plain(text).strip()
    assert (book["Cover"]["A1"].value, book["Cover"]["A3"].value) == (plain(text), plain(text).strip())
    assert [row["Note text"] for row in rows_of(noted["Notes"])] == [plain(text).strip()] * 2
    assert {cell.data_type for each in (book, noted) for page in each for row in page for cell in row} <= {"s", "n"}
    assert {cell.hyperlink.location for page in book for row in page for cell in row if cell.hyperlink} == {
        f"'{name.replace(chr(39), chr(39) * 2)}'!A1" for name in book.sheetnames[2:]
    }


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_any_text_reads_back_as_shown(texts: list[str]) -> None:
    rows = tuple(Row((Cell(text),)) for text in texts)
    book = opened(one_section(Table("T", "T", (Column("H"),), rows)))
    # Excel stores the text _x0041_ as _x005F_x0041_, which openpyxl does not decode.
    assert [row["H"].replace("_x005F_", "_") for row in rows_of(book["T"])] == [
        plain(text) if plain(text).strip() else "[x]" for text in texts
    ]


def test_blank_cell_shows_x() -> None:
    assert rows_of(opened(one_section(one_table("T", Cell(""), Cell(" \xa0"), Cell(None))))["T"]) == [
        {"H0": "[x]", "H1": "[x]", "H2": "[x]"}
    ]


def test_repeated_headings_are_numbered() -> None:
    headings = ("Sex",) * 20 + ("SEX", "", " ", "Sex 2", "x" * 300, "x" * 301, "_x0041_")
    cells = [Cell("a")] * len(headings)
    [row] = rows_of(opened(one_section(one_table("T", *cells, headings=headings)))["T"])
    assert len(row) == len({heading.casefold() for heading in row}) == len(headings)
    assert list(row)[:3] == ["Sex", "Sex 2", "Sex 3"]
    assert max(map(len, row)) == 255
    assert list(row)[-1] == "_ x0041_"


def test_sheet_names_are_allowed_in_excel() -> None:
    names = ("a/b:c", "A B C", "History", "cover", "''", "x" * 40, "x" * 41, "2.1", "contents", "'O'Brien'")
    book = opened(one_section(*(one_table(name) for name in names)))
    assert book.sheetnames[3:] == [
        "a b c", "A B C 2", "History 2", "cover 2", "Table", "x" * 31, "x" * 29 + " 2", "2.1", "contents 2", "O'Brien",
    ]  # fmt: skip
    assert [row["Sheet name"] for row in rows_of(book["Contents"])] == book.sheetnames[2:]


def test_sheet_is_named_after_its_section_if_that_is_longer() -> None:
    book = opened(one_section(one_table("2.1"), heading="2.1 Assessment: Good"))
    assert book.sheetnames[-1] == "2.1 Assessment"
    assert list(book["2.1 Assessment"].tables) == ["Table_2_1_Assessment"]


def test_text_too_long_for_a_cell_is_continued_or_marked() -> None:
    text = "".join(f"{number}, " for number in range(12_000))
    book = opened(one_section(Paragraph(text), one_table("T", Cell(text))))
    lines = above(book["T"])[2:-1]
    assert "".join(lines) == text.strip()
    assert max(map(len, lines)) == 32_767
    [row] = rows_of(book["T"])
    assert len(row["H0"]) == 32_767
    assert row["H0"].endswith("[shortened: too long for a cell]")
