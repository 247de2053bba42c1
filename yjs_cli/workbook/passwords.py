"""Opening what Office has encrypted with a password, by the optional package msoffcrypto-tool."""

import io
from importlib.util import find_spec
from types import SimpleNamespace

from yjs_cli.errors import DamagedFileError, PasswordNeededError, UnreadableFileError, YjsError

# Excel encrypts a workbook that is only protected against changes with this one, and opens it without asking.
_WRITE_PROTECTED = "VelvetSweatshop"

_TURNS = 1_000_000  # of a key, for each password tried: a second or two. Excel makes 100,000


def can_decrypt() -> bool:
    """Whether the package that opens protected workbooks is installed."""
    return find_spec("msoffcrypto") is not None


def decrypt(name: str, content: bytes, password: str | None) -> bytes:
    """The bytes of a workbook without its password.

    Raises PasswordNeededError where there is none to try, UnreadableFileError where the password is wrong or none would
    do, and DamagedFileError.
    """
    _check_protection(name, content)
    if not can_decrypt():
        raise UnreadableFileError(
            f"{name}: protected with a password. To read such files, add the extra 'password': pip install "
            '"yjs-cli[password]". Or open it in Excel and save a copy without (File, Info, Protect Workbook).'
        )
    for tried in (password, _WRITE_PROTECTED):
        if tried and (opened := _opened(name, content, tried)):
            return opened
    if password is None:
        raise PasswordNeededError(
            f"{name}: protected with a password. Give it with --password-file PATH or in YJS_PASSWORD, or run yjs at a "
            "terminal, which asks for it."
        )
    raise UnreadableFileError(f"{name}: the password does not open it.")


def _check_protection(name: str, content: bytes) -> None:
    """Raise UnreadableFileError for protections that no password of the user's, or none that we know of, opens."""

    def has_stream(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has_stream("EncryptedPackage"):
        if not has_stream("EncryptionInfo"):
            raise UnreadableFileError(
                f"{name}: protected by rights management, such as a sensitivity label, which only Excel opens. Save a "
                "copy without it (File, Info, Protect Workbook)."
            )
    elif not has_stream("Workbook"):
        raise UnreadableFileError(
            f"{name}: protected with a password by Excel 5.0 or 95, which is not read. Open it in Excel and save a "
            "copy without."
        )


def _check_turns(name: str, turns: int) -> None:
    """Raise UnreadableFileError for a workbook made so that each password takes long to try."""
    if turns > _TURNS:
        raise UnreadableFileError(
            f"{name}: to try a password takes {turns:,} turns of its key; the limit is {_TURNS:,}. Open it in Excel "
            "and save a copy without the password."
        )


def _opened(name: str, content: bytes, password: str) -> bytes | None:
    """The bytes within, or None where the password is wrong."""
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError
    from msoffcrypto.format import xls97

    # It would put what it has decrypted into a file on the disk, if only for a moment.
    xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)
    made = io.BytesIO()
    try:
        office = OfficeFile(io.BytesIO(content))
        _check_turns(name, int(getattr(office, "info", {}).get("spinValue", 0)))
        # An .xls is always verified, and cannot be told to.
        office.load_key(password=password, **({"verify_password": True} if office.format == "ooxml" else {}))
        office.decrypt(made)
    except (InvalidKeyError, UnicodeError):  # no letters that a password can have
        return None
    except DecryptionError:
        raise UnreadableFileError(
            f"{name}: encrypted in a way that is not read. Open it in Excel and save a copy without the password."
        ) from None
    except (MemoryError, YjsError):
        raise
    except Exception as error:  # whatever a damaged file leads it to
        raise DamagedFileError(f"{name}: protected with a password, and damaged: it cannot be opened.") from error
    return made.getvalue()
