"""Facts about the XML of an .xlsx that both its readers need."""

import zipfile
from collections.abc import Mapping

_DOCUMENT_TYPE = b"<!doctype"
_ON_LOAD = (b'fullCalcOnLoad="1"', b"fullCalcOnLoad='1'", b'fullCalcOnLoad="true"', b"fullCalcOnLoad='true'")


def is_calculated_on_load(package: zipfile.ZipFile) -> bool:
    """Whether a workbook is to be calculated when it is opened, so that the results in it are placeholders.

    Some programs write 0 as a placeholder, which would be read as No. A program that has calculated the formulas does
    not set this.
    """
    books = (name for name in package.namelist() if name.startswith("xl/") and name.endswith("workbook.xml"))
    return any(attribute in book for book in map(package.read, books) for attribute in _ON_LOAD)


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether a row or column with these attributes is hidden."""
    return attributes.get("hidden") in {"1", "true"}


def refuse_document_types(package: zipfile.ZipFile) -> None:
    """Raise ValueError if a part has a DOCTYPE. Office never writes one; it is only useful for XML attacks.

    A DOCTYPE comes before all elements, so the first bytes show it. In UTF-16 they have zeros between them.
    """
    for part in package.namelist():
        with package.open(part) as opened:
            if _DOCUMENT_TYPE in opened.read(4096).replace(b"\0", b"").lower():
                raise ValueError("a part with a document type")
