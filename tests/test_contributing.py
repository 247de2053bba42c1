"""CONTRIBUTING.md, carried out in a copy of the project: each example does what the page says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import environment

ROOT = Path(__file__).parents[1]
PAGE = ROOT / ".github" / "CONTRIBUTING.md"
TEXT = PAGE.read_text(encoding="utf-8")
CREATED = re.findall(r"Create `([^`]+)`:\n\n```\w+\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
ADDED = re.findall(r"In `([^`]+)`, below `([^`]+)`, add:\n\n```\w+\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
# A command may show only some of its lines, as grep and head would.
TRIED = re.findall(r"^```console\n\$ yjs ([^|\n]+)(?: \| ([^\n]+))?\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def changed_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with every example of the page carried out."""
    copy = tmp_path_factory.mktemp("contributing")
    for folder in ("yjs_cli", "samples"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "making"))
    for path, content in CREATED:
        assert not (copy / path).exists(), f"{path} exists already"
        (copy / path).write_text(content, encoding="utf-8")
    for path, line, content in ADDED:
        before = (copy / path).read_text(encoding="utf-8")
        found = re.findall(rf"^ *{re.escape(line)}\n", before, re.MULTILINE)
        assert len(found) == 1, f"{path} has {len(found)} lines {line!r}"
        (copy / path).write_text(before.replace(found[0], found[0] + content), encoding="utf-8")
    return copy


def test_every_kind_of_example_is_on_the_page() -> None:
    folders = {str(Path(path).parent) for path, _ in CREATED}
    assert {
        "yjs_cli/checks", "yjs_cli/checks/facts", "yjs_cli/layout", "yjs_cli/output", "yjs_cli/frameworks",
    } <= folders  # fmt: skip
    assert len(TRIED) >= 5
    assert len(re.findall(r"^```console$", TEXT, re.MULTILINE)) == len(TRIED)
    assert len(re.findall(r"^```(?:python|toml|csv|text)$", TEXT, re.MULTILINE)) == len(CREATED) + len(ADDED)


@pytest.mark.parametrize(("command", "shown", "expected"), TRIED, ids=[command for command, *_ in TRIED])
def test_an_example_prints_what_the_page_says(command: str, shown: str, expected: str, changed_copy: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "yjs_cli", *command.split()],
        cwd=changed_copy,
        env={**environment(), "PYTHONPATH": str(changed_copy)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ran.returncode in (0, 1), ran.stderr
    assert _shown(ran.stdout.splitlines(), shown) == expected.splitlines()


def _shown(lines: list[str], by: str) -> list[str]:
    """The lines that ``grep WORD`` or ``head -n N`` shows."""
    if not by:
        return lines
    program, *arguments = by.split()
    assert program in {"grep", "head"}
    return [line for line in lines if arguments[0] in line] if program == "grep" else lines[: int(arguments[1])]


def test_a_new_rule_is_explained(changed_copy: Path) -> None:
    explained = _run(changed_copy, "-m", "yjs_cli", "check", "--explain", "case-id-long")
    assert explained.startswith("case-id-long (warning)\n\nA case ID of more than 30 characters.")


def test_a_new_rule_reports_the_fact_that_layout_saw(changed_copy: Path) -> None:
    (fact,) = re.findall(r"^`(Fact\(.*\))`", TEXT, re.MULTILINE)
    program = f"""
from msgspec.structs import replace
from yjs_cli import check, load_framework, read_inspection
from yjs_cli.inspection import Fact
from yjs_cli.workbook.cell import Place
inspection = read_inspection("cases.csv", load_framework())
for problem in check(replace(inspection, facts=({fact},)), load_framework()):
    print(problem.code, problem.location, problem.message)
"""
    reported = _run(changed_copy, "-c", program).splitlines()
    assert "sheet-draft Draft ratings The name of this sheet says that it is a draft, but it is counted." in reported


def _run(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**environment(), "PYTHONPATH": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    ).stdout


@pytest.mark.parametrize("command", re.findall(r"^ {4}make ([\w-]+)", TEXT, re.MULTILINE))
def test_a_make_command_on_the_page_exists(command: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{command}:", makefile, re.MULTILINE)


def test_make_test_takes_a_part_of_the_tests() -> None:
    assert "make test TESTS=tests/checks" in TEXT
    assert "$(TESTS)" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:tests|yjs_cli)/[\w/]+(?:\.(?:py|md)|/))`", TEXT))))
def test_a_path_on_the_page_exists_or_is_created_there(path: str) -> None:
    assert (ROOT / path).exists() or path in {created for created, _ in CREATED}


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)]+)\)", TEXT))
def test_a_link_on_the_page_leads_somewhere(target: str) -> None:
    assert (PAGE.parent / target).resolve().exists()
