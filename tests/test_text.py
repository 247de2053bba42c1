"""Text that comes in a file: read up to a limit, in the encodings that programs of Windows save it in."""

import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from yjs_cli.text import decoded, read_up_to, strictly_decoded


@pytest.mark.parametrize("size", [0, 9, 10])
def test_a_file_of_no_more_than_the_limit_is_read_whole(size: int, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * size)
    assert read_up_to(10, str(tmp_path / "file")) == b"x" * size


@pytest.mark.parametrize(("size", "found"), [(11, "11"), (5_000_000, "5,000,000")])
def test_a_larger_file_is_refused_with_its_size_and_the_limit(size: int, found: str, tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        file.truncate(size)
    with pytest.raises(OSError) as refused:
        read_up_to(10, str(tmp_path / "file"))
    assert refused.value.strerror == f"it has {found} bytes or more; the limit is 10"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize("size", [10, 11])
def test_a_pipe_is_read_as_a_file_is(size: int, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=[b"x" * size])
    writer.start()
    try:
        if size == 10:
            assert read_up_to(10, str(pipe)) == b"x" * 10
        else:
            with pytest.raises(OSError, match="it has 11 bytes or more"):
                read_up_to(10, str(pipe))
    finally:
        writer.join()


@pytest.mark.parametrize("name", ["", "missing", "nought\0in", "x" * 300, "."])
def test_what_cannot_be_read_is_an_error_of_the_system_with_its_reason(name: str, tmp_path: Path) -> None:
    with pytest.raises(OSError) as refused:
        read_up_to(10, str(tmp_path / name))
    assert refused.value.strerror


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        ("Größe ✓".encode(), "Größe ✓"),
        ("Größe ✓".encode("utf-8-sig"), "Größe ✓"),
        ("Größe ✓".encode("utf-16"), "Größe ✓"),
        (b"\xfe\xff" + "Größe ✓".encode("utf-16-be"), "Größe ✓"),
        # What is in none of these is Windows' own.
        ("Größe".encode("cp1252"), "Größe"),
        (b"x\x81", "x\ufffd"),
        # Cut in the middle of a letter.
        (b"\xff\xfex\0y", "x\ufffd"),
    ],
)
def test_text_is_decoded_however_it_was_saved(content: bytes, text: str) -> None:
    assert decoded(content) == text


@pytest.mark.parametrize("content", ["Größe".encode("cp1252"), b"\xff\xfex\0y"])
def test_text_of_another_encoding_may_be_refused(content: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        strictly_decoded(content)
