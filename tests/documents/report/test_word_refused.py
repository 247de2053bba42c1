"""What is no template is told by its name, with what to do about it, and never a crash."""

import random
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.documents.report.reports import one_section
from tests.documents.report.word_houses import house, repacked
from tests.documents.report.word_reading import W, cells, parts
from yjs_cli.documents.report.content import Paragraph
from yjs_cli.documents.report.word import render_word
from yjs_cli.errors import UsageError

REPORT = one_section(Paragraph("Text."))
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REFUSED = {
    "empty": (b"", "the file is empty"),
    "text": (b"Dear house,", "not a Word document"),
    "pdf": (b"%PDF-1.7", "not a Word document"),
    "encrypted": (COMPOUND + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "doc": (COMPOUND + bytes(500) + "WordDocument".encode("utf-16-le"), "Word 2003"),
    "cut short": (house()[:9_000], "damaged"),
    "half": (house()[: len(house()) // 2], "damaged"),
    "only a start": (b"PK\x03\x04", "damaged"),
    "strict": (repacked(house(), {"_rels/.rels": lambda xml: xml.replace(TRANSITIONAL, STRICT)}), "Strict Open XML"),
    "no XML": (repacked(house(), {"word/document.xml": lambda _: b"<w:document"}), "damaged"),
    "no styles": (repacked(house(), {"word/styles.xml": lambda _: b"<a/>"}), "damaged"),
    "no body": (
        repacked(house(), {"word/document.xml": lambda _: b'<w:document xmlns:w="%s"/>' % W.strip("{}").encode()}),
        "damaged",
    ),
    "a size that is none": (
        repacked(house(), {"word/document.xml": lambda xml: re.sub(rb'w:pgSz w:w="\d+"', b'w:pgSz w:w="wide"', xml)}),
        "damaged",
    ),
    "no parts that it names": (
        repacked(
            house(),
            {"word/_rels/document.xml.rels": lambda xml: xml.replace(b'Target="styles.xml"', b'Target="NULL"')},
        ),
        "damaged",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_template_is_told_by_its_name_with_what_to_do(tmp_path: Path, kind: str) -> None:
    content, reason = REFUSED[kind]
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        render_word(REPORT, str(path))
    assert str(caught.value).startswith(f"--template {path}: ")
    assert reason in str(caught.value)


def test_other_archives_are_no_templates(tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UsageError, match="not a Word document"):
        render_word(REPORT, str(path))


def test_a_bomb_is_told_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(201):
            part.write(bytes(1_000_000))
    with pytest.raises(UsageError, match="unpacks to 201 MB; the limit is 200 MB"):
        render_word(REPORT, str(path))


@pytest.mark.parametrize(("name", "reason"), [("none.docx", "no such file"), ("", "not a file"), ("a\0b", "cannot be")])
def test_a_template_that_cannot_be_read_is_told(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        render_word(REPORT, f"{tmp_path}/{name}")


def test_a_damaged_template_is_told_or_used_but_never_a_crash(tmp_path: Path) -> None:
    chance, path = random.Random(1), tmp_path / "house.docx"
    whole = house()
    names = [name for name in parts(whole) if name.endswith((".xml", ".rels"))]

    def mutated(xml: bytes) -> bytes:
        changed = bytearray(xml)
        for _ in range(chance.choice((1, 3))):
            changed[chance.randrange(len(changed))] = chance.choice(b'abcdefwx0129/:"')
        return bytes(changed)

    outcomes = set()
    for _ in range(50):
        path.write_bytes(repacked(whole, {chance.choice(names): mutated}))
        try:
            outcomes.add(bool(cells(Document(BytesIO(render_word(REPORT, str(path)))).tables[0])))
        except UsageError:
            outcomes.add(False)
    assert outcomes == {True, False}
