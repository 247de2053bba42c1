"""A small .ods as text, so that any part of it can be made hostile."""

from collections.abc import Iterable

from tests.hostile.archives import packed

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
CONTENT = "content.xml"
CASES = (("Case ID", "2.1.1", "2.1.2"), ("A-1", "Yes", "Yes"), ("A-2", "Yes", "No"))


def cell(value: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{attributes}><text:p>{value}</text:p></table:table-cell>'


def row(cells: Iterable[str], attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


def table(rows: str, name: str = "Cases") -> str:
    return f'<table:table table:name="{name}">{rows}</table:table>'


def cases(more: str = "") -> str:
    """Rows with two cases, and ``more`` rows below them."""
    return "".join(row(map(cell, values)) for values in CASES) + more


def content(tables: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_NAMES}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def parts(xml: str | None = None) -> dict[str, str | bytes]:
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        CONTENT: content(table(cases())) if xml is None else xml,
        "META-INF/manifest.xml": manifest,
    }


def workbook(rows: str | None = None, xml: str | None = None) -> bytes:
    """A spreadsheet with two cases. ``rows`` replaces their rows, ``xml`` the whole content."""
    return packed(parts(content(table(rows)) if rows is not None else xml))
