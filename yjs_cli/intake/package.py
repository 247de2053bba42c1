"""What the XML of a workbook says, whichever reader asks."""

import zipfile
from collections.abc import Mapping

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
