"""The framework: the rating method as types, and the loader that reads them from a TOML file."""

from yjs_cli.framework.loading import framework_names, framework_text, load_framework
from yjs_cli.framework.types import (
    Discretion,
    Disposal,
    Domain,
    Framework,
    Limiting,
    Method,
    Question,
    Rating,
    Standard,
    joined,
    spelt,
)

__all__ = [
    "Discretion",
    "Disposal",
    "Domain",
    "Framework",
    "Limiting",
    "Method",
    "Question",
    "Rating",
    "Standard",
    "framework_names",
    "framework_text",
    "joined",
    "load_framework",
    "spelt",
]
