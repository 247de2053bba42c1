"""The report as a workbook, read by openpyxl: it says what the result says, and has all text of the report."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from tests.builders import YJ_2021
from tests.documents.report.reading import above, content_of, opened, rows_of
from tests.documents.report.reports import all_sections, one_section, one_table, report_of
from tests.output.documents import EVERY, HOSTILE
from tests.output.samples import FOLDER, SCORED, result_of
from yjs_cli.checks import check
from yjs_cli.documents.report.compose import compose
from yjs_cli.documents.report.content import Bullets, Cell, Column, Paragraph, Report, Row, Section, Table
from yjs_cli.documents.report.spreadsheet import render_spreadsheet
from yjs_cli.documents.report.spreadsheet.names import plain
from yjs_cli.errors import UnreadableFileError, UsageError
from yjs_cli.layout import read_inspection
from yjs_cli.output import words
from yjs_cli.result import StandardResult
from yjs_cli.scoring import score

every_sample = pytest.mark.parametrize("name", SCORED)


def texts_of(book: Any) -> set[str]:
    """Every text and number of the workbook."""
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}


def sheet_of(book: Any, standard: StandardResult) -> Any:
    [sheet] = [sheet for sheet in book if str(sheet["A1"].value).startswith(f"{standard.code} ")]
    return sheet


@every_sample
def test_percentages_and_counts_are_numbers_from_the_result(name: str) -> None:
    book = opened(report_of(name))
    for standard in result_of(name).standards:
        if standard.method == "cases":
            stated = [
                (row["Key question"], row["Yes"], row["No"], row["N/A"], row["Unanswered"], row["Applicable"],
                 row["Percentage (%)"], row["Rating"], row["Decides the rating"] == "Decides")
                for row in rows_of(sheet_of(book, standard))
            ]  # fmt: skip
            assert stated == [
                (f"{question.code} {question.label}", question.yes, question.no, question.not_applicable,
                 question.unanswered, question.applicable, "[x]" if question.percent is None else question.percent,
                 question.rating or "[x]", question.code in standard.deciding)
                for question in standard.questions
            ]  # fmt: skip
            assert all(type(row[2]) is int and type(row[6]) in (int, str) for row in stated)


@every_sample
def test_flags_panel_decisions_and_missing_answers_are_above_their_table(name: str) -> None:
    book = opened(report_of(name))
    for standard in result_of(name).standards:
        if standard.method == "cases":
            remarks = [words.panel_sentence(standard), *(flag.message for flag in standard.flags if not flag.repeats)]
            remarks.append(words.standard_outlook(standard))
            assert above(sheet_of(book, standard))[2:][: len([r for r in remarks if r])] == [r for r in remarks if r]


@every_sample
def test_ratings_and_scores_are_those_of_the_result(name: str) -> None:
    book, result = opened(report_of(name)), result_of(name)
    assert [(row["Code"], row["Name of the standard"], row["Rating"]) for row in rows_of(book["Ratings"])] == [
        (standard.code, standard.name, words.rating_in_words(standard)) for standard in result.standards
    ]
    [overall] = rows_of(book["Overall"])
    assert overall["Overall rating"] == words.overall_in_words(result)
    assert overall["Score"].split()[:3] == [str(result.score), "of", str(result.max_score)]
    assert [row["Cases"] for row in rows_of(book["Sample"])] == [sample.cases for sample in result.samples]


@every_sample
def test_workbook_has_all_text_of_the_report(name: str) -> None:
    assert_all_text_is_in_the_workbook(report_of(name, with_cases=True))


@pytest.mark.parametrize("name", ["full", "incomplete"])
def test_workbook_has_all_text_of_a_hostile_report(name: str) -> None:
    document = replace(EVERY["hostile"], inspections=EVERY["hostile"].inspections[name == "incomplete" :][:1])
    assert_all_text_is_in_the_workbook(compose(document, YJ_2021, title=HOSTILE))


def assert_all_text_is_in_the_workbook(report: Report) -> None:
    found = texts_of(opened(report))
    together = "\n".join(found)
    for section in all_sections(report):
        assert plain(section.heading) in together
        for block in section.blocks:
            match block:
                case Paragraph():
                    assert plain(block.text).strip() in found
                case Bullets():
                    assert {plain(text).strip() for text in block.items} <= found
                case Table():
                    assert plain(block.caption) in found
                    assert all(
                        any(text.startswith(plain(column.heading)) for text in found) for column in block.columns
                    )
                    assert {_as_read(cell) for row in block.rows for cell in row.cells} <= found
    assert {plain(report.title), plain(report.summary)} <= found


def _as_read(cell: Cell) -> str:
    return str(cell.value) if isinstance(cell.value, int) else plain(cell.text)


def test_text_is_above_one_table_or_a_note_to_several() -> None:
    note, line = Paragraph("A note."), Paragraph("A line.")
    book = opened(one_section(one_table("One"), note, one_table("Two"), Bullets(("A further note.",))))
    assert [above(book[name])[-1] for name in ("One", "Two")] == [
        "This worksheet contains one table. See notes 1 to 2 on the Notes sheet."
    ] * 2
    assert [row["Note text"] for row in rows_of(book["Notes"])] == ["A note.", "A further note."]
    alone = opened(one_section(line, one_table("One")))
    assert above(alone["One"]) == ["A table", "Anytown: Section.", "A line.", "This worksheet contains one table."]
    assert "Notes" not in alone.sheetnames


def test_section_of_text_is_on_the_cover_and_subsection_in_a_table() -> None:
    within = Section("2.1 Assessment: Good", (Paragraph("Judged by the inspectors."),))
    report = one_section(Paragraph("Two answers are missing."), heading="What is missing")
    book = opened(replace(report, sections=(*report.sections, Section("2 Court disposals", sections=(within,)))))
    cover = [row[0].value for row in book["Cover"].iter_rows()]
    assert cover[cover.index("What is missing") + 1] == "Two answers are missing."
    assert rows_of(book["Other sections"]) == [
        {
            "Section of the report": "2 Court disposals, 2.1 Assessment: Good",
            "Text": "Judged by the inspectors.",
        }
    ]


def test_empty_section_and_empty_table_say_so() -> None:
    empty = Table("Empty", "Cases by disposal", (Column("Disposal"),), ())
    book = opened(one_section(empty, heading="Sample"))
    assert "Cases by disposal: none." in texts_of(book)
    assert "This section is empty." in texts_of(opened(one_section(heading="Sample")))


def test_shorthand_is_explained_only_where_it_is_used() -> None:
    book = opened(one_section(one_table("One", Cell(None, "c"), Cell(None, "x")), one_table("Two", Cell(3))))
    assert [line[:3] for line in above(book["One"])[3:]] == ["[x]", "[c]"]
    assert len(above(book["Two"])) == 3
    assert rows_of(book["One"]) == [{"H0": "[c]", "H1": "[x]"}]


def test_counts_have_thousands_separators_and_percentages_are_whole() -> None:
    columns = (Column("Domain"), Column("Cases", "count"), Column("From", "percent"))
    book = opened(one_section(Table("T", "T", columns, (Row((Cell("2"), Cell(12_345), Cell(67))),))))
    _, count, percent = book["T"][5]
    assert (count.value, count.number_format) == (12_345, "#,##0")
    assert (percent.value, percent.number_format) == (67, "0")
    assert rows_of(book["T"]) == [{"Domain": "2", "Cases": 12_345, "From (%)": 67}]


def package_of(report: Report) -> Iterator[str]:
    """Each part of the package as text."""
    with ZipFile(BytesIO(content_of(report))) as parts:
        for name in parts.namelist():
            yield parts.read(name).decode()


@every_sample
def test_no_case_is_named_unless_requested(name: str) -> None:
    ids = set(read_inspection(str(FOLDER / name), YJ_2021).cases["case_id"])
    without, listed = (set(package_of(report_of(name, with_cases=requested))) for requested in (False, True))
    assert {case for case in ids if any(re.search(rf"\b{re.escape(case)}\b", part) for part in without)} == set()
    assert {case for case in ids if any(re.search(rf">{re.escape(case)}<", part) for part in listed)} == ids


def test_same_report_gives_the_same_bytes() -> None:
    report = report_of("panel.xlsx")
    content = render_spreadsheet(report)
    assert render_spreadsheet(report) == content
    with ZipFile(BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_process_gives_the_same_bytes_without_warnings() -> None:
    program = (
        "import sys; from tests.documents.report.reports import report_of;"
        "from yjs_cli.documents.report.spreadsheet import render_spreadsheet;"
        "sys.stdout.buffer.write(render_spreadsheet(report_of('panel.xlsx')))"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONWARNINGS": "always"}
    ran = subprocess.run(
        [sys.executable, "-c", program], env=env, cwd=Path(__file__).parents[3], capture_output=True, timeout=60
    )
    assert ran.stdout == content_of(report_of("panel.xlsx"))
    assert b"gptables" not in ran.stderr


@pytest.mark.parametrize(
    ("day", "epoch", "created"),
    [
        ("2024-10-21", None, "2024-10-21T00:00:00"),
        ("2024-10-21", "86400", "1970-01-02T00:00:00"),
        (None, None, "2000-01-01T00:00:00"),
        ("some day", None, "2000-01-01T00:00:00"),
        (None, "", "2000-01-01T00:00:00"),
    ],
)
def test_creation_time_is_the_date_of_the_report(
    day: str | None, epoch: str | None, created: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    content = render_spreadsheet(one_section(one_table("T"), date=day))
    assert load_workbook(BytesIO(content)).properties.created.isoformat() == created


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30])
def test_invalid_source_date_epoch_is_refused(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        render_spreadsheet(one_section(one_table("T")))


@every_sample
def test_report_is_not_scored_as_a_case_workbook(name: str, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(content_of(report_of(name)))
    with pytest.raises(UnreadableFileError, match="nothing to score"):
        read_inspection(str(path), YJ_2021)


@every_sample
def test_report_that_lists_cases_gives_no_overall_rating(name: str, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(content_of(report_of(name, with_cases=True)))
    inspection = read_inspection(str(path), YJ_2021)
    problems = check(inspection, YJ_2021)
    has_errors = "error" in {each.severity for each in problems}
    assert has_errors == (name == "fieldwork-in-progress.xlsx")  # whose blanks are no longer blank
    if not has_errors:
        assert score(inspection, YJ_2021, problems).overall is None


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_values_on_every_sheet(tmp_path: Path) -> None:
    report = report_of("fieldwork-in-progress.xlsx", with_cases=True, suppress=2)
    (tmp_path / "report.xlsx").write_bytes(content_of(report))
    after = tmp_path / "after"
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--convert-to", "xlsx", "--outdir", after, tmp_path / "report.xlsx",
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    before, saved = opened(report), load_workbook(after / "report.xlsx")
    assert saved.sheetnames == before.sheetnames
    for sheet in before:
        assert [[cell.value for cell in row] for row in saved[sheet.title][sheet.dimensions]] == [
            [cell.value for cell in row] for row in sheet[sheet.dimensions]
        ]
    assert saved.properties.title == before.properties.title
    assert saved.properties.language == "en-GB"
