"""Gold files: whole outputs kept beside the tests that compare them, and the option that renews them.

And what is said at the end of the tests that need a program which not every machine has.
"""

import signal
from collections.abc import Callable

import pytest

from yjs_cli import layout

Gold = Callable[[str, str], None]

PROGRAMS = {"libreoffice": "LibreOffice", "browser": "a browser"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-gold", action="store_true", help="write the gold files instead of comparing with them")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """To renew gold files, run only the tests that have one."""
    if config.getoption("--renew-gold"):
        items[:] = [item for item in items if "gold" in getattr(item, "fixturenames", ())]


def pytest_configure() -> None:
    """Let the processes that tests start be ended by signals, which a shell has them ignore in the background."""
    for name in ("SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests ran with each program, and how many were skipped for want of it: never nothing."""
    for marker, program in PROGRAMS.items():
        ran, skipped = (
            sum(marker in report.keywords for report in terminalreporter.getreports(outcome))
            for outcome in ("passed", "skipped")
        )
        if ran or skipped:
            terminalreporter.write_line(f"With {program}: {ran} tests passed, {skipped} skipped.")


@pytest.fixture
def gold(request: pytest.FixtureRequest) -> Gold:
    """``gold(name, text)`` holds a text against the file of that name in ``gold/`` beside the test."""
    folder = request.path.parent / "gold"

    def compare(name: str, text: str) -> None:
        path = folder / name
        if request.config.getoption("--renew-gold"):
            folder.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        expected = path.read_bytes().decode() if path.exists() else ""
        assert text == expected, f"{path} differs; if the new text is right: make gold"

    return compare


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every file in this process: a separate process for each would take most of a second."""
    monkeypatch.setattr(layout, "is_ordinary", lambda *_: True)
