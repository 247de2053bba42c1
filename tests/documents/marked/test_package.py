"""Packages from other programs, messages about damaged ones, and the same bytes every time."""

import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from tests.documents.marked.rich_workbook import rich
from tests.documents.marked.workbooks_to_mark import (
    MAIN,
    WITH_ERRORS,
    comments,
    marked,
    package,
    parts,
    problem,
    with_parts,
)
from tests.workbooks import patched, workbook
from yjs_cli.documents.marked.markable import refuse_unmarkable
from yjs_cli.errors import UnreadableFileError, UsageError

BOOK = workbook({"Cases": [["Case ID", "2.1.1"], ["0207", "Yess"]]})
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.xml", "worksheets/sheet1.xml", "./worksheets/../worksheets/sheet1.xml"]
)
def test_relative_and_absolute_targets_find_the_part(target: str) -> None:
    def change(xml: str) -> str:
        return re.sub('Target="[^"]*sheet1.xml"', f'Target="{target}"', xml)

    copy = marked(patched(BOOK, {"xl/_rels/workbook.xml.rels": change}), problem("B2"))
    assert list(comments(copy, "Cases")) == ["B2"]


def test_part_names_ignore_case() -> None:
    contents = {name.replace("sheet1.xml", "Sheet1.XML"): part for name, part in parts(rich()).items()}
    copy = parts(marked(package(contents), problem("A6")))
    assert set(copy) == {*contents, "xl/worksheets/sheet3.xml"}
    assert copy["xl/worksheets/Sheet1.XML"] == parts(marked(rich(), problem("A6")))[SHEET]


def test_workbook_in_another_folder_is_marked() -> None:
    contents = {name.replace("xl/", "book/"): part for name, part in parts(rich()).items()}
    for name in ("[Content_Types].xml", "_rels/.rels", "book/worksheets/_rels/sheet1.xml.rels"):
        contents[name] = contents[name].replace(b"xl/", b"book/")
    there, here = (parts(marked(each, problem("A6"), problem("A4", "Lists"))) for each in (package(contents), rich()))
    for name in ("styles.xml", "comments1.xml", "worksheets/sheet1.xml", "worksheets/sheet2.xml"):
        assert there[f"book/{name}"] == here[f"xl/{name}"]
    assert there["book/workbook.xml"] == here["xl/workbook.xml"]


def test_external_links_keep_their_ids() -> None:
    outside = '<Relationship Id="rId1" Type="x/hyperlink" Target="http://example.org/" TargetMode="External"/>'
    xml = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{outside}</Relationships>'
    )
    name = "xl/worksheets/_rels/sheet1.xml.rels"
    copy = parts(marked(with_parts(BOOK, {name: xml}), problem("B2")))[name].decode()
    assert outside in copy
    assert re.findall('Id="(.*?)"', copy) == ["rId1", "rId2", "rId3"]


def test_new_parts_never_replace_unreferenced_parts() -> None:
    lost = {"xl/comments1.xml": "lost", "xl/Drawings/vmlDrawing1.vml": "lost", "xl/worksheets/sheet2.xml": "lost"}
    copy = parts(marked(with_parts(BOOK, lost), problem("B2")))
    assert {name: copy[name].decode() for name in lost} == lost
    assert {"xl/comments2.xml", "xl/drawings/vmlDrawing2.vml", "xl/worksheets/sheet3.xml"} < set(copy)


def test_comment_drawings_have_a_content_type() -> None:
    for content in (BOOK, rich(), rich(comments=False)):
        kinds = parts(marked(content, problem("B2")))["[Content_Types].xml"].decode()
        assert kinds.count('Extension="vml"') == 1
        assert 'ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"' in kinds


def test_zip_entries_keep_their_date_and_appear_once() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as archive, warnings.catch_warnings(action="ignore"):
        for name, part in (*parts(BOOK).items(), ("docProps/app.xml", b"<newer/>")):
            archive.writestr(ZipInfo(name, (2021, 2, 3, 4, 5, 6)), part, ZIP_STORED)
    with ZipFile(BytesIO(marked(made.getvalue(), problem("B2")))) as copy:
        infos = copy.infolist()
        assert len(infos) == len({info.filename for info in infos})
        assert copy.read("docProps/app.xml") == b"<newer/>"
        known = set(parts(BOOK))
        assert {info.date_time for info in infos if info.filename in known} == {(2021, 2, 3, 4, 5, 6)}
        assert {info.date_time for info in infos if info.filename not in known} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.compress_type for info in infos if info.filename in known} == {ZIP_STORED}


