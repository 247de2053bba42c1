"""The layout of the report in Word and its accessibility: tables, colours, charts, contents."""

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
    """The fill and style of a cell, and whether its text is bold."""
    shading = cell._tc.find(f"{W}tcPr/{W}shd")
    [run] = cell.paragraphs[0].runs
    return None if shading is None else shading.get(f"{W}fill"), run.style.name, bool(run.style.font.bold)


def test_header_row_repeats_and_no_row_splits() -> None:
    for table in opened(full(BATH)).tables:
        first, *others = table.rows
        assert first._tr.trPr.find(f"{W}tblHeader") is not None
        assert all(row._tr.trPr.find(f"{W}tblHeader") is None for row in others)
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)


def test_tables_have_descriptions_and_no_merged_cells() -> None:
    document = opened(full(BATH))
    for table in document.tables:
        described = table._tbl.tblPr.find(f"{W}tblDescription").get(f"{W}val")
        assert described == f"Columns: {', '.join(cells(table)[0])}."
        look = table._tbl.tblPr.find(f"{W}tblLook")
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
    assert not list(document.element.iter(f"{W}vMerge", f"{W}gridSpan", f"{W}hMerge"))


def test_tables_fit_between_the_margins_of_a_portrait_page() -> None:
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


def test_ratings_have_words_and_colours_with_enough_contrast() -> None:
    document = opened(report_of(BATH))
    bands = tables(document)["Percentages and points of each rating"]
    found = [properties(row.cells[0]) for row in bands.rows[1:]]
    assert [row[0] for row in cells(bands)[1:]] == [rating.name for rating in YJ_2021.ratings]
    assert [style for _, style, _ in found] == ["Rating 1", "Rating 2", "Rating 3", "Rating 4"]
    assert len({fill for fill, _, _ in found}) == 4
    for fill, style, _ in found:
        colour = str(document.styles[style].font.color.rgb)
        assert fill
        assert contrast(colour, fill) >= 4.5


def test_rating_in_a_heading_has_its_colour() -> None:
    document = opened(report_of(UNFINISHED))
    runs = {each.text: [(run.text, run.style.name) for run in each.runs] for each in document.paragraphs}
    assert runs["2.1 Assessment: Outstanding (provisional)"] == [
        ("2.1 Assessment: ", "Default Paragraph Font"), ("Outstanding (provisional)", "Rating 4"),
    ]  # fmt: skip
    unrated = "1.3 Partnerships and services: No rating yet"
    assert runs[unrated] == [(unrated, "Default Paragraph Font")]


def test_lowest_and_highest_of_three_ratings_keep_their_colours() -> None:
    report = one_section(
        Table("T", "T", (Column("Rating", "rating"),), tuple(Row((Cell(each, rating=each),)) for each in "ABC")),
        ratings=("A", "B", "C"),
    )
    table = tables(opened(report))["T"]
    assert [properties(row.cells[0])[1] for row in table.rows[1:]] == ["Rating 1", "Rating 3", "Rating 4"]


def test_deciding_row_is_bold_and_says_so() -> None:
    [table] = [each for caption, each in tables(opened(report_of(BATH))).items() if caption.startswith("2.1 ")]
    for row in table.rows[1:]:
        decides = row.cells[3].text == "Decides"
        assert [properties(cell)[2] for cell in row.cells if cell.text not in ("Good", "Outstanding")] == [decides] * 8


def test_numbers_are_right_aligned() -> None:
    [table] = [each for caption, each in tables(opened(report_of(BATH))).items() if caption.startswith("2.1 ")]
    aligned = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert {tuple(row) for row in aligned} == {(None, 2, None, None, 2, 2, 2, 2, 2)}


def test_each_group_but_the_first_has_a_line_above_it() -> None:
    table = tables(opened(report_of(BATH)))["Rating of each standard"]
    lined = [row.cells[1].text for row in table.rows if row.cells[0]._tc.find(f"{W}tcPr/{W}tcBorders") is not None]
    assert lined == ["2.1", "3.1", "4.1"]


@every_sample
def test_charts_show_the_shares_of_yes_with_a_text_alternative(name: str) -> None:
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
def test_elements_are_in_the_order_of_the_schema(name: str) -> None:
    document = opened(full(name))
    assert misplaced(document.element) == []
    assert misplaced(document.styles.element) == []


def test_missing_answers_stay_on_the_page_of_the_flags_above() -> None:
    parts = [part for part in opened(full(UNFINISHED)).iter_inner_content() if not hasattr(part, "rows")]
    pairs = [(above, below) for above, below in pairwise(parts) if above.style.name == "Remark"]
    kept = [above.paragraph_format.keep_with_next for above, _ in pairs]
    assert kept == [True if below.style.name in ("Remark", "Normal") else None for _, below in pairs]
    assert any("missing" in below.text for _, below in pairs)


def test_contents_link_to_the_sections() -> None:
    report = report_of(BATH)
    document = opened(report)
    marks = {each.get(f"{W}name"): each.getparent() for each in document.element.iter(f"{W}bookmarkStart")}
    links = list(document.element.iter(f"{W}hyperlink"))
    texts = ["".join(text.text for text in link.iter(f"{W}t")) for link in links]
    assert texts == [section.heading for section in report.sections]
    linked = [marks[link.get(f"{W}anchor")] for link in links]
    assert ["".join(text.text for text in heading.iter(f"{W}t")) for heading in linked] == texts
    kinds = [each.get(f"{W}fldCharType") for each in document.element.iter(f"{W}fldChar")]
    assert len(kinds) % 3 == 0
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def test_header_names_the_service_and_footer_numbers_the_page() -> None:
    section = opened(report_of(BATH)).sections[0]
    assert section.header.paragraphs[0].text == "Bath and North East Somerset"
    assert section.footer.paragraphs[0].text == "Page 1 of 1"  # until Word updates the field
    codes = [each.text.strip() for each in section.footer._element.iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.text(max_size=60), min_size=1, max_size=40), min_size=1, max_size=1))
def test_tables_with_any_headings_fit_the_page(headings_of_one: list[list[str]]) -> None:
    [texts] = headings_of_one
    report = one_section(one_table("T", *map(Cell, texts), headings=tuple(texts)))
    widths = [column.width.twips for column in opened(report).tables[-1].columns]
    assert sum(widths) <= 9639
    assert min(widths) > 0
