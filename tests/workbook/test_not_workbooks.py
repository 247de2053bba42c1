"""Files that are not workbooks are named as what they are, with the way to get a workbook."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.compound import compound
from tests.workbooks import workbook
from yjs_cli.errors import UnreadableFileError
from yjs_cli.workbook.opening import open_source, recognise

WORKBOOK = workbook({"Cases": [["Case ID", "2.1.1"], ["0207", "Yes"]]})
CSV = b"Case ID,2.1.1\n0207,Yes\n"
TYPES = {"[Content_Types].xml": b"<Types/>"}
SHEET_URL = "https://docs.google.com/spreadsheets/d/1x/edit"
PLIST = (
    '<?xml version="1.0"?><!DOCTYPE plist><plist version="1.0"><dict><key>URL</key><string>{}</string></dict></plist>'
)
WORD = "<w:document><w:body><w:p>{}</w:p></w:body></w:document>"
WORD_FIELDS = (
    "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr></w:sdt>",
    '<w:sdt w:rsidR="1"><w:sdtPr/></w:sdt>',
    "<w:r><w:fldChar><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>",
)


def archive(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return made.getvalue()


def word(paragraph: str) -> bytes:
    return archive({**TYPES, "word/document.xml": WORD.format(paragraph).encode()})


def office_97(*streams: str) -> bytes:
    return compound({stream: bytes(5_000) for stream in streams})


# By file name: the content, how the message begins, and a way out that it names.
FILES: dict[str, tuple[bytes, str, str]] = {
    # Word and PowerPoint
    "cases.docx": (word("Yes"), "a Word document, not a workbook.", "yjs template"),
    "copy.docx": (word("<w:tbl/>"), "a Word document, not a workbook.", "Copy its answers into a workbook"),
    **{f"form-{n}.docx": (word(field), "a Word form, not a workbook.", "yjs template")
       for n, field in enumerate(WORD_FIELDS)},
    "cases.doc": (office_97("WordDocument"), "a Word document, not a workbook.", "Copy its answers into a workbook"),
    "embedded.doc": (office_97("WordDocument", "Workbook"), "a Word document", "Copy its answers into a workbook"),
    "cases.rtf": (rb"{\rtf1\ansi Case ID}", "a text document, not a workbook.", "Copy its answers into a workbook"),
    "cases.odt": (
        archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
        "an OpenDocument file, but not a workbook.", "Copy its answers into a workbook",
    ),
    "cases.ods": (
        archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "an OpenDocument spreadsheet without content: it is damaged.", "Copy it again",
    ),
    "panel.pptx": (
        archive({**TYPES, "ppt/presentation.xml": b"<p/>"}), "a PowerPoint presentation, not a workbook.",
        "Give the workbook",
    ),
    "panel.ppt": (office_97("PowerPoint Document"), "a PowerPoint presentation, not a workbook.", "Give the workbook"),
    "mail.msg": (office_97("__properties_version1.0"), "an Outlook message, not a workbook.", "Save the workbook"),
    # Apple
    "cases.numbers": (
        archive({"Index/Document.iwa": b"\0", "Metadata/Properties.plist": b""}),
        "a Numbers document. In Numbers, choose File > Export To > Excel, then give that file.", "",
    ),
    "old.numbers": (archive({"Index.zip": b"", "preview.jpg": b""}), "a Numbers document.", "File > Export To > Excel"),
    "numbers.xlsx": (archive({"Index/Tables/Tile.iwa": b"\0"}), "a Numbers document.", "File > Export To > Excel"),
    "cases.pages": (archive({"Index/Document.iwa": b"\0"}), "a Pages document, not", "Copy its answers"),
    "panel.key": (archive({"Index/Document.iwa": b"\0"}), "a Keynote presentation, not", "Give the workbook"),
    "slides.zip": (archive({"Index/Slide-8.iwa": b"\0"}), "a Keynote presentation, not", "Give the workbook"),
    # links
    "cases.gsheet": (
        json.dumps({"": "WARNING", "doc_id": "1x", "email": "a@example.org"}).encode(), "a link to a Google Sheet",
        "File > Download > Microsoft Excel (.xlsx)",
    ),
    "older.gsheet": (json.dumps({"url": SHEET_URL}).encode(), "a link to a Google Sheet", "File > Download"),
    "sheet.url": (f"[InternetShortcut]\r\nURL={SHEET_URL}\r\n".encode(), "a link to a Google Sheet", "File > Download"),
    "sheet.webloc": (PLIST.format(SHEET_URL).encode(), "a link to a Google Sheet", "File > Download"),
    "binary.webloc": (
        b"bplist00\xd1\1\2SURL_\x10\x2e" + SHEET_URL.encode() + b"\0\0", "a link to a Google Sheet", "File > Download"
    ),
    "teams.url": (b"[InternetShortcut]\r\nURL=https://x.sharepoint.com/x\r\n", "a link to a web page", "download"),
    "teams.webloc": (PLIST.format("https://example.org").encode(), "a link to a web page", "download the workbook"),
    "cases.desktop": (b"[Desktop Entry]\nType=Link\nURL=https://example.org\n", "a link to a web page", "download"),
    # web pages
    "signin.xlsx": (
        b"<!DOCTYPE html><html><head><title>Sign in to your account</title></head></html>",
        "a sign-in page, not a workbook", "Sign in with a web browser, download the workbook again",
    ),
    "login.xlsx": (b'<html><body><form><input name="p" type="password"></form>', "a sign-in page", "download"),
    "saml.xlsx": (b'\n<html><body><form method="post" action="https://x/saml2">', "a sign-in page", "download"),
    "table.xls": (b"<table><tr><td>Case ID</tr></table>", "a web page or XML, not a workbook.", "save it as .xlsx"),
    "page.xlsx": (b"<!-- saved --><html><title>Cases</title></html>", "a web page or XML", "save it as .xlsx"),
    "wide.xls": ("<html><table>".encode("utf-16"), "a web page or XML, not a workbook.", "save it as .xlsx"),
    # XML
    "excel-2003.xml": (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "an XML spreadsheet of Excel 2003.", "Open it in Excel and save it as .xlsx",
    ),
    "cases.fods": (
        b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>',
        "a flat XML spreadsheet (.fods).", "save it as .ods",
    ),
    "cases.xml": (b'<?xml version="1.0"?><cases/>', "a web page or XML, not a workbook.", "save it as .xlsx"),
    # archives
    "cases.zip": (
        archive({"KM.xlsx": WORKBOOK, "TD/Cases.XLS": b"", "a.csv": CSV, "__MACOSX/._KM.xlsx": b"", "~$KM.xlsx": b"",
                 "notes.txt": b""}),
        "a zip archive, not a workbook. Unpack it, then give the 3 workbooks in it.", "",
    ),
    "one.zip": (
        archive({"cases.xlsx": WORKBOOK}), "a zip archive, not a workbook. Unpack it, then give the workbook in it.", ""
    ),
    "none.zip": (archive({"a.txt": b""}), "a zip archive, not a workbook, and there is no workbook in it.", ""),
    "empty.zip": (archive({}), "a zip archive, not a workbook, and there is no workbook in it.", ""),
    "cases.7z": (b"7z\xbc\xaf\x27\x1c\0\4", "a compressed archive, not a workbook.", "Unpack it"),
    "cases.rar": (b"Rar!\x1a\x07\0", "a compressed archive, not a workbook.", "Unpack it"),
    "cases.csv.gz": (b"\x1f\x8b\x08\0\0", "a compressed archive, not a workbook.", "Unpack it"),
    # others
    "cases.pdf": (b"%PDF-1.7\n%\xe2\xe3", "a PDF, not a workbook.", "Give the workbook it was made from"),
    "cases.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "an image, not a workbook.", "Give the workbook it was made from"),
    "cases.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "an image, not a workbook.", "Give the workbook"),
    "cases.gif": (b"GIF89a\1\0", "an image, not a workbook.", "Give the workbook"),
    "cases.tiff": (b"II*\0\x08\0\0\0", "an image, not a workbook.", "Give the workbook"),
    "cases.webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "an image, not a workbook.", "Give the workbook"),
    "cases.heic": (b"\0\0\0\x18ftypheic\0\0", "an image, not a workbook.", "Give the workbook"),
    "cases.accdb": (b"\0\1\0\0Standard ACE DB\0", "an Access database, not a workbook.", "External Data > Export"),
    "cases.mdb": (b"\0\1\0\0Standard Jet DB\0", "an Access database, not a workbook.", "External Data > Export"),
    "cases.sqlite": (b"SQLite format 3\0\x10", "a database, not a workbook.", "Export its table as a CSV file"),
    "cases.one": (office_97("Contents"), "a file of another Office program, not a workbook.", "Give an Excel workbook"),
    "cases.bin": (bytes(range(256)), "not a workbook.", "Give an Excel workbook"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_file_that_is_not_a_workbook_is_named_with_the_way_out(name: str, tmp_path: Path) -> None:
    content, beginning, way_out = FILES[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFileError) as refused:
        open_source(str(tmp_path / name))
    assert str(refused.value).startswith(f"{name}: {beginning}")
    assert way_out in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "content",
    [
        CSV,
        b"MM,2.1.1\n",
        b"BM,2.1.1\n0207,Yes\n",
        b"GIF,2.1.1\n",
        b"RIFF-0001,Yes\n",
        b"{note},2.1.1\n",
        b"[Sheet],2.1.1\n",
        b"< 18,2.1.1\n",
        b"Case ID,Link\n0207,https://docs.google.com/x\n",
        b"% complete,2.1.1\n",
    ],
)
def test_delimited_text_is_not_taken_for_another_file(content: bytes) -> None:
    assert recognise("cases.csv", content) == "text"


@pytest.mark.parametrize("name", ["cases.xls", "cases", "standard input"])
def test_workbook_with_an_embedded_word_document_is_a_workbook(name: str) -> None:
    assert recognise(name, office_97("Workbook", "WordDocument")) == "xls"


@pytest.mark.parametrize("piece", ["<title", "<input ", "<form action='", "<html><title>" + "a" * 300])
def test_page_crafted_to_slow_recognition_is_recognised(piece: str) -> None:
    with pytest.raises(UnreadableFileError, match="a web page"):
        recognise("cases.xlsx", b"<html>" + piece.encode() * 10_000)
