"""Hostile files are given to the command in this process, where they can do it no harm, or to one of its own."""

from tests.commands.conftest import yjs

__all__ = ["yjs"]
