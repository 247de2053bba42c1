"""What formulas are written with: the words that they look for and give, and how a text stands in them."""

from yjs_cli.inspection import ANSWERS

YES, NO, NOT_APPLICABLE = CHOICES = ANSWERS[:3]

NOT_YET = "not yet"
DECIDES = "decides"


def quoted(text: str) -> str:
    """A text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'
