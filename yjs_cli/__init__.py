"""Ratings of youth justice inspections from the case answers: the Python API.

>>> from yjs_cli import load_framework, read_inspection, check, score
>>> framework = load_framework()
>>> inspection = read_inspection("cases.xlsx", framework)
>>> problems = check(inspection, framework)
>>> result = score(inspection, framework)

The names load when they are first used, so that importing the package costs nothing.
"""

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yjs_cli.checks import check
    from yjs_cli.framework import load_framework
    from yjs_cli.layout import read_inspection
    from yjs_cli.scoring import score

__version__ = "0.1.0"
__all__ = ["__version__", "check", "load_framework", "read_inspection", "score"]

# Where lxml is installed, openpyxl would parse with it instead of defusedxml, and write other bytes.
os.environ.setdefault("OPENPYXL_LXML", "False")

_HOMES = {"check": "checks", "load_framework": "framework", "read_inspection": "layout", "score": "scoring"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
