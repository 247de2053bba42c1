"""Problems as JSON."""

from yjs_cli.output.json_document import to_json
from yjs_cli.problem import CheckedFiles


def render(checked: CheckedFiles) -> str:
    """The document as JSON with every key, in the order of the types, indented by two spaces."""
    return to_json(checked)
