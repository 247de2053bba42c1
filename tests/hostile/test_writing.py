"""If writing is interrupted or the disk is full, the old file is complete and there is no part of a new one."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands.conftest import PANEL, WITH_ERRORS, Ran, command_line, environment
from tests.hostile.running import kept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals or limits")

OLD = b"what was there before\n"

# Every command that writes a file: its arguments, and the file extension.
WRITERS = {
    "score to JSON": (("score", PANEL), ".json"),
    "score to CSV": (("score", PANEL), ".csv"),
    "score to a page": (("score", PANEL), ".txt"),
    "check": (("check", WITH_ERRORS, "--marked"), ".xlsx"),
    "template": (("template",), ".xlsx"),
    "report to HTML": (("report", PANEL), ".html"),
    "report to Word": (("report", PANEL), ".docx"),
    "report to a spreadsheet": (("report", PANEL), ".xlsx"),
}


def writing(what: str, name: str) -> list[str]:
    arguments, extension = WRITERS[what]
    option = () if "--marked" in arguments else ("-o",)
    return command_line(*arguments, *option, f"{name}{extension}", "--force")


def ran_in(folder: Path, command: list[str], **options: object) -> Ran:
    ran = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, timeout=60, **options)  # type: ignore[call-overload]
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


# A file system of 64 KB that only this process and its children can see.
FULL = """
mount -t tmpfs -o size=64k none "$1" || exit 77
printf 'what was there before\\n' > "$1/old$2"
cat /dev/zero > "$1/filler" 2> /dev/null
cd "$1"
shift 2
"$@" >&2
code=$?
rm filler
ls -A
cat old*
exit $code
"""


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs a file system of its own")
@pytest.mark.parametrize("what", WRITERS)
def test_full_disk_leaves_only_the_old_file(what: str, tmp_path: Path) -> None:
    extension = WRITERS[what][1]
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", FULL, "sh", str(tmp_path), extension]
    ran = ran_in(Path(__file__).parents[2], [*command, *writing(what, "old")])
    if ran.code in {1, 77} and not ran.out:
        pytest.skip(f"no file system can be made here: {ran.err}")
    assert (ran.code, ran.out) == (2, f"old{extension}\n{OLD.decode()}")
    assert ran.err.splitlines()[-1] == f"yjs: old{extension}: cannot be written: No space left on device."
    kept(ran, f"old{extension}")


def _limit_files() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))


@pytest.mark.parametrize("what", ["score to JSON", "template", "report to HTML"])
def test_file_that_cannot_be_completed_leaves_nothing(what: str, tmp_path: Path) -> None:
    ran = ran_in(tmp_path, writing(what, "new"), preexec_fn=_limit_files)
    extension = WRITERS[what][1]
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == f"yjs: new{extension}: cannot be written: File too large."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", WRITERS)
def test_no_other_file_is_written(what: str, tmp_path: Path) -> None:
    """A report may list cases, so nothing of it may be left in a temporary folder."""
    files, temporary = tmp_path / "files", tmp_path / "temporary"
    files.mkdir()
    temporary.mkdir()
    watch = {"PYTHONPATH": str(tmp_path), "TMPDIR": str(temporary)}
    (tmp_path / "sitecustomize.py").write_text(WATCHED, encoding="utf-8")
    options = ("--with-cases",) if what.startswith("report") else ()
    ran = subprocess.run(
        [*writing(what, "new"), *options], cwd=files, env=environment(**watch), capture_output=True, timeout=60
    )
    written = ran.stderr.decode().split("written to ")[1:]
    assert ran.returncode == (1 if what == "check" else 0)
    assert [Path(each.splitlines()[0]).parent for each in written] == [files]
    assert list(temporary.iterdir()) == []


# Python runs a module with this name when it starts. This one reports every file opened for writing.
WATCHED = """
import os, sys

