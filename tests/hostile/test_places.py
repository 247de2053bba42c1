"""Paths to special files, files that change while they are read, and unusual names."""

import os
import re
import socket
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands.conftest import PANEL, Yjs
from tests.hostile import openxml
from tests.hostile.running import GIB, kept, run

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files or names")
CSV = b"Case ID,2.1.1\nA-1,Yes\nA-2,No\n"


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def a_link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def unreadable(path: Path) -> None:
    path.write_bytes(CSV)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


@POSIX
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (a_folder, r"a folder, not a file"),
        (a_pipe, r"not an ordinary file. To read from a pipe, give '-' as the file name"),
        (a_socket, r"not an ordinary file"),
        (a_link_to("/dev/zero"), r"not an ordinary file"),
        (a_link_to("/dev/stdin"), r"not an ordinary file"),
        (a_link_to("nowhere"), r"no such file"),
        (a_link_to_itself, r"cannot be read|no such file"),
        (a_link_to("."), r"a folder"),
        (unreadable, r"cannot be read: Permission denied"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_special_file_is_refused_at_once(make: Callable[[Path], None], message: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    try:
        make(path)
    except OSError as refusal:  # a path too long for a socket, a file system without pipes
        pytest.skip(str(refusal))
    measured = run("check", "cases.xlsx", folder=tmp_path)
    kept(measured.ran, "cases.xlsx")
    assert (measured.ran.code, measured.ran.out) == (2, "")
    assert re.fullmatch(rf"yjs: cases\.xlsx: .*(?:{message}).*\.\n", measured.ran.err)
    assert measured.peak < GIB


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/null", "/proc/self/mem", "/proc/self/environ"])
def test_device_is_refused_at_once(device: str) -> None:
    measured = run("check", device)
    kept(measured.ran, Path(device).name)
    assert measured.ran.code == 2
    assert measured.peak < GIB


@contextmanager
def growing(path: Path) -> Iterator[None]:
    """A file that keeps growing."""
    stop = threading.Event()

    def grow() -> None:
        with path.open("ab", buffering=0) as file:
            while not stop.is_set():
                file.write(b"A-3,Yes\n" * 1_000)
                file.truncate(len(CSV))

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()


def test_file_written_while_read_is_complete_or_refused(tmp_path: Path, yjs: Yjs) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(CSV)
    with growing(path):
        for _ in range(5):
            ran = yjs("score", path, "--format", "line")
            kept(ran, "cases.csv")
            assert ran.code in {0, 1} or "the file changed while it was being read" in ran.err


@pytest.mark.parametrize("lock", ["~$cases.xlsx", ".~lock.cases.xlsx#"])
def test_open_workbook_warns_and_its_lock_file_is_refused(lock: str, tmp_path: Path, yjs: Yjs) -> None:
    (tmp_path / "cases.xlsx").write_bytes(openxml.workbook())
    (tmp_path / lock).write_bytes(b"\x0aA. Inspector".ljust(165, b"\0"))
    ran = yjs("check", tmp_path / "cases.xlsx")
    assert (ran.code, "file-in-use" in ran.out) == (0, True)
    ran = yjs("check", tmp_path / lock)
    assert ran.code == 2
    assert "a lock file of an open workbook" in ran.err
    assert "Inspector" not in ran.err


@POSIX
@pytest.mark.parametrize("make", [a_pipe, a_link_to("pipe")], ids=["a pipe", "a link to one"])
@pytest.mark.parametrize(
    "arguments", [("score", PANEL, "-o"), ("report", PANEL, "-o"), ("template", "-o"), ("check", PANEL, "--marked")]
)
def test_only_an_ordinary_file_is_replaced(
    arguments: tuple[object, ...], make: Callable[[Path], None], tmp_path: Path, yjs: Yjs
) -> None:
    """Uses a pipe, because replacing a device would harm the machine."""
    a_pipe(tmp_path / "pipe")
    place = tmp_path / "new.xlsx"
    make(place)
    options = ("--format", "json") if arguments[0] == "score" else ()
    ran = yjs(*arguments, place, "--force", *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"yjs: {place}: this is not an ordinary file. Choose another name for the output.\n"
    assert place.is_fifo()
    assert not place.is_file()


@POSIX
@pytest.mark.parametrize("make", [a_link_to_itself, a_link_to("nowhere"), a_link_to("nowhere/new.json")])
def test_nothing_is_written_through_a_broken_link(make: Callable[[Path], None], tmp_path: Path, yjs: Yjs) -> None:
    place = tmp_path / "new.json"
    make(place)
    ran = yjs("score", PANEL, "-o", place, "--force")
    assert ran == (2, "", f"yjs: {place}: this link points to nothing. Give the name of the file itself.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["new.json"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
@pytest.mark.parametrize("option", ["--password-file", "--expect", "--framework"])
def test_endless_file_given_to_an_option_is_refused(option: str) -> None:
    measured = run("score", PANEL, option, "/dev/zero")
    kept(measured.ran, "/dev/zero")
    assert (measured.ran.code, measured.ran.out, measured.ran.err.count("\n")) == (2, "", 1)
    assert ("the limit is" in measured.ran.err) == (option != "--framework")  # which has to be an ordinary file
    assert measured.peak < GIB  # endless reading takes far more


NAMES = {
    "blanks": "  cases of 2024 .csv",
    "letters of many scripts": "Fälle – 事例 – حالات – 🗂.csv",
    "letters and their accents apart": "Fa\u0308lle.csv",
    "a dash first": "-cases.csv",
    "an option": "--help.csv",
    "markup": "[red]cases[/red] <b>&amp;.csv",
    "a pattern": "*?[a-z]{1,2}$(ls)`ls`;|&'\".csv",
    "text that runs backwards": "cases\u202evsc.csv",
    "255 bytes": "c" * 251 + ".csv",
    "a line end": "cases\nyjs: all is well.csv",
    "a return": "cases\ryjs: all is well.csv",
    "escapes of a terminal": "cases\x1b[31m\x1b]0;title\x07.csv",
    "a letter of no encoding": "cases\udce9.csv",
    "no letters": "....csv",
}


@POSIX
@pytest.mark.parametrize("what", NAMES)
def test_file_with_any_name_is_read_and_its_name_is_shown_safely(
    what: str, tmp_path: Path, yjs: Yjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = NAMES[what]
    monkeypatch.chdir(tmp_path)
    try:
        (tmp_path / name).write_bytes(CSV)
    except OSError as refusal:
        pytest.skip(str(refusal))
    arguments = ("--", name) if name.startswith("-") else (name,)
    for command in ("score", "check"):
        ran = yjs(command, *arguments)
        assert ran.code == 0, ran.err
        shown = ran.out + ran.err
        assert not [sign for sign in shown if unicodedata.category(sign) in {"Cc", "Cs"} and sign != "\n"]
        assert "\u202e" not in shown
        assert not [line for line in shown.splitlines() if line.startswith("yjs: all is well")]
