"""The command line, in an empty folder, so that no path of the machine gets into a gold file."""

from pathlib import Path

import pytest

from tests.commands.conftest import yjs

__all__ = ["yjs"]  # a fixture


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the test runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
