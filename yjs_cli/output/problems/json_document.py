"""Problems as JSON."""

import msgspec

from yjs_cli.problem import CheckedFiles


def render(checked: CheckedFiles) -> str:
    """The document as JSON: every key, in the order of the types, indented by two."""
    return msgspec.json.format(msgspec.json.encode(checked), indent=2).decode() + "\n"
