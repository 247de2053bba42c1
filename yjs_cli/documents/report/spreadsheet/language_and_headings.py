"""What gptables cannot set: the language of the workbook, and which cells are headings."""

import io
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from yjs_cli.documents.ooxml.rewriting import rewritten

_PROPERTIES, _STYLES = "docProps/core.xml", "xl/styles.xml"
_LANGUAGE = b"<dc:language>en-GB</dc:language>"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NAMESPACES = {"": _SPREADSHEET}
# Font size, name and built-in number of the Excel heading styles that the workbook uses.
_HEADINGS = (("16", "Heading 1", 16), ("14", "Heading 2", 17))


def with_language_and_headings(content: bytes) -> bytes:
    """The workbook with its language, and with heading styles, which screen readers recognise."""
    with ZipFile(io.BytesIO(content)) as package:
        properties, styles = package.read(_PROPERTIES), package.read(_STYLES)
    with_language = properties.replace(b"</cp:coreProperties>", _LANGUAGE + b"</cp:coreProperties>")
    return rewritten(content, {_PROPERTIES: with_language, _STYLES: _with_headings(styles)})


def _with_headings(content: bytes) -> bytes:
    ET.register_namespace("", _SPREADSHEET)
    styles = ET.fromstring(content)
    fonts, bases, cells, named = (_one(styles, name) for name in ("fonts", "cellStyleXfs", "cellXfs", "cellStyles"))
    sizes = [_one(font, "sz").get("val") for font in fonts]
    for size, name, number in _HEADINGS:
        if size not in sizes:
            continue
        font, base = str(sizes.index(size)), str(len(bases))
        ET.SubElement(bases, "xf", {"numFmtId": "0", "fontId": font, "fillId": "0", "borderId": "0"})
        ET.SubElement(named, "cellStyle", {"name": name, "xfId": base, "builtinId": str(number)})
        for cell in cells:
            if cell.get("fontId") == font:
                cell.set("xfId", base)
    for counted in (bases, named):
        counted.set("count", str(len(counted)))
    serialised: bytes = ET.tostring(styles, encoding="UTF-8", xml_declaration=True)
    return serialised


def _one(parent: ET.Element, name: str) -> ET.Element:
    [element] = parent.findall(name, _NAMESPACES)
    return element
