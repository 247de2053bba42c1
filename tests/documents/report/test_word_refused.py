"""Files that cannot be used as a template are refused with their fault and what to do about it."""

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.documents.report.reports import one_section
from tests.documents.report.word_reading import W, cells, parts
from tests.documents.report.word_templates import organisation_template, repacked
from yjs_cli.documents.report.content import Paragraph
from yjs_cli.documents.report.word import render_word
from yjs_cli.errors import UsageError

REPORT = one_section(Paragraph("Text."))
WHOLE = organisation_template()
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The template with one part changed."""
    content = repacked(WHOLE, {part: change})
    assert parts(content)[part] != parts(WHOLE)[part]
    return content


def table_text(document: Any) -> Any:
    style = document.styles.add_style("Table Text", 1)
    style.element.set(f"{W}styleId", "TableText")
    style.base_style = style
    return style


def based_on_itself(document: Any) -> None:
    table_text(document)


def based_on_a_missing_style(document: Any) -> None:
    table_text(document).element.find(f"{W}basedOn").set(f"{W}val", "Lost")


NO_BODY = b'<w:document xmlns:w="%s"/>' % W.strip("{}").encode()
REFUSED = {
    "empty": (b"", "the file is empty"),
    "text": (b"Dear organisation,", "not a Word document"),
    "pdf": (b"%PDF-1.7", "not a Word document"),
    "encrypted": (COMPOUND + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "doc": (COMPOUND + bytes(500) + "WordDocument".encode("utf-16-le"), "Word 2003"),
    "cut short": (WHOLE[:9_000], "cannot be used: the file is damaged or incomplete. Open it in Word"),
    "half": (WHOLE[: len(WHOLE) // 2], "the file is damaged or incomplete"),
    "only a start": (b"PK\x03\x04", "the file is damaged or incomplete"),
    "strict": (changed("_rels/.rels", lambda xml: xml.replace(TRANSITIONAL, STRICT)), "Strict Open XML"),
    "no XML": (
        changed("word/document.xml", lambda _: b"<w:document"), "cannot be used: the part word/document.xml is damaged",
    ),
    "other styles": (changed("word/styles.xml", lambda _: b"<a/>"), "the part word/styles.xml does not contain styles"),
    "no styles": (
        changed("word/_rels/document.xml.rels", lambda xml: re.sub(rb'<Relationship [^>]*/styles"[^>]*/>', b"", xml)),
        "cannot be used: it has no styles. Open it in Word",
    ),
    "no body": (changed("word/document.xml", lambda _: NO_BODY), "the part word/document.xml has no document body"),
    "invalid page size": (
        changed("word/document.xml", lambda xml: re.sub(rb'w:pgSz w:w="\d+"', b'w:pgSz w:w="wide"', xml)),
        "its page size or margins are not numbers",
    ),
    "no page size": (
        changed("word/document.xml", lambda xml: re.sub(rb"<w:pgSz [^>]*/>", b"", xml)),
        "it has no page size or no margins",
    ),
    "no margins": (
        changed("word/document.xml", lambda xml: re.sub(rb"<w:pgMar [^>]*/>", b"", xml)),
        "it has no page size or no margins",
    ),
    "wide margins": (
        changed("word/document.xml", lambda xml: re.sub(rb'w:left="\d+"', b'w:left="9000"', xml)),
        "mm for text, and a report needs at least 71 mm. Make the margins narrower.",
    ),
    "missing part": (
        changed("word/_rels/document.xml.rels", lambda xml: xml.replace(b'Target="styles.xml"', b'Target="NULL"')),
        "the part word/NULL is missing",
    ),
    "style based on a missing style": (
        organisation_template(based_on_a_missing_style), 'a style is based on "Lost", which is missing',
    ),
    "style based on itself": (organisation_template(based_on_itself), 'the style "TableText" is based on itself'),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_unusable_template_is_refused_with_its_fault(tmp_path: Path, kind: str) -> None:
    content, reason = REFUSED[kind]
    path = tmp_path / "template.docx"
    path.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        render_word(REPORT, str(path))
    assert str(caught.value).startswith(f"--template {path}: ")
    assert reason in str(caught.value)


def test_excel_workbook_is_refused_as_template(tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(UsageError, match="not a Word document"):
        render_word(REPORT, str(path))


def test_template_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(201):
            part.write(bytes(1_000_000))
    with pytest.raises(UsageError, match="unpacks to 201 MB; the limit is 200 MB"):
        render_word(REPORT, str(path))


@pytest.mark.parametrize(("name", "reason"), [("none.docx", "no such file"), ("", "not a file"), ("a\0b", "cannot be")])
def test_unreadable_template_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        render_word(REPORT, f"{tmp_path}/{name}")


def test_randomly_damaged_template_is_used_or_refused(tmp_path: Path) -> None:
    chance, path = random.Random(1), tmp_path / "template.docx"
    whole = organisation_template()
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
