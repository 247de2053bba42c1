"""Text from files: read up to a limit, in the encodings common on Windows."""

import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from yjs_cli.text import decoded, read_up_to, strictly_decoded


@pytest.mark.parametrize("size", [0, 9, 10])
def test_file_within_the_limit_is_read(size: int, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * size)
    assert read_up_to(10, str(tmp_path / "file")) == b"x" * size


@pytest.mark.parametrize(("size", "found"), [(11, "11"), (5_000_000, "5,000,000")])
def test_larger_file_is_refused_with_size_and_limit(size: int, found: str, tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        file.truncate(size)
    with pytest.raises(OSError) as refused:
        read_up_to(10, str(tmp_path / "file"))
    assert refused.value.strerror == f"it has {found} bytes or more; the limit is 10"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize("size", [10, 11])
def test_pipe_is_read_like_a_file(size: int, tmp_path: Path) -> None:
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


@pytest.mark.parametrize("name", ["", "missing", "zero\0in", "x" * 300, "."])
def test_unreadable_path_is_an_os_error_with_a_reason(name: str, tmp_path: Path) -> None:
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
        # Anything else is Windows-1252.
        ("Größe".encode("cp1252"), "Größe"),
        (b"x\x81", "x\ufffd"),
        # Cut in the middle of a character.
        (b"\xff\xfex\0y", "x\ufffd"),
    ],
)
def test_text_is_decoded_in_any_common_encoding(content: bytes, text: str) -> None:
    assert decoded(content) == text


@pytest.mark.parametrize("content", ["Größe".encode("cp1252"), b"\xff\xfex\0y"])
def test_strict_decoding_refuses_other_encodings(content: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        strictly_decoded(content)