def tell(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        if not arguments[0].startswith("/dev/"):
            os.write(2, f"written to {arguments[0]}\\n".encode())

sys.addaudithook(tell)
"""


# This one lets a process write half of its file, report that, and wait.
HALF = """
import os, time

opened = os.fdopen

class Halting:
    def __init__(self, file):
        self.file = file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def __getattr__(self, name):
        return getattr(self.file, name)

    def write(self, content):
        self.file.write(content[: len(content) // 2])
        self.file.flush()
        os.write(int(os.environ["YJS_TEST_PIPE"]), b"half")
        time.sleep(60)

os.fdopen = lambda file, mode="r", *others, **named: (
    Halting(opened(file, mode)) if mode == "wb" else opened(file, mode, *others, **named)
)
"""


@contextmanager
def half_written(command: list[str], folder: Path, startup: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that has written half of its file and is waiting."""
    startup.mkdir()
    (startup / "sitecustomize.py").write_text(HALF, encoding="utf-8")
    reader, writer = os.pipe()
    environ = environment(PYTHONPATH=os.pathsep.join([str(startup), *sys.path]), YJS_TEST_PIPE=str(writer))
    try:
        with subprocess.Popen(
            command, cwd=folder, env=environ, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            os.close(writer)
            try:
                assert os.read(reader, 4) == b"half", process.stderr and process.stderr.read()
                yield process
            finally:
                process.kill()
    finally:
        os.close(reader)


@pytest.mark.parametrize("what", WRITERS)
def test_process_killed_while_writing_leaves_the_old_file(what: str, tmp_path: Path) -> None:
    folder, extension = tmp_path / "files", WRITERS[what][1]
    folder.mkdir()
    (folder / f"old{extension}").write_bytes(OLD)
    with half_written(writing(what, "old"), folder, tmp_path / "startup") as process:
        process.kill()
        assert process.wait(60) == -signal.SIGKILL
    assert (folder / f"old{extension}").read_bytes() == OLD
    # Nothing is left to remove its hidden temporary file.
    [stray] = [path.name for path in folder.iterdir() if path.name != f"old{extension}"]
    assert (stray[:5], stray[-4:]) == (".yjs-", ".tmp")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_process_stopped_while_writing_leaves_only_the_old_file(stop: signal.Signals, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "old.json").write_bytes(OLD)
    with half_written(writing("score to JSON", "old"), folder, tmp_path / "startup") as process:
        process.send_signal(stop)
        code = process.wait(60)
        assert process.stderr
        message = process.stderr.read().decode()
    assert (code, message) == (128 + stop, "yjs: interrupted.\n" if stop is signal.SIGINT else "")
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("old.json", OLD)]


def test_process_started_with_nohup_outlives_its_terminal() -> None:
    """Started as by nohup; the terminal closes while it reads."""
    with subprocess.Popen(
        command_line("score", "-", "--format", "line"),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    ) as process:
        assert process.stdin
        process.stdin.write(b"Case ID,2.1.1\nA-1,Yes\n" + b"\n" * 1_000_000)  # more than a pipe holds: now it reads
        process.send_signal(signal.SIGHUP)
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, b"standard input\t0\t36\t-\tincomplete\n")


def test_process_killed_before_writing_leaves_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    with half_written(writing("template", "new"), folder, tmp_path / "startup") as process:
        process.kill()
        process.wait(60)
    assert not (folder / "new.xlsx").exists()


def test_folder_deleted_while_writing_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    ran = ran_in(tmp_path, command_line("score", PANEL, "-o", "nowhere/new.json"))
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere" in ran.err


@pytest.mark.parametrize("length", [251, 255])
def test_file_name_may_be_as_long_as_the_system_allows(length: int, tmp_path: Path) -> None:
    name = "c" * (length - 5)
    ran = ran_in(tmp_path, writing("score to JSON", name))
    assert (ran.code, [path.name for path in tmp_path.iterdir()]) == (0, [f"{name}.json"])
