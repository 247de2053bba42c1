"""The list of rules, the manual of each, and its messages for the cells that trigger it."""

import shutil
from pathlib import Path

import pytest

from tests.checks.contents import ONE_CASE, WITHOUT_A_COLUMN
from tests.checks.in_text import IN_TEXT
from tests.checks.in_workbooks import IN_FILES, IN_WORKBOOKS
from tests.checks.sheets import Change, Sheets, problems_of
from tests.checks.test_combined import combined
from tests.commands.conftest import SAMPLES, Yjs
from tests.conftest import Gold
from yjs_cli.checks.catalogue import RULES

Case = tuple[str, str, str | Sheets | bytes, Change | None, str | None]

CASES: list[Case] = [
    *((code, "cases.csv", text, None, None) for code, _, text, *_ in IN_TEXT),
    *((code, "cases.xlsx", sheets, change, None) for code, _, sheets, change, *_ in IN_WORKBOOKS),
    *((code, name, content, None, neighbour) for code, _, name, content, neighbour, *_ in IN_FILES),
]


def test_rule_list(yjs: Yjs, gold: Gold) -> None:
    ran = yjs("check", "--list")
    assert (ran.code, ran.err) == (0, "")
    gold("rule-list.txt", ran.out)


def test_rule_manuals(yjs: Yjs, gold: Gold) -> None:
    gold("rule-manuals.txt", "\n\n".join(yjs("check", "--explain", rule.code).out for rule in RULES))


def test_rule_messages(tmp_path: Path, gold: Gold) -> None:
    """Each sentence once, in the order of the rules."""
    messages: dict[str, dict[str, None]] = {rule.code: {} for rule in RULES}
    for number, (code, name, content, change, neighbour) in enumerate(CASES):
        folder = tmp_path / str(number)
        folder.mkdir()
        if neighbour:
            (folder / neighbour).touch()
        for problem in problems_of(folder / name, content, change):
            is_shown = code != "answer-missing" or problem.cell or content == WITHOUT_A_COLUMN
            if problem.code == code and is_shown:
                messages[code][f"  {problem.location}: {problem.message}\n    {problem.hint}\n"] = None
        shutil.rmtree(folder)
    for problem in combined(tmp_path, {"a.xlsx": {"Cases": ONE_CASE}, "b.xlsx": {"Cases": ONE_CASE}}):
        if problem.code == "file-repeated":  # which needs two files
            messages[problem.code][f"  {problem.location}: {problem.message}\n    {problem.hint}\n"] = None
    assert [code for code, texts in messages.items() if not texts] == []
    gold("rule-messages.txt", "\n".join(f"{code}\n{''.join(texts)}" for code, texts in messages.items()))


@pytest.mark.parametrize("form", ["table", "github"])
def test_check_with_errors(form: str, yjs: Yjs, gold: Gold) -> None:
    ran = yjs("check", SAMPLES / "with-errors.xlsx", "--format", form)
    assert ran.code == 1
    gold(f"check-with-errors-{form}.txt", f"{ran.out}{ran.err}".replace(str(SAMPLES), "samples"))
