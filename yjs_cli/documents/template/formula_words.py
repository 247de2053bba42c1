"""The words that formulas look for and return, and how to quote text in a formula."""

from yjs_cli.inspection import ANSWERS

YES, NO, NOT_APPLICABLE = CHOICES = ANSWERS[:3]

NOT_YET = "not yet"
DECIDES = "decides"


def quote_text(text: str) -> str:
    """Quote text for a formula."""
    return '"' + text.replace('"', '""') + '"'
