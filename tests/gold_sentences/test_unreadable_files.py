"""The messages for files that cannot be read: of other kinds, damaged, protected, and larger than the limits."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.compound import compound
from tests.conftest import Gold
from tests.gold_sentences.conftest import Transcript
from tests.hostile import archives, opendocument, openxml, test_archives, test_large_sheets, test_opendocument
from tests.hostile import test_passwords as test_hostile_passwords
from tests.protected import protected
from tests.workbook import test_passwords
from tests.workbook.test_opening import COMPOUND, UNREADABLE
from tests.workbooks import patched, workbook
from tests.xls import EXCEL_5, book, record
from yjs_cli.workbook import isolated, passwords

BOOK = workbook({"Cases": [["Case ID", "2.1.1"], ["0207", "Yes"]]})
STRICT = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")

FILES: dict[str, bytes] = {
    **{what: content for what, (content, _) in UNREADABLE.items() if what != "password"},
    "a PDF": b"%PDF-1.7\n",
    "rich text": rb"{\rtf1\ansi Case ID}",
    "a file of another Office program": COMPOUND + bytes(504) + "WordDocument".encode("utf-16-le"),
    "an encrypted archive": test_archives.ODD["an encrypted sheet"].content(),
    "Strict Open XML": patched(BOOK, {"xl/workbook.xml": lambda xml: xml.replace(*STRICT)}),
    "an OpenDocument spreadsheet with a password": archives.packed(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x",
         "META-INF/manifest.xml": "<manifest:encryption-data/>"}
    ),
    "text with a quotation mark that is never closed": b'Case ID,2.1.1\n1001,"Yes\n',
    "styles damaged": archives.packed({**openxml.parts(), "xl/styles.xml": "<styleSheet"}),
    "texts damaged": archives.packed({**openxml.parts(), "xl/sharedStrings.xml": "<sst"}),
    "a spreadsheet without a sheet": opendocument.workbook(xml=opendocument.content("")),
    "a text without a table": b"Dear inspector,\nno cases this week.\n",
    "a workbook without a table": workbook({"Notes": [["Nothing"]], "More": [["Here"], ["either"]]}),
    "a workbook of many sheets without a table": workbook({f"Notes {number}": [["x"]] for number in range(12)}),
}  # fmt: skip

TOO_MUCH: dict[str, Callable[[], bytes]] = {
    "bytes": lambda: bytes(101_000_000),
    "parts": lambda: b"PK\3\4" + b"PK\1\2" * 10_001,
    "unpacked bytes": test_archives.BOMBS["a part that unpacks to 600 MB"].content,
    "unpacked bytes for its size": test_archives.BOMBS["one part that unpacks to hundreds of times its size"].content,
    "sheets": test_opendocument.SPREADSHEETS["10,000 sheets"].content,
    "columns": lambda: b"Case ID,2.1.1" + b",x" * 16_384 + b"\n1,Y\n",
    "characters in a cell": lambda: b"Case ID,2.1.1\n1," + b"z" * 40_000,
    "characters in a cell of text": lambda: b"Case ID,2.1.1\n1," + b"z" * 200_000,
    "heading rows": lambda: b"ID,2.1.1\n" * 1_001,
    "merged ranges": lambda: test_large_sheets.LARGE["100,000 merges"].content(),
    "cells": test_opendocument.SPREADSHEETS["a text in every cell"].content,
}

PASSWORD = "opens it"


@pytest.mark.skipif(sys.platform == "win32", reason="the wording on Windows differs")
def test_paths_without_a_file(folder: Path, transcript: Transcript, gold: Gold) -> None:
    (folder / "folder").mkdir()
    (folder / "~$cases.xlsx").write_bytes(bytes(160) + b"Name")
    names = ("nowhere.xlsx", "folder", "~$cases.xlsx", f"{'x' * 300}.xlsx", "/dev/null", "-")
    gold("errors-paths.txt", "".join(transcript("check", name) for name in names))


def test_files_that_cannot_be_read(folder: Path, transcript: Transcript, gold: Gold) -> None:
    said = []
    for what, content in FILES.items():
        (folder / "cases.xlsx").write_bytes(content)
        said.append(transcript("check", "cases.xlsx", about=what))
    gold("errors-files.txt", "".join(said))


def test_limits(folder: Path, transcript: Transcript, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for what, content in TOO_MUCH.items():
        (folder / "cases.xlsx").write_bytes(content())
        said.append(transcript("check", "cases.xlsx", about=f"too many {what}"))
    (folder / "cases.xlsx").write_bytes(opendocument.workbook())
    for what, ended in {"memory": Ended(71), "a crash of the reader": Ended(-11), "time": Ended(None)}.items():
        monkeypatch.setattr(isolated, "subprocess", SimpleNamespace(**{**vars(subprocess), "Popen": ended}))
        said.append(transcript("check", "cases.xlsx", about=what))
    gold("errors-limits.txt", "".join(said))


class Ended:
    """In place of the process that reads a file: it ended with this code, or, without one, took too long."""

    def __init__(self, returncode: int | None) -> None:
        self.returncode = returncode

    def __call__(self, *_: object, **__: object) -> "Ended":
        return self

    __enter__ = __call__

    def __exit__(self, *_: object) -> None:
        pass

    def kill(self) -> None:
        pass

    def communicate(self, _: bytes, timeout: float) -> tuple[bytes, None]:
        if self.returncode is None:
            raise subprocess.TimeoutExpired("yjs", timeout)
        return b"", None


def test_password_errors(folder: Path, transcript: Transcript, gold: Gold, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "password.txt").write_text(PASSWORD, "utf-8")
    (folder / "wrong.txt").write_text("does not open it", "utf-8")
    whole = protected(BOOK, PASSWORD)
    command = ("check", "cases.xlsx", "--password-file")
    (folder / "cases.xlsx").write_bytes(whole)
    said = [
        transcript("check", "cases.xlsx", about="protected"),
        transcript(*command, "wrong.txt", about="protected"),
        transcript("check", "cases.xlsx", "--marked", "marked.xlsx", about="protected"),
    ]
    for what, content in {
        "damaged": whole.replace(b'spinCount="1000"', b'spinCount="many"'),
        "a key that takes long": test_hostile_passwords.informed(test_hostile_passwords.SPINS, 'spinCount="9999999"'),
        "an unknown encryption": test_passwords.written("2007.xlsx").replace(
            b"\x04\0\x02\0\x24\0\0\0", b"\x09\0\x09\0\x24\0\0\0"
        ),
        "rights management": compound({"EncryptedPackage": b"", "\x06DataSpaces": b""}),
        "Excel 5.0": book(["Cases"], [b""], record(0x002F, bytes(4)), version=EXCEL_5),
    }.items():
        (folder / "cases.xlsx").write_bytes(content)
        said.append(transcript(*command, "password.txt", about=what))
    (folder / "cases.xlsx").write_bytes(whole)
    monkeypatch.setattr(passwords, "find_spec", lambda _: None)
    said.append(transcript(*command, "password.txt", about="without the package that opens it"))
    gold("errors-passwords.txt", "".join(said))
