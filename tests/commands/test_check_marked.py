"""``yjs check --marked``: a copy with the cells to fix marked, and an unchanged original."""

import hashlib
import re
import sys
from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import BATH, IN_PROGRESS, LONG, SAMPLES, WITH_ERRORS, Ran, Yjs, without_account
from tests.workbooks import workbook
from yjs_cli import layout
from yjs_cli.documents import marked as marking

ONE_SHEET = SAMPLES / "one-sheet.xlsx"
every_sample = pytest.mark.parametrize(
    "sample", [WITH_ERRORS, IN_PROGRESS, ONE_SHEET, BATH], ids=lambda path: path.stem
)


def listed(yjs: Yjs, path: Path) -> Ran:
    """The output of ``yjs check`` without the name of the file and its sheets: a marked copy has one more."""
    ran = yjs("check", path)
    summary = without_account(ran.err).replace(str(path), "FILE")
    return Ran(ran.code, ran.out.replace(str(path), "FILE").replace(path.name, "FILE"), summary)


def test_copy_has_marked_cells_and_a_problems_sheet(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "marked.xlsx"
    plain, ran = yjs("check", WITH_ERRORS), yjs("check", WITH_ERRORS, "--marked", path)
    assert (ran.code, ran.out) == (plain.code, plain.out)
    assert ran.err == f"{plain.err}{path}: {marked_cells(path)} cells marked.\n"
    book = load_workbook(path)
    assert book.sheetnames[-1] == "Problems"
    assert book["Problems"].max_row == len(yjs("check", WITH_ERRORS, "--every").out.splitlines())
    assert '"Yess"' in book["Court disposals"]["K6"].comment.text


def marked_cells(path: Path) -> int:
    book = load_workbook(path)
    return sum(cell.comment is not None for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


@every_sample
def test_original_is_never_changed(sample: Path, yjs: Yjs, tmp_path: Path) -> None:
    path = Path(copyfile(sample, tmp_path / "cases.xlsx"))
    before = (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).digest())
    yjs("check", path, "--marked", tmp_path / "marked.xlsx")
    assert (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).digest()) == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cases.xlsx", "marked.xlsx"]


