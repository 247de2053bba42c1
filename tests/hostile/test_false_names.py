"""Files with a false extension, and files of no known format."""

import random
from pathlib import Path

import pytest

from tests.commands.conftest import Yjs
from tests.hostile import biff, binary, opendocument, openxml
from tests.hostile.archives import packed
from tests.hostile.running import Hostile, scored_here

EXTENSIONS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", "")
CSV = b"Case ID,2.1.1\nA-1,Yes\nA-2,No\n"
WORD = packed({openxml.TYPES: openxml.types(), "word/document.xml": "<w:document/>"})

NO_WORKBOOKS = {
    "a web page": (b"<!DOCTYPE html><html><table><tr><td>Case ID</td></tr></table></html>", "a web page"),
    "a sign-in page": (b"\xef\xbb\xbf\r\n<HTML><body>Sign in</body></HTML>", "a web page"),
    "a table of Excel's for the web": (b"<table><tr><td>Case ID<td>2.1.1</table>", "a web page"),
    "an XML spreadsheet of Excel 2003": (b'<?xml version="1.0"?><Workbook/>', "XML"),
    "rich text": (rb"{\rtf1\ansi Case ID}", "a text document, not a workbook"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj<</Type/Catalog>>endobj\nCase ID", "a PDF, not a workbook"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10", "not a workbook"),
    "a Word document": (WORD, "not a workbook"),
    "a zip of other things": (packed({"readme.txt": "Case ID,2.1.1"}), "not a workbook"),
    "an empty zip": (packed({}), "not a workbook"),
    "a program": (b"\x7fELF\2\1\1\0" + bytes(100), "not a workbook"),
    "random bytes": (random.Random(7).randbytes(5_000), "not a workbook|nothing to score"),
    "the first bytes of a zip": (b"PK\3\4", "damaged"),
    "the first bytes of a compound file": (biff.workbook()[:8], "not a workbook|damaged"),
    "nothing": (b"", "empty"),
    "one byte": (b"\1", "not a workbook|nothing to score"),
    "zeros": (bytes(5_000), "empty"),
    "a byte-order mark": (b"\xef\xbb\xbf", "empty"),
    "JSON": (b'{"Case ID": "A-1", "2.1.1": "Yes"}', "nothing to score"),
}  # fmt: skip


@pytest.mark.parametrize("what", NO_WORKBOOKS)
def test_file_that_is_not_a_workbook_is_named_whatever_its_name(what: str, tmp_path: Path, yjs: Yjs) -> None:
    content, message = NO_WORKBOOKS[what]
    for extension in EXTENSIONS:
        scored_here(Hostile(lambda content=content: content, 2, message), tmp_path / f"cases{extension}", yjs)


WORKBOOKS = {
    ".xlsx": openxml.workbook(),
    ".xls": biff.workbook(),
    ".xlsb": binary.workbook(),
    ".ods": opendocument.workbook(),
    ".csv": CSV,
}


@pytest.mark.parametrize("false", EXTENSIONS[:-1])
@pytest.mark.parametrize("true", [".xlsx", ".csv"])
def test_workbook_with_a_false_extension_gives_a_warning(true: str, false: str, tmp_path: Path, yjs: Yjs) -> None:
    is_false = false not in {true, {".xlsx": ".xlsm"}.get(true)}
    message = "file-misnamed" if is_false else "question-missing"
    scored_here(Hostile(lambda: WORKBOOKS[true], 0, message), tmp_path / f"cases{false}", yjs)


@pytest.mark.parametrize("true", WORKBOOKS)
def test_workbook_of_any_format_is_read_without_an_extension(true: str, tmp_path: Path, yjs: Yjs) -> None:
    ran = scored_here(Hostile(lambda: WORKBOOKS[true], 0, "question-missing"), tmp_path / "cases", yjs)
    assert "file-misnamed" not in ran.err
