"""Where a password comes from (a file, the environment, the person at the terminal), and that it goes nowhere else."""

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from tests.commands.conftest import Ran, Yjs, command_line, environment, process
from tests.protected import protected
from tests.workbooks import workbook
from yjs_cli.commands import passwords
from yjs_cli.commands.passwords import VARIABLE, password_source
from yjs_cli.errors import UsageError
from yjs_cli.workbook import isolated

PASSWORD = "Größe ✓ 7"
OTHER = "Hänsel"
ROWS = [["Case ID", "2.1.1"], ["0207", "Yes"], ["0208", "No"]]
SCORED = "\t0\t36\t-\tincomplete\n"


@cache
def content(password: str = PASSWORD) -> bytes:
    return protected(workbook({"Cases": ROWS}), password)


@pytest.fixture(autouse=True)
def no_password_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.xlsx"
    path.write_bytes(content())
    return path


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password.txt"
    path.write_text(PASSWORD, encoding="utf-8")
    return path


# A file with the password.


@pytest.mark.parametrize(
    ("written", "password"),
    [
        # the end of its line
        (b"secret", "secret"), (b"secret\n", "secret"), (b"secret\r\n", "secret"), (b"secret\r\n\r\n", "secret"),
        # blanks belong to it
        (b" secret ", " secret "), (b"two words\n", "two words"), (b"\tsecret\n", "\tsecret"),
        # as editors and PowerShell save it
        ("Größe ✓".encode(), "Größe ✓"), ("Größe ✓\r\n".encode("utf-8-sig"), "Größe ✓"),
        ("Größe ✓\r\n".encode("utf-16"), "Größe ✓"), (b"\xfe\xff" + "Größe\n".encode("utf-16-be"), "Größe"),
        ("Größe\r\n".encode("cp1252"), "Größe"), (b"x\x81", "x\ufffd"),
    ],
)  # fmt: skip
def test_password_file_can_have_any_encoding(written: bytes, password: str, tmp_path: Path) -> None:
    path = tmp_path / "password.txt"
    path.write_bytes(written)
    assert password_source(str(path))("cases.xlsx") == password


