"""``yjs template``: what it writes and reports, what it refuses, and that it does not slow other commands."""

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import BATH, Yjs, environment, process
from tests.documents.template.frameworks import YJ_2021
from yjs_cli.documents.template import template_workbook
from yjs_cli.documents.template.options import DEFAULT_CASES, read_options
from yjs_cli.framework import framework_text


def test_template_is_written_and_described(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    ran = yjs("template", "-o", path, "--court-cases", 3, "--out-of-court-cases", "1", "--service", "Anytown",
              "--attributes", "sex,age")  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"{path}: written with 3 numbered cases for Court disposals and 1 numbered case for Out-of-court disposals. "
        "Fill it in, then run yjs check.\n"
    )
    options = read_options(YJ_2021, court=3, out_of_court=1, service="Anytown", attributes="sex,age")
    assert path.read_bytes() == template_workbook(YJ_2021, options)


def test_empty_template_passes_check_and_scores_as_incomplete(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    assert yjs("template", "-o", path, "--service", "Anytown").code == 0
    checked = yjs("check", path, "--strict")
    assert checked.code == 0
    assert "error" not in checked.err
    assert "notices" in checked.err
    assert yjs("score", path, "--format", "line") == (0, "Anytown\t0\t36\t-\tincomplete\n", "")
    assert yjs("score", path, "--complete", "--format", "line").code == 1


def test_custom_framework_gives_its_own_words(yjs: Yjs, tmp_path: Path) -> None:
    framework, path = tmp_path / "custom.toml", tmp_path / "cases.xlsx"
    text = framework_text("yj-2021").replace('name = "yj-2021"', 'name = "custom"')
    framework.write_text(text.replace('name = "Outcome 22"', 'name = "Diversion"'), encoding="utf-8")
    assert yjs("template", "-o", path, "--framework", framework, "--cases", "3=2", "--cases", "court=4").code == 0
    rules = load_workbook(path)["Out-of-court disposals"].data_validations.dataValidation
    assert any("Diversion" in str(rule.formula1) for rule in rules)
    assert yjs("check", path, "--framework", framework, "--strict").code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "yjs: give the name of the workbook to write, as in yjs template -o cases.xlsx.\n"),
        (("-o", "cases"), "yjs: cases: the template is an Excel workbook, so its name must end in .xlsx.\n"),
        (("-o", "cases.xlsm"),
         "yjs: cases.xlsm: the template is an Excel workbook, so its name must end in .xlsx.\n"),
        (("-o", "-"), "yjs: -: the template is an Excel workbook, so its name must end in .xlsx.\n"),
        (("-o", "cases.xlsx", "--framework", "yj-2018"),
         "yjs: yj-2018: there is no framework or file of this name. Frameworks that ship with yjs: yj-2021.\n"),
        (("-o", "cases.xlsx", "--court-cases", "-1"),
         "yjs: --court-cases -1: give a number of cases from 0 to 1000.\n"),
        (("-o", "cases.xlsx", "--court-cases", "ten"), "See yjs template --help.\n"),
        (("-o", "cases.xlsx", "--attributes", "sex,sex"), "yjs: --attributes sex: you gave this name twice.\n"),
        (("-o", "nowhere/cases.xlsx"), "yjs: nowhere/cases.xlsx: there is no folder nowhere.\n"),
        (("cases.xlsx",), "See yjs template --help.\n"),
    ],
)  # fmt: skip
def test_invalid_command_is_a_usage_error_and_leaves_no_file(
    arguments: tuple[str, ...], message: str, yjs: Yjs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = yjs("template", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(message)
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_existing_workbook_is_replaced_only_with_force(yjs: Yjs, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    path.write_bytes(b"a week's work")
    ran = yjs("template", "-o", path)
    assert ran == (2, "", f"yjs: {path}: this file already exists. Add --force to replace it.\n")
    assert path.read_bytes() == b"a week's work"
    assert yjs("template", "-o", path, "--force").code == 0
    assert load_workbook(path).sheetnames[0] == "Guidance"


def test_file_extension_can_be_in_capitals(yjs: Yjs, tmp_path: Path) -> None:
    assert yjs("template", "-o", tmp_path / "CASES.XLSX").code == 0


def test_help_states_the_default_number_of_cases(yjs: Yjs) -> None:
    assert " ".join(yjs("template", "--help").out.split()).count(f"[default: {DEFAULT_CASES}]") == 2


def test_a_separate_process_writes_the_same_bytes(yjs: Yjs, tmp_path: Path) -> None:
    assert process("template", "-o", tmp_path / "one.xlsx").code == 0
    assert yjs("template", "-o", tmp_path / "two.xlsx").code == 0
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (("score", "--format", "line", str(BATH)), "yjs_cli.documents.template"),
        (("template", "--help"), "yjs_cli.documents.template"),
        (("template", "--help"), "openpyxl"),
        (("template", "-o", "cases.xls"), "openpyxl"),
    ],
)
def test_template_code_is_loaded_only_when_needed(arguments: tuple[str, ...], module: str) -> None:
    program = f"""
import sys
sys.argv = ["yjs", *{arguments!r}]
from yjs_cli.cli import run
run()
print(*(name for name in sys.modules if name.startswith({module!r})))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout.endswith("\n")
    assert ran.stdout.splitlines()[-1] == ""
