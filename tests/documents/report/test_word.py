"""The report as a Word document, read by python-docx and LibreOffice: it says what the result says."""

import json
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from msgspec.structs import replace

from tests.builders import YJ_2021
from tests.documents.report.reports import one_section, one_table, report_of
from tests.documents.report.word_reading import (
    BATH,
    UNFINISHED,
    W,
    cells,
    expected,
    full,
    opened,
    parts,
    read,
    rows,
    tables,
    written,
)
from tests.output.documents import HOSTILE
from tests.output.samples import FOLDER, SCORED, document_of
from yjs_cli.documents.report.content import Bullets, Cell, Column, Paragraph, Section, Table
from yjs_cli.documents.report.word import render_word
from yjs_cli.layout import read_inspection
from yjs_cli.output import Format, render

every_sample = pytest.mark.parametrize("name", SCORED)
NONE = ("No rating yet", "Not rated")
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def json_of(name: str) -> Any:
    [inspection] = json.loads(render(document_of(name), YJ_2021, Format.json))["inspections"]
    return inspection


def headings(document: Any) -> list[str]:
    return [each.text for each in document.paragraphs if each.style.name.startswith("Heading")]


@every_sample
def test_document_has_all_text_of_the_report_in_order(name: str) -> None:
    report = full(name)
    assert read(opened(report)) == expected(report)


@every_sample
def test_counts_percentages_and_ratings_are_those_of_the_json(name: str) -> None:
    document = opened(report_of(name))
    for standard in json_of(name)["standards"]:
        [heading] = [each for each in headings(document) if each.startswith(f"{standard['code']} ")]
        assert heading.partition(": ")[2].startswith(standard["rating"] or NONE)
        if standard["method"] == "judgement":
            continue
        [table] = [each for caption, each in tables(document).items() if caption.startswith(f"{standard['code']} ")]
        stated = [
            (row["Key question"].split()[0], int(row["Yes"]), int(row["No"]), int(row["N/A"]), int(row["Unanswered"]),
             int(row["Applicable"]), row["Percentage"], row["Rating"], row["Decides the rating"] == "Decides")
            for row in rows(table)
        ]  # fmt: skip
        assert stated == [
            (each["code"], each["yes"], each["no"], each["not_applicable"], each["unanswered"], each["applicable"],
             "[x]" if each["percent"] is None else f"{each['percent']}%", each["rating"] or "[x]",
             each["code"] in standard["deciding"])
            for each in standard["questions"]
        ]  # fmt: skip


@every_sample
def test_score_ratings_and_flags_are_those_of_the_json(name: str) -> None:
    document, stated = opened(report_of(name)), json_of(name)
    [overall] = rows(tables(document)["Score and overall rating"])
    score = re.match(r"(\d+) of (\d+)", overall["Score"])
    assert score
    assert [int(figure) for figure in score.groups()] == [stated["score"], stated["max_score"]]
    assert overall["Overall rating"].startswith(stated["overall"] or NONE)
    ratings = {row["Code"]: row["Rating"] for row in rows(tables(document)["Rating of each standard"])}
    assert list(ratings) == [each["code"] for each in stated["standards"]]
    for each in stated["standards"]:
        assert ratings[each["code"]].startswith(each["rating"] or NONE)
    remarks = [each.text for each in document.paragraphs if each.style.name == "Remark"]
    flags = [flag["message"] for each in stated["standards"] for flag in each["flags"] if not flag["repeats"]]
    assert [remark for remark in remarks if "by the panel" not in remark] == flags
    panels = [each["panel"]["reason"] for each in stated["standards"] if each["panel"]]
    assert [remark.partition(": ")[2] for remark in remarks if "by the panel" in remark] == panels


@every_sample
def test_same_report_gives_the_same_bytes(name: str) -> None:
    assert render_word(full(name)) == written(full(name))


