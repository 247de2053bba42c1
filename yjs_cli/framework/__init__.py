"""The framework: the rating method as types, and the loader that reads them from a TOML file."""

from yjs_cli.framework.loading import framework_names, framework_text, load_framework
from yjs_cli.framework.types import (
    AnswerWords,
    Discretion,
    Disposal,
    Domain,
    Framework,
    Limiting,
    Method,
    Question,
    Rating,
    Standard,
    Theme,
    answer_spelt,
    joined,
    spelt,
)

__all__ = [
    "AnswerWords",
    "Discretion",
    "Disposal",
    "Domain",
    "Framework",
    "Limiting",
    "Method",
    "Question",
    "Rating",
    "Standard",
    "Theme",
    "answer_spelt",
    "framework_names",
    "framework_text",
    "joined",
    "load_framework",
    "spelt",
]
