"""Exit codes, and what is written to standard output and to standard error."""

import contextlib
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import (
    BATH,
    IN_PROGRESS,
    LONG,
    PANEL,
    SAMPLES,
    WITH_ERRORS,
    Ran,
    Yjs,
    command_line,
    environment,
    process,
)
from yjs_cli import __version__, layout

SECRET = "the name of a child"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        # It ran without errors.
        (("--version",), 0),
        (("--help",), 0),
        (("score", "--help"), 0),
        (("score", BATH), 0),
        (("score", LONG), 0),
        (("score", IN_PROGRESS, "--format", "json"), 0),
        (("score", BATH, "--complete", "--fail-under", "good"), 0),
        (("check", BATH), 0),
        (("check", IN_PROGRESS, "--strict"), 0),
        (("check", "--list"), 0),
        (("check", "--explain", "totals-row"), 0),
        (("schema",), 0),
        (("framework", "list"), 0),
        (("framework", "show"), 0),
        # A workbook has errors, or a condition is not met.
        (("score", WITH_ERRORS), 1),
        (("score", IN_PROGRESS, "--complete"), 1),
        (("score", BATH, "--fail-under", "outstanding"), 1),
        (("score", BATH, WITH_ERRORS), 1),
        (("check", WITH_ERRORS), 1),
        # It could not run.
        ((), 2),
        (("score",), 2),
        (("check",), 2),
        (("framework",), 2),
        (("rate", BATH), 2),
        (("score", BATH, "--colour", "never"), 2),
        (("score", BATH, "--format", "xml"), 2),
        (("score", BATH, "--framework", "yj-2018"), 2),
        (("score", BATH, "--fail-under", "average"), 2),
        (("score", "nowhere.xlsx"), 2),
        (("score", SAMPLES.parent / "LICENSE"), 2),
        (("score", SAMPLES), 2),
        (("check", "nowhere.xlsx"), 2),
        (("check", "--explain", "no-such-rule"), 2),
        (("framework", "show", "yj-2018"), 2),
        # The highest code of several files.
        (("score", "nowhere.xlsx", WITH_ERRORS, BATH), 2),
        (("score", BATH, WITH_ERRORS, "nowhere.xlsx"), 2),
        (("check", "nowhere.xlsx", BATH), 2),
        (("check", WITH_ERRORS, "nowhere.xlsx"), 2),
    ],
)
def test_exit_code_of_each_outcome(arguments: tuple[object, ...], code: int, yjs: Yjs) -> None:
    ran = yjs(*arguments)
    assert ran.code == code
    assert "Traceback" not in ran.err
    if code == 2:
        assert ran.err


@pytest.mark.parametrize(
    ("arguments", "code"), [(("score", BATH), 0), (("score", WITH_ERRORS), 1), (("score", "nowhere.xlsx"), 2)]
)
def test_process_ends_with_the_exit_code(arguments: tuple[object, ...], code: int, yjs: Yjs) -> None:
    ran = process(*arguments)
    assert ran == yjs(*arguments)
    assert ran.code == code


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("score",), "yjs: Missing argument 'FILE...'. See yjs score --help."),
        (("score", BATH, "--fromat", "csv"), "See yjs score --help."),
        (("score", BATH, "--format", "xml"), "'xml' is not one of 'table', 'json', 'csv', 'markdown', 'line'."),
        (("rate",), "yjs: No such command 'rate'. See yjs --help."),
        (("score", "nowhere.xlsx"), "yjs: nowhere.xlsx: no such file."),
        (("score", BATH, "--framework", "ours"),
         "yjs: ours: there is no framework or file of this name. Frameworks that ship with yjs: yj-2021."),
        (("check",), "yjs: name a file to check, or use --list or --explain CODE."),
    ],
)  # fmt: skip
def test_usage_error_is_one_message_that_says_what_to_fix(
    arguments: tuple[object, ...], message: str, yjs: Yjs
) -> None:
    ran = yjs(*arguments)
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert message in ran.err


def test_help_without_a_command_goes_to_standard_error(yjs: Yjs) -> None:
    ran = yjs()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == yjs("--help").out


