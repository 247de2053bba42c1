"""``yjs template``: what it writes and says, what it refuses, and that no other command pays for it."""

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import BATH, Yjs, environment, process
from tests.documents.template.frameworks import YJ_2021
from yjs_cli.documents.template import template_workbook
from yjs_cli.documents.template.wanted import NUMBERED, read_wanted
from yjs_cli.framework import framework_text


def test_it_writes_a_workbook_and_says_what_is_in_it(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    ran = yjs("template", "-o", path, "--court-cases", 3, "--out-of-court-cases", "1", "--service", "Anytown",
              "--attributes", "sex,age")  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"{path}: written, with 3 cases of Court disposals and 1 case of Out-of-court disposals numbered. "
        "Fill it in, then run yjs check on it.\n"
    )
    wanted = read_wanted(YJ_2021, court=3, out_of_court=1, service="Anytown", attributes="sex,age")
    assert path.read_bytes() == template_workbook(YJ_2021, wanted)


def test_an_empty_template_passes_check_and_is_incomplete_to_score(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    assert yjs("template", "-o", path, "--service", "Anytown").code == 0
    checked = yjs("check", path, "--strict")
    assert checked.code == 0
    assert "error" not in checked.err
    assert "notices" in checked.err
    assert yjs("score", path, "--format", "line") == (0, "Anytown\t0\t36\t-\tincomplete\n", "")
    assert yjs("score", path, "--complete", "--format", "line").code == 1


def test_a_framework_of_ones_own_gives_its_own_words(yjs: Yjs, tmp_path: Path) -> None:
    framework, path = tmp_path / "ours.toml", tmp_path / "cases.xlsx"
    text = framework_text("yj-2021").replace('name = "yj-2021"', 'name = "ours"')
    framework.write_text(text.replace('name = "Outcome 22"', 'name = "Diversion"'), encoding="utf-8")
    assert yjs("template", "-o", path, "--framework", framework, "--cases", "3=2", "--cases", "court=4").code == 0
    rules = load_workbook(path)["Out-of-court disposals"].data_validations.dataValidation
    assert any("Diversion" in str(rule.formula1) for rule in rules)
    assert yjs("check", path, "--framework", framework, "--strict").code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "yjs: name the workbook to write, as in yjs template -o cases.xlsx.\n"),
        (("-o", "cases"), "yjs: cases: the template is an Excel workbook. Give it a name that ends in .xlsx.\n"),
        (("-o", "cases.xlsm"),
         "yjs: cases.xlsm: the template is an Excel workbook. Give it a name that ends in .xlsx.\n"),
        (("-o", "-"), "yjs: -: the template is an Excel workbook. Give it a name that ends in .xlsx.\n"),
        (("-o", "cases.xlsx", "--framework", "yj-2018"),
         "yjs: yj-2018: no framework of that name and no such file. Shipped: yj-2021.\n"),
        (("-o", "cases.xlsx", "--court-cases", "-1"),
         "yjs: --court-cases -1: give a number of cases from 0 to 1000.\n"),
        (("-o", "cases.xlsx", "--court-cases", "ten"), "See yjs template --help.\n"),
        (("-o", "cases.xlsx", "--attributes", "sex,sex"), "yjs: --attributes sex: named twice.\n"),
        (("-o", "nowhere/cases.xlsx"), "yjs: nowhere/cases.xlsx: there is no folder nowhere.\n"),
        (("cases.xlsx",), "See yjs template --help.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_a_usage_error_and_leaves_no_file(
    arguments: tuple[str, ...], message: str, yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = yjs("template", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(message)
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_that_is_there_is_replaced_only_by_force(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    path.write_bytes(b"a week's work")
    ran = yjs("template", "-o", path)
    assert ran == (2, "", f"yjs: {path}: this file already exists. Add --force to replace it.\n")
    assert path.read_bytes() == b"a week's work"
    assert yjs("template", "-o", path, "--force").code == 0
    assert load_workbook(path).sheetnames[0] == "Guidance"


def test_the_ending_may_be_in_capitals(yjs: Yjs, tmp_path: Path) -> None:
    assert yjs("template", "-o", tmp_path / "CASES.XLSX").code == 0


def test_the_help_states_the_number_of_cases_that_is_the_default(yjs: Yjs) -> None:
    assert " ".join(yjs("template", "--help").out.split()).count(f"[default: {NUMBERED}]") == 2


def test_a_process_writes_what_this_one_writes(yjs: Yjs, tmp_path: Path) -> None:
    assert process("template", "-o", tmp_path / "one.xlsx").code == 0
    assert yjs("template", "-o", tmp_path / "two.xlsx").code == 0
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (("score", "--format", "line", str(BATH)), "yjs_cli.documents.template"),
        (("template", "--help"), "yjs_cli.documents.template"),
        (("template", "--help"), "openpyxl"),
        (("template", "-o", "cases.xls"), "openpyxl"),
    ],
)
def test_only_a_template_that_is_made_loads_the_making_of_it(arguments: tuple[str, ...], unwanted: str) -> None:
    program = f"""
import sys
sys.argv = ["yjs", *{arguments!r}]
from yjs_cli.cli import run
run()
print(*(name for name in sys.modules if name.startswith({unwanted!r})))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout.endswith("\n")
    assert ran.stdout.splitlines()[-1] == ""
