"""The result as JSON, read back from JSON, and the JSON Schema that describes it."""

import inspect
import re
from typing import Any

import msgspec

from yjs_cli.errors import UnreadableFileError
from yjs_cli.result import FORMAT_VERSION, Document

_SURROGATES = re.compile(r"[\ud800-\udfff]")
_STEERING = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render(document: Document) -> str:
    """The document as JSON: every key, in the order of the types, indented by two."""
    return to_json(document)


def to_json(value: Any) -> str:
    """Any of our types as indented JSON. What could steer a terminal is written as an escape, which means the same."""
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_encodable(msgspec.to_builtins(value)))
    return _STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", _indented(encoded))


def decode(text: str | bytes) -> Document:
    """Read a document back, from text or from the bytes of a file in UTF-8 or, as Windows may save it, UTF-16.

    Raises UnreadableFileError, with one line that names the key at fault, where it is not such a document.
    """
    try:
        unmarked = (_decoded(text) if isinstance(text, bytes) else text).removeprefix("\ufeff")
        _check_version(msgspec.json.decode(unmarked))
        return msgspec.json.decode(unmarked, type=Document)
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `")
        key = where.strip("`$.") or "the document"
        raise UnreadableFileError(f"{key}: {reason[:1].lower()}{reason[1:]}") from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise UnreadableFileError(f"not a JSON document: {error}") from error


def schema() -> str:
    """The JSON Schema (2020-12) of a document."""
    described = msgspec.json.schema(Document)
    return _indented(
        msgspec.json.encode({"$schema": _DIALECT, "title": "Result of yjs score", **_unwrapped(described)})
    )


def _indented(encoded: bytes) -> str:
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def _encodable(value: Any) -> Any:
    """The same values with U+FFFD for lone surrogates, which stand for undecodable bytes in a file's name."""
    if isinstance(value, dict):
        return {key: _encodable(its_value) for key, its_value in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(each) for each in value]
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value


def _decoded(content: bytes) -> str:
    return content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")


def _check_version(raw: Any) -> None:
    """A later format may not fit today's types, so its version is told before its keys are."""
    version = raw.get("format_version") if isinstance(raw, dict) else None
    if isinstance(version, int) and version != FORMAT_VERSION:
        raise UnreadableFileError(f"format_version: expected {FORMAT_VERSION}, which this yjs writes, got {version}")


def _unwrapped(described: Any) -> Any:
    """Docstrings as descriptions: without the indentation, line ends and double backticks of source code."""
    if isinstance(described, list):
        return [_unwrapped(each) for each in described]
    if not isinstance(described, dict):
        return described
    unwrapped = {key: _unwrapped(value) for key, value in described.items()}
    if isinstance(described.get("description"), str):
        unwrapped["description"] = _paragraphs(described["description"])
    return unwrapped


def _paragraphs(docstring: str) -> str:
    paragraphs = inspect.cleandoc(docstring).replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
