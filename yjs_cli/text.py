"""Text that comes in a file: how much of it is read, how it is encoded, and which signs in it are never shown."""

import errno
import os
import re
from pathlib import Path

MB = 1_000_000

# Controls can move a terminal's cursor, overrides can show text backwards, surrogates (an undecodable file name) cannot
# be written at all, and XML has no place for the last two.
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

# Signs that take no room: a text with one of them looks just like the text without.
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_up_to(limit: int, path: str) -> bytes:
    """The bytes of a file or pipe, which may be no more than so many: another file than a workbook is a small one.

    Raises OSError, whose ``strerror`` says what is wrong, also where there are more.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(limit + 1)
            size = max(len(content), os.fstat(file.fileno()).st_size)
    except ValueError as error:  # no name that a file can have
        raise OSError(errno.EINVAL, str(error)) from error
    if len(content) > limit:
        raise OSError(errno.EFBIG, f"it has {size:,} bytes or more; the limit is {limit:,}")
    return content


def decoded(content: bytes) -> str:
    """The text of a file as any program of Windows may have saved it; U+FFFD for what is no letter in it."""
    try:
        return strictly_decoded(content)
    except UnicodeDecodeError:
        return content.decode("utf-16" if content.startswith(_UTF16) else "cp1252", errors="replace")


def strictly_decoded(content: bytes) -> str:
    """The text of a file in UTF-8, or in the UTF-16 that Excel and PowerShell write, with or without a mark of it.

    Raises UnicodeDecodeError.
    """
    return content.decode("utf-16" if content.startswith(_UTF16) else "utf-8-sig")
