"""Write a result as JSON, read it back, and describe it as a JSON Schema."""

import inspect
import re
from typing import Any

import msgspec

from yjs_cli.errors import UnreadableFileError
from yjs_cli.result import FORMAT_VERSION, Document

_SURROGATES = re.compile(r"[\ud800-\udfff]")
_TERMINAL_CONTROLS = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render(document: Document) -> str:
    """The document as JSON with every key, in the order of the types, indented by two spaces."""
    return to_json(document)


def to_json(value: Any) -> str:
    """Any of our types as indented JSON. Characters that could control a terminal are written as escapes."""
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_encodable(msgspec.to_builtins(value)))
    return _TERMINAL_CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", _indented(encoded))


def decode(text: str | bytes) -> Document:
    """Read a document from text, or from bytes in UTF-8 or UTF-16, which Windows may use.

    Raises UnreadableFileError if it is not a result; the message names the wrong key.
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
    """The same values with U+FFFD for lone surrogates, which mark undecodable bytes in a file name."""
    if isinstance(value, dict):
        return {key: _encodable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(each) for each in value]
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value


def _decoded(content: bytes) -> str:
    return content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")


def _check_version(raw: Any) -> None:
    """Check the version before the keys, because a later format may not fit today's types."""
    version = raw.get("format_version") if isinstance(raw, dict) else None
    if isinstance(version, int) and version != FORMAT_VERSION:
        raise UnreadableFileError(
            f"format_version: expected {FORMAT_VERSION}, which this version of yjs writes, got {version}"
        )


def _unwrapped(described: Any) -> Any:
    """The schema with docstrings as plain text: no indentation, line ends or double backticks."""
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
