"""The template as a whole: its sheets, how it is read, and that it is always the same."""

import hashlib
import os
import subprocess
import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from tests.documents.template.filling import (
    case_sheets,
    filled_at_random,
    headings,
    open_template,
    template_bytes,
    workbook_bytes,
)
from tests.documents.template.frameworks import CUSTOM, LONG_LABEL, YJ_2021
from yjs_cli.checks import check
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.layout import read_inspection
from yjs_cli.scoring import score

both = pytest.mark.parametrize("framework", [YJ_2021, CUSTOM], ids=lambda framework: framework.name)


def read(content: bytes, framework: Framework, folder: Path) -> Inspection:
    path = folder / "cases.xlsx"
    path.write_bytes(content)
    return read_inspection(str(path), framework)


def test_sheets_are_in_the_order_of_work() -> None:
    assert open_template(YJ_2021).sheetnames == [
        "Guidance", "Inspection", "Court disposals", "Out-of-court disposals", "Ratings", "Live percentages",
    ]  # fmt: skip


def test_custom_framework_has_its_own_template() -> None:
    book = open_template(CUSTOM)
    assert book.sheetnames == [
        "Guidance", "Inspection", "Domain 5", "Domain 6", "Ratings", "Live percentages", "Lists",
    ]  # fmt: skip
    assert [headings(sheet) for sheet in case_sheets(book)] == [
        ["Case ID", "Start date", "Interviewed", "Inspector", "Answers left", "5.1.1 Review: Timely"],
        ["Case ID", "Disposal", "Start date", "Interviewed", "Inspector", "Answers left", "6.1.1",
         "6.1.2 " + LONG_LABEL[:247].rstrip() + " …",
         "6.2.1 =1+1: Is it clear?", "6.2.2 =1+1: Is it heard?", "6.2.3 =1+1: Is it done?"],
    ]  # fmt: skip
    text = " ".join(str(cell.value) for cell in book["Guidance"]["A"])
    assert "framework custom: Local reviews" in text
    assert "--framework" in text


def test_guidance_names_no_option_for_the_shipped_framework() -> None:
    text = " ".join(str(cell.value) for cell in open_template(YJ_2021)["Guidance"]["A"])
    assert "framework yj-2021: Youth justice services, England and Wales, 2021 to 2025." in text
    assert "--" not in text


def test_framework_without_case_samples_has_no_case_or_live_sheets(tmp_path: Path) -> None:
    judged = replace(CUSTOM, domains=CUSTOM.domains[2:])
    assert open_template(judged).sheetnames == ["Guidance", "Inspection", "Ratings", "Lists"]
    inspection = read(template_bytes(judged), judged, tmp_path)
    assert [problem.code for problem in check(inspection, judged)] == ["judgement-missing"]


def test_question_headings_name_their_standard() -> None:
    court, out_of_court = map(headings, case_sheets(open_template(YJ_2021)))
    assert court[:9] == [
        "Case ID", "Disposal", "Start date", "Interviewed", "Inspector", "Answers left", "2.1.1 Assessment: Desistance",
        "2.1.2 Assessment: Safety of the child", "2.1.3 Assessment: Safety of other people",
    ]  # fmt: skip
    assert len(court) == 6 + 12
    assert out_of_court[6] == "3.1.1 Assessment: Desistance"
    assert len(out_of_court) == 6 + 9


def test_attributes_are_the_last_columns_of_every_case_sheet() -> None:
    for sheet in case_sheets(open_template(YJ_2021, attributes="sex, age,SEND,looked after child")):
        assert headings(sheet)[-4:] == ["Sex", "Age", "SEND", "Looked after child"]


@both
def test_empty_template_is_incomplete_without_errors_or_warnings(framework: Framework, tmp_path: Path) -> None:
    inspection = read(template_bytes(framework, attributes="sex", service="Anytown"), framework, tmp_path)
    problems = check(inspection, framework)
    assert {problem.severity for problem in problems} == {"notice"}
    result = score(inspection, framework, problems)
    assert (result.status, result.score, result.overall) == ("incomplete", 0, None)
    assert result.service == "Anytown"
    assert [sample.cases for sample in result.samples] == [10, 10]
    assert list(inspection.attributes.columns) == ["Sex"]
    assert all(asked.questions >= {q.code for q in domain.questions} for asked, domain in
               zip(inspection.asked, framework.case_domains, strict=True))  # fmt: skip


