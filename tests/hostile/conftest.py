"""Tests give hostile files to the command in this process if it reads them in another, or to a command of their own."""

import pytest

from tests.commands.conftest import yjs

__all__ = ["yjs"]


@pytest.fixture(autouse=True)
def _forked_readers(forked_readers: None) -> None:
    """All tests of this folder fork."""
