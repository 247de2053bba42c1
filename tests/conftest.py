"""Gold files (whole outputs, kept next to the tests that compare them), slow tests, and the summary after a run."""

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest

from tests.hostile.forking import CAN_FORK, FORKING
from tests.slow import PROGRAMS, is_slow
from yjs_cli.workbook import isolated, reading

# pyarrow would reserve more memory than a forked reader may have. Read when pandas is first used.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

Gold = Callable[[str, str], None]

_LEFT_OUT = pytest.StashKey[int]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-gold", action="store_true", help="write the gold files instead of comparing with them")


def pytest_configure() -> None:
    """Restore the signals that end processes: a shell makes its background jobs ignore them."""
    for name in ("SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark slow tests, before ``-m "not slow"`` looks for the marker. To renew gold files, run only tests with one."""
    if config.getoption("--renew-gold"):
        items[:] = [item for item in items if "gold" in getattr(item, "fixturenames", ())]
    for item in filter(is_slow, items):
        item.add_marker("slow")


def pytest_deselected(items: list[pytest.Item]) -> None:
    if items:
        stash = items[0].config.stash
        stash[_LEFT_OUT] = stash.get(_LEFT_OUT, 0) + sum("slow" in item.keywords for item in items)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With xdist, only its workers know which tests were left out; they send the number home."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(_LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker collects all tests, so the number of one worker is the number of all."""
    node.config.stash[_LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests ran with each program, how many were skipped without it, and how many were left out."""
    for marker, program in PROGRAMS.items():
        ran, skipped = (
            sum(marker in report.keywords for report in terminalreporter.getreports(outcome))
            for outcome in ("passed", "skipped")
        )
        if ran or skipped:
            terminalreporter.write_line(f"With {program}: {ran} tests passed, {skipped} skipped.")
    if left_out := config.stash.get(_LEFT_OUT, 0):
        terminalreporter.write_line(f"`make test-all` runs {left_out:,} more: slow tests.")


@pytest.fixture
def gold(request: pytest.FixtureRequest) -> Gold:
    """``gold(name, text)`` compares a text with the file of that name (or path) in ``gold/`` next to the test."""
    folder = request.path.parent / "gold"

    def compare(name: str, text: str) -> None:
        path = folder / name
        if request.config.getoption("--renew-gold"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        expected = path.read_bytes().decode() if path.exists() else ""
        assert text == expected, f"{path} differs; if the new text is right: make gold"

    return compare


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every file in this process. A separate process for each takes most of a second."""
    monkeypatch.setattr(reading, "is_ordinary", lambda *_: True)


@pytest.fixture
def forked_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where yjs reads a file in a separate process, fork this one instead of starting Python again."""
    if CAN_FORK:
        monkeypatch.setattr(isolated, "subprocess", FORKING)
