"""Which tests `make test` leaves out."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.slow import starts_process


def _run_python() -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)


def _run_python_indirectly() -> None:
    _run_python()


class _Interpreter:
    def __init__(self) -> None:
        _run_python()


def _run_an_object() -> None:
    _Interpreter()


@given(st.booleans())
def _run_python_with_examples(_: bool) -> None:
    _run_python()


@pytest.mark.parametrize("test", [_run_python, _run_python_indirectly, _run_an_object, _run_python_with_examples])
def test_test_that_starts_a_process_is_slow(test: Callable[..., None]) -> None:
    assert starts_process(test)


def test_test_without_a_process_is_quick() -> None:
    assert not starts_process(test_test_that_starts_a_process_is_slow)
    assert not starts_process(lambda: len(sys.argv))
