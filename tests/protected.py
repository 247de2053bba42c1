"""Workbooks encrypted with a password, in every way that Excel has used."""

import struct
from hashlib import md5, sha1
from io import BytesIO

import olefile
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from tests.compound import compound

_SALT = bytes(range(16))
_VERIFIER = bytes(range(100, 116))
_BLOCK = 1024  # bytes of an .xls encrypted with one key
_BOF, _PASSWORD, _SHEET = 0x0809, 0x002F, 0x0085


def protected(content: bytes, password: str) -> bytes:
    """An .xlsx or .xlsb encrypted like Excel 2010 and later."""
    return bytes(ECMA376Agile.encrypt(password, BytesIO(content), spin_count=1_000))  # Excel uses more rounds


def protected_in_2007(content: bytes, password: str) -> bytes:
    """An .xlsx or .xlsb encrypted like Excel 2007: [MS-OFFCRYPTO] 2.3.4.5 on, 128-bit AES."""
    key = sha1(_SALT + password.encode("utf-16-le")).digest()
    for number in range(50_000):
        key = sha1(struct.pack("<I", number) + key).digest()
    key = sha1(key + bytes(4)).digest()
    key = sha1(bytes(byte ^ 0x36 for byte in key.ljust(64, b"\0"))).digest()[:16]

    def encrypted(plain: bytes) -> bytes:
        encryptor = Cipher(AES(key), ECB()).encryptor()
        return encryptor.update(plain.ljust(-(-len(plain) // 16) * 16, b"\0")) + encryptor.finalize()

    provider = "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    header = struct.pack("<IIIIIIII", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + provider
    check = encrypted(_VERIFIER) + struct.pack("<I", 20) + encrypted(sha1(_VERIFIER).digest())
    about = struct.pack("<HHII", 4, 2, 0x24, len(header)) + header + struct.pack("<I", 16) + _SALT + check
    package = struct.pack("<Q", len(content)) + encrypted(content)
    return compound({"EncryptionInfo": about, "EncryptedPackage": package})


def protected_xls(content: bytes, password: str) -> bytes:
    """An .xls of 4 KB or more, encrypted like Excel 97 to 2003: [MS-OFFCRYPTO] 2.3.6, 40-bit RC4."""
    with olefile.OleFileIO(BytesIO(content)) as opened:
        stream = opened.openstream("Workbook").read()
    first = md5(password.encode("utf-16-le")).digest()[:5]
    key = md5((first + _SALT) * 16).digest()[:5]

    def encrypted(plain: bytes) -> bytes:
        blocks = [plain[at : at + _BLOCK] for at in range(0, len(plain), _BLOCK)]
        keys = [md5(key + struct.pack("<I", number)).digest() for number in range(len(blocks))]
        return b"".join(
            Cipher(ARC4(key), mode=None).encryptor().update(block) for key, block in zip(keys, blocks, strict=True)
        )

    check = encrypted(_VERIFIER + md5(_VERIFIER).digest())
    about = struct.pack("<HHHHH", _PASSWORD, 54, 1, 1, 1) + _SALT + check
    plain = _with_record(stream, about)
    hidden = encrypted(plain)
    made, at = b"", 0
    while at + 4 <= len(plain):
        kind, length = struct.unpack_from("<HH", plain, at)
        # Record headers and the starts of sheets are not encrypted.
        open_until = at + 4 + {_BOF: length, _PASSWORD: length, _SHEET: 4}.get(kind, 0)
        made += plain[at:open_until] + hidden[open_until : at + 4 + length]
        at += 4 + length
    return compound({"Workbook": made})


def _with_record(stream: bytes, added: bytes) -> bytes:
    """The records with one more after the first, and with the starts of sheets corrected."""
    made, at = bytearray(), 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        if kind == _SHEET:
            body = struct.pack("<I", struct.unpack_from("<I", body)[0] + len(added)) + body[4:]
        made += stream[at : at + 4] + body + (added if at == 0 else b"")
        at += 4 + length
    return bytes(made)
