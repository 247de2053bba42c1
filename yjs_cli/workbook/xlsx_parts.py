"""What the XML of a workbook says, whichever reader asks."""

import zipfile
from collections.abc import Mapping

_DOCUMENT_TYPE = b"<!doctype"
_ON_LOAD = (b'fullCalcOnLoad="1"', b"fullCalcOnLoad='1'", b'fullCalcOnLoad="true"', b"fullCalcOnLoad='true'")


def is_calculated_on_load(package: zipfile.ZipFile) -> bool:
    """Whether a workbook asks to be worked out when it is opened: what it holds beside formulas is then a stopgap.

    Some writers put 0 there, which would be a No. A program that has worked the formulas out does not ask for it.
    """
    books = (name for name in package.namelist() if name.startswith("xl/") and name.endswith("workbook.xml"))
    return any(asks in book for book in map(package.read, books) for asks in _ON_LOAD)


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether the attributes of a row or column hide it."""
    return attributes.get("hidden") in {"1", "true"}


def refuse_document_types(package: zipfile.ZipFile) -> None:
    """Raise ValueError where a part declares a document type: a workbook has no use for one, an attacker has.

    It stands before anything else, so the first bytes tell. Those of a text in UTF-16 have noughts between them.
    """
    for part in package.namelist():
        with package.open(part) as opened:
            if _DOCUMENT_TYPE in opened.read(4096).replace(b"\0", b"").lower():
                raise ValueError("a part with a document type")
