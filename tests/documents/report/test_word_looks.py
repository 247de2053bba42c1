"""How the report looks in Word, and what a screen reader finds in it: tables, colours, charts, contents."""

from itertools import pairwise
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accessibility.appearance import contrast
from tests.builders import YJ_2021
from tests.documents.report.reports import one_section, one_table, report_of
from tests.documents.report.word_reading import BATH, UNFINISHED, W, cells, full, misplaced, opened, tables
from tests.output.samples import SCORED
from yjs_cli.documents.report.content import Cell, Column, Picture, Row, Table

every_sample = pytest.mark.parametrize("name", SCORED)


def properties(cell: Any) -> tuple[str | None, str | None, bool]:
    """Ground and style of a cell, and whether its text is set apart."""
    ground = cell._tc.find(f"{W}tcPr/{W}shd")
    [run] = cell.paragraphs[0].runs
    return None if ground is None else ground.get(f"{W}fill"), run.style.name, bool(run.style.font.bold)


def test_a_header_row_repeats_and_no_row_splits() -> None:
    for table in opened(full(BATH)).tables:
        first, *others = table.rows
        assert first._tr.trPr.find(f"{W}tblHeader") is not None
        assert all(row._tr.trPr.find(f"{W}tblHeader") is None for row in others)
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)


def test_a_screen_reader_is_told_of_each_table_and_finds_no_merged_cells() -> None:
    document = opened(full(BATH))
    for table in document.tables:
        described = table._tbl.tblPr.find(f"{W}tblDescription").get(f"{W}val")
        assert described == f"Columns: {', '.join(cells(table)[0])}."
        look = table._tbl.tblPr.find(f"{W}tblLook")
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
    assert not list(document.element.iter(f"{W}vMerge", f"{W}gridSpan", f"{W}hMerge"))


def test_every_table_fits_between_the_margins_of_an_upright_page() -> None:
    document = opened(full(BATH))
    section = document.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    room = section.page_width.twips - section.left_margin.twips - section.right_margin.twips
    for table in document.tables:
        columns = [column.width.twips for column in table.columns]
        assert sum(columns) <= room
        assert min(columns) > 0
        for row in table.rows:
            assert [cell.width.twips for cell in row.cells] == columns


def test_a_rating_has_its_word_its_colour_and_enough_contrast() -> None:
    document = opened(report_of(BATH))
    bands = tables(document)["Percentage and points of each rating"]
    looks = [properties(row.cells[0]) for row in bands.rows[1:]]
    assert [row[0] for row in cells(bands)[1:]] == [rating.name for rating in YJ_2021.ratings]
    assert [style for _, style, _ in looks] == ["Rating 1", "Rating 2", "Rating 3", "Rating 4"]
    assert len({ground for ground, _, _ in looks}) == 4
    for ground, style, _ in looks:
        letters = str(document.styles[style].font.color.rgb)
        assert ground
        assert contrast(letters, ground) >= 4.5


def test_a_heading_has_the_colour_of_the_rating_that_it_states() -> None:
    document = opened(report_of(UNFINISHED))
    runs = {each.text: [(run.text, run.style.name) for run in each.runs] for each in document.paragraphs}
    assert runs["2.1 Assessment: Outstanding (provisional)"] == [
        ("2.1 Assessment: ", "Default Paragraph Font"), ("Outstanding (provisional)", "Rating 4"),
    ]  # fmt: skip
    unrated = "1.3 Partnerships and services: No rating yet"
    assert runs[unrated] == [(unrated, "Default Paragraph Font")]


def test_with_fewer_ratings_the_lowest_and_the_highest_keep_their_colours() -> None:
    report = one_section(
        Table("T", "T", (Column("Rating", "rating"),), tuple(Row((Cell(each, rating=each),)) for each in "ABC")),
        ratings=("A", "B", "C"),
    )
    table = tables(opened(report))["T"]
    assert [properties(row.cells[0])[1] for row in table.rows[1:]] == ["Rating 1", "Rating 3", "Rating 4"]


def test_the_row_that_decides_is_set_apart_and_says_so() -> None:
    [table] = [each for caption, each in tables(opened(report_of(BATH))).items() if caption.startswith("2.1 ")]
    for row in table.rows[1:]:
        decides = row.cells[3].text == "Decides"
        assert [properties(cell)[2] for cell in row.cells if cell.text not in ("Good", "Outstanding")] == [decides] * 8


