"""``yjs pool``: what it reads, what it writes, and what it says when something is wrong."""

import csv
import io
import re
import shutil
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import BATH, IN_PROGRESS, PANEL, SAMPLES, WITH_ERRORS, Yjs, process
from yjs_cli.output.terminal import pool_page
from yjs_cli.pooling.rows import ABOUT

HEADINGS = [
    *ABOUT, "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1",
]  # fmt: skip

pytestmark = pytest.mark.usefixtures("in_this_process")


@pytest.fixture
def services(tmp_path: Path) -> Path:
    """A folder with three services."""
    folder = tmp_path / "services"
    folder.mkdir()
    for path in (BATH, IN_PROGRESS, PANEL):
        shutil.copy(path, folder)
    return folder


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_page_at_a_terminal(
    columns: int, yjs: Yjs, services: Path, monkeypatch: pytest.MonkeyPatch, gold: object
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = yjs("pool", services)
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= columns
    gold(f"pool-{columns}.txt", ran.out)  # type: ignore[operator]


def test_csv_has_one_row_per_service_under_headings(yjs: Yjs, services: Path, tmp_path: Path) -> None:
    ran = yjs("pool", services, "-o", tmp_path / "pool.csv")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"{tmp_path / 'pool.csv'}: 3 inspections written.\n"
    content = (tmp_path / "pool.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert list(rows[0]) == HEADINGS
    assert [row["service"] for row in rows] == ["Bath and North East Somerset", "Thornmere", "Calderwick"]
    assert [rows[0][name] for name in ("fieldwork_start", "status", "score", "overall", "1.2", "3.1")] == [
        "2024-10-21", "final", "26", "Good", "Outstanding", "Requires improvement",
    ]  # fmt: skip
    assert (rows[1]["status"], rows[1]["overall"], rows[1]["1.3"]) == ("incomplete", "", "")
    assert yjs("pool", services, "-f", "csv").out == content.decode("utf-8-sig")


def test_workbook_has_text_as_text_and_dates_as_dates(yjs: Yjs, services: Path, tmp_path: Path) -> None:
    assert yjs("pool", services, "-o", tmp_path / "pool.xlsx").code == 0
    sheet = load_workbook(tmp_path / "pool.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert {cell.data_type for cell in sheet[1]} == {"s"}
    assert sheet.cell(2, 3).value == datetime(2024, 10, 21)
    assert (sheet.cell(2, 6).value, sheet.cell(2, 6).data_type) == (26, "n")
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(HEADINGS)).column_letter}4"


def test_parquet_has_the_same_rows_with_types(yjs: Yjs, services: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert yjs("pool", services, "-o", tmp_path / "pool.parquet").code == 0
    table = parquet.read_table(tmp_path / "pool.parquet")
    assert table.column_names == HEADINGS
    assert table["fieldwork_start"].to_pylist() == [date(2024, 10, 21), date(2025, 2, 3), date(2024, 6, 10)]
    assert table["score"].to_pylist() == [26, 24, 29]
    assert table["1.3"].to_pylist() == ["Good", None, "Good"]


def test_rows_of_questions_hold_the_counts(yjs: Yjs, services: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(yjs("pool", services, "-f", "csv", "--rows", "questions").out)))
    assert len(rows) == 3 * 21
    bath = [row for row in rows if row["service"].startswith("Bath")]
    assert [bath[1][name] for name in ("question", "yes", "no", "applicable")] == ["2.1.2", "4", "2", "6"]


def test_picture_names_each_rating_and_escapes_text(yjs: Yjs, tmp_path: Path) -> None:
    cases = tmp_path / "a.csv"
    cases.write_text("Case ID,2.1.1\n1,Yes\n", encoding="utf-8")
    name = tmp_path / "<b>.csv"
    shutil.copy(cases, name)
    assert yjs("pool", BATH, name, "-o", tmp_path / "pool.html").code == 0
    page = (tmp_path / "pool.html").read_text(encoding="utf-8")
    assert "Number of inspections with each rating" in page
    assert page.count('<tr><th scope="row"') >= 14 + 21
    assert "<b>.csv" not in page
    assert "<script" not in page


def test_bad_file_does_not_stop_the_others(yjs: Yjs) -> None:
    ran = yjs("pool", "nowhere.xlsx", BATH, WITH_ERRORS)
    assert ran.code == 2
    assert "1 inspection, all final." in ran.out
    assert "yjs: nowhere.xlsx: no such file.\n" in ran.err
    assert re.search(rf"^{re.escape(str(WITH_ERRORS))}: left out: \d+ errors to fix\.$", ran.err, re.MULTILINE)
    assert ran.err.endswith("2 of 3 files left out: see the messages above.\n")
    assert yjs("pool", BATH, WITH_ERRORS).code == 1


def test_pool_without_any_result_prints_no_page(yjs: Yjs) -> None:
    ran = yjs("pool", "nowhere.xlsx")
    assert (ran.code, ran.out) == (2, "")


def test_duplicates_are_reported_and_counted(yjs: Yjs) -> None:
    ran = yjs("pool", BATH, SAMPLES / "one-sheet.xlsx")
    assert ran.code == 0
    assert f"{SAMPLES / 'one-sheet.xlsx'}: the same cases and answers as {BATH}. Both are counted.\n" in ran.err
    assert "2 inspections of 1 service, all final." in ran.out


def test_self_audits_are_final_if_rated_from_cases_only(yjs: Yjs, tmp_path: Path) -> None:
    audit = tmp_path / "audit.csv"
    questions = [f"{domain}.{standard}.{number}" for domain, last in ((2, 4), (3, 3)) for standard in range(1, last + 1)
                 for number in (1, 2, 3)]  # fmt: skip
    header = ",".join(("Case ID", "Domain", *questions))
    rows = (
        ",".join((f"{domain}-{case}", domain, *("Yes" if code.startswith(domain) else "" for code in questions)))
        for domain in "23"
        for case in range(4)
    )
    audit.write_text("\n".join((header, *rows)), encoding="utf-8")
    usual = yjs("pool", audit, "-f", "csv").out
    assert ",incomplete," in usual
    ran = yjs("pool", audit, "--cases-only")
    assert "1 inspection, all final." in ran.out
    assert (
        "Rated from cases only. Left out: 1.1, 1.2, 1.3, 1.4, 3.4 and 4.1, which inspectors judge."
        in ran.out.replace("\n", " ")
    )
    rows_only = list(csv.DictReader(io.StringIO(yjs("pool", audit, "--cases-only", "-f", "csv").out)))
    assert (rows_only[0]["status"], rows_only[0]["score"], rows_only[0]["max_score"]) == ("final", "21", "21")
    assert "1.1" not in rows_only[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "pool.doc"], "pool.doc: unknown file extension. Use .csv, .xlsx, .parquet or .html, or add --format."),
        (["-f", "xlsx"], "name the file to write, for example: yjs pool services -o pool.xlsx."),
        (["nothing/*.xlsx"], "nothing/*.xlsx: no file matches this pattern."),
    ],
)
def test_wrong_usage_is_reported(arguments: list[str], message: str, yjs: Yjs) -> None:
    ran = yjs("pool", BATH, *arguments)
    assert (ran.code, ran.err) == (2, f"yjs: {message}\n")


def test_parquet_without_its_library_says_what_to_install(
    yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setattr("yjs_cli.documents.pool.find_spec", lambda _: None)
    ran = yjs("pool", BATH, "-o", tmp_path / "pool.parquet")
    assert (ran.code, ran.err) == (
        2, "yjs: parquet files need an extra library. Install it with: pip install 'yjs-cli[pool]'\n",
    )  # fmt: skip


def test_two_jobs_give_the_same_rows(services: Path) -> None:
    one, two = (process("pool", str(services), "-f", "csv", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.out == two.out
    assert (one.code, two.code) == (0, 0)


def test_bars_are_divided_by_the_ratings() -> None:
    from tests.pooling.inspections import pool, pooled

    text = pool_page.pool_text(pool(*(pooled(overall=each) for each in ("Good", "Good", "Good", "Outstanding"))))
    overall = next(line for line in text.splitlines() if line.startswith("Overall"))
    bar = overall.split()[-1]
    assert bar.count("▓") == pytest.approx(3 * len(bar) / 4, abs=1)
    assert bar == "▓" * bar.count("▓") + "█" * bar.count("█")
