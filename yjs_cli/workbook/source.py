"""Which file a workbook came from."""

import msgspec


class Source(msgspec.Struct, frozen=True):
    """A file that was read, and the SHA-256 of its bytes."""

    name: str
    sha256: str