def test_first_zip_entry_stays_first() -> None:
    """Programs recognise a workbook by its first zip entry."""
    assert next(iter(parts(marked(rich())))) == next(iter(parts(rich()))) == "[Content_Types].xml"


def test_same_workbook_gives_the_same_bytes() -> None:
    program = (
        "import sys; from tests.documents.marked.workbooks_to_mark import *;"
        "sys.stdout.buffer.write(marked(WITH_ERRORS))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert ran.stdout == marked(WITH_ERRORS) == marked(WITH_ERRORS)


# Workbooks that cannot be marked.


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("xl/styles.xml", lambda part: part[:-20]),
        ("xl/styles.xml", lambda part: part.replace(b"fontId=\"0\"", b"fontId=\"x\"")),
        (SHEET, lambda part: part[:-20]),
        (SHEET, lambda _: b""),
        (SHEET, lambda part: part.replace(b'r="5"', b'r="five"')),
        ("xl/comments1.xml", lambda part: part.replace(b"commentList", b"list")),
        ("xl/comments1.xml", lambda part: part.replace(b"authors", b"people")),
        ("xl/drawings/vmlDrawing1.vml", lambda part: part[:-5]),
        ("xl/workbook.xml", lambda part: part.replace(b"name=", b"nom=")),
        ("xl/workbook.xml", lambda part: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part.partition(b"?>")[2]),
        ("xl/_rels/workbook.xml.rels", lambda part: part.replace(b"Target=", b"Goal=")),
        ("_rels/.rels", lambda part: part.replace(b"officeDocument\"", b"document\"")),
        ("[Content_Types].xml", lambda _: b"no XML"),
    ],
)  # fmt: skip
def test_damaged_part_is_reported(name: str, change: Callable[[bytes], bytes]) -> None:
    broken = with_parts(rich(), {name: change(parts(rich())[name])})
    assert parts(broken)[name] != parts(rich())[name]
    with pytest.raises(
        UnreadableFileError, match=r"^cases\.xlsx: cannot be marked, because part of the file is damaged\."
    ):
        marked(broken, problem("D5"), problem("A6"))


def test_damage_in_a_copied_part_is_reported() -> None:
    content = rich()
    place = content.index(b"xl/media/image1.png") + 40
    with pytest.raises(UnreadableFileError, match="cannot be marked"):
        marked(content[:place] + b"!!!!" + content[place + 4 :], problem("D5"))


def as_kind(kind: str) -> bytes:
    return patched(BOOK, {"[Content_Types].xml": lambda xml: xml.replace("sheet.main+xml", kind)})


@pytest.mark.parametrize(
    ("name", "kind", "content", "reason"),
    [
        (
            "a.csv",
            "text",
            b"Case ID",
            "only an Excel workbook (.xlsx) can be marked. Save it as .xlsx, then",
        ),
        ("a.xlsx", "text", b"Case ID", "only an Excel workbook"),
        ("a.xls", "xls", b"", "only an Excel workbook"),
        ("a.xlsb", "xlsb", b"", "only an Excel workbook"),
        ("a.ods", "ods", b"", "only an Excel workbook"),
        ("a.xlsx", "protected", b"", "this file has a password, which a marked copy would lose."),
        ("a.xlsm", "workbook", as_kind("sheet.macroEnabled.main+xml"), "a workbook with macros cannot be marked"),
        ("a.xlsx", "workbook", as_kind("sheet.macroEnabled.main+xml"), "a workbook with macros cannot be marked"),
        ("a.XLSM", "workbook", BOOK, "a workbook with macros cannot be marked"),
        ("a.xltx", "workbook", as_kind("template.main+xml"), "this is a template or another kind of workbook"),
    ],
)
def test_other_files_are_refused_with_reason_and_advice(name: str, kind: str, content: bytes, reason: str) -> None:
    with pytest.raises(UsageError) as refused:
        refuse_unmarkable(name, kind, content)
    assert str(refused.value).startswith(f"{name}: {reason}")
    assert re.search("[Ss]ave (it|a copy)", str(refused.value))


def test_workbook_with_any_file_name_can_be_marked() -> None:
    for name in ("a.xlsx", "a.csv", "a"):
        refuse_unmarkable(name, "workbook", BOOK)
    by_extension = f'<Types xmlns="{MAIN}"><Default Extension="xml" ContentType="{KIND}"/></Types>'
    refuse_unmarkable("a.xlsx", "workbook", with_parts(BOOK, {"[Content_Types].xml": by_extension}))


KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
