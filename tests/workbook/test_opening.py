"""Opening a file: its format is recognised by its content, and unreadable files are explained."""

import hashlib
import io
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.builders import YJ_2021
from tests.layout.reading import case_ids, inspect, problems_in
from tests.workbooks import delimited, patched, without, workbook
from yjs_cli.errors import UnreadableFileError
from yjs_cli.layout import read_inspection
from yjs_cli.workbook.opening import open_source

CASES = [["Case ID", "2.1.1"], ["0207", "Yes"], ["0208", "No"]]
WORKBOOK = workbook({"Cases": CASES})
TEXT = delimited(CASES)

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XLS = COMPOUND + b"\0" * 504 + "Workbook".encode("utf-16-le") + b"\0" * 2048
ENCRYPTED = COMPOUND + b"\0" * 504 + "EncryptionInfo".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le")


def archive(*parts: str) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as package:
        for part in parts:
            package.writestr(part, "<x/>")
    return made.getvalue()


@dataclass
class Pipe:
    """Standard input that provides these bytes."""

    buffer: io.BytesIO


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (WORKBOOK, "cases.xlsx", "workbook"),
        (WORKBOOK, "CASES.XLSM", "workbook"),
        (TEXT, "cases.csv", "text"),
        (TEXT, "Cases.TSV", "text"),
        (TEXT, "cases.txt", "text"),
        # a name that suggests no format
        (WORKBOOK, "cases", "workbook"),
        (TEXT, "cases.backup", "text"),
        (WORKBOOK, "cases.2024.10.21", "workbook"),
    ],
)
def test_format_is_recognised_by_content(content: bytes, name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    opened = open_source(str(path))
    assert (opened.kind, opened.misnamed, opened.content) == (kind, False, content)
    assert (opened.source.name, opened.source.sha256) == (name, hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize(
    ("content", "name", "about"),
    [
        # CSV saved as a workbook, as some systems export it
        (TEXT, "cases.xlsx", "text"),
        (TEXT, "cases.XLSM", "text"),
        (delimited(CASES, ";", "utf-8-sig"), "cases.xlsx", "text"),
        (delimited(CASES, "\t", "utf-16"), "cases.xlsx", "text"),
        # a workbook renamed
        (WORKBOOK, "cases.csv", "workbook"),
        (WORKBOOK, "cases.tsv", "workbook"),
        (WORKBOOK, "cases.txt", "workbook"),
    ],
)
def test_misnamed_file_is_read_by_content_with_a_warning(content: bytes, name: str, about: str) -> None:
    inspection = inspect(content, name)
    assert case_ids(inspection) == ["0207", "0208"]
    assert [fact.about for fact in inspection.facts if fact.kind == "file-misnamed"] == [about]
    assert ("file-misnamed", name) in problems_in(inspection, "warning")


def test_standard_input_has_that_name_and_is_never_misnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (WORKBOOK, TEXT):
        monkeypatch.setattr(sys, "stdin", Pipe(io.BytesIO(content)))
        inspection = read_inspection("-", YJ_2021)
        assert inspection.source.name == "standard input"
        assert inspection.source.sha256 == hashlib.sha256(content).hexdigest()
        assert (case_ids(inspection), inspection.facts) == (["0207", "0208"], ())


def test_empty_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Pipe(io.BytesIO()))
    with pytest.raises(UnreadableFileError, match=r"^standard input: the file is empty\.$"):
        read_inspection("-", YJ_2021)


UNREADABLE: dict[str, tuple[bytes, str]] = {
    # empty
    "empty": (b"", r"the file is empty"),
    "blank": (b" \r\n\t \n", r"the file is empty"),
    "only a byte-order mark": (b"\xef\xbb\xbf", r"the file is empty"),
    "zeros, as a failed copy leaves": (b"\0" * 5000, r"the file is empty"),
    # a workbook that cannot be opened
    "cut short": (WORKBOOK[:-40], r"damaged or cut short.*Copy it again"),
    "only its beginning": (WORKBOOK[:300], r"damaged or cut short"),
    "a part damaged": (
        patched(WORKBOOK, {"xl/worksheets/sheet1.xml": lambda xml: xml[: len(xml) // 2]}),
        r"the sheet Cases is damaged.*save a copy",
    ),
    "a part missing": (without(WORKBOOK, "xl/worksheets/"), r"the sheet Cases is damaged.*save a copy"),
    "an entity bomb": (
        patched(WORKBOOK, {"xl/worksheets/sheet1.xml": lambda xml: f'<!DOCTYPE x [<!ENTITY a "a">]>{xml}'}),
        r"the sheet Cases is damaged.*save a copy",
    ),
    "an old Excel workbook without its sheets": (
        XLS,
        r"the workbook is damaged.*Open it in Excel and save it as \.xlsx",
    ),
    "password": (ENCRYPTED, r"protected with a password and damaged"),
    "a binary workbook without its sheets": (
        archive("[Content_Types].xml", "xl/workbook.bin", "xl/worksheets/sheet1.bin"),
        r"the workbook is damaged",
    ),
    "an OpenDocument spreadsheet without its sheets": (archive("content.xml"), r"the workbook is damaged"),
    # a zip of something else
    "a zip": (archive("cases.xlsx", "notes.txt"), r"a zip archive, not a workbook"),
    "a Word document": (archive("[Content_Types].xml", "word/document.xml"), r"a Word document, not a workbook"),
    "an empty zip": (archive(), r"not a workbook"),
    # other things
    "a web page": (b"<!DOCTYPE html><html><table><tr><td>Case ID</td></tr></table></html>", r"a web page"),
    "a web page after blanks": (b"\xef\xbb\xbf\r\n  <HTML><body>Sign in</body></HTML>", r"a web page"),
    "a table saved as a workbook": (b"<table><tr><td>Case ID</td></tr></table>", r"a web page.*save it as \.xlsx"),
    "an XML spreadsheet": (b'<?xml version="1.0"?><Workbook/>', r"XML, not a workbook"),
    "random bytes": (bytes(range(256)) * 20, r"not a workbook"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10", r"not a workbook"),
}


@pytest.mark.parametrize("name", ["cases.xlsx", "cases.csv", "cases"])
@pytest.mark.parametrize("what", UNREADABLE)
def test_unreadable_file_is_refused_with_its_kind_and_what_to_do(what: str, name: str) -> None:
    content, message = UNREADABLE[what]
    with pytest.raises(UnreadableFileError) as raised:
        inspect(content, name)
    assert re.fullmatch(f"{name}: .*{message}.*\\.", str(raised.value)), raised.value
    assert raised.value.exit_code == 2


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (lambda folder: folder / "missing.xlsx", r".*missing\.xlsx: no such file\."),
        (lambda folder: folder / "no" / "folder" / "cases.csv", r".*cases\.csv: no such file\."),
        (lambda folder: folder, r".*: a folder, not a file\. Give the workbook in it\."),
        (lambda folder: f"{folder}/cases\0.xlsx", r".*: cannot be read: .*\."),
        (lambda folder: f"{folder}/{'x' * 300}.xlsx", r".*: cannot be read: .*\."),
        (lambda _: "", r".*"),
    ],
)
def test_path_without_a_file_is_refused(path: Callable[[Path], object], message: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        open_source(str(path(tmp_path)))
    assert re.fullmatch(message, str(raised.value)), raised.value
