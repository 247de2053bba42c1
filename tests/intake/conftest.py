"""Reading whatever there is in this process, for speed: a process for each file would take most of a second."""

import pytest

from yjs_cli import intake


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is read in a process of its own."""
    monkeypatch.setattr(intake, "is_ordinary", lambda *_: True)