def test_figures_stand_to_the_right() -> None:
    [table] = [each for caption, each in tables(opened(report_of(BATH))).items() if caption.startswith("2.1 ")]
    aligned = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert {tuple(row) for row in aligned} == {(None, 2, None, None, 2, 2, 2, 2, 2)}


def test_a_line_stands_above_each_group_but_the_first() -> None:
    table = tables(opened(report_of(BATH)))["Rating of every standard"]
    lined = [row.cells[1].text for row in table.rows if row.cells[0]._tc.find(f"{W}tcPr/{W}tcBorders") is not None]
    assert lined == ["2.1", "3.1", "4.1"]


@every_sample
def test_a_chart_shows_the_shares_of_yes_and_says_them(name: str) -> None:
    report = report_of(name)
    document = opened(report)
    pictures = [
        block for section in report.sections for part in section.sections for block in part.blocks
        if isinstance(block, Picture)
    ]  # fmt: skip
    shown = list(document.element.iter(qn("wp:docPr")))
    assert [each.get("descr") for each in shown] == [picture.text for picture in pictures]
    assert len({each.get("id") for each in shown}) == len(shown)
    for reference, picture in zip(document.element.iter(qn("c:chart")), pictures, strict=True):
        chart = parse_xml(document.part.related_parts[reference.get(qn("r:id"))].blob)
        series = [
            [float(value.text) for value in each.find(qn("c:val")).iter(qn("c:v"))] for each in chart.iter(qn("c:ser"))
        ]
        answered = [question for question in picture.questions if question.applicable]
        yes = [sum(lengths) for lengths in zip(*series[::2], strict=True)]
        assert yes == pytest.approx([question.exact_percent for question in answered], abs=0.001)
        assert [sum(lengths) for lengths in zip(*series, strict=True)] == pytest.approx([100] * len(answered))
        names = [each.text for each in next(chart.iter(qn("c:cat"))).iter(qn("c:v"))]
        for name_of_bar, question in zip(names, answered, strict=True):
            assert name_of_bar.startswith(f"{question.code} {question.label}: ")
            assert name_of_bar.endswith(f"{question.yes} of {question.applicable}, {question.percent}%")


@every_sample
def test_elements_stand_in_the_order_that_word_demands(name: str) -> None:
    document = opened(full(name))
    assert misplaced(document.element) == []
    assert misplaced(document.styles.element) == []


def test_what_is_missing_never_stands_alone_on_the_page_after_what_a_panel_would_look_at() -> None:
    parts = [part for part in opened(full(UNFINISHED)).iter_inner_content() if not hasattr(part, "rows")]
    pairs = [(above, below) for above, below in pairwise(parts) if above.style.name == "Remark"]
    kept = [above.paragraph_format.keep_with_next for above, _ in pairs]
    assert kept == [True if below.style.name in ("Remark", "Normal") else None for _, below in pairs]
    assert any("missing" in below.text for _, below in pairs)


def test_the_contents_lead_to_the_sections() -> None:
    report = report_of(BATH)
    document = opened(report)
    marks = {each.get(f"{W}name"): each.getparent() for each in document.element.iter(f"{W}bookmarkStart")}
    links = list(document.element.iter(f"{W}hyperlink"))
    said = ["".join(text.text for text in link.iter(f"{W}t")) for link in links]
    assert said == [section.heading for section in report.sections]
    led = [marks[link.get(f"{W}anchor")] for link in links]
    assert ["".join(text.text for text in heading.iter(f"{W}t")) for heading in led] == said
    kinds = [each.get(f"{W}fldCharType") for each in document.element.iter(f"{W}fldChar")]
    assert len(kinds) % 3 == 0
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def test_a_page_says_whose_it_is_and_which() -> None:
    section = opened(report_of(BATH)).sections[0]
    assert section.header.paragraphs[0].text == "Bath and North East Somerset"
    assert section.footer.paragraphs[0].text == "Page 1 of 1"  # until Word counts
    codes = [each.text.strip() for each in section.footer._element.iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.text(max_size=60), min_size=1, max_size=40), min_size=1, max_size=1))
def test_any_columns_fit_the_page(headings_of_one: list[list[str]]) -> None:
    [texts] = headings_of_one
    report = one_section(one_table("T", *map(Cell, texts), headings=tuple(texts)))
    widths = [column.width.twips for column in opened(report).tables[-1].columns]
    assert sum(widths) <= 9639
    assert min(widths) > 0
