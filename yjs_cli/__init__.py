"""Ratings of youth justice inspections from the answers about each case: the Python API.

>>> from yjs_cli import read_inspection, check, score
>>> inspection = read_inspection("cases.xlsx")
>>> problems = check(inspection)
>>> result = score(inspection)
>>> ratings = result.to_frame()

``load_framework`` loads another rating method, which each function takes as its second argument.

Each name loads when it is first used, so importing the package is quick.
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

# If lxml is installed, openpyxl would use it instead of defusedxml, and would write different bytes.
os.environ.setdefault("OPENPYXL_LXML", "False")

_MODULES = {"check": "checks", "load_framework": "framework", "read_inspection": "layout", "score": "scoring"}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    """The names of the API, also those that are not loaded yet."""
    return sorted({*globals(), *__all__})