@every_sample
def test_no_case_is_named_unless_requested(name: str) -> None:
    ids = {re.escape(str(each)).encode() for each in read_inspection(str(FOLDER / name), YJ_2021).cases["case_id"]}
    without, named = (parts(written(report_of(name, with_cases=requested))) for requested in (False, True))

    def is_named(case: bytes, package: dict[str, bytes]) -> bool:
        return any(re.search(rb"(?<![\w#])%s(?!\w)" % case, part) for part in package.values())

    assert all(is_named(case, named) for case in ids)
    assert not [case for case in ids if is_named(case, without)]


def test_properties_describe_the_report_and_not_the_library() -> None:
    content = written(report_of(BATH))
    about = Document(BytesIO(content)).core_properties
    assert (about.title, about.subject) == (
        "Bath and North East Somerset: inspection ratings", "Overall rating: Good. Score 26 of 36.",
    )  # fmt: skip
    assert (about.language, about.revision, about.author, about.comments) == ("en-GB", 1, "", "")
    assert str(about.created) == str(about.modified) == "2024-10-21 00:00:00+00:00"
    assert not [name for name, part in parts(content).items() if b"python-docx" in part or b"Macintosh" in part]


def test_language_of_the_styles_is_english() -> None:
    language = opened(report_of(BATH)).styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}val") == "en-GB"


@pytest.mark.parametrize(
    "text", [HOSTILE, "\ufffe\uffff", "\ud800", "<w:p/>&amp;", "{{ x }}", "שלום עולם", "x" * 40_000, "a " * 9_000, ""]
)
def test_text_stays_text_everywhere(text: str) -> None:
    blocks = (
        one_table(text, Cell(text), caption=text, headings=(text,)), Paragraph(text), Paragraph(text, remark=True),
        Bullets((text,)),
    )  # fmt: skip
    report = one_section(*blocks, heading=text, title=text, service=text, summary=text)
    document = opened(report)
    shown = "".join("\ufffd" if each in "\ufffe\uffff" else each for each in expected(report)[0][1])
    assert [part for part in read(document) if not isinstance(part, list)][-4:] == [
        ("Caption", f"Table 2: {shown}"), ("Normal", shown), ("Remark", shown), ("List Bullet", shown),
    ]  # fmt: skip
    assert cells(document.tables[-1]) == [(shown,), (shown,)]
    assert document.core_properties.title == shown[:255]
    assert document.sections[0].header.paragraphs[0].text == shown


def test_third_level_of_sections_is_kept() -> None:
    inner = Section("Inner", (Paragraph("Deep."),))
    report = replace(one_section(), sections=(Section("Outer", (), (Section("Middle", (), (inner,)),)),))
    assert read(opened(report))[-2:] == [("Heading 2", "Inner"), ("Normal", "Deep.")]


def test_table_without_rows_shows_its_headings() -> None:
    report = one_section(Table("T", "T", (Column("A"), Column("B")), ()))
    assert cells(opened(report).tables[-1]) == [("A", "B")]


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_text(tmp_path: Path) -> None:
    samples = (BATH, UNFINISHED, "no-court-cases.xlsx")
    for name in samples:
        (tmp_path / Path(name).with_suffix(".docx")).write_bytes(written(full(name)))
    documents = sorted(tmp_path.glob("*.docx"))
    for kind in ("txt:Text (encoded):UTF8", "pdf"):
        subprocess.run(
            [
                str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
                "--convert-to", kind, "--outdir", tmp_path, *documents,
            ],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip
    for name in samples:
        text = re.sub(r"\s+", " ", (tmp_path / Path(name).with_suffix(".txt")).read_text("utf-8-sig"))
        for part in expected(full(name)):
            for line in part if isinstance(part, list) else [part[1:]]:
                assert all(" ".join(each.split()) in text for each in line), line
        pdf = (tmp_path / Path(name).with_suffix(".pdf")).read_bytes()
        assert 4 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 10