@every_sample
def test_copy_checks_and_scores_like_the_original(sample: Path, yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "marked.xlsx"
    yjs("check", sample, "--marked", path)
    assert listed(yjs, path) == listed(yjs, sample)
    assert yjs("score", path, "--format", "line").out == yjs("score", sample, "--format", "line").out


def test_copy_of_a_workbook_without_problems_says_so(yjs: Yjs, tmp_path: Path) -> None:
    """Every completed check leaves a copy, so that an old copy is never mistaken for a new one."""
    path = tmp_path / "marked.xlsx"
    path.write_bytes(b"old")
    ran = yjs("check", BATH, "--marked", path, "--force")
    assert (ran.code, ran.out, without_account(ran.err)) == (0, "", f"{BATH}: no problems.\n{path}: 0 cells marked.\n")
    assert load_workbook(path)["Problems"]["C2"].value == "No problems found."


@pytest.mark.parametrize("form", ["table", "json", "csv", "github"])
def test_marking_does_not_change_the_list_in_any_format(form: str, yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / f"{form}.xlsx"
    command = ("check", IN_PROGRESS, "--format", form)
    plain, ran = yjs(*command), yjs(*command, "--marked", path)
    assert (ran.code, ran.out) == (plain.code, plain.out)
    assert path.exists()


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)])
def test_marking_does_not_change_the_exit_code(strict: tuple[str, ...], code: int, yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "marked.xlsx"
    assert yjs("check", ONE_SHEET, *strict, "--marked", path).code == code
    assert path.exists()


def test_existing_file_is_replaced_only_with_force(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "marked.xlsx"
    path.write_bytes(b"old")
    ran = yjs("check", WITH_ERRORS, "--marked", path)
    assert (ran.code, ran.out, path.read_bytes()) == (2, "", b"old")
    assert ran.err == f"yjs: {path}: this file already exists. Add --force to replace it.\n"
    assert yjs("check", WITH_ERRORS, "--marked", path, "--force").code == 1
    assert marked_cells(path) > 20


@pytest.mark.parametrize("name", ["cases.xlsx", "CASES.xlsx", "./other/../cases.xlsx", "link.xlsx"])
def test_copy_never_replaces_the_original(name: str, yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(copyfile(WITH_ERRORS, tmp_path / "cases.xlsx"))
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path)
    if name == "link.xlsx":
        try:
            (tmp_path / name).symlink_to(path)
        except OSError:
            pytest.skip("no links here")
    yjs("check", path, "--marked", name, "--force")
    assert path.read_bytes() == WITH_ERRORS.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((WITH_ERRORS, BATH, "--marked", "m.xlsx"), "--marked works on one file at a time."),
        (("-", "--marked", "m.xlsx"), "--marked needs a file, not standard input. Save the workbook as .xlsx first."),
        ((LONG, "--marked", "m.xlsx"),
         f"{LONG}: only an Excel workbook (.xlsx) can be marked. Save it as .xlsx, then mark the saved file."),
        *(((BATH, "--marked", m), f"{m}: the marked copy is an Excel workbook, so its name must end in .xlsx.")
          for m in ("m.csv", "m", "m.xlsm")),
        ((BATH, "--marked", "no/m.xlsx"), "no/m.xlsx: there is no folder no."),
        (("nowhere.xlsx", "--marked", "m.xlsx"), "nowhere.xlsx: no such file."),
        ((SAMPLES, "--marked", "m.xlsx"), f"{SAMPLES}: a folder, not a file. Give the workbook in it."),
    ],
)  # fmt: skip
def test_unmarkable_file_is_refused_before_checking(
    arguments: tuple[object, ...], message: str, yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert yjs("check", *arguments, stdin=b"Case ID,2.1.1\n1001,Yess\n") == (2, "", f"yjs: {message}\n")
    assert list(tmp_path.iterdir()) == []


def test_workbook_with_macros_is_refused(yjs: Yjs, tmp_path: Path) -> None:
    path = Path(copyfile(WITH_ERRORS, tmp_path / "cases.xlsm"))
    ran = yjs("check", path, "--marked", tmp_path / "marked.xlsx")
    assert ran == (
        2,
        "",
        f"yjs: {path}: a workbook with macros cannot be marked, because yjs does not copy macros. "
        "In Excel, save it as Excel Workbook (.xlsx), then mark the saved file.\n",
    )
    assert [each.name for each in tmp_path.iterdir()] == ["cases.xlsm"]


def test_unreadable_workbook_is_not_marked(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    path.write_bytes(workbook({"Notes": [["nothing"]]}))
    ran = yjs("check", path, "--marked", tmp_path / "marked.xlsx")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "nothing to score" in ran.err
    assert [each.name for each in tmp_path.iterdir()] == ["cases.xlsx"]


def test_workbook_that_changes_during_the_check_is_not_marked(
    yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(copyfile(WITH_ERRORS, tmp_path / "cases.xlsx"))
    read = layout.read_inspection

    def read_what_is_saved_meanwhile(name: str, *others: object) -> object:
        copyfile(BATH, path)
        return read(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(layout, "read_inspection", read_what_is_saved_meanwhile)
    ran = yjs("check", path, "--marked", tmp_path / "marked.xlsx")
    assert ran.code == 2
    assert ran.err.endswith(
        f"yjs: {path}: the file changed while it was being checked, so it was not marked. Run this again.\n"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["cases.xlsx"]


def test_failure_while_marking_keeps_the_old_copy(yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    path = tmp_path / "marked.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(marking, "write_marked_copy", fail)
    assert yjs("check", WITH_ERRORS, "--marked", path, "--force").code == 3
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("marked.xlsx", b"old")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_write_protected_folder_is_reported(yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    ran = yjs("check", WITH_ERRORS, "--marked", tmp_path / "marked.xlsx")
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert ran.err.endswith(f"yjs: {tmp_path / 'marked.xlsx'}: cannot be written: Permission denied.\n")


def test_copy_quotes_only_the_cell_to_fix(yjs: Yjs, tmp_path: Path) -> None:
    path, copy = tmp_path / "cases.xlsx", tmp_path / "marked.xlsx"
    row = ["Zq0207", "Zqname", "YRO", "Zqess", "Yes"]
    path.write_bytes(workbook({"Cases": [["Case ID", "Name", "Disposal", "2.1.1", "2.1.2"], row]}))
    assert yjs("check", path, "--marked", copy).code == 1
    book = load_workbook(copy)
    texts = [cell.value for line in book["Problems"].iter_rows() for cell in line]
    texts += [cell.comment.text for line in book["Cases"].iter_rows() for cell in line if cell.comment]
    assert [re.findall("Zq[a-z0-9]+", str(text)) for text in texts if "Zq" in str(text)] == [["Zqess"], ["Zqess"]]
