"""Hostile files are read by the command in this process if they can do no harm, otherwise in a separate one."""

import pytest

from tests.commands.conftest import yjs
from tests.hostile.forking import CAN_FORK, FORKING
from yjs_cli.workbook import isolated

__all__ = ["yjs"]


@pytest.fixture(autouse=CAN_FORK)
def forked_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the isolated process with a forked one. Commands run as processes are not affected."""
    monkeypatch.setattr(isolated, "subprocess", FORKING)
