"""README.md against the program: it is short, its commands work, its links lead somewhere."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Yjs, yjs  # noqa: F401  a fixture
from tests.papers import README, ROOT, called, unknown_in
from yjs_cli.manual import TOPICS, topic_summary

FIVE_MINUTES = re.findall(r"^    (yjs .*)$", README.partition("## Five minutes\n")[2].partition("\n## ")[0], re.M)
# Scoring the empty template is the one step that waits for the reader.
WORKS = [line for line in FIVE_MINUTES if line != "yjs score cases.xlsx"]
# Exit code 1 is the right answer for a workbook with errors.
FINDS_ERRORS = "samples/with-errors.xlsx"


def test_readme_has_at_most_150_lines() -> None:
    assert len(README.splitlines()) <= 150


def test_readme_names_its_two_commands_for_a_new_machine() -> None:
    commands = re.findall(r"^ {4}make (\w+)", README, re.MULTILINE)
    assert commands == ["demo", "test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [command for command in commands if not re.search(rf"^{command}:", makefile, re.MULTILINE)] == []


def test_windows_comes_first() -> None:
    assert README.index("### On Windows") < README.index("### On macOS or Linux") < README.index("### With pipx or uv")


def test_readme_installs_extras_that_exist() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    extras = project.partition("[project.optional-dependencies]\n")[2].partition("\n\n")[0]
    (shown,) = set(re.findall(r"\.\[([a-z,]+)\]", README))
    assert shown.split(",") == sorted(re.findall(r"^(\w+) =", extras, re.MULTILINE), reverse=True)


def test_five_minutes_has_enough_steps() -> None:
    assert len(WORKS) > 6


@pytest.mark.parametrize("line", WORKS)
def test_five_minutes_work_after_the_basic_install(
    line: str,
    yjs: Yjs,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for extra in ("docx", "gptables", "jinja2", "msoffcrypto"):
        monkeypatch.setitem(sys.modules, extra, None)  # importing it now fails
    shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("*.py", "making"))
    monkeypatch.chdir(tmp_path)
    ran = yjs(*line.split()[1:])
    assert ran.code == (1 if FINDS_ERRORS in line else 0), ran.err
    for written in re.findall(r"(?:-o|--marked) (\S+)", line):
        assert (tmp_path / written).exists()


def test_readme_calls_yjs_often_enough_to_be_worth_a_test() -> None:
    assert len(called(README)) > 12


@pytest.mark.parametrize("line", sorted(set(called(README))))
def test_readme_names_only_commands_and_options_that_exist(line: str) -> None:
    assert unknown_in(line) == set()


def test_files_that_readme_reads_exist() -> None:
    named = {word for line in called(README) for word in line.split() if word.startswith(("samples/", "samples\\"))}
    assert len(named) >= 4
    assert [name for name in sorted(named) if not (ROOT / name.replace("\\", "/")).exists()] == []


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:|#)([^)#]+)", README))))
def test_a_link_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def test_readme_lists_every_topic_with_its_line() -> None:
    rows = re.findall(r"^\| \[([\w-]+)\]\(yjs_cli/manual/([\w-]+)\.md\) \| (.*) \|$", README, re.MULTILINE)
    assert rows == [(topic, topic, topic_summary(topic)) for topic in TOPICS]
