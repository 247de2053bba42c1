"""Parts, relationships and content types of a package, and rewriting it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from yjs_cli.documents.ooxml.package import CONTENT_TYPES, DamagedPartError, Package, Relationship
from yjs_cli.documents.ooxml.rewriting import copied_entry, new_entry, rewritten

_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="XML" ContentType="application/xml"/>'
    '<Override PartName="/XL/book.xml" ContentType="application/book"/></Types>'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name, (2021, 2, 3, 4, 5, 6)), part)
    return made.getvalue()


def package(parts: dict[str, str | bytes]) -> Package:
    return Package(ZipFile(BytesIO(zipped(parts))))


def related(target: str, mode: str = "") -> str:
    return _RELS.format(f'<Relationship Id="r1" Type="http://x/officeDocument" Target="{target}" {mode}/>')


@pytest.mark.parametrize("target", ["/xl/book.xml", "xl/book.xml", "./xl/../XL/Book.xml"])
def test_main_part_is_found_however_its_path_is_written(target: str) -> None:
    opened = package({"_rels/.rels": related(target), "xl/book.xml": "<a/>"})
    assert opened.relationships("") == (Relationship("r1", "officeDocument", "xl/book.xml"),)
    assert opened.main_part() == "xl/book.xml"


def test_relationships_are_relative_to_the_folder_of_their_part() -> None:
    opened = package({"xl/_rels/book.xml.rels": related("../sheet.xml"), "sheet.xml": ""})
    assert opened.relationships_part("xl/book.xml") == "xl/_rels/book.xml.rels"
    assert opened.relationships("xl/book.xml")[0].part == "sheet.xml"
    assert opened.relationships("sheet.xml") == ()


def test_target_outside_the_package_is_no_part() -> None:
    opened = package({"_rels/.rels": related("http://example.org/", 'TargetMode="External"')})
    assert opened.main_part() == ""


def test_package_without_main_part_raises_lookup_error() -> None:
    with pytest.raises(LookupError, match="no main part"):
        package({"_rels/.rels": _RELS.format("")}).main_part()


def test_content_type_of_a_part_precedes_that_of_its_extension() -> None:
    opened = package({CONTENT_TYPES: _TYPES})
    assert opened.content_type("xl/book.xml") == "application/book"
    assert opened.content_type("xl/other.xml") == "application/xml"
    assert opened.content_type("xl/other.bin") == ""


@pytest.mark.parametrize(
    "xml",
    [b"", b"<Types", b"<Types/><Types/>", b"<!DOCTYPE Types><Types/>", b'<!DOCTYPE a [<!ENTITY b "c">]><Types/>'],
)
def test_damaged_part_is_named(xml: bytes) -> None:
    with pytest.raises(DamagedPartError, match=r"the part \[Content_Types\]\.xml is damaged") as raised:
        package({CONTENT_TYPES: xml}).content_type("a.xml")
    assert raised.value.part == CONTENT_TYPES


def test_new_names_are_free_in_any_case_and_used_once() -> None:
    opened = package({"xl/Sheet1.xml": ""})
    assert [opened.new_name("xl/sheet{}.xml") for _ in range(2)] == ["xl/sheet2.xml", "xl/sheet3.xml"]
    assert opened.named("XL/sheet1.XML") == "xl/Sheet1.xml"


def test_missing_part_reads_as_none() -> None:
    opened = package({"a.xml": b"a"})
    assert (opened.read("a.xml"), opened.read("b.xml")) == (b"a", None)


def test_rewriting_replaces_adds_and_copies_parts() -> None:
    made = rewritten(zipped({"a.xml": "a", "b.bin": b"\0\1", "c.xml": "c"}), {"z.xml": b"new", "a.xml": b"changed"})
    with ZipFile(BytesIO(made)) as archive:
        parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    assert parts == [("a.xml", b"changed"), ("b.bin", b"\0\1"), ("c.xml", b"c"), ("z.xml", b"new")]


@pytest.mark.parametrize("compression", [ZIP_STORED, ZIP_DEFLATED])
def test_rewritten_entries_have_no_date_and_no_operating_system(compression: int) -> None:
    made = rewritten(zipped({"a.xml": "a", "b.xml": "b"}), {"b.xml": b"c"}, compression)
    with ZipFile(BytesIO(made)) as archive:
        kinds = {(each.date_time, each.create_system, each.compress_type) for each in archive.infolist()}
    assert kinds == {((1980, 1, 1, 0, 0, 0), 0, compression)}


def test_part_that_is_twice_in_the_archive_is_once_in_the_copy() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("a.xml", "old")
        archive.writestr("a.xml", "new")
    with ZipFile(BytesIO(rewritten(made.getvalue(), {}))) as archive:
        assert [(each.filename, archive.read(each)) for each in archive.infolist()] == [("a.xml", b"new")]


def test_copied_entry_keeps_date_attributes_and_compression() -> None:
    original = ZipInfo("a.xml", (2021, 2, 3, 4, 5, 6))
    original.compress_type, original.external_attr, original.create_system = ZIP_STORED, 0o600 << 16, 3
    original.extra, original.header_offset = b"extra", 77
    copy = copied_entry(original)
    assert (copy.filename, copy.date_time, copy.compress_type) == ("a.xml", (2021, 2, 3, 4, 5, 6), ZIP_STORED)
    assert (copy.external_attr, copy.create_system, copy.extra) == (0o600 << 16, 3, b"")


def test_entry_in_a_copy_is_like_the_original_or_new() -> None:
    opened = package({"a.xml": ""})
    assert opened.entry("a.xml").date_time == (2021, 2, 3, 4, 5, 6)
    assert opened.entry("b.xml").date_time == new_entry("b.xml").date_time == (1980, 1, 1, 0, 0, 0)
