"""A report in an organisation's template: styles and page set-up are kept, and text is removed."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm, Pt

from tests.documents.report.reports import report_of
from tests.documents.report.word_reading import W, expected, misplaced, parts, read, tables
from tests.documents.report.word_templates import DOCUMENT, PICTURE, SECRET, Change, organisation_template, repacked
from yjs_cli.documents.report.word import render_word

REPORT = report_of("panel.xlsx")


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes], bytes]:
    """``written(template)`` is the report in the styles of a template."""

    def write(template: bytes) -> bytes:
        path = tmp_path / "template.docx"
        path.write_bytes(template)
        return render_word(REPORT, str(path))

    return write


def opened(content: bytes) -> Any:
    return Document(BytesIO(content))


Written = Callable[[bytes], bytes]


def test_styles_header_footer_and_page_of_the_template_are_kept(written: Written) -> None:
    document = opened(written(organisation_template()))
    assert document.styles["Normal"].font.name == "Georgia"
    assert str(document.styles["Heading 1"].font.color.rgb) == "802060"
    [section] = document.sections
    assert (section.page_width.mm, section.page_height.mm, section.left_margin.mm) == pytest.approx(
        (250, 200, 33), abs=0.1
    )
    # The last section has no header and inherits that of the first.
    assert section.header.paragraphs[0].text == "Ministry of Ratings"
    assert section.footer.paragraphs[0].text == "OFFICIAL"
    [picture] = section.header.part.related_parts.values()
    assert picture.blob == PICTURE


def test_text_of_the_template_is_removed(written: Written) -> None:
    content = written(organisation_template())
    assert read(opened(content)) == expected(REPORT)
    assert not [name for name, part in parts(content).items() if SECRET in part]
    assert "word/comments.xml" not in parts(content)


def test_same_template_gives_the_same_bytes(written: Written) -> None:
    assert written(organisation_template()) == written(organisation_template())


def without_yjs_styles(document: Any) -> None:
    for style in list(document.styles):
        if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
            style.delete()


def without_lists(document: Any) -> None:
    without_yjs_styles(document)
    [lists] = [key for key, relation in document.part.rels.items() if relation.reltype.endswith("/numbering")]
    del document.part.rels[lists]


@pytest.mark.parametrize("change", [without_yjs_styles, without_lists])
def test_styles_missing_from_the_template_are_added(written: Written, change: Change) -> None:
    document = opened(written(organisation_template(change)))
    assert read(document) == expected(REPORT)
    assert misplaced(document.element) == []
    bullets = document.styles["List Bullet"].element.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbering = document.part.numbering_part.element
    [instance] = [each for each in numbering.findall(f"{W}num") if each.get(f"{W}numId") == bullets]
    definition = instance.find(f"{W}abstractNumId").get(f"{W}val")
    [found] = [each for each in numbering.findall(f"{W}abstractNum") if each.get(f"{W}abstractNumId") == definition]
    assert found.find(f"{W}lvl/{W}lvlText").get(f"{W}val") == "•"
    order = [each.tag.removeprefix(W) for each in numbering if each.tag.removeprefix(W) in ("abstractNum", "num")]
    assert order == sorted(order)
    identifiers = [style.style_id for style in document.styles]
    assert len(set(identifiers)) == len(identifiers)


def test_styles_are_recognised_by_name_not_by_id(written: Written) -> None:
    def in_german(document: Any) -> None:
        document.styles["Heading 1"].element.set(f"{W}styleId", "berschrift1")
        document.styles["Heading 2"].element.set(f"{W}styleId", "Heading1")

    document = opened(written(organisation_template(in_german)))
    assert read(document) == expected(REPORT)
    assert len([style for style in document.styles if style.name == "Heading 1"]) == 1


def test_added_style_does_not_take_the_id_of_another_style(written: Written) -> None:
    def taken(document: Any) -> None:
        document.styles.add_style("Ministry remark", 1).element.set(f"{W}styleId", "Remark")

    document = opened(written(organisation_template(taken)))
    assert read(document) == expected(REPORT)
    assert {style.name for style in document.styles} >= {"Ministry remark", "Remark"}


def test_template_can_set_rating_colours(written: Written) -> None:
    def purple(document: Any) -> None:
        style = document.styles.add_style("Rating 4", 2)
        style.font.bold = True
        shading = style.element.get_or_add_rPr().makeelement(f"{W}shd", {f"{W}val": "clear", f"{W}fill": "802060"})
        style.element.rPr.append(shading)

    bands = tables(opened(written(organisation_template(purple))))["Percentages and points of each rating"]
    fills = [row.cells[0]._tc.find(f"{W}tcPr/{W}shd").get(f"{W}fill") for row in bands.rows[1:]]
    assert fills == ["A3161A", "8A4A00", "17692E", "802060"]


def test_language_of_the_template_becomes_english(written: Written) -> None:
    def welsh(document: Any) -> None:
        for name in ("Normal", "Heading 1"):
            properties = document.styles[name].element.get_or_add_rPr()
            properties.append(properties.makeelement(f"{W}lang", {f"{W}val": "cy-GB"}))

    content = written(organisation_template(welsh))
    assert b"cy-GB" not in parts(content)["word/styles.xml"]
    assert opened(content).core_properties.language == "en-GB"


def test_template_without_header_and_footer_gets_them(written: Written) -> None:
    plain = BytesIO()
    bare = Document()
    bare.sections[0].header_distance = Mm(0)
    bare.save(plain)
    section = opened(written(plain.getvalue())).sections[0]
    assert section.header_distance.mm == pytest.approx(10, abs=0.1)
    assert section.header.paragraphs[0].text == REPORT.service
    assert section.footer.paragraphs[0].text == "Page 1 of 1"


def test_tables_fit_a_narrow_page_with_a_smaller_font(written: Written) -> None:
    def narrow(document: Any) -> None:
        for section in document.sections:
            section.page_width, section.left_margin, section.right_margin = Mm(150), Mm(20), Mm(20)

    for table in opened(written(organisation_template(narrow))).tables:
        widths = [column.width.twips for column in table.columns]
        assert sum(widths) <= 6237
        sizes = {run.font.size for row in table.rows for cell in row.cells for run in cell.paragraphs[0].runs}
        assert sizes == ({Pt(7)} if len(widths) == 9 else {None})


def test_two_columns_of_text_become_one(written: Written) -> None:
    def columns(document: Any) -> None:
        properties = document.sections[-1]._sectPr
        properties.append(properties.makeelement(f"{W}cols", {f"{W}num": "2"}))

    document = opened(written(organisation_template(columns)))
    assert all(each.get(f"{W}num") is None for each in document.element.iter(f"{W}cols"))


OTHER_KINDS = {
    "dotx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "docm": b"application/vnd.ms-word.document.macroEnabled.main+xml",
    "dotm": b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


def with_macros(kind: bytes) -> bytes:
    relation = (
        b'<Relationship Id="macros" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="vbaProject.bin"/></Relationships>'
    )
    binary = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    return repacked(
        organisation_template(),
        {
            "[Content_Types].xml": lambda xml: xml.replace(DOCUMENT, kind).replace(b"</Types>", binary),
            "word/_rels/document.xml.rels": lambda xml: xml.replace(b"</Relationships>", relation),
        },
        {"word/vbaProject.bin": b"Sub AutoOpen()"},
    )


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_other_kinds_of_word_document_are_used_without_their_macros(written: Written, kind: str) -> None:
    content = written(with_macros(OTHER_KINDS[kind]))
    assert read(opened(content)) == expected(REPORT)
    assert not [name for name, part in parts(content).items() if "vba" in name.lower() or b"AutoOpen" in part]
    assert DOCUMENT in parts(content)["[Content_Types].xml"]


def test_links_to_other_files_and_protection_are_removed(written: Written) -> None:
    settings = (
        b'<w:attachedTemplate r:id="far"/><w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:mailMerge/>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="far" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://example.org/SECRET.dotm" TargetMode="External"/></Relationships>'
    )
    template = repacked(
        organisation_template(),
        {"word/settings.xml": lambda xml: re.sub(rb"(<w:zoom[^>]*/>)", rb"\1" + settings, xml)},
        {"word/_rels/settings.xml.rels": relations},
    )
    content = parts(written(template))
    assert not [name for name, part in content.items() if b"External" in part or SECRET in part]
    assert not re.search(rb"attachedTemplate|documentProtection|mailMerge", content["word/settings.xml"])