def test_numbered_cases_follow_the_options(tmp_path: Path) -> None:
    inspection = read(template_bytes(YJ_2021, court=3, out_of_court=120), YJ_2021, tmp_path)
    ids = inspection.cases["case_id"].tolist()
    assert ids[:4] == ["D2-01", "D2-02", "D2-03", "D3-001"]
    assert ids[-1] == "D3-120"
    assert len(ids) == 123


def test_template_without_cases_is_incomplete(tmp_path: Path) -> None:
    inspection = read(template_bytes(YJ_2021, court=0, out_of_court=0), YJ_2021, tmp_path)
    assert {problem.severity for problem in check(inspection, YJ_2021)} == {"notice"}
    assert score(inspection, YJ_2021).status == "incomplete"
    assert inspection.cases.empty


def test_largest_template_is_read(tmp_path: Path) -> None:
    inspection = read(template_bytes(YJ_2021, court=1000, out_of_court=0), YJ_2021, tmp_path)
    assert len(inspection.cases) == 1000
    assert {problem.severity for problem in check(inspection, YJ_2021)} == {"notice"}


@both
@pytest.mark.parametrize("seed", range(5))
def test_template_filled_from_its_lists_has_no_errors(framework: Framework, seed: int, tmp_path: Path) -> None:
    inspection = read(filled_at_random(template_bytes(framework), seed), framework, tmp_path)
    problems = check(inspection, framework)
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert inspection.unread == ()
    assert score(inspection, framework, problems).samples[0].cases > 0


def test_inspection_sheet_is_read(tmp_path: Path) -> None:
    book = open_template(YJ_2021, service="=Anytown & District")
    assert [book["Inspection"].cell(row, 1).value for row in range(4, 8)] == [
        "Service", "Fieldwork start", "Sample from", "Sample to",
    ]  # fmt: skip
    for row, day in enumerate((date(2024, 10, 21), date(2023, 10, 23), date(2024, 8, 16)), start=5):
        book["Inspection"].cell(row, 2).value = day
    book["Inspection"]["B4"].data_type = "s"
    inspection = read(workbook_bytes(book), YJ_2021, tmp_path)
    assert inspection.service == "=Anytown & District"
    assert (inspection.fieldwork_start, inspection.sample_from, inspection.sample_to) == (
        date(2024, 10, 21), date(2023, 10, 23), date(2024, 8, 16),
    )  # fmt: skip


def test_panel_rating_is_read_with_its_reason(tmp_path: Path) -> None:
    book = open_template(YJ_2021)
    row = next(row for row in range(4, 17) if str(book["Ratings"].cell(row, 1).value).startswith("2.3"))
    book["Ratings"].cell(row, 4).value, book["Ratings"].cell(row, 5).value = "Good", "A late transfer."
    (stated,) = read(workbook_bytes(book), YJ_2021, tmp_path).stated_ratings
    assert (stated.standard, stated.rating, stated.reason) == ("2.3", "Good", "A late transfer.")


@both
def test_same_options_give_the_same_bytes_on_another_day(framework: Framework, monkeypatch: pytest.MonkeyPatch) -> None:
    content = template_bytes(framework, service="Anytown", attributes="sex")
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2e9))
    assert template_bytes(framework, service="Anytown", attributes="sex") == content
    assert template_bytes(framework, service="Othertown", attributes="sex") != content
    with ZipFile(BytesIO(content)) as package:
        assert b"dcterms:created" not in package.read("docProps/core.xml")
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_process_makes_the_same_bytes() -> None:
    program = (
        "import hashlib; from tests.documents.template.filling import template_bytes;"
        "from tests.documents.template.frameworks import YJ_2021;"
        "print(hashlib.sha256(template_bytes(YJ_2021)).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", program], env=env, cwd=root, capture_output=True, text=True, timeout=60)
    assert ran.stdout.strip() == hashlib.sha256(template_bytes(YJ_2021)).hexdigest()
