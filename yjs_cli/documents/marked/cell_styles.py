"""The workbook's cell styles. For each style used by a marked cell, marking adds a copy with a different fill."""

import re
from typing import Literal

from openpyxl.styles.colors import COLOR_INDEX

from yjs_cli.documents.marked.xml_part import Element, XmlPart, change_attributes, encode_xml, local_name, tag_at
from yjs_cli.problem import Severity

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
Section = Literal["fonts", "fills", "borders", "cellStyleXfs", "cellXfs"]

# Fills for dark text, and for light text (such as white headings on blue). Black text is readable on the second kind
# too, because a table header may take its text colour from the style of the table.
_FILLS: dict[Severity, tuple[str, str]] = {
    "error": ("FFC7CE", "E32636"),
    "warning": ("FFEB9C", "A56900"),
    "notice": ("DDEBF7", "2B79C2"),
}

_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
# What every workbook needs. Excel always treats the first two fills as these two.
_FIRST: dict[Section, tuple[str, ...]] = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',),
    "fills": ('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellStyleXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
    "cellXfs": (_PLAIN,),
}


class CellStyles:
    """The styles of a workbook, by the index that cells use. Styles are added as they are requested."""

    def __init__(self, xml: bytes | None) -> None:
        self.part = XmlPart(xml or encode_xml(f'<styleSheet xmlns="{SPREADSHEET}"/>'))
        self._sections = {name: self.part.root.first(name) for name in _FIRST}
        self._existing = {name: found.children if found else [] for name, found in self._sections.items()}
        self._added: dict[Section, list[bytes]] = {name: [] for name in _FIRST}
        self._known: dict[tuple[Section, bytes], int] = {
            (name, self.part.raw(element)): index
            for name, elements in self._existing.items()
            for index, element in reversed(list(enumerate(elements)))
        }
        self._marked: dict[tuple[int, Severity, bool], int] = {}
        for name, first in _FIRST.items():
            for xml_of_first in first[len(self._existing[name]) :]:
                self._added[name].append(encode_xml(xml_of_first, self.part.prefix))

    def marked(self, style: int, severity: Severity, in_table_header: bool = False) -> int:
        """The index of a style that differs from ``style`` only in its fill."""
        key = (style, severity, in_table_header)
        if key not in self._marked:
            xf = self._xf(style)
            tag = tag_at(xf, 0)
            fill = self.fill(_FILLS[severity][in_table_header or self._has_light_text(style)])
            self._marked[key] = self.add(
                "cellXfs", change_attributes(tag, {"fillId": fill, "applyFill": 1}) + xf[len(tag) :]
            )
        return self._marked[key]

    def text(self, font: int = 0, fill: int = 0) -> int:
        """The index of a style for wrapped text in this font and fill."""
        return self.add(
            "cellXfs",
            f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyFont="1" '
            'applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
        )

    def font(self, *properties: str, color: str) -> int:
        """The index of a font like the workbook's default font, with more properties and a colour."""
        default = self._existing["fonts"][0] if self._existing["fonts"] else None
        size, name = (_value(default, property_) for property_ in ("sz", "name"))
        more = "".join(f"<{property_}/>" for property_ in properties)
        return self.add(
            "fonts",
            f'<font>{more}<sz val="{size or 11}"/><color rgb="FF{color}"/><name val="{name or "Calibri"}"/></font>',
        )

    def fill(self, color: str) -> int:
        """The index of a solid fill."""
        colors = f'<fgColor rgb="FF{color}"/><bgColor indexed="64"/>'
        return self.add("fills", f'<fill><patternFill patternType="solid">{colors}</patternFill></fill>')

    def severity_fill(self, severity: Severity) -> int:
        """The index of the fill for a severity, for dark text."""
        return self.fill(_FILLS[severity][0])

    def add(self, section: Section, xml: str | bytes) -> int:
        """The index of an entry in a section. Adds the entry if it is missing."""
        new = xml if isinstance(xml, bytes) else encode_xml(xml, self.part.prefix)
        if (section, new) not in self._known:
            self._known[section, new] = len(self._existing[section]) + len(self._added[section])
            self._added[section].append(new)
        return self._known[section, new]

    def to_bytes(self) -> bytes:
        """The styles part with the additions."""
        for name, added in self._added.items():
            content, count = b"".join(added), len(self._existing[name]) + len(added)
            if section := self._sections[name]:
                if added:
                    self.part.append(section, content)
                    self.part.set_attributes(section, {"count": count})
            else:
                opening, closing = f'<{name} count="{count}">', f"</{name}>"
                whole = encode_xml(opening, self.part.prefix) + content + encode_xml(closing, self.part.prefix)
                insert_section(self.part, name, _ORDER, whole)
        return self.part.to_bytes()

    def _xf(self, style: int) -> bytes:
        xfs = self._existing["cellXfs"]
        return self.part.raw(xfs[style]) if style < len(xfs) else encode_xml(_PLAIN, self.part.prefix)

    def _has_light_text(self, style: int) -> bool:
        xfs, fonts = self._existing["cellXfs"], self._existing["fonts"]
        index = int(xfs[style].attributes.get("fontId", 0)) if style < len(xfs) else 0
        color = fonts[index].first("color") if index < len(fonts) else None
        return color is not None and _is_light(color.attributes)


def insert_section(part: XmlPart, name: str, order: tuple[str, ...], xml: str | bytes) -> None:
    """Insert a section where the format requires it: before the first section that comes later in ``order``."""
    later = order[order.index(name) + 1 :]
    following = next((child for child in part.root.children if local_name(child.name) in later), None)
    if following:
        part.insert(following.start, xml)
    else:
        part.append(part.root, xml)


def _value(font: Element | None, name: str) -> str:
    found = font.first(name) if font else None
    return found.attributes.get("val", "") if found else ""


def _is_light(color: dict[str, str]) -> bool:
    """Whether text of this colour needs a dark fill. Theme colours 0 and 2 are the light background colours."""
    if "theme" in color:
        return color["theme"] in {"0", "2"} and float(color.get("tint", 0)) > -0.5
    if "indexed" in color:
        index = int(color["indexed"])
        rgb = COLOR_INDEX[index] if index < len(COLOR_INDEX) else ""
    else:
        rgb = color.get("rgb", "")
    if not re.fullmatch("(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", rgb):
        return False
    red, green, blue = (int(rgb[-6:][place : place + 2], 16) for place in (0, 2, 4))
    return 299 * red + 587 * green + 114 * blue > 150_000