@pytest.mark.parametrize("written", [b"", b"\n", b"\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_password_file_is_an_error(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "password.txt"
    path.write_bytes(written)
    with pytest.raises(UsageError, match=r"^--password-file .*password\.txt: there is no password in it\.$"):
        password_source(str(path))


@pytest.mark.parametrize("name", ["", ".", "missing.txt", "no/such/folder", "zero\0in.txt", "x" * 300])
def test_unreadable_password_file_is_reported_before_reading_workbooks(name: str, tmp_path: Path, yjs: Yjs) -> None:
    path = tmp_path / name if name else ""
    for command in ("score", "check"):
        ran = yjs(command, "no-such-workbook.xlsx", "--password-file", path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("yjs: --password-file ")
        assert ": cannot be read: " in ran.err
        assert "no-such-workbook" not in ran.err


# Which of them counts.


def test_password_comes_from_file_then_environment_then_prompt(
    password_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "_prompt", lambda name: f"typed for {name}")
    assert password_source(None)("cases.xlsx") == "typed for cases.xlsx"
    monkeypatch.setenv(VARIABLE, OTHER)
    assert password_source(None)("cases.xlsx") == OTHER
    assert password_source(str(password_file))("cases.xlsx") == PASSWORD


def test_empty_password_variable_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_prompt", lambda _: "typed")
    monkeypatch.setenv(VARIABLE, "")
    assert password_source(None)("cases.xlsx") == "typed"


def test_progress_is_paused_during_the_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []

    @contextmanager
    def paused() -> Iterator[None]:
        events.append("pause")
        yield
        events.append("resume")

    monkeypatch.setattr(passwords, "_prompt", events.append)
    password_for = password_source(None, paused)
    assert events == []
    password_for("a.xlsx")
    password_for("b.xlsx")
    assert events == ["pause", "a.xlsx", "resume", "pause", "b.xlsx", "resume"]


# Commands.


@pytest.mark.parametrize(
    ("command", "out"), [(("score", "--format", "line"), f"cases.xlsx{SCORED}"), (("check", "--format", "csv"), "case")]
)
def test_password_from_file_or_environment_opens_a_workbook(
    command: tuple[str, ...], out: str, cases: Path, password_file: Path, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = yjs(*command, cases, "--password-file", password_file)
    assert (ran.code, out in ran.out) == (0, True)
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert yjs(*command, cases) == ran


def test_wrong_password_is_reported_but_not_shown(cases: Path, yjs: Yjs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, OTHER)
    for command in ("score", "check"):
        assert yjs(command, cases) == Ran(2, "", "yjs: cases.xlsx: the password does not open it.\n")


@pytest.mark.parametrize("given", [None, ""])
def test_message_says_how_to_give_a_password_without_a_terminal(
    given: str | None, cases: Path, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    if given is not None:
        monkeypatch.setenv(VARIABLE, given)
    for command in ("score", "check"):
        ran = yjs(command, cases)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "yjs: cases.xlsx: protected with a password. Give it with --password-file PATH or in YJS_PASSWORD, or run "
            "yjs at a terminal, which asks for it.\n"
        )


def test_other_files_are_scored_despite_a_wrong_password(cases: Path, password_file: Path, yjs: Yjs) -> None:
    folder = cases.parent
    (folder / "second.xlsx").write_bytes(content())
    (folder / "other.xlsx").write_bytes(content(OTHER))
    (folder / "open.xlsx").write_bytes(workbook({"Cases": ROWS}))
    names = ["cases.xlsx", "other.xlsx", "open.xlsx", "second.xlsx"]
    ran = yjs("score", "--format", "line", *(folder / name for name in names), "--password-file", password_file)
    assert (ran.code, ran.out) == (2, "".join(f"{name}{SCORED}" for name in ("cases.xlsx", "open.xlsx", "second.xlsx")))
    assert "yjs: other.xlsx: the password does not open it.\n" in ran.err


def test_encrypted_standard_input_needs_a_password_file(yjs: Yjs, password_file: Path) -> None:
    ran = yjs("score", "-", stdin=content())
    assert (ran.code, ran.err.startswith("yjs: standard input: protected with a password. Give it with")) == (2, True)
    ran = yjs("score", "-", "--format", "line", "--password-file", password_file, stdin=content())
    assert (ran.code, ran.out) == (0, f"standard input{SCORED}")


def test_password_is_never_an_argument(cases: Path, yjs: Yjs) -> None:
    for option in (f"--password={PASSWORD}", "--password"):
        ran = yjs("score", cases, option, PASSWORD)
        assert (ran.code, PASSWORD in ran.out + ran.err) == (2, False)


def test_password_is_hidden_from_other_users(
    cases: Path, password_file: Path, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[list[str], dict[str, str]]] = []
    popen = subprocess.Popen

    def noted(arguments: list[str], **options: object) -> object:
        started.append((arguments, options["env"]))  # type: ignore[arg-type]
        return popen(arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(isolated.subprocess, "Popen", noted)
    assert yjs("score", cases, "--password-file", password_file).code == 0
    assert len(started) == 2  # one that finds out that it needs a password, and one that has it
    for arguments, variables in started:
        assert not any(PASSWORD in given for given in (*arguments, *variables.values()))


def test_missing_password_extra_is_named_without_a_prompt(cases: Path, tmp_path: Path) -> None:
    """A real process in which Python finds no such package."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['msoffcrypto'] = None\n", encoding="utf-8")
    ran = process("score", cases, env=environment(PYTHONPATH=str(tmp_path), YJS_PASSWORD=PASSWORD))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "yjs: cases.xlsx: protected with a password. To read such files, add the extra 'password'"
    )
    assert 'pip install "yjs-cli[password]"' in ran.err


# The person at the terminal.


class Terminal:
    """The command at a pseudo-terminal, and what it shows."""

    def __init__(self, *arguments: object) -> None:
        pty = pytest.importorskip("pty")
        process_id, self.terminal = pty.fork()
        if process_id == 0:
            os.execve(sys.executable, command_line(*arguments), environment())
        self.process_id, self.shown = process_id, ""

    def waits_for(self, text: str) -> None:
        """Wait for this text in the output since the last call."""
        seen = ""
        while text not in seen:
            seen += self._read()
        self.shown += seen

    def types(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def ends(self) -> int:
        while more := self._read():
            self.shown += more
        code = os.waitstatus_to_exitcode(os.waitpid(self.process_id, 0)[1])
        os.close(self.terminal)
        return code

    def _read(self) -> str:
        ready, _, _ = select.select([self.terminal], [], [], 60)
        assert ready, f"no more output after {self.shown!r}"
        try:
            return os.read(self.terminal, 4096).decode(errors="replace")
        except OSError:  # how a terminal ends on Linux
            return ""


def test_prompt_appears_once_per_file_and_hides_the_password(cases: Path) -> None:
    other = cases.with_name("other.xlsx")
    other.write_bytes(content(OTHER))
    terminal = Terminal("score", "--format", "line", cases, other)
    terminal.waits_for("Password for cases.xlsx: ")
    terminal.types(f"{PASSWORD}\r")
    terminal.waits_for("Password for other.xlsx: ")
    terminal.types(f"{OTHER}\r")
    assert terminal.ends() == 0
    assert f"cases.xlsx{SCORED}other.xlsx{SCORED}".replace("\n", "\r\n") in terminal.shown
    assert (PASSWORD in terminal.shown, OTHER in terminal.shown, terminal.shown.count("Password for")) == (
        False,
        False,
        2,
    )


@pytest.mark.parametrize(("typed", "code", "message"), [
    ("wrong\r", 2, "the password does not open it"), ("\x03", 130, "interrupted."), ("\x04", 130, "interrupted."),
])  # fmt: skip
def test_wrong_or_cancelled_prompt_ends_without_a_traceback(typed: str, code: int, message: str, cases: Path) -> None:
    terminal = Terminal("score", cases)
    terminal.waits_for("Password for cases.xlsx: ")
    terminal.types(typed)
    assert (terminal.ends(), message in terminal.shown, "Traceback" in terminal.shown) == (code, True, False)


def test_prompt_prints_no_control_characters_of_a_file_name(cases: Path) -> None:
    named = cases.rename(cases.with_name("a\x1b[2Jb\r.xlsx"))
    terminal = Terminal("score", named)
    terminal.waits_for(".xlsx: ")
    terminal.types("\x03")
    assert (terminal.ends(), "\x1b[2J" in terminal.shown) == (130, False)
