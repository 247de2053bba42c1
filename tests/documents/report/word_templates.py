"""An organisation's template, with text that must not be in any report."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm, RGBColor

from tests.documents.report.word_reading import parts

SECRET = b"SECRET"
DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PICTURE = bytes.fromhex(  # one dot
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63680000008200812f29c5ec0000000049454e44ae426082"
)  # fmt: skip

Change = Callable[[Any], None]


def organisation_template(*changes: Change) -> bytes:
    """A template with text in two sections, after the given changes."""
    document: Any = Document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0x20, 0x60)
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(250), Mm(200), Mm(33)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.header.paragraphs[0].add_run("Ministry of Ratings").add_picture(BytesIO(PICTURE))
    section.footer.paragraphs[0].text = "OFFICIAL"
    paragraph = document.add_paragraph("SECRET text")
    paragraph.add_run().add_picture(BytesIO(PICTURE + SECRET))
    document.add_comment(paragraph.runs, "SECRET comment", "SECRET author")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_table(1, 1).cell(0, 0).text = "SECRET cell"
    document.core_properties.author = document.core_properties.title = "SECRET author"
    for change in changes:
        change(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


Changes = Mapping[str, Callable[[bytes], bytes]]


def repacked(content: bytes, changes: Changes, added: Mapping[str, bytes] | None = None) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in (parts(content) | dict(added or {})).items():
            package.writestr(name, changes.get(name, bytes)(part))
    return made.getvalue()
