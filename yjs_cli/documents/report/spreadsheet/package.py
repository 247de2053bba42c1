"""What the package of the workbook lacks as gptables leaves it: its language, and which cells are headings."""

import io
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

_LANGUAGE = b"<dc:language>en-GB</dc:language>"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_IN = {"": _SPREADSHEET}
# The size of the letters that each of Excel's own heading styles has here, and the style's number in Excel.
_HEADINGS = (("16", "Heading 1", 16), ("14", "Heading 2", 17))


def finished(content: bytes) -> bytes:
    """The same workbook with its language stated and its headings marked as such, which screen readers tell apart."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as parts, ZipFile(made, "w", ZIP_DEFLATED) as package:
        for part in parts.infolist():
            package.writestr(part, _finished(part.filename, parts.read(part)))
    return made.getvalue()


def _finished(name: str, content: bytes) -> bytes:
    match name:
        case "docProps/core.xml":
            return content.replace(b"</cp:coreProperties>", _LANGUAGE + b"</cp:coreProperties>")
        case "xl/styles.xml":
            return _with_headings(content)
    return content


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
    [element] = parent.findall(name, _IN)
    return element
