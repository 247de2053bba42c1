"""Protected workbooks whose protection is damaged or takes too long to open."""

import io
import random
import re
from pathlib import Path

import pytest

msoffcrypto = pytest.importorskip("msoffcrypto")

import olefile  # noqa: E402
from msoffcrypto.format.ooxml import OOXMLFile  # noqa: E402

from tests.commands.conftest import Yjs  # noqa: E402
from tests.hostile import openxml  # noqa: E402
from tests.hostile.archives import packed  # noqa: E402
from tests.hostile.compound import SMALLEST, compound  # noqa: E402
from tests.hostile.running import GIB, Hostile, kept, run, scored_here  # noqa: E402

PASSWORD = "open sesame"


def protected() -> dict[str, bytes]:
    """The streams of a workbook protected with the password."""
    made = io.BytesIO()
    workbook = packed({**openxml.parts(), "x": random.Random(5).randbytes(SMALLEST)})
    OOXMLFile(io.BytesIO(workbook)).encrypt(PASSWORD, made)
    with olefile.OleFileIO(made) as container:
        return {name: container.openstream(name).read() for name in (INFORMATION, PACKAGE)}


INFORMATION, PACKAGE = "EncryptionInfo", "EncryptedPackage"
STREAMS = protected()


def informed(pattern: str, by: str) -> bytes:
    """The protected workbook with a change to the description of its protection."""
    changed, found = re.subn(pattern.encode(), by.encode(), STREAMS[INFORMATION])
    assert found
    return container(changed)


def container(information: bytes | None = None, package: bytes | None = None) -> bytes:
    """A protected workbook. The description of its protection is XML, which may end in white space, unlike a stream."""
    said = STREAMS[INFORMATION] if information is None else information
    return compound({INFORMATION: said.ljust(SMALLEST), PACKAGE: STREAMS[PACKAGE] if package is None else package})


SPINS = r'spinCount="\d+"'

PROTECTIONS = {
    # the description of the protection
    "nothing": container(b""),
    "half of it": container(STREAMS[INFORMATION][:200]),
    "zeros": container(bytes(500)),
    "the highest bytes": container(b"\xff" * 500),
    "a version that there is not": container(b"\x63\0" * 2 + STREAMS[INFORMATION][4:]),
    "entities": informed("(<encryption[^>]*>)", rf"<!DOCTYPE x [{openxml.BILLION_LAUGHS}]>\1&a9;"),
    "turned less than not at all": informed(SPINS, 'spinCount="-1"'),
    "turned a word of times": informed(SPINS, 'spinCount="x"'),
    "a salt of no length": informed(r'saltValue="[^"]*"', 'saltValue=""'),
    "a key of no length": informed(r'keyBits="\d+"', 'keyBits="0"'),
    "a key of a million bits": informed(r'keyBits="\d+"', 'keyBits="1000000"'),
    "another sum": informed(r'hashAlgorithm="\w+"', 'hashAlgorithm="MD0"'),
    # the encrypted content
    "no package": container(package=b""),
    "half a package": container(package=STREAMS[PACKAGE][:1_000]),
    "a package of zeros": container(package=bytes(5_000)),
    "no information": compound({PACKAGE: STREAMS[PACKAGE]}),
}


@pytest.mark.parametrize("what", PROTECTIONS)
def test_damaged_protection_is_reported(what: str, tmp_path: Path, yjs: Yjs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YJS_PASSWORD", PASSWORD)
    message = r"cases\.xlsx: .*(damaged|password|rights management)"
    scored_here(Hostile(lambda: PROTECTIONS[what], 2, message), tmp_path / "cases.xlsx", yjs)


def test_unchanged_protected_workbook_is_read(tmp_path: Path, yjs: Yjs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YJS_PASSWORD", PASSWORD)
    scored_here(Hostile(lambda: container(), 0, "question-missing"), tmp_path / "cases.xlsx", yjs)


@pytest.mark.parametrize(
    ("rounds", "message"),
    [(1_000_001, "1,000,001 password hashing rounds; the limit is 1,000,000"), (4_000_000_000, "cannot read")],
)
def test_too_many_hashing_rounds_are_refused(rounds: int, message: str, tmp_path: Path) -> None:
    (tmp_path / "cases.xlsx").write_bytes(informed(SPINS, f'spinCount="{rounds}"'))
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    measured = run("check", "cases.xlsx", "--password-file", "password", folder=tmp_path)
    kept(measured.ran, "cases.xlsx")
    assert (measured.ran.code, message in measured.ran.err) == (2, True)
    assert measured.peak < GIB
