"""The user's manual: one topic per Markdown file, shown by ``yjs help TOPIC`` and linked from README.md."""

from pathlib import Path

FOLDER = Path(__file__).parent

# In the order in which a new user needs them. Each has a page of the same name.
TOPICS = (
    "workbook", "layouts", "answers", "results", "progress", "explain", "compare", "pool", "report", "checks", "ci",
    "python", "exit-codes", "environment", "privacy", "limits", "method",
)  # fmt: skip


def topic_text(topic: str) -> str:
    """The Markdown text of a topic's page."""
    return (FOLDER / f"{topic}.md").read_text(encoding="utf-8")


def topic_summary(topic: str) -> str:
    """What a topic is about, in one line: the first paragraph of its page."""
    return topic_text(topic).split("\n\n", 2)[1]
