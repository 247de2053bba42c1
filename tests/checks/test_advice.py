"""Doing what a hint says helps: the problem is gone, no error is new, and no answer is lost without a word."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.builders import YJ_2021
from tests.checks.advice import Advice
from tests.checks.advice_on_answers_and_cases import ON_ANSWERS_AND_CASES
from tests.checks.advice_on_sheets_and_ratings import ON_SHEETS_AND_RATINGS
from tests.checks.sheets import Change, Sheets, csv_of, workbook_of
from tests.checks.test_combined import combined
from yjs_cli.checks import check
from yjs_cli.checks.catalogue import RULES
from yjs_cli.framework import Framework
from yjs_cli.inspection import Inspection
from yjs_cli.layout import SheetChoice, read_inspection
from yjs_cli.problem import Problem

# A hint that says one of these warns that fewer answers may count afterwards.
TAKES_OUT = re.compile(
    r"\b(?:delete|clear|remove|leave|without-sheet|separate file|take one|move|label|correct one|use the same)",
    re.IGNORECASE,
)
ADVICE = {**ON_ANSWERS_AND_CASES, **ON_SHEETS_AND_RATINGS}
FOLLOWED = [(code, advice) for code, every in ADVICE.items() for advice in every]


def test_every_rule_has_advice_that_is_followed() -> None:
    assert set(ADVICE) | {"file-repeated"} == {rule.code for rule in RULES}


@pytest.mark.parametrize(("code", "advice"), FOLLOWED, ids=[f"{code}-{advice.says}" for code, advice in FOLLOWED])
def test_advice_solves_the_problem(code: str, advice: Advice, tmp_path: Path) -> None:
    path = tmp_path / named(advice, advice.name)
    if advice.beside:
        (tmp_path / advice.beside).touch()
    before, problems = run(path, advice.before, change=advice.change)
    hints = [problem.hint for problem in problems if problem.code == code]
    hint = next(hint for hint in hints if advice.says in hint)

    if advice.beside:
        (tmp_path / advice.beside).unlink()
    words = replace(YJ_2021, answers=advice.words)
    choice = SheetChoice(without=(advice.without,)) if advice.without else SheetChoice()
    path = tmp_path / named(advice, advice.renamed or advice.name)
    after, remaining = run(path, advice.after, framework=words, choice=choice)

    assert not [problem for problem in remaining if problem.code == code and problem.hint == hint]
    assert errors(remaining) <= errors(problems)
    assert answered(after) >= answered(before) or TAKES_OUT.search(hint)


def test_leaving_out_a_repeated_file_solves_the_problem(tmp_path: Path) -> None:
    cases: Sheets = {"Cases": "Case ID | 2.1.1 / 1001 | Yes / 1002 | No"}
    problems = combined(tmp_path, {"a.xlsx": cases, "b.xlsx": cases})
    assert "Leave out the file" in next(problem.hint for problem in problems if problem.code == "file-repeated")
    _, remaining = run(tmp_path / "a.xlsx", cases)
    assert not errors(remaining)


def run(
    path: Path,
    content: str | Sheets | bytes,
    change: Change | None = None,
    framework: Framework = YJ_2021,
    choice: SheetChoice | None = None,
) -> tuple[Inspection, tuple[Problem, ...]]:
    """The inspection in a file with this content, and its problems."""
    if isinstance(content, str):
        content = csv_of(content)
    path.write_bytes(content if isinstance(content, bytes) else workbook_of(content, change))
    inspection = read_inspection(str(path), framework, choice=choice or SheetChoice())
    return inspection, check(inspection, framework)


def named(advice: Advice, name: str) -> str:
    if "." in name:
        return name
    return f"{name}.{'csv' if isinstance(advice.before, str) else 'xlsx'}"


def errors(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.code for problem in problems if problem.severity == "error"}


def answered(inspection: Inspection) -> int:
    """How many answers count."""
    return int(inspection.answers["answer"].isin(["Yes", "No", "N/A"]).sum())
