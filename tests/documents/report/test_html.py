"""The report as a web page, read back: it says what the result says, in semantic elements."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.builders import YJ_2021
from tests.documents.report.html_reading import Element, read_page, rows_of
from tests.documents.report.reports import all_sections, one_section, one_table, report_of
from tests.output.samples import FOLDER, SCORED, document_of
from yjs_cli.documents.report import html
from yjs_cli.documents.report.content import Bullets, Cell, Paragraph, Picture, Report, Row, Table, Threshold
from yjs_cli.documents.report.html import render_html
from yjs_cli.layout import read_inspection
from yjs_cli.output import Format, render, words
from yjs_cli.result import QuestionResult

every_sample = pytest.mark.parametrize("name", SCORED)
STYLE = (Path(html.__file__).parent / "style.css").read_text(encoding="utf-8")
NONE = ("No rating yet", "Not rated")


def full(name: str) -> Report:
    """A report with every option."""
    attributes = read_inspection(str(FOLDER / name), YJ_2021).attributes
    return report_of(name, by=tuple(attributes.columns), with_cases=True, suppress=2)


def page_of(report: Report) -> Element:
    return read_page(render_html(report))


def json_of(name: str) -> Any:
    [inspection] = json.loads(render(document_of(name), YJ_2021, Format.json))["inspections"]
    return inspection


def table(page: Element, name: str) -> Element:
    [found] = [each for each in page.all("table") if each.one("caption").attributes["id"] == f"table-{name}"]
    return found


def part(page: Element, heading: str) -> Element:
    """The section whose heading starts like this."""
    [found] = [
        section
        for section in page.all("section")
        if next(section.all("h2", "h3")).text.startswith(heading) and not [*section.all("section")]
    ]
    return found


# Content.


@every_sample
def test_score_and_overall_rating_are_those_of_the_result(name: str) -> None:
    result, page = json_of(name), page_of(report_of(name))
    [[service, score, overall]] = rows_of(table(page, "overall"))
    assert service == words.service_name(document_of(name).inspections[0])
    assert re.match(r"(\d+) of (\d+)", score).groups() == (str(result["score"]), str(result["max_score"]))  # type: ignore[union-attr]
    assert score.endswith("so far") == (result["status"] == "incomplete")
    assert overall.removesuffix(" (provisional)") == (result["overall"] or NONE[result["status"] != "incomplete"])
    assert overall in page.one("p", **{"class": "summary"}).text


@every_sample
def test_ratings_are_those_of_the_result(name: str) -> None:
    page = page_of(report_of(name))
    standards = json_of(name)["standards"]
    stated = {code: rating.removesuffix(" (provisional)") for code, _, rating in rows_of(table(page, "ratings"))}
    expected = {each["code"]: each["rating"] or NONE[each["status"] == "not-rated"] for each in standards}
    assert stated == expected
    assert [each.text.removesuffix(" (provisional)") for each in page.all("h3")] == [
        f"{each['code']} {each['name']}: {expected[each['code']]}" for each in standards
    ]


@every_sample
def test_numbers_of_each_key_question_are_those_of_the_result(name: str) -> None:
    page = page_of(report_of(name))
    for standard in json_of(name)["standards"]:
        if standard["method"] == "cases":
            assert rows_of(table(page, standard["code"].replace(".", "-"))) == [
                [
                    f"{each['code']} {each['label']}",
                    "[x]" if each["percent"] is None else f"{each['percent']}%",
                    each["rating"] or "[x]",
                    "Decides" if each["code"] in standard["deciding"] else "Does not decide",
                    *(str(each[of]) for of in ("yes", "no", "applicable", "not_applicable", "unanswered")),
                ]
                for each in standard["questions"]
            ]


@every_sample
def test_flags_and_panel_decisions_are_under_their_standard(name: str) -> None:
    page = page_of(report_of(name))
    for standard, result in zip(json_of(name)["standards"], document_of(name).inspections[0].standards, strict=True):
        remarks = [each.text for each in part(page, standard["code"]).all("p") if each.attributes.get("class")]
        panel = [words.panel_sentence(result)] if standard["panel"] else []
        assert remarks == [*panel, *(flag["message"] for flag in standard["flags"] if not flag["repeats"])]


@every_sample
def test_sample_is_that_of_the_result_including_zeros(name: str) -> None:
    page, samples = page_of(report_of(name)), json_of(name)["samples"]
    names = {domain.code: f"{domain.code} {domain.name}" for domain in YJ_2021.domains}
    assert rows_of(table(page, "sample")) == [
        [names[each["domain"]], str(each["cases"]), str(each["interviewed"])] for each in samples
    ]
    disposals = [(of["name"], of["cases"]) for each in samples for of in each["disposals"]]
    stated = [row for row in rows_of(table(page, "disposals")) if row[0] != "Not stated"]
    assert stated == [[disposal, str(cases)] for disposal, cases in disposals]


@every_sample
def test_page_has_all_text_of_the_report_in_order(name: str) -> None:
    report = full(name)
    page = page_of(report)
    place = (text := page.one("main").text).find
    at = 0
    for each in texts(report):
        shown = " ".join(each.split())
        found = place(shown, at)
        assert found >= 0, f"{shown!r} is not on the page after {text[at - 80 : at]!r}"
        at = found + len(shown)
    assert page.one("h1").text == page.one("title").text == report.title


def texts(report: Report) -> Iterator[str]:
    for section in all_sections(report):
        yield section.heading
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.text
                case Bullets():
                    yield from block.items
                case Picture():
                    yield block.title
                case Table():
                    yield block.caption
                    yield from (column.heading for column in block.columns[block.grouped :])
                    group = None
                    for row in block.rows:
                        if block.grouped and row.cells[0] != group:
                            group = row.cells[0]
                            yield group.text
                        yield from (cell.text for cell in row.cells[block.grouped :])


@every_sample
def test_pictures_have_a_text_alternative(name: str) -> None:
    page = page_of(report_of(name))
    for standard in json_of(name)["standards"]:
        answered = [each for each in standard["questions"] if each["applicable"]]
        assert len([*part(page, standard["code"]).all("figure")]) == bool(answered)
        for picture in part(page, standard["code"]).all("figure"):
            bars = picture.one("div", role="img")
            assert [each.text for each in bars.all("p")] == [
                f"{each['code']} {each['label']} {each['yes']} of {each['applicable']}, {each['percent']}%"
                for each in answered
            ]
            drawn = [each.attributes["width"] for each in bars.all("rect") if each.attributes["class"] == "yes"]
            assert drawn == [f"{each['exact_percent']}%" for each in answered]
            for each in answered:
                assert f"{each['code']} {each['percent']}%" in bars.attributes["aria-label"]
            assert [each.text for each in bars.all("text")] == ["50%", "65%", "80%"]


@every_sample
def test_no_case_is_named_unless_requested(name: str) -> None:
    ids = read_inspection(str(FOLDER / name), YJ_2021).cases["case_id"].tolist()
    plain, named = page_of(report_of(name)), page_of(report_of(name, with_cases=True))
    assert [each for each in ids if re.search(rf"\b{re.escape(each)}\b", plain.text)] == []
    listed = [row[0] for each in named.all("table") if "answers in each case" in each.text for row in rows_of(each)]
    assert sorted(listed) == sorted(ids)


# Elements.


@every_sample
def test_heading_levels_are_not_skipped(name: str) -> None:
    levels = [int(each.tag[1]) for each in page_of(full(name)).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@every_sample
def test_ids_are_unique_and_all_references_resolve(name: str) -> None:
    page = page_of(full(name))
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    named = [each.attributes["aria-labelledby"] for each in page.all() if "aria-labelledby" in each.attributes]
    linked = [each.attributes["href"].removeprefix("#") for each in page.all("a")]
    assert linked
    assert set(named + linked) <= set(ids)


@every_sample
def test_tables_have_captions_and_headings_with_scope(name: str) -> None:
    page = page_of(full(name))
    regions = [each for each in page.all("div") if each.attributes.get("role") == "region"]
    assert [each.attributes["tabindex"] for each in regions] == ["0"] * len([*page.all("table")])
    for each in page.all("table"):
        first = next(each.all())
        assert first.tag == "caption"
        assert first.text
        [head] = each.all("thead")
        columns = [cell.attributes["scope"] for cell in head.all("th", "td")]
        assert set(columns) == {"col"}
        assert [*each.all("tbody")]
        for row in (row for body in each.all("tbody") for row in body.all("tr")):
            first, *others = row.all("th", "td")
            assert (first.tag, first.attributes["scope"]) in {("th", "row"), ("th", "rowgroup")}
            if others:
                assert {cell.tag for cell in others} == {"td"}
                assert len(others) + 1 == len(columns)
            else:
                assert first.attributes["colspan"] == str(len(columns))


@every_sample
def test_page_has_no_scripts_and_loads_nothing(name: str) -> None:
    content = render_html(full(name))
    page = read_page(content)
    assert [*page.all("script", "iframe", "object", "embed", "base", "form", "img", "video", "audio", "use")] == []
    for each in page.all():
        assert [key for key in each.attributes if key.startswith("on") or key == "style"] == []
        for key in ("href", "src", "xlink:href", "action", "srcset", "data"):
            assert each.attributes.get(key, "#").startswith(("#", "data:"))
    styles = "".join(each.text for each in page.all("style"))
    assert re.findall(r"@import|url\(|expression|javascript:", styles, re.IGNORECASE) == []
    assert b"http:" not in content
    assert b"https:" not in content
    [policy] = [each for each in page.all("meta") if each.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_page_states_its_language_encoding_and_summary() -> None:
    page = page_of(report_of("panel.xlsx"))
    assert page.attributes["lang"] == "en-GB"
    first = next(page.one("head").all())
    assert (first.tag, first.attributes) == ("meta", {"charset": "utf-8"})
    assert page.one("meta", name="description").attributes["content"] == page.one("p", **{"class": "summary"}).text


def test_deciding_question_is_marked_in_words_and_in_bold() -> None:
    rows = [*table(page_of(report_of("panel.xlsx")), "2-2").all("tr")][1:]
    marked = [row.attributes.get("class") == "emphasised" for row in rows]
    assert marked == [[cell.text for cell in row.all("th", "td")][3] == "Decides" for row in rows]
    assert any(marked)


# Custom frameworks.


def rated(*ratings: str) -> Report:
    cells = tuple(Row((Cell("Row"), Cell(rating, rating=rating))) for rating in ratings)
    each = replace(one_table("Ratings", Cell("Row"), Cell("Rating")), rows=cells)
    return one_section(each, ratings=ratings)


@pytest.mark.parametrize("count", range(1, 8))
def test_lowest_rating_has_the_first_colour_and_highest_the_last(count: int) -> None:
    page = page_of(rated(*(f"R{number}" for number in range(count))))
    classes = [each.attributes["class"] for each in page.all("span") if "rated" in each.attributes.get("class", "")]
    colours = [int(each.rpartition("-")[2]) for each in classes]
    assert colours == sorted(colours)
    assert colours[0] == 0
    assert colours[-1] == (4 if count > 1 else 0)
    assert len(set(colours)) == min(count, 5)
    assert [each for each in colours if f".rating-{each} {{ background:" not in STYLE] == []


@pytest.mark.parametrize(
    ("thresholds", "lines"),
    [([50, 65, 80], 1), ([45, 50, 55, 98], 3), ([70], 1), ([1, 2, 3, 4], 4), ([80, 85], 2), ([], 0)],
)
def test_labels_of_close_thresholds_are_on_separate_lines(thresholds: list[int], lines: int) -> None:
    question = QuestionResult("2.1.1", "Desistance", 2, 1, 0, 0, 3, 67, 66.6667, "Good")
    bands = tuple(Threshold(percent, f"From {percent}") for percent in (0, *thresholds))
    page = page_of(one_section(Picture("Shares", "Text alternative.", (question,), bands)))
    labels = [(each.text, each.attributes["y"]) for each in page.all("text")]
    assert [text for text, _ in labels] == [f"{percent}%" for percent in thresholds]
    assert len({y for _, y in labels}) == lines
    for y in {y for _, y in labels}:
        line = [int(text[:-1]) for text, of in labels if of == y]
        assert all(right - left >= 12 for left, right in pairwise(line))
