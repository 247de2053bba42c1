"""Finds and reads a framework's TOML file. Errors name the key at fault."""

import contextlib
import re
from fractions import Fraction
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from yjs_cli.errors import FrameworkError
from yjs_cli.framework.faults import faults
from yjs_cli.framework.types import Framework
from yjs_cli.frameworks import DEFAULT, FOLDER
from yjs_cli.text import read_up_to, strictly_decoded

_BYTES = 100_000  # twenty times the size of yj-2021
_LINE = 2_000  # characters; a dotted key takes time and memory by the square of its length
_SHARE = re.compile(r"-?[0-9]{1,9}([/.][0-9]{1,9})?")  # Fraction("1e999999999") would fill the memory


def framework_names() -> tuple[str, ...]:
    """The names of the frameworks that ship with yjs."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def framework_text(name_or_path: str) -> str:
    """The TOML text of a shipped framework or of your own file. Raises FrameworkError if it cannot be read."""
    path = FOLDER / f"{name_or_path}.toml" if name_or_path in framework_names() else Path(name_or_path)
    try:
        if not path.is_file():
            known = ", ".join(framework_names())
            raise FrameworkError(
                f"{name_or_path}: there is no framework or file of this name. Frameworks that ship with yjs: {known}."
            )
        return strictly_decoded(read_up_to(_BYTES, str(path)))
    except OSError as error:
        raise FrameworkError(f"{name_or_path}: cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise FrameworkError(f"{name_or_path}: line {line:,} is not UTF-8 text. Save the file as UTF-8.") from error


def load_framework(name_or_path: str = DEFAULT) -> Framework:
    """Load a shipped framework by name, or your own framework file by path.

    Raises FrameworkError, which names the file, the key and what was expected there.
    """
    text = framework_text(name_or_path)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _LINE:
            raise FrameworkError(
                f"{name_or_path}: line {number:,} has {len(line):,} characters; the limit is {_LINE:,}."
            )
    try:
        framework = msgspec.toml.decode(text, type=Framework, dec_hook=_fraction)
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `")
        key, reason = _explained(where.strip("`$."), reason)
        raise FrameworkError(f"{name_or_path}: {key or 'the file'}: {reason}.") from error
    except RecursionError as error:
        raise FrameworkError(f"{name_or_path}: lists are nested too deeply.") from error
    except msgspec.DecodeError as error:
        raise FrameworkError(f"{name_or_path}: not a TOML file: {error}.") from error
    for key, fault in faults(framework):
        raise FrameworkError(f"{name_or_path}: {key}: {fault}.")
    return framework


def _explained(key: str, reason: str) -> tuple[str, str]:
    """The key and msgspec's message, with what msgspec leaves out: the keys or words that were expected."""
    unknown = re.search(r"unknown field `(.*)`", reason)
    kind = _type_of(re.sub(r"\[\d+\]", "", key).split(".") if key else [])
    if unknown and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        known = ", ".join(kind.__struct_fields__)
        return f"{key}.{unknown[1]}".strip("."), f"Unknown key, expected one of {known}"
    if reason.startswith("Invalid enum value"):
        return key, f"{reason}, expected one of {', '.join(get_args(kind))}"
    return key, reason


def _type_of(path: list[str]) -> Any:
    """The type of the value at a path of keys in a framework file."""
    kind: Any = Framework
    for key in path:
        kind = get_type_hints(kind)[key]
        if get_origin(kind) is tuple:
            kind = get_args(kind)[0]
        elif get_origin(kind) is UnionType:
            kind = next(part for part in get_args(kind) if part is not type(None))
    return kind


def _fraction(kind: type, text: Any) -> Any:
    """msgspec's hook for the one type it does not know: a share such as "1/6"."""
    if kind is Fraction and isinstance(text, str) and _SHARE.fullmatch(text):
        with contextlib.suppress(ZeroDivisionError):
            return Fraction(text)
    raise ValueError(f'Expected a share of the points such as "1/6", got {text!r:.60}')
