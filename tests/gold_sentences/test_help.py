"""The help of every command, at two widths."""

import pytest

from tests.commands.conftest import Yjs
from tests.commands.test_help import ALL
from tests.conftest import Gold


@pytest.mark.parametrize("columns", [40, 80])
def test_help(columns: int, yjs: Yjs, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    pages = [f"$ {' '.join(('yjs', *path))} --help\n\n{yjs(*path, '--help').out}" for path in ALL]
    gold(f"help-{columns}.txt", "\n\n".join(pages))