def test_file_name_too_long_for_the_system_is_reported(yjs: Yjs) -> None:
    name = "x" * 300
    for arguments in ((name,), (PANEL, "-o", f"{name}.json"), (PANEL, "--framework", name), (PANEL, "--expect", name)):
        ran = yjs("score", *arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert name in ran.err
        assert "standard output" not in ran.err


@pytest.mark.parametrize(
    ("refusal", "message"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/tmp/x"), "/tmp/x: No space left on device."),
        (OSError(errno.ENOSPC, "No space left on device"), "stopped by the system: No space left on device."),
    ],
    ids=["a file", "something else"],
)
def test_system_error_is_reported_as_it_is(
    refusal: OSError, message: str, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise refusal

    monkeypatch.setattr(layout, "read_inspection", refuse)
    assert yjs("score", BATH) == Ran(2, "", f"yjs: {message}\n")


def test_os_error_without_a_number_is_a_fault(yjs: Yjs, monkeypatch: pytest.MonkeyPatch) -> None:
    def misread(*_: object) -> None:
        raise OSError("Invalid data stream")  # as bz2 has it

    monkeypatch.setattr(layout, "read_inspection", misread)
    assert yjs("score", BATH).code == 3


class BreakdownError(Exception):
    """A fault that no test file can cause."""


@pytest.fixture
def fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise BreakdownError(SECRET)

    monkeypatch.setattr(layout, "read_inspection", break_down)


@pytest.mark.usefixtures("fault")
@pytest.mark.parametrize("command", ["score", "check"])
def test_fault_is_one_line_that_hides_its_cause(command: str, yjs: Yjs) -> None:
    ran = yjs(command, BATH)
    assert ran == Ran(
        3,
        "",
        f"yjs: a fault in yjs {__version__} (BreakdownError). Nothing was written. Please report it with the command "
        "you ran, never with the workbook; YJS_DEBUG=1 shows where it happened.\n",
    )


@pytest.mark.usefixtures("fault")
def test_fault_leaves_no_file(yjs: Yjs, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("old", encoding="utf-8")
    assert yjs("score", BATH, "-o", tmp_path / "new.json").code == 3
    assert yjs("score", BATH, "-o", old, "--force").code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]
    assert old.read_text(encoding="utf-8") == "old"


@pytest.mark.usefixtures("fault")
@pytest.mark.parametrize(("value", "shown"), [("1", True), ("0", False), ("", False)])
def test_traceback_is_shown_only_for_debugging(
    value: str, shown: bool, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YJS_DEBUG", value)
    if shown:
        with pytest.raises(BreakdownError, match=SECRET):
            yjs("score", BATH)
    else:
        assert yjs("score", BATH).code == 3


@pytest.mark.parametrize("command", ["score", "check"])
def test_interrupted_run_exits_with_130_and_no_result(command: str, yjs: Yjs, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(layout, "read_inspection", interrupt)
    ran = yjs(command, BATH)
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_interrupted_process_exits_with_130_without_a_traceback() -> None:
    with subprocess.Popen(
        command_line("score", "-"),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin
        running.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: once it is written, the command is reading
        # The input stays open, so that only the signal can end the command. Between two reads Python just notes a
        # signal and reads on: then it is sent again, as a person would press the keys again.
        for _ in range(60):
            running.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(timeout=1)
                break
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, b""), err
    assert b"Traceback" not in err


# Results to standard output, everything else to standard error.


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("score", BATH, "--format", "line"), ""),
        (("score", BATH, "--format", "line", "--fail-under", "O"),
         "Bath and North East Somerset: overall Good, below Outstanding.\n"),
        (("score", "nowhere.xlsx", BATH, "--format", "line"), "yjs: nowhere.xlsx: no such file.\n"),
    ],
)  # fmt: skip
def test_messages_go_to_standard_error_only(arguments: tuple[object, ...], message: str, yjs: Yjs) -> None:
    ran = yjs(*arguments)
    assert (ran.out, ran.err) == ("Bath and North East Somerset\t26\t36\tGood\tfinal\n", message)


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "line"])
def test_workbook_with_errors_has_no_result_in_any_format(form: str, yjs: Yjs) -> None:
    ran = yjs("score", WITH_ERRORS, "--format", form)
    assert (ran.code, ran.out) == (1, "")
    lines = ran.err.splitlines()
    assert lines[0] == "with-errors.xlsx:"
    assert '  error  Court disposals!K6  answer-unknown  "Yess" is not a valid answer. ' in ran.err
    assert lines[-1] == f"with-errors.xlsx: not scored: {len(lines) - 2} errors to fix."


def test_warnings_go_to_standard_error(yjs: Yjs) -> None:
    ran = yjs("score", "-", "--format", "line", stdin=b"Case ID,2.1.1,Age,Age\n1001,Yes,15,15\n")
    assert (ran.code, ran.out) == (0, "standard input\t0\t36\t-\tincomplete\n")
    assert "  warning  D1  attribute-repeated  " in ran.err
    assert "judgement-missing" not in ran.err


# What standard output is connected to.


def to_a_closed_pipe(*arguments: object) -> Ran:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return process(*arguments, stdout=writer)
    finally:
        os.close(writer)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize(
    "arguments",
    [("score", PANEL), ("score", PANEL, "--format", "json"), ("schema",), ("--help",)],
    ids=["table", "json", "schema", "help"],
)
def test_closed_pipe_ends_quietly(arguments: tuple[object, ...]) -> None:
    assert to_a_closed_pipe(*arguments) == Ran(0, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_closed_pipe_keeps_the_exit_code() -> None:
    ran = to_a_closed_pipe("score", PANEL, "--fail-under", "outstanding")
    assert (ran.code, ran.err) == (1, "Calderwick: overall Good, below Outstanding.\n")


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs bash")
def test_reader_that_stops_early_is_not_an_error() -> None:
    command = subprocess.list2cmdline(command_line("score", *[PANEL] * 12))
    script = f"{command} | head -1; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["/bin/bash", "-c", script], env=environment(), capture_output=True, timeout=60, check=True)
    assert (ran.stdout.decode(), ran.stderr.decode()) == ("12 inspections\n0\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [("score", PANEL), ("score", PANEL, "--format", "csv"), ("--version",)],
    ids=["table", "csv", "version"],
)
def test_full_disk_is_reported_and_is_not_a_fault(arguments: tuple[object, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = process(*arguments, stdout=full)
    assert (ran.code, ran.err) == (2, "yjs: standard output cannot be written: No space left on device.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(("file", "code"), [(BATH, 0), (WITH_ERRORS, 1), ("nowhere.xlsx", 2)])
def test_exit_code_is_right_when_standard_error_is_closed(file: object, code: int) -> None:
    with Path("/dev/full").open("wb") as full:
        assert process("check", file, stderr=full).code == code
    closed = ["/bin/sh", "-c", '"$@" 2>&-', "sh", *command_line("check", file)]
    assert subprocess.run(closed, env=environment(), stdout=subprocess.DEVNULL, timeout=60).returncode == code


def test_result_is_always_utf_8() -> None:
    ran = process("score", PANEL, "--format", "markdown", env=environment(PYTHONUTF8="0", PYTHONIOENCODING="cp1252"))
    assert f"yj-2021 · yjs {__version__} · panel.xlsx" in ran.out
