"""Rewriting a package: some parts replaced or added, all others copied byte for byte, the same bytes every time."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def rewritten(content: bytes, changed: Mapping[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    """The package with parts replaced or added (part name -> bytes), in their old order and new parts last.

    No entry has a date, so the same parts give the same bytes. Deflated bytes can differ between versions of zlib;
    ``ZIP_STORED`` gives the same bytes everywhere. Raises BadZipFile or zlib.error for a damaged package.
    """
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as original, ZipFile(made, "w") as package:
        for name in dict.fromkeys((*original.namelist(), *changed)):
            part = changed[name] if name in changed else original.read(name)
            package.writestr(new_entry(name, compression), part)
    return made.getvalue()


def new_entry(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """An undated zip entry (1980, the earliest a zip can hold) that does not depend on the operating system."""
    entry = ZipInfo(name)
    entry.compress_type, entry.create_system = compression, 0
    return entry


def copied_entry(original: ZipInfo) -> ZipInfo:
    """A zip entry like another, with its date and attributes but not its position, sizes or extra fields."""
    entry = ZipInfo(original.filename, original.date_time)
    entry.compress_type = ZIP_STORED if original.compress_type == ZIP_STORED else ZIP_DEFLATED
    entry.external_attr, entry.create_system = original.external_attr, original.create_system
    return entry
