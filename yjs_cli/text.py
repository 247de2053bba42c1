"""Text from files: how much of it is read, how it is encoded, and which of its characters are never shown."""

import errno
import os
import re
from pathlib import Path

MB = 1_000_000

# Control characters can move a terminal's cursor, overrides can show text backwards, surrogates (in an undecodable file
# name) cannot be encoded, and XML does not allow the last two.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

# Characters without width: a text looks the same with and without them.
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_up_to(limit: int, path: str) -> bytes:
    """The bytes of a small file or pipe, such as a framework or a password.

    Raises OSError, whose ``strerror`` says what is wrong, also if there are more than ``limit`` bytes.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(limit + 1)
            size = max(len(content), os.fstat(file.fileno()).st_size)
    except ValueError as error:  # not a valid file name
        raise OSError(errno.EINVAL, str(error)) from error
    if len(content) > limit:
        raise OSError(errno.EFBIG, f"it has {size:,} bytes or more; the limit is {limit:,}")
    return content


def decoded(content: bytes) -> str:
    """The text of a file in any encoding common on Windows. Invalid bytes become U+FFFD."""
    try:
        return strictly_decoded(content)
    except UnicodeDecodeError:
        return content.decode("utf-16" if content.startswith(_UTF16) else "cp1252", errors="replace")


def strictly_decoded(content: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte-order mark, as Excel and PowerShell write it.

    Raises UnicodeDecodeError.
    """
    return content.decode("utf-16" if content.startswith(_UTF16) else "utf-8-sig")
