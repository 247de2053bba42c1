"""Open workbooks that Office has encrypted with a password, with the optional package msoffcrypto-tool."""

import io
from importlib.util import find_spec
from types import SimpleNamespace

from yjs_cli.errors import DamagedFileError, PasswordNeededError, UnreadableFileError, YjsError

# Excel encrypts a workbook that is only protected against changes with this password, and does not ask for it.
_WRITE_PROTECTED = "VelvetSweatshop"

_HASHING_ROUNDS = 1_000_000  # per password tried: a second or two. Excel uses 100,000


def can_decrypt() -> bool:
    """Whether the package that decrypts workbooks is installed."""
    return find_spec("msoffcrypto") is not None


def decrypt(name: str, content: bytes, password: str | None) -> bytes:
    """Decrypt a workbook.

    Raises PasswordNeededError if it needs a password and ``password`` is None, UnreadableFileError if the password is
    wrong or no password can open it, and DamagedFileError.
    """
    _check_protection(name, content)
    if not can_decrypt():
        raise UnreadableFileError(
            f"{name}: protected with a password. To read such files, add the extra 'password': pip install "
            '"yjs-cli[password]". Or open it in Excel and save a copy without the password (File > Info > Protect '
            "Workbook)."
        )
    for candidate in (password, _WRITE_PROTECTED):
        if candidate and (decrypted := _decrypt_with(name, content, candidate)):
            return decrypted
    if password is None:
        raise PasswordNeededError(
            f"{name}: protected with a password. Give it with --password-file PATH or in YJS_PASSWORD, or run yjs at a "
            "terminal, which asks for it."
        )
    raise UnreadableFileError(f"{name}: the password does not open it.")


def _check_protection(name: str, content: bytes) -> None:
    """Raise UnreadableFileError for protection that no password opens, or that only Excel can open."""

    def has_stream(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has_stream("EncryptedPackage"):
        if not has_stream("EncryptionInfo"):
            raise UnreadableFileError(
                f"{name}: protected by rights management, such as a sensitivity label, which only Excel can open. "
                "Save a copy without it (File > Info > Protect Workbook)."
            )
    elif not has_stream("Workbook"):
        raise UnreadableFileError(
            f"{name}: protected with a password by Excel 5.0 or 95, which yjs cannot read. Open it in Excel and "
            "save a copy without the password."
        )


def _check_hashing_rounds(name: str, rounds: int) -> None:
    """Raise UnreadableFileError for a workbook whose passwords take too long to try."""
    if rounds > _HASHING_ROUNDS:
        raise UnreadableFileError(
            f"{name}: it uses {rounds:,} password hashing rounds; the limit is {_HASHING_ROUNDS:,}. Open it in Excel "
            "and save a copy without the password."
        )


def _decrypt_with(name: str, content: bytes, password: str) -> bytes | None:
    """The decrypted bytes, or None if the password is wrong."""
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError
    from msoffcrypto.format import xls97

    # Otherwise it would write the decrypted workbook to a temporary file.
    xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)
    decrypted = io.BytesIO()
    try:
        office = OfficeFile(io.BytesIO(content))
        _check_hashing_rounds(name, int(getattr(office, "info", {}).get("spinValue", 0)))
        # The password of an .xls is always verified, and there is no such argument.
        office.load_key(password=password, **({"verify_password": True} if office.format == "ooxml" else {}))
        office.decrypt(decrypted)
    except (InvalidKeyError, UnicodeError):  # characters that no password can have
        return None
    except DecryptionError:
        raise UnreadableFileError(
            f"{name}: encrypted in a way that yjs cannot read. Open it in Excel and save a copy without the password."
        ) from None
    except (MemoryError, YjsError):
        raise
    except Exception as error:  # a damaged file can lead to any exception
        raise DamagedFileError(f"{name}: protected with a password and damaged; it cannot be opened.") from error
    return decrypted.getvalue()
