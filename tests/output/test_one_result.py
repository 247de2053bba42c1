"""One result, all formats: every format is read back and gives the same numbers, ratings, flags and score."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import YJ_2021
from tests.commands.conftest import PANEL, environment, process
from tests.documents.report.reports import report_of
from tests.documents.report.stated import from_docx, from_html, from_xlsx
from tests.output.documents import SEVERAL
from tests.output.samples import SCORED, document_of
from tests.output.stated import NONE, Read, from_csv, from_json, from_line, from_markdown, from_table
from yjs_cli.documents.report import ReportFormat
from yjs_cli.documents.report import render as render_report
from yjs_cli.output import Format, render, terminal
from yjs_cli.result import Document

READERS: dict[Format, Callable[[str], list[Read]]] = {
    Format.table: from_table,
    Format.json: from_json,
    Format.csv: from_csv,
    Format.markdown: from_markdown,
    Format.line: from_line,
}
REPORT_READERS: dict[ReportFormat, Callable[[bytes], Read]] = {
    ReportFormat.html: from_html,
    ReportFormat.docx: from_docx,
    ReportFormat.xlsx: from_xlsx,
}
DOCUMENTS = {"all": document_of(*SCORED), "several": SEVERAL, **{name: document_of(name) for name in SCORED}}


def written(document: Document, form: Format) -> str:
    return terminal.page_text(document, YJ_2021, full=True) if form is Format.table else render(document, YJ_2021, form)


def read_back(document: Document, form: Format) -> list[Read]:
    return READERS[form](written(document, form))


def test_every_format_is_read_back() -> None:
    assert list(READERS) == list(Format)
    assert list(REPORT_READERS) == list(ReportFormat)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_json_is_the_result(name: str) -> None:
    read = read_back(DOCUMENTS[name], Format.json)
    assert len(read) == len(DOCUMENTS[name].inspections)
    for each, inspection in zip(read, DOCUMENTS[name].inspections, strict=True):
        assert (each.score, each.most) == (inspection.score, inspection.max_score)
        assert each.overall == (inspection.overall or "No rating yet")
        assert len(each.ratings) == 13
        assert each.questions == {
            q.code: (q.yes, q.applicable, q.percent, q.rating, q.code in standard.deciding)
            for standard in inspection.standards
            for q in standard.questions
        }


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.json])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_format_has_the_same_result(name: str, form: Format) -> None:
    expected, read = read_back(DOCUMENTS[name], Format.json), read_back(DOCUMENTS[name], form)
    assert len(read) == len(expected)
    for here, there in zip(read, expected, strict=True):
        assert here.score == there.score
        if form is not Format.csv:
            assert (here.most, here.overall) == (there.most, there.overall)
        if form is not Format.line:
            assert here.ratings == ratings_in(form, there)
            assert here.questions == questions_in(form, there)
        if form in (Format.table, Format.markdown):
            assert here.flags == there.flags


def ratings_in(form: Format, read: Read) -> dict[str, str]:
    """The CSV leaves the field empty where there is no rating."""
    return {code: "" if form is Format.csv and rating in NONE else rating for code, rating in read.ratings.items()}


def questions_in(form: Format, read: Read) -> dict[str, tuple[int, int, int | None, str | None, bool]]:
    """The table shows only that a domain has no cases."""
    domains = {code[0] for code, counts in read.questions.items() if counts[1] or form is not Format.table}
    return {code: counts for code, counts in read.questions.items() if code[0] in domains}


@pytest.mark.parametrize("form", ReportFormat)
@pytest.mark.parametrize("name", SCORED)
def test_every_report_has_the_same_result(name: str, form: ReportFormat) -> None:
    [expected] = read_back(DOCUMENTS[name], Format.json)
    assert REPORT_READERS[form](render_report(report_of(name), form)) == expected


@pytest.mark.parametrize("name", SCORED)
def test_writing_again_gives_the_same_bytes(name: str) -> None:
    for form in Format:
        assert written(DOCUMENTS[name], form) == written(DOCUMENTS[name], form)
    for of_report in ReportFormat:
        assert render_report(report_of(name), of_report) == render_report(report_of(name), of_report)


@pytest.mark.parametrize("form", [*Format, *ReportFormat])
def test_another_process_writes_the_same_bytes(form: Format | ReportFormat, tmp_path: Path) -> None:
    path = tmp_path / "written"
    command = "report" if isinstance(form, ReportFormat) else "score"
    elsewhere = environment(PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C")
    ran = process(command, PANEL, "--format", form, "-o", path, env=elsewhere)
    assert ran.code == 0, ran.err
    if isinstance(form, ReportFormat):
        assert path.read_bytes() == render_report(report_of(PANEL.name), form)
    else:
        assert path.read_bytes().decode("utf-8-sig") == written(DOCUMENTS[PANEL.name], form)
        assert path.read_bytes().startswith(codecs.BOM_UTF8) == (form is Format.csv)
