"""Which tests are slow: ``make test`` leaves them out, ``make test-all`` runs them.

A test is slow if it needs another program, damages files or starts a process of its own. All three are seen from the
test itself, so nobody has to remember a marker. Any other test can have ``@pytest.mark.slow``.
"""

from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

import pytest

PROGRAMS = {"libreoffice": "LibreOffice", "browser": "a browser", "archive": "DuckDB or Dask"}
HOSTILE = Path(__file__).with_name("hostile")

# The names by which tests start a process: `process` and `command_line` are in tests/commands/conftest.py.
_STARTERS = frozenset({"command_line", "pty", "process", "subprocess"})


def is_slow(item: pytest.Item) -> bool:
    return (
        HOSTILE in item.path.parents
        or any(item.get_closest_marker(marker) for marker in PROGRAMS)
        or (isinstance(item, pytest.Function) and starts_process(item.function))
    )


def starts_process(function: object) -> bool:
    """Whether a test, or a function of its module that it calls, starts a process."""
    return any(_STARTERS.intersection(called.__code__.co_names) for called in _called(function))


def _called(function: object) -> Iterator[FunctionType]:
    """The function, and all functions and methods of its module that it names, directly or through each other."""
    waiting: list[object] = [function]
    seen: set[FunctionType] = set()
    while waiting:
        function = waiting.pop()
        if isinstance(function, type):
            waiting += vars(function).values()
        # Hypothesis and pytest wrap tests.
        function = getattr(getattr(function, "hypothesis", function), "inner_test", function)
        if not isinstance(function, FunctionType) or function in seen:
            continue
        seen.add(function)
        yield function
        of_module = (function.__globals__.get(name) for name in function.__code__.co_names)
        waiting += (each for each in of_module if getattr(each, "__module__", None) == function.__module__)
