"""Hostile files are given to the command in this process, where they can do it no harm, or to one of its own."""

import pytest

from tests.commands.conftest import yjs
from tests.hostile.forking import CAN_FORK, FORKING
from yjs_cli.workbook import isolated as confined

__all__ = ["yjs"]


@pytest.fixture(autouse=CAN_FORK)
def forked_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this process reads in one of its own, it reads in a forked one. Commands of their own do as always."""
    monkeypatch.setattr(confined, "subprocess", FORKING)
