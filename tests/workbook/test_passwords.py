"""Opening protected workbooks, encrypted in every way that Excel has used, and messages if that is not possible."""

import hashlib
import io
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.builders import YJ_2021
from tests.compound import compound
from tests.layout.reading import answers_to
from tests.protected import protected, protected_in_2007, protected_xls
from tests.workbooks import workbook
from tests.xls import EXCEL_5, book, record, xls
from tests.xlsb import xlsb
from yjs_cli.errors import PasswordNeededError, UnreadableFileError
from yjs_cli.inspection import Inspection
from yjs_cli.layout import read_inspection
from yjs_cli.workbook import passwords
from yjs_cli.workbook.calamine_reader import read_with_calamine
from yjs_cli.workbook.passwords import decrypt

pytestmark = pytest.mark.usefixtures("forked_readers")

CASES = [["Case ID", "2.1.1"], ["0207", "Yes"], ["0208", "No"]]
SHEETS = {"Cases": CASES, "Notes": [[f"Note {number * 7919 % 1009}"] for number in range(500)]}
PASSWORD = "Größe ✓ 7"
WRITE_PROTECTED = "VelvetSweatshop"

WAYS: dict[str, Callable[[str], bytes]] = {
    "2010.xlsx": lambda password: protected(workbook(SHEETS), password),
    "2007.xlsx": lambda password: protected_in_2007(workbook(SHEETS), password),
    "2010.xlsb": lambda password: protected(xlsb(SHEETS), password),
    "97.xls": lambda password: protected_xls(xls(SHEETS), password),
}


@cache
def written(way: str, password: str = PASSWORD) -> bytes:
    return WAYS[way](password)


def read(folder: Path, name: str, content: bytes, password_for: Callable[[str], str | None] | None) -> Inspection:
    (folder / name).write_bytes(content)
    return read_inspection(str(folder / name), YJ_2021, password_for)


@pytest.mark.parametrize("way", WAYS)
def test_protected_workbook_is_read_with_its_password(way: str, tmp_path: Path) -> None:
    prompts: list[str] = []

    def password_for(name: str) -> str:
        prompts.append(name)
        return PASSWORD

    inspection = read(tmp_path, way, written(way), password_for)
    assert answers_to(inspection, "2.1.1") == ["Yes", "No"]
    assert inspection.source.sha256 == hashlib.sha256(written(way)).hexdigest()
    assert (inspection.facts, prompts) == ((), [way])


@pytest.mark.parametrize("way", WAYS)
def test_workbook_protected_only_against_changes_needs_no_password(way: str, tmp_path: Path) -> None:
    def password_for(name: str) -> str:
        raise AssertionError(f"asked for the password of {name}")

    inspection = read(tmp_path, way, written(way, WRITE_PROTECTED), password_for)
    assert answers_to(inspection, "2.1.1") == ["Yes", "No"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "password", ["x", "geheim", " with blanks ", "Größe", "日本語", "🔑" * 5, "a" * 255, "VelvetSweatshop2", "\n"]
)
def test_only_the_right_password_opens_a_workbook(way: str, password: str) -> None:
    if way == "97.xls":
        sheet, _ = read_with_calamine(way, "xls", decrypt(way, written(way, password), password))
        assert [row.values for row in sheet.rows] == CASES
    else:
        assert decrypt(way, written(way, password), password)[:4] == b"PK\x03\x04"
    for wrong in (password + "x", password[1:], "\udcff"):  # an invalid character, as a terminal may pass it on
        with pytest.raises(UnreadableFileError, match=rf"^{way}: the password does not open it\.$"):
            decrypt(way, written(way, password), wrong)


@pytest.mark.parametrize("way", WAYS)
def test_without_a_password_the_message_says_how_to_give_one(way: str, tmp_path: Path) -> None:
    for password_for in (None, lambda _: None):
        with pytest.raises(PasswordNeededError, match=r"--password-file PATH.*YJS_PASSWORD.*terminal") as raised:
            read(tmp_path, way, written(way), password_for)
        assert str(raised.value).startswith(f"{way}: protected with a password. ")


def test_a_file_that_needs_no_password_is_read_without_asking_for_one(tmp_path: Path) -> None:
    prompts: list[str] = []
    for name, content in (("cases.xlsx", workbook({"Cases": CASES})), ("cases.xls", xls({"Cases": CASES}))):
        assert answers_to(read(tmp_path, name, content, prompts.append), "2.1.1") == ["Yes", "No"]
    assert prompts == []


@pytest.mark.parametrize("way", WAYS)
def test_decrypted_content_is_never_written_to_disk(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file on the disk")

    content = written(way)
    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert decrypt(way, content, PASSWORD)


@pytest.mark.parametrize(
    ("way", "whole", "damaged", "message"),
    [
        ("2010.xlsx", b'spinCount="1000"', b'spinCount="many"', "protected with a password and damaged"),
        ("2007.xlsx", b"\x80\0\0\0\x18\0\0\0", b"\x01\0\0\0\x18\0\0\0", "protected with a password and damaged"),
        ("2007.xlsx", b"\x04\0\x02\0\x24\0\0\0", b"\x09\0\x09\0\x24\0\0\0", "encrypted in a way that yjs cannot read"),
        ("97.xls", b"\x2f\0\x36\0\x01\0\x01", b"\x2f\0\x36\0\x01\0\x09", "encrypted in a way that yjs cannot read"),
        ("97.xls", b"\x2f\0\x36\0\x01\0\x01", b"\x2f\0\x36\xff\x01\0\x01", "protected with a password and damaged"),
    ],
)  # fmt: skip
def test_damaged_protected_workbook_is_reported(way: str, whole: bytes, damaged: bytes, message: str) -> None:
    content = written(way).replace(whole, damaged)
    assert content != written(way)
    with pytest.raises(UnreadableFileError, match=f"^{way}: {message}"):
        decrypt(way, content, PASSWORD)


def test_protected_file_must_contain_a_workbook(tmp_path: Path) -> None:
    other = io.BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>".ljust(5_000))
    with pytest.raises(UnreadableFileError, match=r"^letter\.xlsx: a Word document, not a workbook"):
        read(tmp_path, "letter.xlsx", protected(other.getvalue(), PASSWORD), lambda _: PASSWORD)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (compound({"EncryptedPackage": b"", "\x06DataSpaces": b""}), r"protected by rights management.*Save a copy"),
        (
            book(["Cases"], [b""], record(0x002F, bytes(4)), version=EXCEL_5),
            r"protected with a password by Excel 5\.0 or 95, which yjs cannot read\. .*save a copy without",
        ),
    ],
)
def test_protection_that_no_password_opens_is_named_without_asking(
    content: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def password_for(name: str) -> str:
        raise AssertionError(f"asked for the password of {name}")

    with pytest.raises(UnreadableFileError, match=rf"^cases\.xls: {message}"):
        read(tmp_path, "cases.xls", content, password_for)
    monkeypatch.setattr(passwords, "find_spec", lambda _: None)
    with pytest.raises(UnreadableFileError, match=rf"^cases\.xls: {message}"):
        decrypt("cases.xls", content, None)


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_without_the_package_the_message_names_the_extra(password: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "find_spec", lambda _: None)
    for way in WAYS:
        with pytest.raises(
            UnreadableFileError, match=r"add the extra 'password': pip install \"yjs-cli\[password\]\""
        ) as raised:
            decrypt(way, written(way), password)
        assert not isinstance(raised.value, PasswordNeededError)  # asking for a password would be no use
